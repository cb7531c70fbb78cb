import type { Connector } from '../contract.ts';
import { probeSafely } from '../kit/probe.ts';
import { classify } from './classify.ts';
import { readAccount, send } from './client.ts';
import { configSchema, credentialsSchema } from './schemas.ts';
import { eventSource } from './webhook.ts';

/** Postroom, a mail system with an API: sends messages and reports whether they arrived. */
export const postroom: Connector = {
  manifest: {
    id: 'postroom',
    vendor: 'Postroom',
    kinds: ['messaging'],
    allowedHosts: ['*'],
    dataClasses: ['public', 'internal', 'personal'],
    region: 'on-premises',
    source: '<baseUrl>/openapi.yaml (API v1), read 2026-11-22',
  },
  configSchema,
  credentialsSchema,
  authorize: (credentials) => ({ Authorization: `Bearer ${String(credentials['token'])}` }),
  classify,
  probe: (ctx) => probeSafely(async () => `Connected to ${await readAccount(ctx)}.`),
  operations: { 'message.send': send },
  events: eventSource,
};
