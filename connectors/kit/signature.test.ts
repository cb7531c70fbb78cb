import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import {
  isSignedBy,
  readHeader,
  refuseStale,
  requireSecrets,
  splitSecrets,
  verifyStandardWebhook,
} from './signature.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const otherSecret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const now = new Date('2026-11-22T10:00:00.000Z');
const invalid = expect.objectContaining({ kind: 'signature', code: 'webhook_signature_invalid' }) as Error;
const stale = expect.objectContaining({ kind: 'signature', code: 'webhook_timestamp_stale' }) as Error;

type Message = { id: string; at: Date; body: string; secret?: string };
const sign = (m: Message): string => new Webhook(m.secret ?? secret).sign(m.id, m.at, m.body);
const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1000));
const message = (m: Message, more: Record<string, string> = {}) => ({
  bytes: new TextEncoder().encode(m.body),
  headers: { 'webhook-id': m.id, 'webhook-timestamp': seconds(m.at), 'webhook-signature': sign(m), ...more },
});
const good: Message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: now, body: '{"test": 2432232314}' };

describe('verifyStandardWebhook, the cases of the reference library', () => {
  it('accepts its published vector', () => {
    const raw = {
      bytes: new TextEncoder().encode('{"test": 2432232314}'),
      headers: {
        'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        'webhook-timestamp': '1614265330',
        'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
      },
    };
    verifyStandardWebhook(raw, [secret], new Date(1614265330_000));
  });

  it('accepts the secret with and without its prefix, and header names in any case', () => {
    verifyStandardWebhook(message(good), [secret.slice(6)], now);
    const { headers, bytes } = message(good);
    const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
    verifyStandardWebhook({ bytes, headers: upper }, [secret], now);
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('refuses without %s', (name) => {
    for (const value of [undefined, '']) {
      const raw = message(good);
      const headers = Object.fromEntries(Object.entries({ ...raw.headers, [name]: value ?? '' }));
      if (value === undefined) delete headers[name];
      expect(() => verifyStandardWebhook({ ...raw, headers }, [secret], now)).toThrowError(invalid);
    }
  });

  it.each(['v1,dawfeoifkpqwoekfpqoekf', 'v1,', 'v1', '', 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1O'])(
    'refuses the signature %j',
    (signature) => {
      const raw = message(good, { 'webhook-signature': signature });
      expect(() => verifyStandardWebhook(raw, [secret], now)).toThrowError(invalid);
    },
  );

  it.each([-301, 301, -86_400, 86_400])('refuses a signed timestamp %d s away as stale', (offset) => {
    const raw = message({ ...good, at: new Date(now.getTime() + offset * 1000) });
    expect(() => verifyStandardWebhook(raw, [secret], now)).toThrowError(stale);
  });

  it.each([-300, 300])('accepts a timestamp %d s away', (offset) => {
    verifyStandardWebhook(message({ ...good, at: new Date(now.getTime() + offset * 1000) }), [secret], now);
  });

  it('finds the right one among several signatures', () => {
    const wrong = 'v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=';
    const many = [wrong, 'v2,abc', sign(good), 'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5B'].join(' ');
    verifyStandardWebhook(message(good, { 'webhook-signature': many }), [secret], now);
  });
});

describe('verifyStandardWebhook, stricter than the reference', () => {
  it('takes any of several secrets, so that one can be rotated', () => {
    for (const signedWith of [secret, otherSecret]) {
      verifyStandardWebhook(message({ ...good, secret: signedWith }), splitSecrets(`${secret}, ${otherSecret}`), now);
    }
    expect(() => verifyStandardWebhook(message({ ...good, secret: otherSecret }), [secret], now)).toThrowError(invalid);
  });

  it.each([[[]], [['']], [['whsec_']], [['whsec_c2hvcnQ=']], [['not base64 at all!!']], [Array(6).fill(secret)]])(
    'refuses with the secrets %j',
    (secrets) => {
      expect(() => verifyStandardWebhook(message(good), secrets, now)).toThrowError(invalid);
    },
  );

  it('refuses more than 10 signatures', () => {
    const many = Array(11).fill(sign(good)).join(' ');
    expect(() => verifyStandardWebhook(message(good, { 'webhook-signature': many }), [secret], now)).toThrowError(
      invalid,
    );
  });

  it.each(['1763805600.0', '+1763805600', ' 1763805600', '0x1', '1e9', '', '1763805600000000', '１７６'])(
    'refuses the timestamp %j',
    (timestamp) => {
      const raw = message(good, { 'webhook-timestamp': timestamp });
      expect(() => verifyStandardWebhook(raw, [secret], now)).toThrowError(invalid);
    },
  );

  it('refuses an old message whose body is passed off as a fresh timestamp', () => {
    const fresh = seconds(now);
    const old = { id: 'evt_1', at: new Date('2026-01-01T00:00:00Z'), body: `{"text":"x.${fresh}.{}` };
    const raw = {
      bytes: new TextEncoder().encode('{}'),
      headers: {
        'webhook-id': `evt_1.${seconds(old.at)}.{"text":"x`,
        'webhook-timestamp': fresh,
        'webhook-signature': sign(old),
      },
    };
    // The reference library accepts it: same signed bytes, other cut.
    expect(sign({ id: raw.headers['webhook-id'], at: now, body: '{}' })).toBe(raw.headers['webhook-signature']);
    expect(() => verifyStandardWebhook(raw, [secret], now)).toThrowError(invalid);
  });
});

describe('verifyStandardWebhook against the reference as oracle', () => {
  const anyMessage = fc.record({
    id: fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/),
    body: fc.oneof(fc.json(), fc.string({ unit: 'grapheme' })),
  });

  it('accepts whatever the reference signs', () => {
    fc.assert(fc.property(anyMessage, (m) => verifyStandardWebhook(message({ ...m, at: now }), [secret], now)));
  });

  it('refuses every change of one bit of the body, the signature, the id, the timestamp and the secret', () => {
    const raw = message(good);
    const fits = (bytes: Uint8Array, headers: Record<string, string>, key = secret): boolean => {
      try {
        verifyStandardWebhook({ bytes, headers }, [key], now);
        return true;
      } catch {
        return false;
      }
    };
    expect(fits(raw.bytes, raw.headers)).toBe(true);
    const mutants = (text: string, from = 0): string[] =>
      [...Array((text.length - from) * 7).keys()].map((bit) => {
        const at = from + Math.floor(bit / 7);
        return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << (bit % 7))) + text.slice(at + 1);
      });
    for (let bit = 0; bit < raw.bytes.length * 8; bit++) {
      const bytes = Uint8Array.from(raw.bytes);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expect(fits(bytes, raw.headers), `body bit ${bit}`).toBe(false);
    }
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const) {
      for (const value of mutants(raw.headers[name])) {
        expect(fits(raw.bytes, { ...raw.headers, [name]: value }), `${name} ${JSON.stringify(value)}`).toBe(false);
      }
    }
    for (const value of mutants(secret, 'whsec_'.length)) {
      expect(fits(raw.bytes, raw.headers, value), `secret ${JSON.stringify(value)}`).toBe(false);
    }
  });

  it('catches a planted verifier that always returns', () => {
    const alwaysReturns: typeof verifyStandardWebhook = () => undefined;
    const refusesTampering = (verify: typeof verifyStandardWebhook): boolean => {
      const raw = message(good);
      try {
        verify({ ...raw, bytes: new TextEncoder().encode('{"test": 2432232315}') }, [secret], now);
        return false;
      } catch {
        return true;
      }
    };
    expect([refusesTampering(verifyStandardWebhook), refusesTampering(alwaysReturns)]).toEqual([true, false]);
  });
});

describe('a scheme of a vendor’s own', () => {
  const [one, two] = ['a-secret-of-twenty-one', 'another-secret-of-24-ch'];
  const by = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');

  it('is signed by any of the secrets over all the parts, under any of the signatures', () => {
    const bytes = new TextEncoder().encode('{"a":1}');
    expect(isSignedBy([one, two], [by(two, '5.{"a":1}')], '5.', bytes)).toBe(true);
    expect(isSignedBy([one], ['00', by(two, 'x'), by(one, '5.{"a":1}')], '5.', bytes)).toBe(true);
  });

  it.each([
    ['nothing signed it', [], '5.'],
    ['another secret did', [by('yet-another-secret-here', '5.{"a":1}')], '5.'],
    ['a part was shifted', [by(one, '5.{"a":1}')], '5'],
    ['the signature is short', [by(one, '5.{"a":1}').slice(0, 62)], '5.'],
    ['the signature is no hex', ['zz'], '5.'],
  ])('is not when %s', (_why, signatures, prefix) => {
    expect(isSignedBy([one], signatures, prefix, new TextEncoder().encode('{"a":1}'))).toBe(false);
  });

  it('never passes without a secret', () => {
    expect(isSignedBy([], [by('', 'x')], 'x')).toBe(false);
    for (const value of [undefined, '', ' , ', 5, 'short', `${one} short`, Array(6).fill(one).join(' ')])
      expect(() => requireSecrets(value)).toThrow(invalid);
    expect(requireSecrets(`${one}, ${two}`)).toEqual([one, two]);
  });

  it('is stale after 300 s, before or after', () => {
    const at = (offset: number) => String(Math.floor(now.getTime() / 1000) + offset);
    for (const offset of [-300, 0, 300]) expect(() => refuseStale(at(offset), now)).not.toThrow();
    for (const offset of [-301, 301]) expect(() => refuseStale(at(offset), now)).toThrow(stale);
  });

  it('reads a header that is there once', () => {
    const raw = (headers: Record<string, string>) => ({ bytes: new Uint8Array(), headers });
    expect(readHeader(raw({ 'X-Vendor': 'a' }), 'x-vendor')).toBe('a');
    for (const headers of [{}, { 'x-vendor': '' }, { 'x-vendor': 'a', 'X-Vendor': 'b' }])
      expect(() => readHeader(raw(headers as Record<string, string>), 'x-vendor')).toThrow(invalid);
  });
});
