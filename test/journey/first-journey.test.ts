import { afterAll, beforeAll, describe, test } from 'vitest';
import { resumeSamples, type ResumeSample } from '../../documents/testing/resume-samples.ts';
import { countEffects, findStrayEffects, hiredEffects } from '../support/effects.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';

const sampleOf = (name: string): ResumeSample => {
  const found = resumeSamples.find((sample) => sample.name === name);
  if (found === undefined) throw new Error(`There is no sample ${name}.`);
  return found;
};
const samples = [
  { sample: sampleOf('en-sidebar'), language: 'en', what: 'an English PDF' },
  { sample: sampleOf('zh-form'), language: 'zh', what: 'a Chinese DOCX' },
  { sample: sampleOf('en-plain'), language: 'en', what: 'plain text' },
  { sample: sampleOf('json-resume'), language: 'en', what: 'JSON Resume' },
] as const;
const words = {
  en: { invitation: /^Your interview for Sales representative$/, passed: /^Good news on your application/ },
  zh: { invitation: /^销售代表 面试邀请$/, passed: /销售代表/ },
};

describe.each(['sqlite', 'mysql'] as const)('from résumé to EHR on %s', (database) => {
  let hub: TestHub;
  const applicationIds: string[] = [];
  beforeAll(async () => {
    hub = await startTestHub({ database });
    await hub.sandbox.change({ delaysMs: { evaluating: 50, report: 200, recording: 400 } });
  });
  afterAll(async () => {
    await hub?.close();
  });

  test.concurrent.for(samples)(
    '$what ends in the EHR, read back through its own API',
    async ({ sample, language }, { expect }) => {
      const { journey, sandbox } = hub;
      const { facts } = sample;
      const job = await journey.openJob();
      const tag = crypto.randomUUID().slice(0, 8);
      // The same person, as an interview desk and as a recruiting portal call them.
      const remoteIds = [
        { system: 'interview-desk', id: language === 'zh' ? '面试-2023-001' : `面试-${tag}` },
        { system: 'recruiting-portal', id: language === 'zh' ? '候选人-2023-001' : `候选人-${tag}` },
      ];
      const application = await journey.apply(
        job.id,
        await sample.load(),
        sample.fileName,
        { workPermit: true },
        { remoteIds },
      );
      applicationIds.push(application.id);
      const { fields } = await journey.get<{ fields: Record<string, unknown> }>(
        `/applications/${application.id}/resume`,
      );
      expect(fields).toMatchObject({
        formattedName: facts.formattedName,
        emails: facts.emails,
        phones: facts.phones,
        highestDegree: facts.highestDegree,
      });

      await journey.passScreening(application.id, () => undefined);
      const invitation = await journey.waitForInvitation(application.id);
      expect(invitation.subject).toMatch(words[language].invitation);
      await journey.takeInterview(invitation.url);
      const task = await journey.waitForTask(application.id, 'reviewInterview');
      const result = await journey.waitForResult(application.id);
      const reviewer = await hub.as('business', 'main');
      await reviewer.decide(
        task.id,
        'pass',
        result.dimensions.map((d) => d.key),
      );
      expect(await journey.waitForEnd(application.id)).toMatchObject({ status: 'hired' });

      const records = await sandbox.listEhrRecords(application.id);
      expect(records).toHaveLength(1);
      const [record] = records;
      expect(record).toMatchObject({
        name: facts.formattedName,
        ...(facts.emails[0] === undefined ? {} : { email: facts.emails[0] }),
        ...(facts.phones[0] === undefined ? {} : { phone: facts.phones[0] }),
        decision: { result: 'pass', comments: 'A good match.', recommendation: 'yes' },
      });
      expect(record?.assessments).toHaveLength(1);
      const assessment = record?.assessments[0];
      expect(assessment?.total?.score).toBe(result.total);
      expect(assessment?.dimensions.map((d) => d.score)).toEqual(result.dimensions.map((d) => d.value));
      expect(assessment?.dimensions.map((d) => d.max)).toEqual(result.dimensions.map((d) => d.max));
      for (const dimension of assessment?.dimensions ?? []) {
        expect(dimension.comment).not.toBe('');
        expect(/\p{Script=Han}/u.test(dimension.name)).toBe(language === 'zh');
      }
      expect(assessment?.comments).not.toBe('');
      expect(assessment?.interviewer).not.toBe('');
      expect(assessment?.result).toMatch(/^(pass|fail)$/);
      expect(Date.parse(assessment?.startedAt ?? '')).toBeLessThanOrEqual(Date.parse(assessment?.completedAt ?? ''));
      const recording = await fetch(assessment?.recordingUrl ?? '');
      expect(recording.headers.get('content-type')).toMatch(/^(audio|video)\//);
      expect((await recording.arrayBuffer()).byteLength).toBeGreaterThan(1000);
      const { decision } = record ?? {};
      expect(decision?.scorecard).toHaveLength(result.dimensions.length);
      expect(decision?.scorecard[0]).toMatchObject({ rating: 4, comment: 'Seen in the interview.' });
      expect(decision?.decidedBy).not.toBe('');

      const told = await journey.waitForMessage(application.id, 'applicationPassed');
      expect(told.subject).toMatch(words[language].passed);
      if (facts.emails[0] !== undefined) {
        const mails = await sandbox.listMails(facts.emails[0]);
        expect(mails.map((mail) => mail.language)).toEqual([language, language]);
      }

      const effects = await sandbox.listEffects();
      expect(countEffects(effects, application.id)).toEqual(hiredEffects);

      const orderId = effects.find(
        (e) => e.kind === 'order.created' && String(e.data['externalId']).startsWith(application.id),
      )?.ref;
      for (const id of [...remoteIds.map((r) => r.id), record?.id ?? '', orderId ?? '']) {
        const { items } = await journey.get<{ items: { id: string }[] }>(
          `/candidates?remoteId=${encodeURIComponent(id)}`,
        );
        expect(items.map((candidate) => candidate.id)).toEqual([application.candidateId]);
      }
    },
  );

  test('nothing was done for anybody else', async ({ expect }) => {
    expect(applicationIds).toHaveLength(samples.length);
    expect(findStrayEffects(await hub.sandbox.listEffects(), applicationIds)).toEqual([]);
  });

  test('whoever applies again under a known id of another system is the same person', async ({ expect }) => {
    const { journey } = hub;
    const job = await journey.openJob();
    const apply = (id: string, name: string) =>
      journey.request<{ id: string; candidateId: string }>('POST', '/applications', {
        jobId: job.id,
        candidate: { formattedName: name, emails: [`${crypto.randomUUID()}@person.example`] },
        remoteIds: [{ system: id.startsWith('面试') ? 'interview-desk' : 'recruiting-portal', id }],
      });
    const first = await apply('面试-2023-001', '司徒婉清');
    const second = await journey.send<{ code: string }>('POST', '/applications', {
      jobId: job.id,
      candidate: { formattedName: '司徒婉清', emails: [`${crypto.randomUUID()}@person.example`] },
      remoteIds: [{ system: 'recruiting-portal', id: '候选人-2023-001' }],
    });
    expect(second).toMatchObject({ status: 409, body: { code: 'application_exists' } });
    const byDesk = await journey.get<{ items: { id: string }[] }>(
      `/candidates?remoteId=${encodeURIComponent('面试-2023-001')}`,
    );
    const byPortal = await journey.get<{ items: { id: string }[] }>(
      `/candidates?remoteId=${encodeURIComponent('候选人-2023-001')}`,
    );
    expect(byDesk.items.map((c) => c.id)).toEqual([first.candidateId]);
    expect(byPortal.items.map((c) => c.id)).toEqual([first.candidateId]);
  });
});
