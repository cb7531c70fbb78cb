import type { Connector } from '../contract.ts';
import { describeSkew, probeSafely } from '../kit/probe.ts';
import { classify } from './classify.ts';
import { listShifts, readAccount, readOvertime } from './client.ts';
import { configSchema, credentialsSchema } from './schemas.ts';
import { eventSource } from './webhook.ts';

/** Shiftwell, an attendance system: shifts, overtime, and a webhook when a shift changed. */
export const shiftwell: Connector = {
  manifest: {
    id: 'shiftwell',
    vendor: 'Shiftwell',
    kinds: ['attendance'],
    allowedHosts: ['*'],
    dataClasses: ['internal', 'personal'],
    region: 'on-premises',
    source: '<baseUrl>/openapi.yaml (API v2), read 2026-11-22',
  },
  configSchema,
  credentialsSchema,
  // The access token is exchanged for the credential and put on each request by the client.
  authorize: () => ({}),
  classify,
  probe: (ctx) =>
    probeSafely(async () => {
      const { company, serverTime } = await readAccount(ctx);
      return `Connected to ${company}. ${describeSkew(serverTime, ctx.now())}`;
    }),
  operations: { 'attendance.listShifts': listShifts, 'attendance.readOvertime': readOvertime },
  events: eventSource,
};
