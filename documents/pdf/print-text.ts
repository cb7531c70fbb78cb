/**
 * Text made fit for print: control, bidirectional and invisible characters are taken out, tabs and line separators become blanks and
 * new lines, a letter and its accent become one character. Nothing that a reader would see is lost.
 */
export function cleanPrintText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
      .replace(/\t/g, '    ')
      // Invisible: they would turn the order of what follows, or be drawn as boxes. U+200B to U+200D, U+2060, U+FEFF and variation selectors among them.

      .replace(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g,
        '',
      )
      .replace(/[\u{e0000}-\u{e01ef}]/gu, '')
      // Only where there is an accent: normalising alone would change rare Han characters of names.
      .replace(/[\p{L}\p{N}]\p{M}+/gu, (letter) => letter.normalize('NFC'))
  );
}

/** `U+4DAE`, as faults name a character that cannot be shown. */
export function nameCharacter(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
