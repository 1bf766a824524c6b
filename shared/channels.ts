/** Electron channel of all calls from the page; the first argument is the call's name in the contract. */
export const CALL_CHANNEL = 'tokendesk:call';
/** Electron channel of all pushes to the page. */
export const PUSH_CHANNEL = 'tokendesk:push';
