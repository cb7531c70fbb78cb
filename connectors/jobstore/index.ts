import type { Connector } from '../contract.ts';
import { describeSkew, probeSafely } from '../kit/probe.ts';
import { classify } from './classify.ts';
import { close, publish, readAccount } from './client.ts';
import { configSchema, credentialsSchema } from './schemas.ts';

/** Jobstore, a job database: positions published and closed, never changed blindly. */
export const jobstore: Connector = {
  manifest: {
    id: 'jobstore',
    vendor: 'Jobstore',
    kinds: ['jobDatabase'],
    allowedHosts: ['*'],
    dataClasses: ['public'],
    region: 'on-premises',
    source: '<baseUrl>/openapi.yaml (API v2), read 2026-11-22',
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
  operations: { 'jobDatabase.publish': publish, 'jobDatabase.close': close },
  // The vendor allows 25 a second; a second worker and the vendor's own clock need some room.
  limits: [{ scope: 'connection', perMs: 1000, max: 20 }],
};
