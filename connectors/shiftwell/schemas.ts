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
      description: 'For instance https://shiftwell.example.com/attendance; the API is under /v2 and /oauth.',
    },
    timeoutMs: { type: 'integer', minimum: 50, maximum: 120_000, title: 'How long one call may take, in milliseconds' },
  },
  additionalProperties: false,
};

/** What the administrator gets from the vendor; secrets go in and never come out. */
export const credentialsSchema: JsonSchema = {
  type: 'object',
  required: ['clientId', 'clientSecret'],
  properties: {
    clientId: { type: 'string', minLength: 1, maxLength: 200, title: 'Client id', 'x-secret': true },
    clientSecret: { type: 'string', minLength: 1, maxLength: 500, title: 'Client secret', 'x-secret': true },
    webhookSecret: {
      type: 'string',
      minLength: 1,
      maxLength: 1000,
      title: 'Webhook secret',
      description: 'For changes of shifts; while it is changed, the new and the old one with a space between.',
      'x-secret': true,
    },
  },
  additionalProperties: false,
};
