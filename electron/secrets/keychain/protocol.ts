/** Keychain service under which every entry stands. */
export const KEYCHAIN_SERVICE = 'Tokendesk';

/** Environment variable that names another service, so that tests leave the person's entries alone; not when packaged. */
export const SERVICE_VARIABLE = 'TOKENDESK_KEYCHAIN_SERVICE';

/** From the main process to the keychain process. There is no "list": nothing ever enumerates the keychain. */
export type KeychainRequest =
  | { readonly id: number; readonly op: 'get'; readonly account: string }
  | { readonly id: number; readonly op: 'delete'; readonly account: string }
  | { readonly id: number; readonly op: 'set'; readonly account: string; readonly secret: string };

/** Back again: `value` is the secret, null for "not there", or a boolean for delete. */
export type KeychainReply =
  | { readonly id: number; readonly ok: true; readonly value: string | boolean | null }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** A running keychain process, as the client needs it. */
export interface KeychainProcess {
  send(request: KeychainRequest): void;
  onReply(listener: (reply: KeychainReply) => void): void;
  onExit(listener: () => void): void;
  /** Ends it at once, even when it is stuck in native code. */
  kill(): void;
}
