import { isDatabaseHealthy } from '../../db/health.ts';
import { defineRoute } from '../route.ts';

/** Ready when the database answers. Without Temporal requests are still taken and kept, so it is told but not asked for. */
export const getReadiness = defineRoute({
  operationId: 'getReadiness',
  action: 'anyone',
  handler: async ({ deps }) => {
    const [database, temporal] = await Promise.all([isDatabaseHealthy(deps.db), deps.gateway.isReachable()]);
    const checks = { database, temporal };
    if (database) return { status: 200, body: { status: 'ok' as const, checks } };
    return { status: 503, body: { status: 'unavailable' as const, checks } };
  },
});
