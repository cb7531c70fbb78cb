/** How many columns a text takes: a Chinese character takes two. */
export function widthOf(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (/[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u.test(character) ? 2 : 1),
    0,
  );
}

/** The text in exactly `columns`: filled with blanks, or cut with an ellipsis. */
export function fit(text: string, columns: number): string {
  let kept = text;
  while (widthOf(kept) > columns) kept = `${[...kept].slice(0, kept.endsWith('…') ? -2 : -1).join('')}…`;
  return kept + ' '.repeat(Math.max(0, columns - widthOf(kept)));
}

const codes = { dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };
export type Colour = keyof typeof codes;

/** Colours, where the terminal may show them (NO_COLOR switches them off). */
export function paint(text: string, colour: Colour, isOn: boolean): string {
  return isOn ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text;
}

/** Draws the same lines again over those it drew before. */
export class LiveLines {
  private drawn = 0;
  private readonly write: (text: string) => void;

  constructor(write: (text: string) => void) {
    this.write = write;
  }

  draw(lines: string[]): void {
    const up = this.drawn > 0 ? `\u001b[${this.drawn}A` : '';
    this.write(up + lines.map((line) => `\u001b[2K${line}\n`).join(''));
    this.drawn = lines.length;
  }
}
