import type { HiddenText } from '../resume-types.ts';
import type { PaintedRun } from './pdf-hidden.ts';
import type { PdfPiece } from './pdf-layout.ts';

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** Whether a run starts on a piece's line and between its ends. */
const liesOn = (run: PaintedRun, piece: PdfPiece): boolean =>
  Math.abs(run.y - piece.y) < Math.max(1, piece.height * 0.3) &&
  run.x >= piece.x - 1 &&
  run.x <= piece.x + piece.width + 1;

/**
 * Takes out of a page's pieces what nobody sees, by the runs that `tracePage` found. A piece that is seen in part keeps that part.
 * A page of nothing but invisible text above a picture is the text layer of a scan: it stays, and is told as `scanLayer`.
 */
export function dropHidden(
  pieces: readonly PdfPiece[],
  runs: readonly PaintedRun[],
  page: number,
): { pieces: PdfPiece[]; hidden: HiddenText[] } {
  const unseen = runs.filter((run) => run.hidden !== undefined && bare(run.text) !== '');
  if (unseen.length === 0) return { pieces: [...pieces], hidden: [] };
  const seen = runs.filter((run) => run.hidden === undefined && bare(run.text) !== '');
  if (seen.length === 0 && unseen.every((run) => run.hidden === 'invisible' && run.overPicture)) {
    const text = unseen.map((run) => run.text).join(' ');
    return { pieces: [...pieces], hidden: [{ how: 'scanLayer', page, text: text.slice(0, 200) }] };
  }
  const kept = pieces.flatMap((piece): PdfPiece[] => {
    const secret = unseen.filter((run) => liesOn(run, piece));
    if (secret.length === 0) return [piece];
    const open = seen.filter((run) => liesOn(run, piece));
    if (open.length === 0) return [];
    let text = piece.text;
    for (const run of secret) {
      const part = run.text.trim();
      // Runs are found in the order of the line; what cannot be told apart is not read at all.
      if (!text.includes(part)) return open.length > secret.length ? [piece] : [];
      text = text.replace(part, ' ');
    }
    return text.trim() === '' ? [] : [{ ...piece, text: text.replace(/ {2,}/g, ' ') }];
  });
  return { pieces: kept, hidden: joinRuns(unseen, page) };
}

/** The hidden runs of a page as a person would quote them: those of one kind together, each quotation at most 200 characters. */
function joinRuns(runs: readonly PaintedRun[], page: number): HiddenText[] {
  const found: HiddenText[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (run.hidden === undefined) continue;
    if (last !== undefined && last.how === run.hidden) last.text += run.text;
    else found.push({ how: run.hidden, page, text: run.text });
  }
  return found.map((each) => ({ ...each, text: each.text.trim().slice(0, 200) }));
}
