import type { JsonSchema } from '../contract.ts';

/**
 * The form of a connection's settings: `baseUrl` and `timeoutMs`, which every connector has, and what more it needs.
 * @param hint what to enter as `baseUrl`, with an example
 */
export function configForm(
  hint: string,
  more: { properties?: { [name: string]: JsonSchema }; required?: string[] } = {},
): JsonSchema {
  return {
    type: 'object',
    required: ['baseUrl', ...(more.required ?? [])],
    properties: {
      baseUrl: { type: 'string', format: 'uri', maxLength: 500, title: 'API address', description: hint },
      timeoutMs: {
        type: 'integer',
        minimum: 50,
        maximum: 120_000,
        title: 'How long one call may take, in milliseconds',
      },
      ...more.properties,
    },
    additionalProperties: false,
  };
}

/** The form of credentials that are one token, and what more is needed; secrets go in and never come out. */
export function tokenForm(more: { properties?: { [name: string]: JsonSchema }; required?: string[] } = {}): JsonSchema {
  return {
    type: 'object',
    required: ['token', ...(more.required ?? [])],
    properties: { token: secretField('API token'), ...more.properties },
    additionalProperties: false,
  };
}

/** A secret of a form. */
export function secretField(title: string, description?: string): JsonSchema {
  return {
    type: 'string',
    minLength: 1,
    maxLength: 1000,
    title,
    ...(description === undefined ? {} : { description }),
    'x-secret': true,
  };
}
