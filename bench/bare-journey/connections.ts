import type { ConnectionRecord } from '../../connectors/kit/context.ts';

/** The sandbox's secrets, by name. */
export type Secrets = { readonly [name: string]: string };

/** The connections of the sandbox as records, credentials in the form each vendor wants. */
export function connectionsOf(sandboxUrl: string, secrets: Secrets): Map<string, ConnectionRecord> {
  const at = (id: string, path: string, credentials: { [name: string]: unknown }): ConnectionRecord => ({
    id,
    config: { baseUrl: `${sandboxUrl}/${path}` },
    credentials,
  });
  const token = (name: string, secret?: string): { [name: string]: unknown } => ({
    token: secrets[name],
    ...(secret === undefined ? {} : { webhookSecret: secrets[secret] }),
  });
  const all = [
    at('clearvoice', 'interview', token('interviewToken', 'interviewWebhookSecret')),
    at('quizmill', 'testing', token('testingToken', 'testingWebhookSecret')),
    at('peoplebase', 'ehr', token('ehrToken')),
    at('postroom', 'mail', token('mailToken', 'mailWebhookSecret')),
    at('shiftwell', 'attendance', { clientId: 'throughline', clientSecret: secrets['attendanceToken'] }),
    at('dealbook', 'crm', { apiKey: secrets['crmToken'] }),
    at('cleartrail', 'background', token('backgroundToken', 'backgroundWebhookSecret')),
    at('coursepath', 'learning', { user: 'throughline', password: secrets['learningToken'] }),
  ];
  return new Map(all.map((connection) => [connection.id, connection]));
}
