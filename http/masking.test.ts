import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Candidate, InterviewOrder } from '../schemas/types.ts';
import type { Role } from '../security/rights.ts';
import { addResults, apply, seedHiring } from '../test/support/hiring.ts';
import { startHttpHub } from '../test/support/http-hub.ts';
import type { HttpHub } from '../test/support/http-hub.ts';

let hub: HttpHub;
let candidateId: string;
let orderId: string;
let applicationId: string;
beforeAll(async () => {
  hub = await startHttpHub();
  await seedHiring(hub.deps);
  const application = await apply(hub);
  candidateId = application.candidateId;
  applicationId = application.id;
  orderId = (await addResults(hub.deps, application.id)).order;
});
afterAll(() => hub.close());

const seenBy = async (role: Role) => {
  const { body } = await hub.send<Candidate>(`/api/v1/candidates/${candidateId}`, { key: hub.keys[role] });
  const { formattedName: name, emails, phones, nationalId } = body;
  return [name, emails[0], phones[0], nationalId];
};

describe('a candidate', () => {
  it('is seen whole by HR and administrators, the ID number masked for recruiters', async () => {
    const whole = ['张伟', 'zhang.wei@example.com', '+8613800138001', '11010519491231002X'];
    expect(await seenBy('administrator')).toEqual(whole);
    expect(await seenBy('hr')).toEqual(whole);
    expect(await seenBy('recruiter')).toEqual([...whole.slice(0, 3), '110***********002X']);
  });
  it('has masked contacts for departments and interviewers', async () => {
    const masked = ['张伟', 'z***@example.com', '138****8001', '110***********002X'];
    expect(await seenBy('business')).toEqual(masked);
    expect(await seenBy('interviewer')).toEqual(masked);
  });
  it('is masked altogether for an auditor', async () => {
    expect(await seenBy('auditor')).toEqual(['张**', 'z***@example.com', '138****8001', '110***********002X']);
  });
});

describe('a result', () => {
  it('shows a reviewer scores and the recording, hides the candidate’s own link, and masks a number in running text', async () => {
    const { body, text } = await hub.send<InterviewOrder>(`/api/v1/interview-orders/${orderId}`, {
      key: hub.keys.business,
    });
    expect(body.result?.total?.value).toBe(82);
    expect(body.recording?.url).toContain('/recordings/1');
    expect(text).not.toContain('secret-link');
    expect(text).not.toContain('13800138001');
  });
  it('of no kind leaks a contact to a role that sees it masked', async () => {
    for (const path of ['', '/timeline', '/facts', '/interview-orders', '/scorecards'])
      for (const role of ['business', 'interviewer', 'auditor'] as const) {
        const { status, text } = await hub.send(`/api/v1/applications/${applicationId}${path}`, {
          key: hub.keys[role],
        });
        expect(status).toBe(200);
        for (const secret of ['13800138001', '138 0013 8001', 'zhang.wei', '11010519491231002X'])
          expect(text).not.toContain(secret);
      }
  });
});

it('credentials never come out of a connection', async () => {
  for (const path of ['/api/v1/connections', '/api/v1/connections/clearvoice'])
    expect((await hub.send(path, { key: hub.keys.administrator })).text).not.toContain('a-vendor-token');
});
