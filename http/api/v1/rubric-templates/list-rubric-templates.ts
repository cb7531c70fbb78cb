import { loadRubricTemplates } from '../../../requisition/rubric-templates.ts';
import { defineRoute } from '../../../route.ts';

export const listRubricTemplates = defineRoute({
  operationId: 'listRubricTemplates',
  action: 'rubrics.read',
  handler: async () => ({ status: 200, body: { items: [...loadRubricTemplates()] } }),
});
