import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { HiddenHow } from '../resume-types.ts';

/** A matrix as PDF writes it. */
type Matrix = readonly [number, number, number, number, number, number];

/** A run of glyphs as the page paints it: where it starts (points from the lower left), what it reads, and why nobody sees it. */
export interface PaintedRun {
  x: number;
  y: number;
  text: string;
  hidden: HiddenHow | undefined;
  /** Painted without ink above a picture: the text layer of a scan. */
  overPicture: boolean;
}

/** What pdf.js hands out for one page: operator numbers with their arguments. */
export interface OperatorList {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

interface Area {
  box: readonly [number, number, number, number];
  /** Undefined: a picture or a pattern, whose colour is not known. */
  colour: string | undefined;
}

interface State {
  matrix: Matrix;
  fill: string | undefined;
  stroke: string | undefined;
  alpha: number;
  fontSize: number;
  mode: number;
  rise: number;
  leading: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
}

const unit: Matrix = [1, 0, 0, 1, 0, 0];

const multiply = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
];

const apply = (m: Matrix, x: number, y: number): [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

const toMatrix = (value: unknown): Matrix => {
  const numbers = Array.from((value ?? []) as ArrayLike<number>);
  return numbers.length === 6 && numbers.every(Number.isFinite) ? (numbers as unknown as Matrix) : unit;
};

function boxOf(m: Matrix, [x0, y0, x1, y1]: readonly number[]): Area['box'] {
  const corners = [
    [x0, y0],
    [x0, y1],
    [x1, y0],
    [x1, y1],
  ].map(([x, y]) => apply(m, x ?? 0, y ?? 0));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Whether two colours (`#rrggbb`) are so close that nobody can read the one on the other. */
export const isSameColour = (a: string, b: string): boolean => {
  const other = channels(b);
  return channels(a).every((value, i) => Math.abs(value - (other[i] ?? 0)) <= 12);
};

/** Glyphs smaller than this (points) are dust to the eye; the smallest print of résumés is 5. */
const smallestPoints = 2;
const faintestAlpha = 0.05;
const maxAreas = 2_000;

/**
 * Follows the operators of a page and tells for every run of glyphs whether it can be seen: rendering mode 3 and 7, no opacity, the colour
 * of what lies beneath, tiny, outside `view` (the visible box of the page), or in a layer that is switched off (`isShown`). Pure.
 */
export function tracePage(
  { fnArray, argsArray }: OperatorList,
  view: readonly number[],
  isShown: (group: unknown) => boolean = () => true,
): PaintedRun[] {
  const runs: PaintedRun[] = [];
  const areas: Area[] = [];
  const stack: State[] = [];
  let state: State = {
    matrix: unit,
    fill: '#000000',
    stroke: '#000000',
    alpha: 1,
    fontSize: 0,
    mode: 0,
    rise: 0,
    leading: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
  };
  const marks: boolean[] = [];
  let textMatrix = unit;
  let lineMatrix = unit;
  const addArea = (box: Area['box'], colour: string | undefined): void => {
    if (areas.length < maxAreas) areas.push({ box, colour });
  };
  const addPicture = (): void => addArea(boxOf(state.matrix, [0, 0, 1, 1]), undefined);
  const areaAt = (x: number, y: number): Area | undefined =>
    areas.findLast(({ box }) => x >= box[0] - 1 && x <= box[2] + 1 && y >= box[1] - 1 && y <= box[3] + 1);
  const newLine = (x: number, y: number): void => {
    lineMatrix = multiply(lineMatrix, [1, 0, 0, 1, x, y]);
    textMatrix = lineMatrix;
  };
  const showText = (glyphs: unknown): void => {
    const whole = multiply(state.matrix, textMatrix);
    const [x, y] = apply(whole, 0, state.rise);
    const height = Math.hypot(whole[2], whole[3]) * Math.abs(state.fontSize);
    let text = '';
    let advance = 0;
    for (const glyph of Array.isArray(glyphs) ? (glyphs as unknown[]) : []) {
      if (typeof glyph === 'number') {
        advance -= (glyph / 1000) * state.fontSize;
        continue;
      }
      const { unicode = '', width = 0, isSpace = false } = (glyph ?? {}) as { unicode?: string; width?: number; isSpace?: boolean }; // prettier-ignore
      text += unicode;
      advance += (width / 1000) * state.fontSize + state.charSpacing + (isSpace ? state.wordSpacing : 0);
    }
    textMatrix = multiply(textMatrix, [1, 0, 0, 1, advance * state.scale, 0]);
    const area = areaAt(x, y + height * 0.3);
    const hidden = marks.includes(false) ? 'marked' : howHidden(state, { x, y, height, area, view });
    runs.push({ x, y, text, hidden, overPicture: area !== undefined && area.colour === undefined });
  };
  for (let i = 0; i < fnArray.length; i++) {
    const args = (argsArray[i] ?? []) as unknown[];
    const [first] = args;
    switch (fnArray[i] ?? 0) {
      case OPS.save:
        stack.push({ ...state });
        break;
      case OPS.restore:
        state = stack.pop() ?? state;
        break;
      case OPS.transform:
        state.matrix = multiply(state.matrix, toMatrix(args));
        break;
      case OPS.paintFormXObjectBegin:
        stack.push({ ...state });
        state.matrix = multiply(state.matrix, toMatrix(first));
        break;
      case OPS.paintFormXObjectEnd:
        state = stack.pop() ?? state;
        break;
      case OPS.setGState:
        for (const [key, value] of (first ?? []) as [string, unknown][]) {
          if (key === 'ca') state.alpha = Number(value);
          if (key === 'Font' && Array.isArray(value)) state.fontSize = Number(value[1]);
        }
        break;
      case OPS.setFillRGBColor:
        state.fill = typeof first === 'string' ? first : undefined;
        break;
      case OPS.setStrokeRGBColor:
        state.stroke = typeof first === 'string' ? first : undefined;
        break;
      case OPS.setFillColorN:
        state.fill = undefined;
        break;
      case OPS.setStrokeColorN:
        state.stroke = undefined;
        break;
      case OPS.constructPath: {
        const paints = [OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]; // prettier-ignore
        const box = Array.from((args[2] ?? []) as ArrayLike<number>);
        if (paints.includes(Number(first)) && box.length === 4 && box.every(Number.isFinite) && state.alpha > 0.3)
          addArea(boxOf(state.matrix, box), state.alpha > 0.95 ? state.fill : undefined);
        break;
      }
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
      case OPS.paintImageXObjectRepeat:
      case OPS.paintSolidColorImageMask:
        addPicture();
        break;
      case OPS.shadingFill:
        addArea([-Infinity, -Infinity, Infinity, Infinity], undefined);
        break;
      case OPS.beginMarkedContent:
        marks.push(true);
        break;
      case OPS.beginMarkedContentProps:
        marks.push(first !== 'OC' || isShown(args[1]));
        break;
      case OPS.endMarkedContent:
        marks.pop();
        break;
      case OPS.beginText:
        textMatrix = unit;
        lineMatrix = unit;
        break;
      case OPS.setFont:
        state.fontSize = Number(args[1]);
        break;
      case OPS.setTextRenderingMode:
        state.mode = Number(first);
        break;
      case OPS.setTextRise:
        state.rise = Number(first);
        break;
      case OPS.setLeading:
        state.leading = Number(first);
        break;
      case OPS.setCharSpacing:
        state.charSpacing = Number(first);
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = Number(first);
        break;
      case OPS.setHScale:
        state.scale = Number(first) / 100;
        break;
      case OPS.setTextMatrix:
        textMatrix = lineMatrix = toMatrix(Array.isArray(first) || ArrayBuffer.isView(first) ? first : args);
        break;
      case OPS.moveText:
        newLine(Number(first), Number(args[1]));
        break;
      case OPS.setLeadingMoveText:
        state.leading = -Number(args[1]);
        newLine(Number(first), Number(args[1]));
        break;
      case OPS.nextLine:
        newLine(0, -state.leading);
        break;
      case OPS.nextLineShowText:
        newLine(0, -state.leading);
        showText(first);
        break;
      case OPS.nextLineSetSpacingShowText:
        newLine(0, -state.leading);
        showText(args[2]);
        break;
      case OPS.showText:
      case OPS.showSpacedText:
        showText(first);
        break;
      default:
        break;
    }
  }
  return runs;
}

function howHidden(
  state: State,
  at: { x: number; y: number; height: number; area: Area | undefined; view: readonly number[] },
): HiddenHow | undefined {
  const [left = 0, bottom = 0, right = 0, top = 0] = at.view;
  // Rendering mode 7 only clips (ISO 32000-1, table 106).
  if (state.mode === 3 || state.mode === 7 || state.alpha < faintestAlpha) return 'invisible';
  if (at.height < smallestPoints) return 'tiny';
  if (at.x < left - 2 || at.x > right || at.y < bottom - at.height || at.y > top) return 'offPage';
  const behind = at.area === undefined ? '#ffffff' : at.area.colour;
  if (behind === undefined) return undefined;
  const inks = state.mode === 1 ? [state.stroke] : state.mode === 2 ? [state.fill, state.stroke] : [state.fill];
  return inks.every((ink) => ink !== undefined && isSameColour(ink, behind)) ? 'sameColour' : undefined;
}
