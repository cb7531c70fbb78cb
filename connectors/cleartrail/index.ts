import type { Connector } from '../contract.ts';
import { describeSkew, probeSafely } from '../kit/probe.ts';
import { classify } from './classify.ts';
import { cancel, events, order, readAccount } from './client.ts';
import { configSchema, credentialsSchema } from './schemas.ts';
import { eventSource } from './webhook.ts';

/** Cleartrail, a background checker: orders with consent, progress, a report by signed webhook and by poll. */
export const cleartrail: Connector = {
  manifest: {
    id: 'cleartrail',
    vendor: 'Cleartrail',
    kinds: ['backgroundCheck'],
    allowedHosts: ['*'],
    dataClasses: ['public', 'internal', 'personal', 'sensitive'],
    region: 'on-premises',
    source: '<baseUrl>/openapi.yaml (API v2), read 2026-11-22',
  },
  configSchema,
  credentialsSchema,
  authorize: (credentials) => ({ Authorization: `Token ${String(credentials['token'])}` }),
  classify,
  probe: (ctx) =>
    probeSafely(async () => {
      const { account, serverTime } = await readAccount(ctx);
      return `Connected to ${account}. ${describeSkew(serverTime, ctx.now())}`;
    }),
  operations: { 'backgroundCheck.order': order, 'backgroundCheck.cancel': cancel, 'backgroundCheck.events': events },
  events: eventSource,
};
