import type { Connector } from '../contract.ts';
import { describeSkew, probeSafely } from '../kit/probe.ts';
import { classify } from './classify.ts';
import { cancel, enrol, readAccount } from './client.ts';
import { configSchema, credentialsSchema } from './schemas.ts';

/** Coursepath, a learning platform: enrols new employees in modules and takes it back. */
export const coursepath: Connector = {
  manifest: {
    id: 'coursepath',
    vendor: 'Coursepath',
    kinds: ['learning'],
    allowedHosts: ['*'],
    dataClasses: ['public', 'internal', 'personal'],
    region: 'on-premises',
    source: '<baseUrl>/openapi.yaml (2026-05), read 2026-11-22',
  },
  configSchema,
  credentialsSchema,
  authorize: ({ user, password }) => ({
    Authorization: `Basic ${Buffer.from(`${String(user)}:${String(password)}`).toString('base64')}`,
  }),
  classify,
  probe: (ctx) =>
    probeSafely(async () => {
      const { organisation, serverTime } = await readAccount(ctx);
      return `Connected to ${organisation}. ${describeSkew(serverTime, ctx.now())}`;
    }),
  operations: { 'learning.enrol': enrol, 'learning.cancel': cancel },
};
