import type { JsonSchema } from '../contract.ts';

/** Draws the form of a connection. */
export const configSchema: JsonSchema = {
  type: 'object',
  required: ['baseUrl'],
  properties: {
    baseUrl: {
      type: 'string',
      format: 'uri',
      maxLength: 500,
      title: 'API address',
      description: 'For instance https://mail.example.com/mail; the API is under /v1.',
    },
    fromName: {
      type: 'string',
      maxLength: 100,
      title: 'Company name',
      description: 'How the company is called: in mails and on letters.',
    },
    timeoutMs: { type: 'integer', minimum: 50, maximum: 120_000, title: 'How long one call may take, in milliseconds' },
  },
  additionalProperties: false,
};

/** What the administrator gets from the vendor; secrets go in and never come out. */
export const credentialsSchema: JsonSchema = {
  type: 'object',
  required: ['token'],
  properties: {
    token: { type: 'string', minLength: 1, maxLength: 500, title: 'API token', 'x-secret': true },
    webhookSecret: {
      type: 'string',
      minLength: 16,
      maxLength: 1000,
      title: 'Webhook secret',
      description:
        'Without it delivery results come only by asking for them. Two, parted by a space, while it is changed.',
      'x-secret': true,
    },
  },
  additionalProperties: false,
};
