import { loadSheet } from '../../../views/sheet-view.ts';
import { defineRoute } from '../../../route.ts';

export const getEvaluationSheet = defineRoute({
  operationId: 'getEvaluationSheet',
  action: 'results.read',
  handler: async ({ deps, principal, params }) => {
    const { sheet, keyId } = await loadSheet(deps, principal, params.id);
    return { status: 200, body: sheet, keyId };
  },
});
