import { defineRoute } from '../route.ts';

/** Says that the process answers; nothing else is asked. */
export const getHealth = defineRoute({
  operationId: 'getHealth',
  action: 'anyone',
  handler: async () => ({ status: 200, body: { status: 'ok' as const } }),
});
