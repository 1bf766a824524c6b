import { expect, it } from 'vitest';
import { downloadEnv } from './network.mjs';

it("goes the way of npm's settings where the environment names none", () => {
  const npm = {
    npm_config_https_proxy: 'http://secure.example:1',
    npm_config_proxy: 'http://proxy.example:1',
    npm_config_noproxy: 'intranet.example',
    npm_config_cafile: '/company.pem',
  };
  expect(downloadEnv(npm)).toMatchObject({
    HTTPS_PROXY: 'http://secure.example:1',
    HTTP_PROXY: 'http://proxy.example:1',
    NO_PROXY: 'intranet.example',
    NODE_EXTRA_CA_CERTS: '/company.pem',
    NODE_USE_ENV_PROXY: '1',
    ELECTRON_GET_USE_PROXY: '1',
  });
});

it('prefers the environment, in either case, and takes an empty setting for none', () => {
  const env = {
    https_proxy: 'http://mine.example:1',
    npm_config_https_proxy: 'http://npm.example:1',
    npm_config_noproxy: '',
    NODE_EXTRA_CA_CERTS: '/mine.pem',
    npm_config_cafile: '/npm.pem',
  };
  expect(downloadEnv(env)).toMatchObject({
    HTTPS_PROXY: 'http://mine.example:1',
    HTTP_PROXY: undefined,
    NO_PROXY: undefined,
    NODE_EXTRA_CA_CERTS: '/mine.pem',
  });
});
