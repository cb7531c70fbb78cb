/** One piece of text on a page; `x` grows to the right, `y` upwards, all in points. */
export interface PdfPiece {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A line of a page in reading order; cells that stand apart are separated by a tab. */
export interface LaidLine {
  text: string;
  size: number;
}

interface Segment extends PdfPiece {
  right: number;
  /** A blank of its own stood before it. */
  spaced?: boolean;
}

/** Recognises a section heading; given in, so that layout knows nothing of résumés. */
export interface LayoutHints {
  isHeading: (text: string) => boolean;
  isDateLike: (text: string) => boolean;
}

/** Puts the pieces of one page into lines in reading order, a column after the other where the page has columns. */
export function layOutPage(pieces: readonly PdfPiece[], hints: LayoutHints): LaidLine[] {
  const rows = groupRows(joinPieces(pieces, hints));
  return splitBands(rows, hints).flatMap((band) => band.map(rowToLine));
}

type Row = Segment[];

/** Joins pieces of one baseline into segments; a gap wider than a word space starts a new one. */
function joinPieces(pieces: readonly PdfPiece[], hints: LayoutHints): Segment[] {
  const isBlank = (piece: PdfPiece | undefined): boolean => piece !== undefined && /^\s+$/.test(piece.text);
  const kept = pieces.flatMap((piece, i) =>
    piece.text.trim() === '' || piece.width < 0 ? [] : [{ ...piece, spaced: isBlank(pieces[i - 1]) }],
  );
  const segments: Segment[] = [];
  for (const row of groupRows(kept.map((piece) => ({ ...piece, right: piece.x + piece.width })))) {
    let current: Segment | undefined;
    for (const piece of row) {
      const size = Math.max(4, Math.min(piece.height || 10, current?.height || 10));
      const gap = current === undefined ? 0 : piece.x - current.right;
      // Dates in the margin often stand close to what they date.
      const widest = size * (current !== undefined && hints.isDateLike(current.text) ? 0.6 : 1.1);
      if (current === undefined || gap > widest || gap < -size * 2) {
        current = { ...piece };
        segments.push(current);
        continue;
      }
      // Glyphs drawn twice for a bolder look.
      if (piece.text === current.text && Math.abs(piece.x - current.x) < size * 0.2) continue;
      const spaced = gap > size * 0.16 && !/\s$/.test(current.text) && !/^\s/.test(piece.text);
      const betweenHan = /[\u3400-\u9fff]$/.test(current.text) && /^[\u3400-\u9fff]/.test(piece.text);
      // Between letters that stand apart only a wider gap tells one word from the next.
      const betweenLoose =
        piece.spaced === true && /(?:^| )\p{L} \p{L}$/u.test(current.text) && /^\p{L}(?: |$)/u.test(piece.text);
      // A gap of several blanks parts what stands beside each other: `Business Analyst   Carpatia Soft SRL`.
      const betweenParts = gap > size * 0.72 && piece.text.trim().length > 1 && current.text.trim().length > 1;
      const blank = betweenLoose || betweenParts ? '  ' : ' ';
      current.text += (spaced && !(betweenHan && gap < size * (piece.spaced ? 0.2 : 0.5)) ? blank : '') + piece.text;
      current.right = Math.max(current.right, piece.right);
      current.height = Math.max(current.height, piece.height);
    }
  }
  return segments;
}

/** Groups by baseline, top to bottom, each row from left to right. */
function groupRows(segments: readonly Segment[]): Row[] {
  const sorted = [...segments].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: { y: number; height: number; row: Row }[] = [];
  for (const segment of sorted) {
    const last = rows.at(-1);
    const tolerance = Math.max(1.5, Math.min(last?.height ?? 0, segment.height) * 0.35);
    if (last !== undefined && Math.abs(last.y - segment.y) <= tolerance) last.row.push(segment);
    else rows.push({ y: segment.y, height: segment.height, row: [segment] });
  }
  return rows.map(({ row }) => row.sort((a, b) => a.x - b.x));
}

function rowToLine(row: Row): LaidLine {
  return {
    text: row.map((segment) => segment.text.trim()).join('\t'),
    size: Math.max(...row.map((segment) => segment.height)),
  };
}

/** Splits the page at its gutter, if it has one; rows that cross the gutter stand between bands of columns. */
function splitBands(rows: readonly Row[], hints: LayoutHints): Row[][] {
  const gutter = findGutter(rows, hints);
  if (gutter === undefined) return [[...rows]];
  const bands: Row[][] = [];
  let left: Row[] = [];
  let right: Row[] = [];
  const flush = (): void => {
    if (left.length > 0) bands.push(left);
    if (right.length > 0) bands.push(right);
    left = [];
    right = [];
  };
  // A long address in a narrow column runs into the other one: it begins where its column begins, and ends soon.
  const lefts = rows.flatMap((row) => row.filter((segment) => segment.right <= gutter + 2));
  const isOverflow = (segment: Segment, row: Row): boolean =>
    row.length === 1 &&
    segment.right < gutter + 60 &&
    !/\s/.test(segment.text.trim()) &&
    lefts.filter((other) => Math.abs(other.x - segment.x) < 2).length >= 3;
  for (const row of rows) {
    if (row.some((segment) => segment.x < gutter - 2 && segment.right > gutter + 2 && !isOverflow(segment, row))) {
      flush();
      bands.push([row]);
      continue;
    }
    const onLeft = row.filter((segment) => segment.x < gutter);
    const onRight = row.filter((segment) => segment.x >= gutter);
    if (onLeft.length > 0) left.push(onLeft);
    if (onRight.length > 0) right.push(onRight);
  }
  flush();
  return bands;
}

/** The x of the gap between two columns that are read one after the other; undefined for one column, tables and dates in the margin. */
function findGutter(rows: readonly Row[], hints: LayoutHints): number | undefined {
  const segments = rows.flat();
  if (segments.length < 12) return undefined;
  const minX = Math.min(...segments.map((segment) => segment.x));
  const maxX = Math.max(...segments.map((segment) => segment.right));
  const candidates = [...new Set(segments.map((segment) => Math.round(segment.x)))]
    .map((x) => x - 3)
    .filter((x) => x > minX + (maxX - minX) * 0.15 && x < minX + (maxX - minX) * 0.85);
  let best: { x: number; score: number } | undefined;
  for (const x of candidates) {
    const score = scoreGutter(rows, x, hints);
    if (score > 0 && (best === undefined || score > best.score)) best = { x, score };
  }
  return best?.x;
}

function scoreGutter(rows: readonly Row[], x: number, hints: LayoutHints): number {
  let crossing = 0;
  let shared = 0;
  let headingsLeft = 0;
  let headingsRight = 0;
  const left: Segment[] = [];
  const right: Segment[] = [];
  for (const row of rows) {
    if (row.some((segment) => segment.x < x - 2 && segment.right > x + 2)) {
      crossing++;
      continue;
    }
    const onLeft = row.filter((segment) => segment.x < x);
    const onRight = row.filter((segment) => segment.x >= x);
    left.push(...onLeft.slice(0, 1));
    right.push(...onRight.slice(0, 1));
    // The heading of a column stands alone on its side; a table's labels and column heads have cells beside them.
    if (onLeft.length === 1 && hints.isHeading(onLeft[0]?.text ?? '')) headingsLeft++;
    if (onRight.length === 1 && hints.isHeading(onRight[0]?.text ?? '')) headingsRight++;
    if (onLeft.length > 0 && onRight.length > 0) shared++;
  }
  const fewer = Math.min(left.length, right.length);
  if (fewer < 5 || crossing > rows.length * 0.3) return 0;
  const small = left.length <= right.length ? left : right;
  const texts = small.filter((segment) => !hints.isHeading(segment.text));
  const dates = texts.filter((segment) => hints.isDateLike(segment.text));
  if (dates.length > texts.length * 0.4) return 0;
  // Where nearly every row has both sides it is a table, unless both sides have headings in plenty.
  if (shared / fewer > 0.75 && Math.min(headingsLeft, headingsRight) < 2) return 0;
  // Headings on both sides are columns; without them, lines that do not stand on the same baselines are.
  const isColumns =
    (headingsLeft > 0 && headingsRight > 0) || (shared / fewer < 0.5 && headingsLeft + headingsRight > 0);
  if (!isColumns) return 0;
  return left.length + right.length - crossing * 3 + startsAt(right, x);
}

/** How many of the right side's lines start at the gutter: a real column has a straight left edge. */
const startsAt = (segments: readonly Segment[], x: number): number =>
  segments.filter((segment) => Math.abs(segment.x - x - 3) < 4).length;
