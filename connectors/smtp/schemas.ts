import type { JsonSchema } from '../contract.ts';

/** Draws the form of a connection. */
export const configSchema: JsonSchema = {
  type: 'object',
  required: ['baseUrl', 'from'],
  properties: {
    baseUrl: {
      type: 'string',
      pattern: '^smtps?://[^/?#@]+/?$',
      maxLength: 300,
      title: 'Mail server',
      description: 'smtps://mail.example.com:465, or smtp://mail.example.com:587 with STARTTLS.',
    },
    from: {
      type: 'string',
      pattern: '^[^\\s@<>"(),:;]+@[^\\s@<>"(),:;]+$',
      maxLength: 254,
      title: 'Sender address',
      description: 'What the mail server lets this account send as; candidates see it.',
    },
    fromName: {
      type: 'string',
      maxLength: 100,
      title: 'Sender name',
      description: 'How the company is called: in mails and on letters.',
    },
    replyTo: {
      type: 'string',
      pattern: '^[^\\s@<>"(),:;]+@[^\\s@<>"(),:;]+$',
      maxLength: 254,
      title: 'Address for answers',
    },
    startTls: {
      type: 'string',
      enum: ['required', 'never'],
      default: 'required',
      title: 'Encryption on smtp://',
      description: 'never is for a relay on this machine or in a closed network; no password is sent then.',
    },
    caCertificate: {
      type: 'string',
      maxLength: 20_000,
      title: "Certificate of your company's authority (PEM)",
      description: 'Only where the mail server has a certificate that the world does not know.',
    },
    timeoutMs: { type: 'integer', minimum: 50, maximum: 120_000, title: 'How long one mail may take, in milliseconds' },
  },
  additionalProperties: false,
};

/** Empty for a relay that knows the hub by its address. */
export const credentialsSchema: JsonSchema = {
  type: 'object',
  properties: {
    username: { type: 'string', minLength: 1, maxLength: 300, title: 'User name', 'x-secret': true },
    password: { type: 'string', minLength: 1, maxLength: 500, title: 'Password', 'x-secret': true },
  },
  dependentRequired: { username: ['password'], password: ['username'] },
  additionalProperties: false,
};
