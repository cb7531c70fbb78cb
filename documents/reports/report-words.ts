import { formatDay, formatInstant } from '../../domain/letters/format-fact.ts';
import type { Cell } from '../pdf/pdf-writer.ts';
import type { ReportScore } from './report-input.ts';
import { reportTexts } from './report-texts.ts';

/** How reports turn values into words of one language; what is not known says so. */
export type ReportWords = {
  day: (value: string | null) => string;
  instant: (value: string | null) => string;
  text: (value: string | null) => string;
  score: (score: ReportScore | null) => string;
  scoreCell: (score: ReportScore | null) => Cell;
};

/** The words for one language and time zone (IANA; UTC where undefined). */
export function reportWords(language: 'zh' | 'en', timeZone: string | undefined): ReportWords {
  const { unknown, notScored } = reportTexts[language];
  const score = (value: ReportScore | null): string => {
    if (value === null) return notScored;
    const number = (n: number): string => String(Math.round(n * 100) / 100);
    return value.min === 0
      ? `${number(value.value)}/${number(value.max)}`
      : `${number(value.value)} (${number(value.min)}–${number(value.max)})`;
  };
  return {
    day: (value) => (value === null ? unknown : formatDay(value, language)),
    instant: (value) => (value === null ? unknown : formatInstant(value, language, timeZone)),
    text: (value) => (value === null || value.trim() === '' ? unknown : value),
    score,
    scoreCell: (value) =>
      // No bar where there is no score: an empty one would read as zero.
      value === null || value.max <= value.min
        ? score(value)
        : { text: score(value), share: (value.value - value.min) / (value.max - value.min) },
  };
}
