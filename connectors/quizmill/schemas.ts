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
      description: 'For instance https://quizmill.example.com/testing; the API is under /api.',
    },
    appId: { type: 'string', minLength: 1, maxLength: 100, title: 'App key', description: 'Default throughline.' },
    timeoutMs: { type: 'integer', minimum: 50, maximum: 120_000, title: 'How long one call may take, in milliseconds' },
  },
  additionalProperties: false,
};

/** What the administrator gets from the vendor; secrets go in and never come out. */
export const credentialsSchema: JsonSchema = {
  type: 'object',
  required: ['token', 'webhookSecret'],
  properties: {
    token: { type: 'string', minLength: 1, maxLength: 500, title: 'App secret', 'x-secret': true },
    webhookSecret: {
      type: 'string',
      minLength: 16,
      maxLength: 1000,
      title: 'Webhook secret',
      description: 'While it is rotated, the new and the old one with a space between.',
      'x-secret': true,
    },
  },
  additionalProperties: false,
};
