/** A stretch of time in milliseconds, its end left out. */
export type Interval = { start: number; end: number };

/** Sorts, and makes one of those that overlap or touch. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  return joinWhere(intervals, (next, last) => next.start <= last.end);
}

/**
 * Sorts, and makes one of those that overlap; those that merely touch stay apart. For open stretches: the point between
 * two that touch belongs to neither.
 */
export function mergeOpenIntervals(intervals: readonly Interval[]): Interval[] {
  return joinWhere(intervals, (next, last) => next.start < last.end);
}

function joinWhere(intervals: readonly Interval[], joins: (next: Interval, last: Interval) => boolean): Interval[] {
  const merged: Interval[] = [];
  for (const { start, end } of intervals.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && joins({ start, end }, last)) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** What two sorted, merged lists have in common. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  let [i, j] = [0, 0];
  for (let x = a[0], y = b[0]; x !== undefined && y !== undefined; x = a[i], y = b[j]) {
    const start = Math.max(x.start, y.start);
    const end = Math.min(x.end, y.end);
    if (start < end) common.push({ start, end });
    if (x.end < y.end) i += 1;
    else j += 1;
  }
  return common;
}
