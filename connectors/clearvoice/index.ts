import type { Connector } from '../contract.ts';
import { describeSkew, probeSafely } from '../kit/probe.ts';
import { classify } from './classify.ts';
import { cancel, events, invite, pushQuestionSet, readAccount } from './client.ts';
import { configSchema, credentialsSchema } from './schemas.ts';
import { eventSource } from './webhook.ts';

/** Clearvoice, an AI interview vendor: orders, reports, recordings, events by Standard Webhooks and by poll. */
export const clearvoice: Connector = {
  manifest: {
    id: 'clearvoice',
    vendor: 'Clearvoice',
    kinds: ['interviewVendor'],
    allowedHosts: ['*'],
    dataClasses: ['public', 'internal', 'personal'],
    region: 'on-premises',
    source: '<baseUrl>/openapi.yaml (API v1), read 2026-11-22',
  },
  configSchema,
  credentialsSchema,
  authorize: (credentials) => ({ Authorization: `Bearer ${String(credentials['token'])}` }),
  classify,
  probe: (ctx) =>
    probeSafely(async () => {
      const { account, serverTime } = await readAccount(ctx);
      return `Connected to ${account}. ${describeSkew(serverTime, ctx.now())}`;
    }),
  operations: {
    'interview.invite': invite,
    'interview.cancel': cancel,
    'interview.events': events,
    'interview.pushQuestionSet': pushQuestionSet,
  },
  events: eventSource,
};
