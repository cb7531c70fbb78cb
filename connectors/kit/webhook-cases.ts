import { createHmac } from 'node:crypto';
import { ConnectorError, type Connector, type ConnectorErrorKind, type RawWebhook } from '../contract.ts';

/** What a vendor signs: the text, with which secret, under which event id, at what time. */
export type SigningInput = { text: string; secret: string; id: string; at: Date };

/** What the webhook cases need to know of a vendor's webhooks. Standard Webhooks where nothing else is said. */
export type WebhookBench = {
  /** The credentials while these secrets are set; several while one is rotated. */
  credentialsWith(secrets: string[]): { [key: string]: unknown };
  /** A valid event as the vendor sends it. */
  body: { [key: string]: unknown };
  /** The same event, of a type the hub does not know. */
  unknownTypeBody: { [key: string]: unknown };
  /** The same event without what its type needs. */
  brokenBody: { [key: string]: unknown };
  /** Signs as the vendor does, headers in lower case. */
  sign?(input: SigningInput): RawWebhook;
  /** The body as the vendor writes it; JSON by default. */
  encode?(body: { [key: string]: unknown }): string;
  /** Cases that can't be, with the reason, e.g. `stale by a day` where the vendor signs no time. */
  skips?: { readonly [caseName: string]: string };
};

/** The webhooks of one connector. */
export type WebhookSubject = WebhookBench & { connector: Connector; config: { [key: string]: unknown } };

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const nextSecret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const now = new Date('2026-11-22T10:00:00.000Z');
const id = 'evt_00000001';

type Verdict = 'accepted' | 'unsupported' | ConnectorErrorKind;
type Case = { name: string; raw: RawWebhook; expected: Verdict; secrets?: string[] };

/** Judges the webhook side of a connector; returns the names of the cases and every one judged wrong. */
export function runWebhookCases(subject: WebhookSubject): { cases: string[]; findings: string[] } {
  const findings: string[] = [];
  const all = makeCases(subject).filter((one) => subject.skips?.[one.name] === undefined);
  for (const one of all) {
    const given = judge(subject, one);
    if (given !== one.expected) findings.push(`webhook, ${one.name}: ${given} instead of ${one.expected}`);
  }
  findings.push(...findUnstableKeys(subject, all[0]?.raw));
  return { cases: all.map((one) => one.name), findings };
}

function judge(subject: WebhookSubject, one: Case): Verdict | 'other error' | 'no events' {
  const source = subject.connector.events;
  if (source === undefined) return 'no events';
  try {
    source.verify(one.raw, subject.credentialsWith(one.secrets ?? [secret]), now);
    const events = source.parse(one.raw, subject.config);
    return events.every((event) => event.eventType === 'unsupported') ? 'unsupported' : 'accepted';
  } catch (error) {
    return error instanceof ConnectorError ? error.kind : 'other error';
  }
}

/** A delivery that comes three times must be known again: the same event has the same key whenever it is parsed. */
function findUnstableKeys(subject: WebhookSubject, good: RawWebhook | undefined): string[] {
  const source = subject.connector.events;
  if (source === undefined || good === undefined) return [];
  const keys = [1, 2, 3].map(() => {
    try {
      return source.parse(good, subject.config).map((event) => event.dedupeKey);
    } catch {
      // Said by the case "good" already.
      return [];
    }
  });
  const isSame = keys.every((each) => each.join() === keys[0]?.join());
  return isSame ? [] : ['webhook, delivered three times: its events have other dedupe keys each time'];
}

function makeCases(subject: WebhookSubject): Case[] {
  const encode = (body: { [key: string]: unknown }): string => subject.encode?.(body) ?? JSON.stringify(body);
  const sign = (text: string, withSecret = secret, offsetSeconds = 0): RawWebhook => {
    const at = new Date(now.getTime() + offsetSeconds * 1000);
    return (subject.sign ?? signStandardWebhook)({ text, secret: withSecret, id, at });
  };
  const text = encode(subject.body);
  const good = sign(text);
  const headerless = (name: string): RawWebhook => ({
    ...good,
    headers: Object.fromEntries(Object.entries(good.headers).filter(([key]) => key !== name)),
  });
  const withHeader = (name: string, value: string): RawWebhook => ({
    ...good,
    headers: { ...good.headers, [name]: value },
  });
  const tampered = Uint8Array.from(good.bytes);
  tampered[tampered.length >> 1]! ^= 1;
  const reserialised = new TextEncoder().encode(JSON.stringify(subject.body, null, 1));
  return [
    { name: 'good', raw: good, expected: 'accepted' },
    { name: 'the same again', raw: good, expected: 'accepted' },
    { name: 'tampered byte', raw: { ...good, bytes: tampered }, expected: 'signature' },
    { name: 're-serialised JSON', raw: { ...good, bytes: reserialised }, expected: 'signature' },
    { name: 'wrong secret', raw: sign(text, nextSecret), expected: 'signature' },
    { name: 'no secret set', raw: good, expected: 'signature', secrets: [] },
    ...(subject.sign === undefined ? standardHeaders() : foreignHeaders()),
    { name: 'stale by a day', raw: sign(text, secret, -86_400), expected: 'signature' },
    { name: 'from a day ahead', raw: sign(text, secret, 86_400), expected: 'signature' },
    { name: 'old secret while rotating', raw: good, expected: 'accepted', secrets: [nextSecret, secret] },
    {
      name: 'new secret while rotating',
      raw: sign(text, nextSecret),
      expected: 'accepted',
      secrets: [nextSecret, secret],
    },
    ...(subject.sign === undefined ? signedByBoth() : []),
    { name: 'old secret after rotating', raw: good, expected: 'signature', secrets: [nextSecret] },
    { name: 'unknown type', raw: sign(encode(subject.unknownTypeBody)), expected: 'unsupported' },
    { name: 'broken shape', raw: sign(encode(subject.brokenBody)), expected: 'payload' },
    ...ifJson({ name: 'not JSON', raw: sign(text.slice(0, -1)), expected: 'payload' }),
    { name: 'empty body', raw: sign(''), expected: 'payload' },
    ...ifJson(
      { name: 'a list', raw: sign(`[${text}]`), expected: 'payload' },
      { name: 'nested 1,000 deep', raw: sign(`{"a":${'['.repeat(1000)}${']'.repeat(1000)}}`), expected: 'payload' },
    ),
    { name: 'over 1 MiB', raw: sign(text + ' '.repeat(1024 * 1024)), expected: 'payload' },
  ];

  function standardHeaders(): Case[] {
    return [
      { name: 'no signature', raw: headerless('webhook-signature'), expected: 'signature' },
      { name: 'empty signature', raw: withHeader('webhook-signature', ''), expected: 'signature' },
      { name: 'no id', raw: headerless('webhook-id'), expected: 'signature' },
      { name: 'another id', raw: withHeader('webhook-id', 'evt_00000002'), expected: 'signature' },
      { name: 'no timestamp', raw: headerless('webhook-timestamp'), expected: 'signature' },
    ];
  }

  /** Whatever the vendor's headers are called: without any one of them, or with an empty one, nothing is accepted. */
  function foreignHeaders(): Case[] {
    return Object.keys(good.headers)
      .filter((name) => name !== 'content-type')
      .flatMap((name): Case[] => [
        { name: `no ${name}`, raw: headerless(name), expected: 'signature' },
        { name: `empty ${name}`, raw: withHeader(name, ''), expected: 'signature' },
      ]);
  }

  function signedByBoth(): Case[] {
    const twice = `${sign(text, nextSecret).headers['webhook-signature']} ${good.headers['webhook-signature']}`;
    const raw = withHeader('webhook-signature', twice);
    return [{ name: 'signed by both', raw, expected: 'accepted', secrets: [nextSecret] }];
  }

  function ifJson(...cases: Case[]): Case[] {
    return subject.encode === undefined ? cases : [];
  }
}

/** Signs by Standard Webhooks, as a vendor does. */
export function signStandardWebhook({ text, secret, id, at }: SigningInput): RawWebhook {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest('base64');
  return {
    bytes: new TextEncoder().encode(text),
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
  };
}
