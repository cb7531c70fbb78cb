import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { classify } from './classify.ts';
import applicant from './fixtures/applicant.json' with { type: 'json' };
import validationFailed from './fixtures/validation-failed.json' with { type: 'json' };
import { findDifference, toStatus } from './map.ts';

describe('findDifference', () => {
  const kept = applicant.data.assessments[0]!;

  it('sees none where the vendor only added members and wrote times another way', () => {
    const { revision: _revision, updatedAt: _updatedAt, assessmentRef: _ref, ...content } = kept;
    expect(findDifference({ ...content, startedAt: '2026-11-22T17:40:00.000+08:00' }, kept)).toBeNull();
  });

  it.each([
    ['/total/score', { total: { score: 74.6, max: 100 } }],
    ['/dimensions', { dimensions: [] }],
    ['/dimensions/0/comment', { dimensions: [{ ...kept.dimensions[0], comment: 'Clear.' }] }],
    ['/startedAt', { startedAt: '2026-11-22T09:41:00.000Z' }],
    ['/result', { result: 'pass' }],
    ['/recordingUrl', { recordingUrl: 'https://x.example/y' }],
  ])('finds %s', (path, changed) => {
    expect(findDifference({ ...kept, ...changed }, kept)).toBe(path);
  });

  it('says when nothing is there', () => {
    expect(findDifference(kept, undefined)).toBe('');
  });

  it('sees none between a value and its copy', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(findDifference(value, structuredClone(value))).toBeNull();
      }),
    );
  });
});

describe('classify', () => {
  const judge = (status: number, body: unknown, headers = {}) =>
    classify({ status, headers, body, bytes: new Uint8Array() });

  it('goes by the code, whatever the status', () => {
    expect(judge(200, applicant)).toEqual({ kind: 'ok' });
    expect(judge(200, validationFailed)).toEqual({ kind: 'rejected', code: '40012', field: 'email' });
    expect(judge(403, { code: 42900 })).toEqual({ kind: 'rateLimited', code: '42900' });
    expect(judge(200, { code: 50001 })).toEqual({ kind: 'retry', code: '50001' });
    expect(judge(401, { code: 40100 })).toEqual({ kind: 'reauth', code: '40100' });
    expect(judge(404, { code: 40400 })).toEqual({ kind: 'notFound' });
    expect(judge(429, { code: 42900 }, { 'retry-after': '3' })).toMatchObject({ afterMs: 3000 });
  });

  it('goes by the status where there is no code', () => {
    expect(judge(502, undefined)).toEqual({ kind: 'retry', code: 'http_502' });
    expect(judge(403, '<html>')).toEqual({ kind: 'rejected', code: 'http_403' });
  });
});

it('has a word for each status of an application but erased', () => {
  expect(['active', 'onHold', 'hired', 'rejected', 'withdrawn', 'expired'].map(toStatus)).toHaveLength(6);
  for (const status of ['erased', 'constructor', '']) expect(() => toStatus(status)).toThrow();
});
