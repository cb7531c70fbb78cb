import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create } from 'fontkit';
import type { Font } from 'fontkit';

/** The two cuts that documents use. */
export type Weight = 'regular' | 'bold';

// Noto Sans SC (SIL Open Font License 1.1), the full font: all of GB 2312, GBK and the 8,105 characters of 通用规范汉字表.
const files = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const;

const opened: Partial<Record<Weight, Font>> = {};
const advances: Record<Weight, Map<number, number>> = { regular: new Map(), bold: new Map() };

/** The font, opened once in a thread: opening it anew for each document costs ten times what the document does. */
export function openFont(weight: Weight): Font {
  const known = opened[weight];
  if (known !== undefined) return known;
  const font = create(readFileSync(fileURLToPath(import.meta.resolve(files[weight])))) as Font;
  opened[weight] = font;
  return font;
}

/** Whether both cuts can show the character. Blanks and new lines need no glyph. */
export function hasGlyph(codePoint: number): boolean {
  if (codePoint === 0x0a || codePoint === 0x20) return true;
  return openFont('regular').hasGlyphForCodePoint(codePoint) && openFont('bold').hasGlyphForCodePoint(codePoint);
}

/** The width of a text in points, without kerning. */
export function measureText(text: string, weight: Weight, size: number): number {
  const known = advances[weight];
  let units = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    let advance = known.get(codePoint);
    if (advance === undefined) {
      advance = openFont(weight).glyphForCodePoint(codePoint).advanceWidth;
      known.set(codePoint, advance);
    }
    units += advance;
  }
  return (units * size) / openFont(weight).unitsPerEm;
}
