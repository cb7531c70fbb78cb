/** Characters of the GSM 7-bit default alphabet (3GPP TS 23.038 6.2.1), and those of its extension, which count twice. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('^{}\\[~]|€\f');

/** How a text goes over the air. */
export interface SmsParts {
  encoding: 'gsm7' | 'ucs2';
  /** One SMS has 160 septets or 70 UCS-2 units; parts of a longer one 153 or 67, since a header joins them. */
  parts: number;
}

/** Counts the parts of a text; a character of two units (emoji, extended ones) is never split between parts. */
export function countParts(text: string): SmsParts {
  const characters = [...text];
  const isGsm = characters.every((character) => BASIC.has(character) || EXTENDED.has(character));
  const units = characters.map((character) => (isGsm ? (EXTENDED.has(character) ? 2 : 1) : character.length));
  const encoding = isGsm ? 'gsm7' : 'ucs2';
  const [single, joined] = isGsm ? [160, 153] : [70, 67];
  if (units.reduce((sum, count) => sum + count, 0) <= single) return { encoding, parts: 1 };
  let parts = 1;
  let filled = 0;
  for (const count of units) {
    if (filled + count > joined) {
      parts += 1;
      filled = 0;
    }
    filled += count;
  }
  return { encoding, parts };
}
