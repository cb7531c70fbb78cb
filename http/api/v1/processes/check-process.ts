import { findProcessFaults } from '../../../check-process.ts';
import { defineRoute } from '../../../route.ts';

export const checkProcess = defineRoute({
  operationId: 'checkProcess',
  action: 'processes.read',
  handler: async ({ body }) => {
    const items = findProcessFaults(body);
    return { status: 200, body: { items, ok: items.every(({ severity }) => severity !== 'error') } };
  },
});
