import LineBreaker from 'linebreak';

/**
 * Breaks a text into lines no wider than `width`, where Unicode (UAX #14) allows it: Chinese between characters, but never before
 * `，。、；：？！）》”` nor after `（《“`; Latin between words. A word wider than the line is cut between graphemes, so nothing is lost.
 * @param measure the width of a text, in the unit of `width`
 */
export function breakLines(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, width, measure));
}

function breakParagraph(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  const push = (): void => {
    lines.push(line.trimEnd());
    line = '';
    lineWidth = 0;
  };
  for (const piece of pieces(text)) {
    const visible = measure(piece.trimEnd());
    if (line !== '' && lineWidth + visible > width) push();
    if (visible <= width) {
      line += piece;
      lineWidth += measure(piece);
      continue;
    }
    for (const grapheme of graphemes(piece)) {
      const wide = measure(grapheme);
      if (line !== '' && lineWidth + wide > width) push();
      line += grapheme;
      lineWidth += wide;
    }
  }
  push();
  return lines;
}

function* pieces(text: string): Generator<string> {
  const breaker = new LineBreaker(text);
  let at = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    if (next.position > at) yield text.slice(at, next.position);
    at = next.position;
  }
  if (at < text.length) yield text.slice(at);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

function* graphemes(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** The first `maxLines` lines; what is left out shows as `…` at the end of the last. */
export function limitLines(
  lines: readonly string[],
  maxLines: number,
  width: number,
  measure: (text: string) => number,
): string[] {
  if (lines.length <= maxLines) return [...lines];
  const kept = lines.slice(0, maxLines);
  const last = [...(kept.at(-1) ?? '')];
  while (last.length > 0 && measure(`${last.join('')}…`) > width) last.pop();
  return [...kept.slice(0, -1), `${last.join('')}…`];
}
