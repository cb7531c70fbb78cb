import { HubError } from '../../../../domain/errors.ts';
import { maskAnswer } from '../../../mask-answer.ts';
import type { RawRoute } from '../../../route.ts';
import { sendPdf } from '../../../send-pdf.ts';
import { loadSheet } from '../../../views/sheet-view.ts';
import type { EvaluationSheet } from '../../../../schemas/types.ts';

/** The report as it stands now; what the reader may not see is masked on paper too. */
export const getReport: RawRoute = {
  operationId: 'getReport',
  action: 'results.read',
  raw: async ({ deps, principal, params, res }) => {
    if (principal === null) throw new HubError('unauthenticated', 'Sign in first.');
    const { sheet, context, language } = await loadSheet(deps, principal, params['id'] ?? '');
    const shown = maskAnswer(principal.role, 'getEvaluationSheet', 200, sheet) as EvaluationSheet;
    sendPdf(res, await deps.papers.report(shown, context, language, deps.now().toISOString()), 'report.pdf');
  },
};
