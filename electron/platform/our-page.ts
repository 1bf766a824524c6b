/** The part of Electron's event that says who calls. */
export interface Sender {
  readonly senderFrame: { readonly origin: string; readonly frameToken: string } | null;
  readonly sender: { readonly mainFrame: { readonly frameToken: string } };
}

/**
 * Our main frame and our origin: not an iframe, not a page that took the window over. Frames are told apart by their
 * tokens: Electron may give another object for the same frame.
 *
 * @param isOurOrigin true for the origin that the window is loaded from
 */
export function isOurPage(
  { senderFrame, sender }: Sender,
  isOurOrigin: (origin: string) => boolean,
): boolean {
  return (
    senderFrame !== null &&
    senderFrame.frameToken === sender.mainFrame.frameToken &&
    isOurOrigin(senderFrame.origin)
  );
}
