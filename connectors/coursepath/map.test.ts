import { describe, expect, it } from 'vitest';
import type { LearningEnrolment } from '../contract.ts';
import { classify } from './classify.ts';
import unknownModule from './fixtures/unknown-module.json' with { type: 'json' };
import { toEnrolment } from './map.ts';

const enrolment: LearningEnrolment = {
  enrolmentRef: 'r',
  learner: { externalRef: 'e', name: '李雷', language: 'en' },
  modules: [{ key: 'company-basics', title: 'Company basics', dueDate: '2026-12-01' }],
};
const judge = (status: number, body: unknown) => classify({ status, headers: {}, body, bytes: new Uint8Array() });

it('writes an enrolment as the vendor wants it', () => {
  expect(toEnrolment(enrolment, 'Asia/Shanghai')).toEqual({
    learner: { external_ref: 'e', full_name: '李雷', locale: 'en_US' },
    modules: [{ module_key: 'company-basics', due_at: '1796140799' }],
  });
});

it.each([
  ['2026-12-32', 'Asia/Shanghai'],
  ['', 'Asia/Shanghai'],
  ['2026-12-01', 'Mars/Olympus'],
])('refuses the due day %s in %s', (dueDate, zone) => {
  const modules = [{ key: 'a', title: '', dueDate }];
  expect(() => toEnrolment({ ...enrolment, modules }, zone)).toThrow(
    expect.objectContaining({ kind: 'rejected', field: 'modules[0].dueDate' }),
  );
});

describe('classify', () => {
  it('says the place in the hub’s words', () => {
    expect(judge(422, unknownModule)).toEqual({ kind: 'rejected', code: 'unknown_module', field: 'modules[1].key' });
    expect(judge(422, { error_code: 'invalid_param', error_param: 'learner.email_address' })).toMatchObject({
      field: 'learner.email',
    });
  });

  it('goes by the code, also under 200', () => {
    expect(judge(200, { enrolment: {} })).toEqual({ kind: 'ok' });
    expect(judge(200, { error_code: 'temporarily_unavailable' })).toMatchObject({ kind: 'retry' });
    expect(judge(200, { error_code: 'bad_credentials' })).toMatchObject({ kind: 'reauth' });
    expect(judge(200, { error_code: 'new_word' })).toMatchObject({ kind: 'rejected', code: 'new_word' });
    expect(judge(403, { error_code: 'rate_limited' })).toMatchObject({ kind: 'rateLimited' });
    expect(judge(403, { error_code: 'forbidden' })).toMatchObject({ kind: 'rejected' });
    expect(judge(409, { error_code: 'enrolment_exists', enrolment: { enrolment_id: 'cp_000001' } })).toEqual({
      kind: 'conflict',
      existingId: 'cp_000001',
    });
    expect(judge(503, undefined)).toMatchObject({ kind: 'retry' });
  });
});
