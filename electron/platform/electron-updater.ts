// A chunk of its own in the build: only an installation with an update feed ever loads it.
export { autoUpdater } from 'electron-updater';
