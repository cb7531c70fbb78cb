import { drawPdf } from '../pdf/pdf-pool.ts';
import type { RenderedPdf } from '../pdf/pdf-types.ts';
import type { EvaluationSheetInput, ReportInput } from './report-input.ts';

/**
 * Makes the final report of an application, as a tagged A4 PDF of 100 pages at most. Safe to repeat: the same arguments give the same bytes.
 * @param now the instant it is made, ISO 8601
 * @throws HubError `document_too_long`
 */
export async function renderReport(input: ReportInput, language: 'zh' | 'en', now: string): Promise<RenderedPdf> {
  return drawPdf({ kind: 'report', input, language, now });
}

/**
 * Makes the sheet an interviewer takes into the room: one A4 page, with empty columns. Safe to repeat: the same arguments give the same bytes.
 * @param now the instant it is made, ISO 8601
 * @throws HubError `document_too_long` where a single text has more than 500,000 characters
 */
export async function renderEvaluationSheet(
  input: EvaluationSheetInput,
  language: 'zh' | 'en',
  now: string,
): Promise<RenderedPdf> {
  return drawPdf({ kind: 'evaluationSheet', input, language, now });
}
