/** The part of Electron's event that says who calls. */
export interface Sender {
  readonly senderFrame: { readonly origin: string } | null;
  readonly sender: { readonly mainFrame: object };
}

/**
 * Our main frame and our origin: not an iframe, not a page that took the window over.
 *
 * @param isOurOrigin true for the origin that the window is loaded from
 */
export function isOurPage(
  { senderFrame, sender }: Sender,
  isOurOrigin: (origin: string) => boolean,
): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOurOrigin(senderFrame.origin);
}
