import type { Connector } from '../contract.ts';
import { probeSafely } from '../kit/probe.ts';
import { classify } from './classify.ts';
import { readAccount, sendSms } from './client.ts';
import { configSchema, credentialsSchema } from './schemas.ts';
import { eventSource } from './webhook.ts';

/** Textrelay, an SMS service with an API: sends SMS and reports whether they arrived. */
export const textrelay: Connector = {
  manifest: {
    id: 'textrelay',
    vendor: 'Textrelay',
    kinds: ['messaging'],
    allowedHosts: ['*'],
    dataClasses: ['public', 'internal', 'personal'],
    region: 'on-premises',
    source: '<baseUrl>/openapi.yaml (API 2), read 2026-11-22',
  },
  configSchema,
  credentialsSchema,
  authorize: (credentials) => ({ Authorization: `Bearer ${String(credentials['token'])}` }),
  classify,
  probe: (ctx) => probeSafely(async () => `Connected to ${await readAccount(ctx)}.`),
  operations: { 'message.sendSms': sendSms },
  events: eventSource,
};
