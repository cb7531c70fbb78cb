import { describe, expect, it } from 'vitest';
import type { JobPosting } from '../contract.ts';
import { classify } from './classify.ts';
import posting from './fixtures/posting.json' with { type: 'json' };
import { isSamePosting, toPosting } from './map.ts';

const job: JobPosting = {
  ref: posting.ref,
  code: 'CS-1',
  title: { en: 'Support agent', zh: '客服专员' },
  description: '处理客户来电。',
  departmentName: '客户服务部',
  headcount: 3,
  closesOn: '2099-12-31',
};

describe('isSamePosting', () => {
  it('knows a posting again, whatever the order of its members and what the vendor added', () => {
    expect(isSamePosting(toPosting(job), posting)).toBe(true);
  });

  it.each([
    { code: 'CS-2' },
    { title: { zh: '客服专员' } },
    { description: '' },
    { departmentName: '销售部' },
    { headcount: 2 },
    { closesOn: null },
  ])('sees %j', (changed) => {
    expect(isSamePosting(toPosting({ ...job, ...changed }), posting)).toBe(false);
  });
});

it('tries again when somebody was faster, and says what is refused', () => {
  const judge = (status: number, body: object) => classify({ status, headers: {}, body, bytes: new Uint8Array() });
  const problem = { type: 'about:blank', title: 'No.', status: 412 };
  expect(judge(412, { ...problem, code: 'precondition_failed' })).toEqual({
    kind: 'retry',
    code: 'precondition_failed',
  });
  expect(judge(422, { ...problem, code: 'invalid_request', field: 'titles' })).toEqual({
    kind: 'rejected',
    code: 'invalid_request',
    field: 'titles',
  });
  // A posting has a code too: the position's own.
  expect(judge(200, posting)).toEqual({ kind: 'ok' });
});
