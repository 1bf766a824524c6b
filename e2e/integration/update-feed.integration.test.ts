import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configureRequestUrl, type DownloadOptions, HttpExecutor } from 'builder-util-runtime';
import { AppImageUpdater } from 'electron-updater';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronUpdaterFeed } from '../../electron/platform/electron-updater-feed.ts';

// electron-updater as the app uses it, with a real server. Only what needs Electron itself is replaced: its `app`,
// and its HTTP by Node's. Its installing is not run.

const NEW_VERSION = Buffer.from('made-up AppImage of the next version');

let folder: string;
let server: Server;
let requests: IncomingMessage[];
let files: Record<string, string | Buffer>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-updates-'));
  requests = [];
  files = {};
  server = createServer((incoming, reply) => {
    requests.push(incoming);
    const file = files[new URL(incoming.url ?? '', 'http://localhost').pathname];
    if (file === undefined) reply.writeHead(404).end();
    else reply.end(file);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
  rmSync(folder, { recursive: true, force: true });
});

/** What electron-updater does by Electron's `net`, by Node: the checks of what arrives are its own. */
class NodeExecutor extends HttpExecutor<ClientRequest> {
  createRequest(options: RequestOptions, callback: (reply: IncomingMessage) => void): ClientRequest {
    return request(options, callback);
  }

  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const from: RequestOptions = { headers: options.headers ?? {} };
      configureRequestUrl(url, from);
      const callback = (error?: Error | null): void => (error ? reject(error) : resolve(destination));
      this.doDownload(from, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }
}

/** An AppImage of version 1.0.0 that asks our server. */
function openFeed() {
  const quitting: ((exitCode: number) => void)[] = [];
  const app = {
    version: '1.0.0',
    name: 'tokendesk',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: join(folder, 'data'),
    baseCachePath: join(folder, 'cache'),
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: (handler: (exitCode: number) => void) => void quitting.push(handler),
  };
  mkdirSync(app.userDataPath);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/stable`;
  writeFileSync(app.appUpdateConfigPath, `provider: generic\nurl: ${url}\nupdaterCacheDirName: updater\n`);
  const updater = new AppImageUpdater(null, app);
  // What it checks where it runs as an AppImage; and without Electron it has no HTTP.
  updater.forceDevUpdateConfig = true;
  Object.assign(updater, { httpExecutor: new NodeExecutor(), _testOnlyOptions: { platform: 'linux' } });
  return {
    feed: electronUpdaterFeed(async () => updater, { host: `127.0.0.1:${port}`, installable: true }),
    quitting,
  };
}

function offer(version: string, content: Buffer, announced = content): void {
  const sha512 = createHash('sha512').update(announced).digest('base64');
  const name = `Tokendesk-${version}-linux-x86_64.AppImage`;
  files['/stable/latest-linux.yml'] = [
    `version: ${version}`,
    `files:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${content.length}`,
    `path: ${name}\nsha512: ${sha512}\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`,
  ].join('\n');
  files[`/stable/${name}`] = content;
}

describe('the update feed', () => {
  it('asks nobody before it is asked', () => {
    openFeed();
    expect(requests).toEqual([]);
  });

  it('finds a newer version, downloads nothing of it, and says nothing of who asks', async () => {
    offer('1.1.0', NEW_VERSION);
    expect(await openFeed().feed.check()).toBe('1.1.0');
    expect(requests.map(({ url }) => url?.split('?')[0])).toEqual(['/stable/latest-linux.yml']);
    expect(requests[0]?.headers['x-user-staging-id']).toBe('00000000-0000-0000-0000-000000000000');
    expect(requests[0]?.headers.cookie).toBeUndefined();
  });

  it.each(['1.0.0', '0.9.9'])('does not take %s for newer', async (version) => {
    offer(version, NEW_VERSION);
    expect(await openFeed().feed.check()).toBeNull();
  });

  it.each([
    ['nothing', undefined],
    ['a page of something else', '<html>sign in</html>'],
  ])('fails when the server has %s', async (_, answer) => {
    if (answer !== undefined) files['/stable/latest-linux.yml'] = answer;
    await expect(openFeed().feed.check()).rejects.toThrow();
  });

  it('downloads what was found, whole, and has it installed only when the app quits', async () => {
    process.env.APPIMAGE = join(folder, 'Tokendesk.AppImage');
    try {
      offer('1.1.0', NEW_VERSION);
      const { feed, quitting } = openFeed();
      await feed.check();
      const percents: number[] = [];
      await feed.download((percent) => void percents.push(percent));
      const kept = join(folder, 'cache', 'updater', 'pending', 'Tokendesk-1.1.0-linux-x86_64.AppImage');
      expect(readFileSync(kept)).toEqual(NEW_VERSION);
      expect(quitting).toHaveLength(1);
    } finally {
      delete process.env.APPIMAGE;
    }
  });

  it('refuses a download that is not what was announced', async () => {
    process.env.APPIMAGE = join(folder, 'Tokendesk.AppImage');
    try {
      offer('1.1.0', Buffer.from('something that somebody put there instead'), NEW_VERSION);
      const { feed, quitting } = openFeed();
      await feed.check();
      await expect(feed.download(() => undefined)).rejects.toMatchObject({ code: 'ERR_CHECKSUM_MISMATCH' });
      expect(quitting).toEqual([]);
    } finally {
      delete process.env.APPIMAGE;
    }
  });
});
