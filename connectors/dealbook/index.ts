import type { Connector } from '../contract.ts';
import { describeSkew, probeSafely } from '../kit/probe.ts';
import { classify } from './classify.ts';
import { listOpportunities, readViewer } from './client.ts';
import { configSchema, credentialsSchema } from './schemas.ts';

/** Dealbook, a CRM: the open opportunities of a department. */
export const dealbook: Connector = {
  manifest: {
    id: 'dealbook',
    vendor: 'Dealbook',
    kinds: ['crm'],
    allowedHosts: ['*'],
    dataClasses: ['internal'],
    region: 'on-premises',
    source: '<baseUrl>/openapi.yaml (version 3), read 2026-11-22',
  },
  configSchema,
  credentialsSchema,
  authorize: (credentials) => ({ 'X-Dealbook-Key': String(credentials['apiKey']) }),
  classify,
  probe: (ctx) =>
    probeSafely(async () => {
      const { organisation, serverTime } = await readViewer(ctx);
      return `Connected to ${organisation}. ${describeSkew(serverTime, ctx.now())}`;
    }),
  operations: { 'crm.listOpportunities': listOpportunities },
};
