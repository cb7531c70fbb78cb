import { hasGlyph } from './fonts.ts';
import { cleanPrintText, nameCharacter } from './print-text.ts';

/** Names the first character of a text that no paper can show (`U+1F389`), so that it can be refused where it is written; null when all can be. */
export function findUnprintable(text: string): string | null {
  for (const character of cleanPrintText(text)) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!hasGlyph(codePoint)) return nameCharacter(codePoint);
  }
  return null;
}
