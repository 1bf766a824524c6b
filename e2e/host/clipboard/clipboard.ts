import { guard } from '../guard.ts';
import { ClipboardItem } from './clipboard-item.ts';
import { readChromiumClipboard, writeChromiumClipboard } from './clipboard-page.ts';

const TEXT = 'text/plain';

// Formats other than text, and the text they came with: they count only while that text is still there.
let others: { text: string; item: ClipboardItem } | undefined;

async function textOf(item: ClipboardItem): Promise<string> {
  if (!item.types.includes(TEXT)) return '';
  return (await item.getType(TEXT)).text();
}

async function write(items: ClipboardItem[]): Promise<void> {
  const [item] = items;
  if (!item) throw new TypeError('write needs a ClipboardItem');
  const text = await textOf(item);
  await writeChromiumClipboard(text);
  others = { text, item };
}

async function read(): Promise<ClipboardItem[]> {
  const text = await readChromiumClipboard();
  if (others && others.text === text) return others.item.types.length > 0 ? [others.item] : [];
  return text === '' ? [] : [new ClipboardItem({ [TEXT]: text })];
}

async function writeText(text: string): Promise<void> {
  others = undefined;
  await writeChromiumClipboard(text);
}

/** Electron's clipboard on Chromium's: a paste anywhere sees what the app copied. */
export const clipboard = guard('clipboard', {
  write,
  read,
  writeText,
  readText: readChromiumClipboard,
  has: async (type: string): Promise<boolean> => (await read()).some((item) => item.types.includes(type)),
  clear: (): void => {
    writeText('').catch((error: Error) => console.error(`[host] clipboard: ${error.message}`));
  },
});
