import fc from 'fast-check';

/** Tokens that no vendor hands out, made to break out of quotes. None has a NUL: no program takes one. */
export const HOSTILE_TOKENS: readonly string[] = [
  `a'b"c`,
  '$TOKEN $(id) `id` $1 $$ $&',
  String.raw`back\slash\\ \n \u0041 \'`,
  '100%25 %s %00 +plus&x=y#z;',
  '{{token}} <b> --> ]]>',
  'ünï¢ödé ≠ 🔑 \u2028',
  "'; rm -rf / #",
  '@file',
  '=x:=y==z',
  '-d @x',
  'line\nbreak',
];

/** Those of them that a header can carry: printable ASCII. */
export const HOSTILE_IN_HEADER = HOSTILE_TOKENS.filter((token) => /^[ -~]+$/.test(token));

const character = fc.oneof(
  fc.constantFrom(...`'"\\$\`%{}()<>&;|#@=:+-! \n\t`),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
);

/** Any text without NUL, rich in characters that mean something somewhere. */
export const hostile = fc
  .array(character, { minLength: 1, maxLength: 40 })
  .map((characters) => characters.join('').replaceAll('\0', '').toWellFormed() || 'x');
