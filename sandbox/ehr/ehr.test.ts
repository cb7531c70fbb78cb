import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestClient, type TestSandbox } from '../testing.ts';
import type { Applicant, Employee } from './types.ts';

let running: TestSandbox;
let client: TestClient;
beforeAll(async () => {
  running = await startTestSandbox();
  client = running.client;
});
afterEach(() => client.control('POST', '/reset'));
afterAll(() => running.close());

const ada = {
  externalRef: 'candidate-1',
  name: 'Ada Example',
  email: 'ada@example.com',
  phone: '+8613800138001',
  nationalId: '110101199003071234',
  jobCode: 'CS-01',
  jobTitle: 'Support lead',
};
const assessment = {
  provider: 'clearvoice',
  total: { score: 71.5, max: 100 },
  dimensions: [{ name: '沟通', score: 7.2, max: 10, comment: '清楚' }],
  comments: 'Good.',
  recordingUrl: 'http://127.0.0.1:8750/interview/recordings/x/CV-000001.wav',
  startedAt: '2026-11-22T10:00:00.000Z',
  completedAt: '2026-11-22T10:20:00.000Z',
  interviewer: 'clearvoice-sim-1 (AI)',
  result: 'pending',
};
const decision = {
  result: 'pass',
  comments: '推荐录用',
  decidedBy: 'Bo Reviewer',
  decidedAt: '2026-11-22T12:00:00.000Z',
  scorecard: [{ dimension: '沟通', rating: 4, comment: 'Clear.' }],
  recommendation: 'yes',
};

interface Envelope<T> {
  code: number;
  field?: string;
  data: T;
}
async function call<T = Applicant>(method: string, path: string, body?: unknown): Promise<Envelope<T>> {
  return (await client.call('ehr', method, `/api${path}`, body === undefined ? {} : { body })).body as Envelope<T>;
}

describe('the EHR', () => {
  it('reads back everything that was written', async () => {
    const { data } = await call('POST', '/applicants', ada);
    expect(data.id).toMatch(/^EMP-A-\d+$/);
    await call('PUT', `/applicants/${data.id}/assessments/order-1`, assessment);
    await call('PUT', `/applicants/${data.id}/decisions/review`, decision);
    await call('PATCH', `/applicants/${data.id}`, { status: 'hired', reason: null });
    const read = await call('GET', `/applicants/${data.id}`);
    expect(read.data).toMatchObject({
      ...ada,
      status: 'hired',
      assessments: [{ ...assessment, assessmentRef: 'order-1', revision: 1 }],
      decisions: [{ ...decision, decisionRef: 'review', revision: 1 }],
      decision: { ...decision, revision: 1 },
    });
  });

  it('creates duplicates, and finds all of them by reference', async () => {
    const first = await call('POST', '/applicants', ada);
    const second = await call('POST', '/applicants', ada);
    expect(first.data.id).not.toBe(second.data.id);
    const found = await call<{ items: Applicant[]; total: number }>('GET', '/applicants?externalRef=candidate-1');
    expect(found.data.items.map((item) => item.id)).toEqual([first.data.id, second.data.id]);
    expect(await client.effects('applicant.created')).toMatchObject([{ key: 'candidate-1' }, { key: 'candidate-1' }]);
    expect((await call<{ items: [] }>('GET', '/applicants?externalRef=nobody')).data.items).toEqual([]);
  });

  it('counts a repeated write as no effect', async () => {
    const { data } = await call('POST', '/applicants', ada);
    const put = (body: unknown) => call('PUT', `/applicants/${data.id}/assessments/order-1`, body);
    await put(assessment);
    await put({ ...assessment, total: { max: 100, score: 71.5 } });
    await put({ ...assessment, result: 'pass' });
    for (let i = 0; i < 3; i += 1) await call('PUT', `/applicants/${data.id}/decisions/review`, decision);
    for (let i = 0; i < 2; i += 1)
      await call('PATCH', `/applicants/${data.id}`, { status: 'withdrawn', reason: 'moved' });
    const ledger = await client.control<{ effects: { kind: string }[]; noops: object }>('GET', '/ledger?system=ehr');
    expect(ledger.effects.map((effect) => effect.kind)).toEqual([
      'applicant.created',
      'assessment.written',
      'assessment.written',
      'decision.written',
      'status.written',
    ]);
    expect(ledger.noops).toEqual({ 'assessment.written': 1, 'decision.written': 2, 'status.written': 1 });
    expect((await call('GET', `/applicants/${data.id}`)).data.assessments[0]?.revision).toBe(2);
  });

  it.each([
    ['name', { ...ada, name: '' }],
    ['jobCode', { ...ada, jobCode: undefined }],
    ['email', { ...ada, email: 'not an address' }],
    ['email', { ...ada, email: undefined, phone: undefined }],
  ])('tells what is wrong under HTTP 200 with code 40012: %s', async (field, body) => {
    const answer = await client.call('ehr', 'POST', '/api/applicants', { body });
    expect([answer.status, answer.body]).toMatchObject([200, { code: 40012, field }]);
    expect(await client.effects()).toEqual([]);
  });

  it('checks assessments, decisions and statuses the same way', async () => {
    const { data } = await call('POST', '/applicants', ada);
    const path = `/applicants/${data.id}`;
    expect(
      await call('PUT', `${path}/assessments/a`, { ...assessment, total: { score: 101, max: 100 } }),
    ).toMatchObject({
      code: 40012,
      field: 'total.score',
    });
    expect(await call('PUT', `${path}/decisions/review`, { ...decision, result: 'maybe' })).toMatchObject({
      code: 40012,
    });
    expect(await call('PATCH', path, { status: 'lost' })).toMatchObject({ code: 40012, field: 'status' });
    const missing = await client.call('ehr', 'PATCH', '/api/applicants/EMP-A-1', { body: { status: 'hired' } });
    expect([missing.status, missing.body]).toMatchObject([404, { code: 40400 }]);
  });

  it('lists page by page', async () => {
    for (let i = 0; i < 5; i += 1) await call('POST', '/applicants', { ...ada, externalRef: `c${i}` });
    const ids: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: Envelope<{ items: Applicant[]; next: string | null }> = await call(
        'GET',
        `/applicants?limit=2&after=${after}`,
      );
      ids.push(...page.data.items.map((item) => item.id));
      after = page.data.next;
    }
    expect(new Set(ids).size).toBe(5);
  });

  it('keeps all decisions, the newest of them first in line, whatever order they come in', async () => {
    const { data } = await call('POST', '/applicants', ada);
    const path = `/applicants/${data.id}/decisions`;
    await call('PUT', `${path}/interview`, { ...decision, decidedAt: '2026-11-24T12:00:00.000Z', result: 'fail' });
    await call('PUT', `${path}/review`, decision);
    await call('PUT', `${path}/review`, decision);
    const read = await call('GET', `/applicants/${data.id}`);
    expect(read.data.decisions.map((one) => [one.decisionRef, one.revision])).toEqual([
      ['interview', 1],
      ['review', 1],
    ]);
    expect(read.data.decision?.decisionRef).toBe('interview');
  });

  it('files documents and plans by reference, and gives the bytes back over a restart', async () => {
    const { data } = await call('POST', '/applicants', ada);
    const document = {
      documentType: 'offerLetter',
      title: '<b>录用通知书</b>',
      fileName: '录用通知书.pdf',
      mediaType: 'application/pdf',
      content: Buffer.from(`%PDF-1.7 ${'x'.repeat(2_000_000)}`).toString('base64'),
    };
    const path = `/applicants/${data.id}/documents/offer-1`;
    for (let i = 0; i < 2; i += 1) await call('PUT', path, document);
    const plan = { tasks: [{ key: 't', title: 'Sign', owner: 'hr', dueDate: '2026-12-01' }], modules: [] };
    for (let i = 0; i < 2; i += 1) await call('PUT', `/applicants/${data.id}/plans/plan-1`, plan);
    expect((await client.effects()).map((effect) => effect.kind)).toEqual([
      'applicant.created',
      'document.filed',
      'plan.written',
    ]);
    await running.restart();
    expect((await call<{ content: string }>('GET', path)).data.content).toBe(document.content);
    const page = await (await fetch(`${client.url}/ehr/?lang=en`)).text();
    expect(page).toContain(`/ehr/documents/${data.id}/offer-1`);
    expect(page).not.toContain('<b>录用');
    for (const wrong of [{ content: 'not base64!' }, { content: 'AAAA' }, { fileName: '../x' }, { mediaType: 'pdf' }]) {
      expect(await call('PUT', path, { ...document, ...wrong })).toMatchObject({
        code: 40012,
        field: Object.keys(wrong)[0],
      });
    }
  });

  it('makes, changes and withdraws employees, and deletes nobody', async () => {
    const { data: applicant } = await call('POST', '/applicants', ada);
    const job = { departmentId: 'd-1', departmentName: '客服部', startDate: '2099-01-04' };
    const { data: first } = await call<Employee>('POST', '/employees', { applicantId: applicant.id, ...job });
    const { data: second } = await call<Employee>('POST', '/employees', { applicantId: applicant.id, ...job });
    expect(first.employeeNumber).toMatch(/^\d{6}$/);
    expect(second.employeeNumber).not.toBe(first.employeeNumber);
    for (let i = 0; i < 2; i += 1) await call('PUT', `/employees/${first.id}`, { ...job, startDate: '2099-02-01' });
    for (let i = 0; i < 2; i += 1) await call('POST', `/employees/${first.id}/withdraw`, { reason: '放弃入职' });
    const found = await call<{ items: Employee[] }>('GET', '/employees?externalRef=candidate-1');
    expect(found.data.items.map((one) => [one.status, one.history.length])).toEqual([
      ['withdrawn', 3],
      ['pre_boarding', 1],
    ]);
    expect(await call('PUT', `/employees/${first.id}`, job)).toMatchObject({ code: 40900 });
    const { data: begun } = await call<Employee>('POST', '/employees', {
      applicantId: applicant.id,
      ...job,
      startDate: '2020-01-06',
    });
    expect(await call('POST', `/employees/${begun.id}/withdraw`, { reason: 'x' })).toMatchObject({ code: 40900 });
    expect(await client.effects('employee.withdrawn')).toHaveLength(1);
  });

  it('wants its token', async () => {
    const answer = await client.call('ehr', 'GET', '/api/me', { token: 'wrong' });
    expect([answer.status, answer.body]).toMatchObject([401, { code: 40100 }]);
  });
});
