import type { OfferLetterFacts } from '../domain/letters/letter-facts.ts';
import type { EvaluationSheet } from '../schemas/types.ts';
import type { PaperContext } from './paper-context.ts';
import { loadOfferTemplate } from './letters/load-letter-template.ts';
import { renderLetter } from './letters/render-letter.ts';
import { renderEvaluationSheet, renderReport } from './reports/render-report.ts';
import { toReportInput, toSheetInput } from './reports/to-report-input.ts';

/** Makes the PDFs. The same input gives the same bytes, so that an effect that is repeated sends the same paper. */
export interface Papers {
  /** @throws HubError template_fact_missing, glyph_missing */
  offerLetter(facts: OfferLetterFacts, language: 'zh' | 'en', madeAt: string): Promise<Uint8Array>;
  /** One page for the interviewer. */
  evaluationSheet(
    sheet: EvaluationSheet,
    context: PaperContext,
    language: 'zh' | 'en',
    madeAt: string,
  ): Promise<Uint8Array>;
  /** Everything that is known of an application. */
  report(sheet: EvaluationSheet, context: PaperContext, language: 'zh' | 'en', madeAt: string): Promise<Uint8Array>;
}

/** The papers, drawn by threads that the process shares. */
export function createPapers(): Papers {
  return {
    offerLetter: async (facts, language, madeAt) =>
      (await renderLetter(await loadOfferTemplate(language), facts, language, madeAt)).bytes,
    evaluationSheet: async (sheet, context, language, madeAt) =>
      (await renderEvaluationSheet(toSheetInput(sheet, context, language), language, madeAt)).bytes,
    report: async (sheet, context, language, madeAt) =>
      (await renderReport(toReportInput(sheet, context, language), language, madeAt)).bytes,
  };
}
