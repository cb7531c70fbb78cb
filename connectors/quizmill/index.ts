import type { Connector } from '../contract.ts';
import { describeSkew, probeSafely } from '../kit/probe.ts';
import { classify } from './classify.ts';
import { cancel, events, invite, pushQuestionSet, readAccount } from './client.ts';
import { configSchema, credentialsSchema } from './schemas.ts';
import { eventSource } from './webhook.ts';

/** Quizmill, a vendor of written tests and AI interviews: signed forms, codes under 200, webhooks in XML. */
export const quizmill: Connector = {
  manifest: {
    id: 'quizmill',
    vendor: 'Quizmill',
    kinds: ['interviewVendor'],
    allowedHosts: ['*'],
    dataClasses: ['public', 'internal', 'personal'],
    region: 'on-premises',
    source: '<baseUrl>/openapi.yaml (API v2), read 2026-11-22',
  },
  configSchema,
  credentialsSchema,
  // Nothing stands in a header: every request is signed in its parameters.
  authorize: () => ({}),
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
