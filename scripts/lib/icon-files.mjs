/**
 * A Windows icon: a directory of PNG images (sizes up to 256).
 *
 * @param {ReadonlyMap<number, Buffer>} images PNG by size
 */
export function ico(images) {
  const entries = [...images].filter(([size]) => size <= 256);
  const head = Buffer.alloc(6 + 16 * entries.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(entries.length, 4);
  let offset = head.length;
  entries.forEach(([size, image], index) => {
    const at = 6 + 16 * index;
    // 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(image.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([head, ...entries.map(([, image]) => image)]);
}

/** Types of a macOS icon that hold a PNG, with their size in pixels (some twice: plain and @2x). */
const ICNS_TYPES = /** @type {const} */ ([
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]);

/**
 * A macOS icon.
 *
 * @param {ReadonlyMap<number, Buffer>} images PNG by size
 */
export function icns(images) {
  const blocks = ICNS_TYPES.map(([type, size]) => block(type, images.get(size) ?? Buffer.alloc(0)));
  return block('icns', Buffer.concat(blocks));
}

/**
 * @param {string} type four characters
 * @param {Buffer} content
 */
function block(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
