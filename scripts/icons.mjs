// `node scripts/icons.mjs`: draws every icon file in build/ from build/icon.svg, with Chromium.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { icns, ico } from './lib/icon-files.mjs';
import { at } from './lib/project.mjs';
import { runMain } from './lib/say.mjs';
import { which } from './lib/system-packages.mjs';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

await runMain(async () => {
  const svg = readFileSync(at('build/icon.svg'), 'utf8');
  const browser = await chromium.launch({ executablePath: which('chromium') ?? '', args: ['--no-sandbox'] });
  const page = await browser.newPage();
  /** @type {Map<number, Buffer>} */
  const images = new Map();
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    images.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  mkdirSync(at('build/icons'), { recursive: true });
  for (const [size, image] of images) {
    if (size < 1024) writeFileSync(at('build/icons', `${size}x${size}.png`), image);
  }
  writeFileSync(at('build/icon.png'), images.get(1024) ?? '');
  writeFileSync(at('build/icon.ico'), ico(images));
  writeFileSync(at('build/icon.icns'), icns(images));
  return 0;
});
