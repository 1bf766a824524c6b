/** What the fixture's preload exposes to its page. */
export interface FixtureApi {
  readonly numbers: number[];
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  onNews(listener: (...args: unknown[]) => void): () => void;
  failHere(): never;
}

declare global {
  interface Window {
    readonly fixture: FixtureApi;
    readonly seenAtStart: Record<string, string>;
  }
}
