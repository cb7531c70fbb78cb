import { describe, expect, it } from 'vitest';
import { HubError } from '../domain/errors.ts';
import { parseStrictJson } from './strict-json.ts';

const parse = (text: string | Uint8Array): unknown =>
  parseStrictJson(typeof text === 'string' ? Buffer.from(text) : text);
const codeOf = (text: string | Uint8Array): [string, string | undefined] => {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof HubError) return [error.code, error.path];
    throw error;
  }
  return ['taken', undefined];
};

describe('strict JSON', () => {
  it('takes what is right, emoji and right-to-left text included', () => {
    expect(parse('{"a":[1,{"b":"👩‍🍳 محمد \\" [{,:"}],"c":null}')).toEqual({ a: [1, { b: '👩‍🍳 محمد " [{,:' }], c: null });
    expect(parse(' "x" ')).toBe('x');
  });
  it('refuses a key that appears twice, however it is written, with its place', () => {
    expect(codeOf('{"a":1,"b":{"x":1,"\\u0078":2}}')).toEqual(['json_duplicate_key', '/b/x']);
    expect(codeOf('[{"a":1},{"a":1,"a":2}]')).toEqual(['json_duplicate_key', '/1/a']);
    expect(codeOf('{"a":{"a":1}}')[0]).toBe('taken');
    expect(codeOf('[{"a":1},{"a":1}]')[0]).toBe('taken');
    expect(codeOf('{"a":["a","a"]}')[0]).toBe('taken');
  });
  it('refuses nesting of a thousand without building it', () => {
    expect(codeOf('['.repeat(1000) + ']'.repeat(1000))[0]).toBe('json_too_deep');
    expect(codeOf('{"a":'.repeat(1000) + '1' + '}'.repeat(1000))[0]).toBe('json_too_deep');
    expect(codeOf('['.repeat(64) + ']'.repeat(64))[0]).toBe('taken');
    expect(codeOf('['.repeat(65) + ']'.repeat(65))[0]).toBe('json_too_deep');
  });
  it('refuses NUL and halves of characters in texts and keys', () => {
    expect(codeOf('{"a":{"b":"x\\u0000y"}}')).toEqual(['json_invalid', '/a/b']);
    expect(codeOf('{"a\\u0000":1}')[0]).toBe('json_invalid');
    expect(codeOf('["\\ud83d"]')).toEqual(['json_invalid', '/0']);
  });
  it('refuses bytes that are not UTF-8, and what is not JSON, without quoting it', () => {
    expect(codeOf(Buffer.from([0x22, 0xff, 0x22]))[0]).toBe('json_invalid');
    for (const text of ['{', '{"a":geheim}', '{"a":1,}', "{'a':1}", '{"a":01}', 'NaN', '{"a" 1}', '"\u0001"', ']']) {
      expect(codeOf(text)[0]).toBe('json_invalid');
    }
    expect(() => parse('{"a":geheim}')).not.toThrow(/geheim/);
  });
  it('is done with a long hostile text at once', () => {
    const started = performance.now();
    expect(codeOf(`{"a":"${'\\"'.repeat(400_000)}`)[0]).toBe('json_invalid');
    expect(codeOf('"'.repeat(500_001))[0]).toBe('json_invalid');
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
