import { describe, expect, it } from 'vitest';
import { classifyByCode, type VendorCodes } from './classify.ts';

const codes: VendorCodes = { throttled: ['slow'], busy: ['busy'], unauthorized: ['expired'], conflict: ['taken'] };
const judge = (status: number, code?: string, headers = {}) =>
  classifyByCode({ status, headers, body: {}, bytes: new Uint8Array() }, { code, field: 'name' }, codes);

describe('classifyByCode', () => {
  it('goes by the code, whatever the status', () => {
    for (const status of [200, 403, 500]) {
      expect(judge(status, 'slow', { 'retry-after': '2' })).toEqual({
        kind: 'rateLimited',
        code: 'slow',
        afterMs: 2000,
      });
      expect(judge(status, 'busy')).toEqual({ kind: 'retry', code: 'busy' });
      expect(judge(status, 'expired')).toEqual({ kind: 'reauth', code: 'expired' });
      expect(judge(status, 'taken')).toEqual({ kind: 'conflict' });
    }
  });

  it('takes an unknown error under 200 for a refusal, and any other by its status', () => {
    expect(judge(200, 'odd')).toEqual({ kind: 'rejected', code: 'odd', field: 'name' });
    expect(judge(422, 'odd')).toEqual({ kind: 'rejected', code: 'odd', field: 'name' });
    expect(judge(503, 'odd')).toEqual({ kind: 'retry', code: 'odd' });
    expect(judge(404, 'odd')).toEqual({ kind: 'notFound' });
  });

  it('goes by the status where there is no code', () => {
    expect(judge(200)).toEqual({ kind: 'ok' });
    expect(judge(401)).toEqual({ kind: 'reauth', code: 'http_401' });
    expect(judge(429)).toEqual({ kind: 'rateLimited', code: 'http_429' });
  });
});
