import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What callers must know: the control token, one token for each system (a bearer token, an API key, a password, as the
 * system has it), and the keys webhooks are signed with (`…WebhookSecret`: `whsec_` and base64).
 */
export const SECRET_NAMES = [
  'controlToken',
  'interviewToken',
  'interviewWebhookSecret',
  'ehrToken',
  'mailToken',
  'mailWebhookSecret',
  'testingToken',
  'testingWebhookSecret',
  'attendanceToken',
  'attendanceWebhookSecret',
  'crmToken',
  'backgroundToken',
  'backgroundWebhookSecret',
  'learningToken',
  'jobsToken',
  'smsToken',
  'smsWebhookSecret',
] as const;
/** One of {@link SECRET_NAMES}. */
export type SecretName = (typeof SECRET_NAMES)[number];
/** A value for each of {@link SECRET_NAMES}. */
export type Secrets = Record<SecretName, string>;

/** The command line option of a secret: `ehrToken` is `--ehr-token`. */
export function optionOf(name: SecretName): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Takes the given secrets, and for the rest those in `<dataDir>/secrets.json` (mode 0600), which is made when missing. */
export function loadSecrets(dataDir: string, given: { [Name in SecretName]?: string | undefined }): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'secrets.json');
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<Secrets>) : {};
  const secrets = Object.fromEntries(
    SECRET_NAMES.map((name) => [name, given[name] ?? kept[name] ?? makeSecret(name)]),
  ) as Secrets;
  for (const name of SECRET_NAMES) {
    if (name.endsWith('WebhookSecret') && !/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secrets[name])) {
      throw new Error(`The ${optionOf(name)} must be whsec_ followed by at least 24 bytes in base64.`);
    }
  }
  if (JSON.stringify(secrets) !== JSON.stringify(kept)) {
    writeFileSync(`${path}.tmp`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.tmp`, path);
  }
  return secrets;
}

function makeSecret(name: SecretName): string {
  return name.endsWith('WebhookSecret')
    ? `whsec_${randomBytes(32).toString('base64')}`
    : randomBytes(24).toString('base64url');
}
