import { findDateRanges } from './dates.ts';
import type { DateRange } from './dates.ts';
import { readHeaderRow, roleOfLabel, toFragments } from './fragments.ts';
import type { Fragment, FragmentRole } from './fragments.ts';
import { companyScore, isTitleLike } from './lexicon-work.ts';
import type { Line } from './resume-document.ts';
import { isAside, isBody } from './work-anchors.ts';
import { chooseParts } from './work-parts.ts';

/** What a form's labels say of one employment or one course of study. */
export interface LabelledRecord {
  parts: Partial<Record<FragmentRole, Fragment>>;
  dates?: DateRange;
  /** Where the dates stand; the first labelled line where there are none. */
  line: Line;
}

interface Labelled {
  name: string;
  role: FragmentRole;
  fragment: Fragment | undefined;
  line: Line;
  index: number;
}

const label = /^\s*(?:\d{1,2}[.)、]\s*)?(?<name>[^:\t|]{2,60}?)(?:\s*:\s*|\s*\t+\s*|\s{3,})(?=\S)/u;

/** A line with one label, or with several in cells of their own (`From: 4/2013   To: present`), label by label. */
function readLabels(line: Line, index: number): Labelled[] {
  const own = line.cells.filter(({ text }) => roleOfLabel(label.exec(text)?.groups?.['name'] ?? '') !== undefined);
  const parts = own.length > 1 ? own : [{ text: line.text, offset: line.offset }];
  return parts.flatMap((part) => {
    const name = label.exec(part.text)?.groups?.['name'] ?? '';
    const role = roleOfLabel(name);
    if (role === undefined || part.text.length > 250) return [];
    const fragment = toFragments({ ...line, ...part, cells: [part] }, []).find((each) => each.role === role);
    return [{ name, role, fragment, line, index }];
  });
}

/** The dates of a record: a range of one line, or the lines of its start and its end together. */
function readDates(lines: readonly Line[]): { dates: DateRange; line: Line } | undefined {
  const [first, second] = lines;
  if (first === undefined) return undefined;
  const range = findDateRanges(first.text).find((each) => !each.single) ?? findDateRanges(first.text)[0];
  if (range === undefined || !range.single || second === undefined) return range && { dates: range, line: first };
  const end = /[::\t]\s*(.*)$/u.exec(second.text)?.[1] ?? '';
  const both = findDateRanges(`${first.text.slice(range.start, range.end)} - ${end}`)[0];
  if (both === undefined || both.single) return { dates: range, line: first };
  return { dates: { ...both, start: range.start, end: range.end }, line: first };
}

/** The employer's own line above the labels about the post: `1) Acme Tubes Pvt. Ltd., Pune` over `Designation: …`. */
function readHeadAbove(lines: readonly Line[], at: number): Fragment | undefined {
  const line = lines[at - 1];
  if (line === undefined || line.text.length > 120) return undefined;
  const isNumbered = /^\s*\(?\d{1,2}[.)、]/u.test(line.text);
  if (isAside(line) || (isBody(line) && !isNumbered)) return undefined;
  const fragments = toFragments(line, []);
  const { employer } = chooseParts(fragments, line.text);
  return employer !== undefined && (isNumbered || companyScore(employer.text) > 0 || fragments.length <= 2)
    ? employer
    : undefined;
}

/**
 * Reads lines that a form labels (`Company: …`, `Position: …`, `Dates: …`) as records: one that is labelled again begins the next.
 * Undefined where the lines are no such form, as they are where dates stand without a label.
 */
export function readLabelledRecords(lines: readonly Line[], own: 'employer' | 'school'): LabelledRecord[] | undefined {
  if (lines.some((line) => readHeaderRow(line) !== undefined)) return undefined;
  const all = lines.flatMap(readLabels).filter(({ role }) => role !== 'ignored');
  const dated = new Set(all.filter(({ role }) => role === 'date').map(({ index }) => index));
  const isUnlabelled = (line: Line, i: number): boolean =>
    !dated.has(i) &&
    !line.bulleted &&
    line.text.length < 120 &&
    findDateRanges(line.text).some(({ single }) => !single);
  if (dated.size === 0 || lines.some(isUnlabelled)) return undefined;
  const groups: Labelled[][] = [];
  for (const item of all) {
    const last = groups.at(-1);
    const isEnd = item.role === 'date' && /^\s*(?:to\b|end|until|结束|离职|截止)/iu.test(item.name);
    const isNew = last === undefined || (last.some(({ role }) => role === item.role) && !isEnd);
    if (isNew) groups.push([item]);
    else last.push(item);
  }
  const records = groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const parts: LabelledRecord['parts'] = {};
    for (const { role, fragment } of group) if (fragment !== undefined) parts[role] ??= fragment;
    const head = own === 'employer' && parts.employer === undefined ? readHeadAbove(lines, first.index) : undefined;
    if (head !== undefined) parts.employer = head;
    const found = readDates(group.filter(({ role }) => role === 'date').map(({ line }) => line));
    return [{ parts, line: first.line, ...found }];
  });
  const known = records.filter(({ parts, dates }) => parts[own] !== undefined && dates !== undefined);
  const isForm = known.length > 0 && known.length * 2 > records.length;
  return isForm && known.every(({ parts }) => isPlain(parts[own])) ? records : undefined;
}

/** A post where the employer should stand: the labels are not understood. */
const isPlain = (fragment: Fragment | undefined): boolean =>
  fragment !== undefined && (companyScore(fragment.text) > 0 || !isTitleLike(fragment.text));
