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
      description: 'For instance https://coursepath.example.com/learning; the API is under /api.',
    },
    timeZone: {
      type: 'string',
      maxLength: 64,
      default: 'Asia/Shanghai',
      title: 'Time zone in which a due day ends',
      description: 'IANA name, for instance Asia/Shanghai.',
    },
    timeoutMs: { type: 'integer', minimum: 50, maximum: 120_000, title: 'How long one call may take, in milliseconds' },
  },
  additionalProperties: false,
};

/** What the administrator gets from the vendor; secrets go in and never come out. */
export const credentialsSchema: JsonSchema = {
  type: 'object',
  required: ['user', 'password'],
  properties: {
    user: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[^:]+$', title: 'API user', 'x-secret': true },
    password: { type: 'string', minLength: 1, maxLength: 500, title: 'Password', 'x-secret': true },
  },
  additionalProperties: false,
};
