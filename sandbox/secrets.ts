import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What callers must know: the control token, one bearer token for each system, and the key webhooks are signed with. */
export interface Secrets {
  controlToken: string;
  interviewToken: string;
  /** `whsec_` and base64, by Standard Webhooks. */
  interviewWebhookSecret: string;
  ehrToken: string;
  mailToken: string;
}

/** Takes the given secrets, and for the rest those in `<dataDir>/secrets.json` (mode 0600), which is made when missing. */
export function loadSecrets(dataDir: string, given: { [Name in keyof Secrets]?: string | undefined }): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'secrets.json');
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<Secrets>) : {};
  const token = (): string => randomBytes(24).toString('base64url');
  const secrets: Secrets = {
    controlToken: given.controlToken ?? kept.controlToken ?? token(),
    interviewToken: given.interviewToken ?? kept.interviewToken ?? token(),
    interviewWebhookSecret:
      given.interviewWebhookSecret ?? kept.interviewWebhookSecret ?? `whsec_${randomBytes(32).toString('base64')}`,
    ehrToken: given.ehrToken ?? kept.ehrToken ?? token(),
    mailToken: given.mailToken ?? kept.mailToken ?? token(),
  };
  if (!/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secrets.interviewWebhookSecret)) {
    throw new Error('The webhook secret must be whsec_ followed by at least 24 bytes in base64.');
  }
  if (JSON.stringify(secrets) !== JSON.stringify(kept)) {
    writeFileSync(`${path}.tmp`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.tmp`, path);
  }
  return secrets;
}
