// What a test has said about the computer around the app; by itself nothing happens there.
interface Idle {
  readonly seconds: number;
  readonly screenLocked: boolean;
}

let idle: Idle = { seconds: 0, screenLocked: false };
let proxy: string | undefined;

/** How long nobody has used the computer, and whether its screen is locked. */
export const toldIdle = (): Idle => idle;

export function tellIdle(next: Idle): void {
  idle = next;
}

/** What the system answers about proxies; `never` for no answer at all, undefined for what the environment says. */
export const toldProxy = (): string | undefined => proxy;

export function tellProxy(answer: string | undefined): void {
  proxy = answer;
}
