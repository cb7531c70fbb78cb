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
      description: 'For instance https://dealbook.example.com/crm; queries go to /query.',
    },
    timeoutMs: { type: 'integer', minimum: 50, maximum: 120_000, title: 'How long one call may take, in milliseconds' },
  },
  additionalProperties: false,
};

/** What the administrator gets from the vendor; secrets go in and never come out. */
export const credentialsSchema: JsonSchema = {
  type: 'object',
  required: ['apiKey'],
  properties: { apiKey: { type: 'string', minLength: 1, maxLength: 500, title: 'API key', 'x-secret': true } },
  additionalProperties: false,
};
