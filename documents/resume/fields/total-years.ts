import type { Evidence, Field } from '../resume-types.ts';
import { monthIndex, parsePartialDate } from './partial-date.ts';
import type { ResumeDocument } from './resume-document.ts';
import type { WorkEntry } from './work-entries.ts';

const hanNumbers: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const englishNumbers: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, fifteen: 15, twenty: 20,
}; // prettier-ignore

const statements = [
  /(?:工作年限|工作經驗|工作经验|工龄|从业年限|工作经历年限|相关年限)\s*[::\t ]\s*(?:约|近|超过)?\s*(?<n>\d{1,2}(?:\.\d)?|[一二两三四五六七八九十]{1,2})\s*(?:余|多)?年/u,
  /(?<![\d.])(?<n>\d{1,2}(?:\.\d)?|[一二两三四五六七八九十]{1,2})\s*(?:余|多)?年(?:以上|多)?(?:的)?[^,,。;\n\d]{0,12}?(?:工作经验|从业经验|工作經驗|从业经历|工作经历|行业经验|相关经验|实战经验|工作年限)/u,
  /(?<![\d.])(?<n>\d{1,2}(?:\.\d)?|[一二两三四五六七八九十]{1,2})\s*(?:余|多)?年(?:以上)?(?:的)?\p{Script=Han}{0,10}?经验/u,
  /(?:total|overall|work|years of)\s+(?:years of\s+)?(?:work\s+)?experience\s*[::]\s*(?<n>\d{1,2}(?:\.\d)?)\s*\+?\s*(?:years?|yrs?)?/iu,
  /(?<![\d.])(?<n>\d{1,2}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\s*\+?\s*(?:\(\d+\)\s*)?(?:years?|yrs?)['’]?\s*(?:of\s+)?(?:[a-z-]+\s+){0,3}?(?:experience|expertise)(?!\s+(?:in|with|using)\s+(?:java|python|react|sql|c\+\+|excel|sap|aws)\b)/iu,
];

interface Statement {
  years: number;
  evidence: Evidence;
}

function readStatement(document: ResumeDocument): Statement | undefined {
  const text = document.text.slice(0, 20_000);
  for (const pattern of statements) {
    const match = pattern.exec(text);
    const raw = match?.groups?.['n'];
    if (match === null || raw === undefined) continue;
    const years = /^\d/.test(raw) ? Number(raw) : (englishNumbers[raw.toLowerCase()] ?? fromHan(raw));
    if (years !== undefined && years <= 60)
      return { years, evidence: document.evidenceAt(match.index, match[0].length) };
  }
  return undefined;
}

function fromHan(raw: string): number | undefined {
  if (raw.length === 1) return hanNumbers[raw];
  const [first, second] = [...raw].map((character) => hanNumbers[character]);
  if (first === undefined || second === undefined) return undefined;
  return first === 10 ? 10 + second : second === 10 ? first * 10 : undefined;
}

/** Months covered by at least one employment, up to now; undefined where no employment has both ends. */
export function unionMonths(entries: readonly Pick<WorkEntry, 'dates'>[], now: string): number | undefined {
  const today = parsePartialDate(now);
  if (today === undefined) return undefined;
  const last = monthIndex(today, true);
  const spans = entries.flatMap(({ dates }) => {
    const end = dates.current ? today : dates.to;
    if (dates.from === undefined || end === undefined || dates.single) return [];
    const span = { from: monthIndex(dates.from, false), to: Math.min(monthIndex(end, true), last) };
    return span.to >= span.from ? [span] : [];
  });
  if (spans.length === 0) return undefined;
  spans.sort((a, b) => a.from - b.from);
  let months = 0;
  let reached = -Infinity;
  for (const span of spans) {
    months += Math.max(0, span.to - Math.max(span.from, reached + 1) + 1);
    reached = Math.max(reached, span.to);
  }
  return months;
}

/**
 * Years of work with one decimal. Dated employments decide, each month counted once; what the candidate states counts where no dates do,
 * and is held against them in `reason` where the two are more than a year apart.
 */
export function readTotalYears(document: ResumeDocument, entries: readonly WorkEntry[]): Field<number> {
  const stated = readStatement(document);
  const months = unionMonths(entries, document.now);
  if (months !== undefined) {
    const value = Math.round((months / 12) * 10) / 10;
    const evidence = entries
      .filter(({ dates }) => dates.from !== undefined && !dates.single)
      .slice(0, 60)
      .map(({ line, dates }) => document.evidenceAt(line.offset + dates.start, dates.end - dates.start));
    if (stated !== undefined && Math.abs(stated.years - value) > 1)
      return {
        value,
        evidence: [...evidence, stated.evidence],
        reason: `The dates add up to ${value} years, the résumé states ${stated.years}.`,
      };
    return { value, evidence };
  }
  if (stated !== undefined)
    return {
      value: stated.years,
      evidence: [stated.evidence],
      reason: 'Stated by the candidate; the employments have no dates.',
    };
  return { value: null, evidence: [], reason: 'No employment has dates and no number of years is stated.' };
}
