import type { Connector } from '../contract.ts';
import { probeSafely } from '../kit/probe.ts';
import { configSchema, credentialsSchema } from './schemas.ts';
import { send, smtpOf } from './send.ts';

/** Any mail server that speaks SMTP: sends messages with files and meetings. It reports no delivery results. */
export const smtp: Connector = {
  manifest: {
    id: 'smtp',
    vendor: 'SMTP',
    kinds: ['messaging'],
    allowedHosts: ['*'],
    transport: 'smtp',
    dataClasses: ['public', 'internal', 'personal'],
    region: 'on-premises',
    source: 'RFC 5321, RFC 5322, RFC 4954, RFC 3207, RFC 6047, read 2026-11-22',
  },
  configSchema,
  credentialsSchema,
  authorize: () => ({}),
  classify: (response) => ({ kind: 'unknown', code: `http_${response.status}` }),
  probe: (ctx) =>
    probeSafely(async () => {
      await smtpOf(ctx).verify();
      return 'Connected; the server takes mail from this account.';
    }),
  operations: { 'message.send': send },
};
