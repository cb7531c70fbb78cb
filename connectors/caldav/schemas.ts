import type { JsonSchema } from '../contract.ts';

/** What the calendars' own zone is taken for where a connection does not say. */
export const defaultTimeZone = 'Asia/Shanghai';

/** Draws the form of a connection. */
export const configSchema: JsonSchema = {
  type: 'object',
  required: ['baseUrl'],
  properties: {
    baseUrl: {
      type: 'string',
      format: 'uri',
      maxLength: 500,
      title: 'CalDAV address',
      description: 'For instance https://calendar.example.com or https://cloud.example.com/remote.php/dav.',
    },
    calendarHome: {
      type: 'string',
      pattern: '^/[^?#\\s]*/$',
      maxLength: 300,
      title: 'Folder of the calendars',
      description: 'Where a calendar that is given by name alone is found, below the address; by default /user name/.',
    },
    timeZone: {
      type: 'string',
      maxLength: 60,
      default: defaultTimeZone,
      title: 'Time zone of the calendars',
      description: 'For whole days and for times that carry no zone; a name such as Asia/Shanghai.',
    },
    timeoutMs: { type: 'integer', minimum: 50, maximum: 120_000, title: 'How long one call may take, in milliseconds' },
  },
  additionalProperties: false,
};

/** An account that may read and write the calendars; an app password where the server has them. */
export const credentialsSchema: JsonSchema = {
  type: 'object',
  required: ['username', 'password'],
  properties: {
    username: {
      type: 'string',
      minLength: 1,
      maxLength: 300,
      pattern: '^[^:]+$',
      title: 'User name',
      'x-secret': true,
    },
    password: { type: 'string', minLength: 1, maxLength: 500, title: 'Password', 'x-secret': true },
  },
  additionalProperties: false,
};
