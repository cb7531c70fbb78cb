import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { answerShapeError, cutText, JsonReader, parseJson } from './json.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('parseJson', () => {
  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        expect(parseJson(bytes(JSON.stringify(value)))).toEqual({
          ok: true,
          value: JSON.parse(JSON.stringify(value)) as unknown,
        });
      }),
    );
  });

  it('counts depth outside of strings only', () => {
    const limits = { maxBytes: 1000, maxDepth: 2 };
    expect(parseJson(bytes('[["[[[[\\"[[["]]'), limits).ok).toBe(true);
    expect(parseJson(bytes('[[[]]]'), limits)).toEqual({ ok: false, fault: 'too_deep' });
  });

  it('refuses a nesting of 100,000 without going down into it', () => {
    expect(parseJson(bytes('['.repeat(100_000)))).toEqual({ ok: false, fault: 'too_deep' });
  });

  it.each([
    ['not_json', bytes('{"a":')],
    ['not_json', bytes('')],
    ['not_utf8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['too_large', new Uint8Array(11 * 1024 * 1024)],
  ])('says %s instead of throwing', (fault, input) => {
    expect(parseJson(input)).toEqual({ ok: false, fault });
  });
});

describe('JsonReader', () => {
  const read = (value: unknown): JsonReader => new JsonReader(value, answerShapeError('Vendor', true));

  it('names the place and never the value', () => {
    const wrong = (): unknown =>
      read({ person: { name: 42, secret: 'zhang@example.com' } })
        .object('person')
        .string('name');
    expect(wrong).toThrowError(expect.objectContaining({ kind: 'unknown', code: 'answer_shape' }));
    expect(wrong).toThrowError(/\/person\/name/);
  });

  it('turns instants of any zone to UTC and refuses those without one', () => {
    expect(read({ at: '2026-11-22T10:00:00+08:00' }).instant('at')).toBe('2026-11-22T02:00:00.000Z');
    for (const at of ['2026-11-22', '2026-11-22T10:00:00', 'yesterday', '2026-13-40T10:00:00Z', 1700000000]) {
      expect(() => read({ at }).instant('at')).toThrow();
    }
  });

  it('takes only http and https as addresses', () => {
    expect(read({ u: 'https://a.example/x' }).url('u')).toBe('https://a.example/x');
    for (const u of ['javascript:alert(1)', 'file:///etc/passwd', '/x', 'http://']) {
      expect(() => read({ u }).url('u')).toThrow();
    }
  });

  it('does not take NaN, text or infinity for a number', () => {
    for (const n of ['1', null, Number.NaN, Infinity]) expect(() => read({ n }).number('n')).toThrow();
  });
});

it('cutText never leaves half a character', () => {
  expect(cutText('ab😀', 3)).toBe('ab');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, max) => {
      const cut = cutText(text, max);
      expect(cut.length).toBeLessThanOrEqual(max);
      expect(cut.isWellFormed()).toBe(true);
    }),
  );
});
