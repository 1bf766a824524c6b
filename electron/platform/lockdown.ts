import type { Session, WebContents } from 'electron';

/** Denies what the app never needs: permissions, navigation, new windows, web views. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** @param isOurOrigin true for the origin that the window is loaded from */
export function lockDownContents(contents: WebContents, isOurOrigin: (origin: string) => boolean): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isOurOrigin(originOf(event.url))) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOurOrigin(originOf(event.url))) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Origin of an address; custom schemes too, for which `URL.origin` is `null`. */
export function originOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  return `${url.protocol}//${url.host}`;
}
