import { Buffer } from 'node:buffer';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { scanResume } from '../documents/attachments/scan-resume.ts';
import { makeChinesePdf } from '../documents/testing/pdf-samples.ts';
import { HubError } from '../domain/errors.ts';
import { getApplication } from '../db/repositories/applications.ts';
import { listResumesOfApplication } from '../db/repositories/resumes.ts';
import { loadDataKey } from '../db/repositories/keys.ts';
import type { Application, Candidate, FactSheet, Resume } from '../schemas/types.ts';
import { apply, seedHiring, zhangWei } from '../test/support/hiring.ts';
import { databaseKinds } from '../test/support/databases.ts';
import { startHttpHub } from '../test/support/http-hub.ts';
import type { HttpHub } from '../test/support/http-hub.ts';

describe.each(databaseKinds)('intake on %s', (kind) => {
  let hub: HttpHub;
  beforeAll(async () => {
    hub = await startHttpHub({ kind });
    await seedHiring(hub.deps);
  });
  beforeEach(() => {
    hub.gateway.onStart = async () => undefined;
  });
  afterAll(() => hub.close());

  const resumeText = `李娜
邮箱：li.na@example.com
电话：139 1234 5678

教育经历
2014.09 - 2018.06  四川大学  本科

工作经历
2018.07 - 2023.06  日出酒店  前台主管
`;
  let n = 0;
  /** A person nobody applied as before. */
  const somebody = () => ({ formattedName: `候选人 ${++n}`, emails: [`person${n}@example.com`] });
  const send = (body: unknown, headers?: { [name: string]: string }) =>
    hub.send<Application>('/api/v1/applications', { key: hub.keys.recruiter, body, ...(headers ? { headers } : {}) });
  const count = async (table: string) => Number((await hub.deps.db.knex(table).count({ n: '*' }))[0]?.['n']);
  const countAll = async () =>
    Object.fromEntries(
      await Promise.all(
        ['candidates', 'applications', 'data_keys', 'contact_index', 'remote_ids', 'resumes', 'facts', 'events'].map(
          async (table) => [table, await count(table)],
        ),
      ),
    ) as { [table: string]: number };

  describe('an application', () => {
    it('is read, kept and started; person, facts and evidence come from the résumé', async () => {
      const resume = {
        fileName: '简历.txt',
        mediaType: 'text/plain',
        contentBase64: Buffer.from(resumeText).toString('base64'),
      };
      const { status, body, headers } = await send({ jobId: 'job-sales', resume, answers: { workPermit: true } });
      expect(status).toBe(201);
      expect(headers.get('etag')).toBe('"1"');
      expect(headers.get('location')).toBe(`/api/v1/applications/${body.id}`);
      expect(body).toMatchObject({
        status: 'active',
        candidateName: '李娜',
        language: 'zh',
        stageId: null,
        processVersion: 1,
        departmentId: 'sales',
      });
      expect(body.waitingFor.map(({ kind }) => kind)).toEqual(['start']);
      expect(hub.gateway.started).toContain(body.id);
      const candidate = await hub.send<Candidate>(`/api/v1/candidates/${body.candidateId}`, { key: hub.keys.hr });
      expect(candidate.body).toMatchObject({ emails: ['li.na@example.com'], phones: ['+8613912345678'] });
      const facts = await hub.send<FactSheet>(`/api/v1/applications/${body.id}/facts`, { key: hub.keys.hr });
      const byName = new Map(facts.body.items.map((fact) => [fact.name, fact]));
      expect(byName.get('answers.workPermit')?.value).toBe(true);
      expect(byName.get('resume.highestDegree')?.value).toBe('bachelor');
      expect(byName.get('resume.highestDegree')?.evidence.length).toBeGreaterThan(0);
      expect(byName.has('resume.text')).toBe(false);
      const kept = await hub.send<Resume>(`/api/v1/applications/${body.id}/resume`, { key: hub.keys.hr });
      expect(kept.body).toMatchObject({ fileName: '简历.txt', format: 'text', fields: { formattedName: '李娜' } });
      const timeline = await hub.send<{ items: { type: string }[] }>(`/api/v1/applications/${body.id}/timeline`, {
        key: hub.keys.hr,
      });
      expect(timeline.body.items.map(({ type }) => type)).toEqual(['application.created']);
    });

    it('comes by multipart as well, with the same bytes kept sealed', async () => {
      const form = new FormData();
      form.set(
        'application',
        new Blob([JSON.stringify({ jobId: 'job-sales', candidate: somebody() })], { type: 'application/json' }),
      );
      form.set('resume', new Blob([resumeText], { type: 'text/plain' }), '李娜 简历.txt');
      const answer = await fetch(`${hub.url}/api/v1/applications`, {
        method: 'POST',
        body: form,
        headers: { authorization: `Bearer ${hub.keys.recruiter}` },
      });
      const body = (await answer.json()) as Application;
      expect(answer.status).toBe(201);
      const { knex } = hub.deps.db;
      const record = await getApplication(knex, body.id);
      const key = await loadDataKey(knex, hub.deps.vault, record?.keyId ?? '');
      const [resume] = await listResumesOfApplication(knex, key, body.id);
      expect(resume?.fileName).toBe('李娜 简历.txt');
      expect((await hub.deps.files.read(key, resume?.fileRef ?? '')).toString()).toBe(resumeText);
    });

    it('of somebody known by e-mail joins the same person, with what is new', async () => {
      const first = await apply(hub, { candidate: { formattedName: '王芳', emails: ['Wang.Fang@example.com'] } });
      const second = await apply(hub, {
        jobId: 'job-rooms',
        candidate: { formattedName: 'Fang Wang', emails: ['wang.fang@EXAMPLE.com'], phones: ['+49 30 901820'] },
      });
      expect(second.candidateId).toBe(first.candidateId);
      const { body } = await hub.send<Candidate>(`/api/v1/candidates/${first.candidateId}`, { key: hub.keys.hr });
      expect(body).toMatchObject({
        formattedName: '王芳',
        emails: ['Wang.Fang@example.com'],
        phones: ['+4930901820'],
        version: 2,
      });
    });

    it('with a known telephone number but another name is another person', async () => {
      const first = await apply(hub, { candidate: { formattedName: '陈父', phones: ['+8613700000001'] } });
      const son = await apply(hub, { candidate: { formattedName: '陈子', phones: ['137-0000-0001'] } });
      const again = await apply(hub, {
        jobId: 'job-rooms',
        candidate: { formattedName: '陈 父', phones: ['13700000001'] },
      });
      expect(son.candidateId).not.toBe(first.candidateId);
      expect(again.candidateId).toBe(first.candidateId);
    });

    it('of one person is found by any system’s id', async () => {
      const body = await apply(hub, {
        candidate: { ...somebody(), remoteIds: [{ system: 'crm', id: '候选人-2023-001' }] },
        remoteIds: [{ system: 'interview', id: '面试-2023-001' }],
      });
      for (const id of ['候选人-2023-001', '面试-2023-001']) {
        const found = await hub.send<{ items: Candidate[] }>(`/api/v1/candidates?remoteId=${encodeURIComponent(id)}`, {
          key: hub.keys.hr,
        });
        expect(found.body.items.map((candidate) => candidate.id)).toEqual([body.candidateId]);
      }
      const narrowed = await hub.send<{ items: Candidate[] }>(
        `/api/v1/candidates?remoteId=${encodeURIComponent('面试-2023-001')}&system=crm`,
        { key: hub.keys.hr },
      );
      expect(narrowed.body.items).toEqual([]);
      const stolen = await send({
        jobId: 'job-sales',
        candidateId: (await apply(hub, { candidate: somebody() })).candidateId,
        remoteIds: [{ system: 'crm', id: '候选人-2023-001' }],
      });
      expect(stolen.status).toBe(409);
    });

    it('for the same job twice is refused', async () => {
      const candidate = somebody();
      await apply(hub, { candidate });
      const second = await send({ jobId: 'job-sales', candidate });
      expect([second.status, second.body]).toMatchObject([409, { code: 'application_exists' }]);
    });

    it('is taken in while Temporal is away; the sweeper finds it', async () => {
      hub.gateway.onStart = async () => {
        throw new HubError('temporal_unavailable', 'away');
      };
      const body = await apply(hub, { candidate: somebody() });
      expect((await getApplication(hub.deps.db.knex, body.id))?.workflowStartedAt).toBeNull();
    });

    it('sent twice at once by two people makes one person', async () => {
      const candidate = somebody();
      const [a, b] = await Promise.all([
        send({ jobId: 'job-sales', candidate }),
        send({ jobId: 'job-rooms', candidate }),
      ]);
      expect([a.status, b.status]).toEqual([201, 201]);
      expect(a.body.candidateId).toBe(b.body.candidateId);
    });
  });

  describe('what is refused', () => {
    const pdf = (bytes: string | Buffer, fileName = 'cv.pdf') => ({
      fileName,
      contentBase64: Buffer.from(bytes).toString('base64'),
    });
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
    const docx = (extra: { [name: string]: Uint8Array } = {}): Uint8Array =>
      zipSync({
        '[Content_Types].xml': strToU8('<Types/>'),
        'word/document.xml': strToU8(
          '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Li Na, clerk</w:t></w:r></w:p></w:body></w:document>',
        ),
        ...extra,
      });
    const textPdf = Buffer.from(
      makeChinesePdf([resumeText.split('\n').map((text, line) => ({ x: 50, y: 800 - 20 * line, text }))]),
    );
    const cases: [what: string, body: object, code: string, path: string | undefined][] = [
      ['an unknown job', { jobId: 'none', candidate: zhangWei }, 'reference_unknown', '/jobId'],
      ['an unknown candidate', { jobId: 'job-sales', candidateId: 'none' }, 'reference_unknown', '/candidateId'],
      [
        'no name',
        { jobId: 'job-sales', candidate: { emails: ['a@example.com'] } },
        'candidate_name_missing',
        '/candidate/formattedName',
      ],
      [
        'no contact',
        { jobId: 'job-sales', candidate: { formattedName: 'A' } },
        'candidate_contact_missing',
        '/candidate',
      ],
      ['no person at all', { jobId: 'job-sales' }, 'candidate_name_missing', '/candidate/formattedName'],
      [
        'a number that is none',
        { jobId: 'job-sales', candidate: { formattedName: 'A', phones: ['13800138001', 'call me'] } },
        'phone_invalid',
        '/candidate/phones/1',
      ],
      [
        'candidate and candidateId',
        { jobId: 'job-sales', candidateId: 'x', candidate: zhangWei },
        'validation_failed',
        '/candidate',
      ],
      [
        'an answer of the wrong kind',
        { jobId: 'job-sales', candidate: zhangWei, answers: { workPermit: 'yes' } },
        'validation_failed',
        '/answers/workPermit',
      ],
      [
        'base64 that is none',
        { jobId: 'job-sales', candidate: zhangWei, resume: { contentBase64: 'ä!' } },
        'validation_failed',
        '/resume/contentBase64',
      ],
      ['an empty file', { jobId: 'job-sales', candidate: zhangWei, resume: pdf('') }, 'resume_empty', '/resume'],
      [
        'a damaged PDF',
        { jobId: 'job-sales', candidate: zhangWei, resume: pdf('%PDF-1.7\ngarbage') },
        'resume_corrupt',
        undefined,
      ],
      [
        'a .pdf that is a picture',
        { jobId: 'job-sales', candidate: zhangWei, resume: pdf(Buffer.from('89504e470d0a1a0a0000', 'hex')) },
        'resume_type_mismatch',
        undefined,
      ],
      ...(
        [
          ['in plain text', Buffer.from(`${resumeText}\n${eicar}`), 'cv.txt'],
          ['inside a DOCX', docx({ 'word/media/a.bin': strToU8(eicar) }), 'cv.docx'],
          ['in an archive inside a DOCX', docx({ 'a.zip': zipSync({ b: strToU8(eicar) }) }), 'cv.docx'],
          ['behind the end of a PDF', Buffer.concat([textPdf, Buffer.from(eicar)]), 'cv.pdf'],
        ] as const
      ).map(([where, bytes, name]): [string, object, string, string] => [
        `the test virus ${where}`,
        { jobId: 'job-sales', candidate: zhangWei, resume: pdf(Buffer.from(bytes), name) },
        'attachment_infected',
        '/resume',
      ]),
    ];
    it.each(cases)('%s, with a code, a place and nothing written', async (_what, body, code, path) => {
      const before = await countAll();
      const files = listFiles(hub.dataDir);
      const answer = await send(body);
      expect(answer.body).toMatchObject({ code, ...(path === undefined ? {} : { path }) });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(await countAll()).toEqual(before);
      expect(listFiles(hub.dataDir)).toEqual(files);
    });

    it('the same files without the virus are taken (planted)', async () => {
      for (const [bytes, name] of [
        [docx(), 'cv.docx'],
        [textPdf, 'cv.pdf'],
      ] as const)
        expect(
          (await send({ jobId: 'job-sales', candidate: somebody(), resume: pdf(Buffer.from(bytes), name) })).status,
        ).toBe(201);
    });

    it('a file that the scanner did not look at: safe to repeat, and nothing written', async () => {
      const scan = hub.deps.scanResume;
      hub.deps.scanResume = (bytes) => scanResume(bytes, { clamdAddress: '127.0.0.1:9' });
      const before = await countAll();
      try {
        const resume = { contentBase64: Buffer.from(resumeText).toString('base64') };
        const answer = await send({ jobId: 'job-sales', candidate: somebody(), resume });
        expect([answer.status, answer.body, answer.headers.get('retry-after')]).toMatchObject([
          503,
          { code: 'attachment_scan_failed', path: '/resume' },
          '60',
        ]);
        expect(await countAll()).toEqual(before);
      } finally {
        hub.deps.scanResume = scan;
      }
    });

    it('a job that is closed, or whose process has no published version', async () => {
      const { knex } = hub.deps.db;
      await knex('jobs').where({ id: 'job-rooms' }).update({ status: 'closed' });
      expect((await send({ jobId: 'job-rooms', candidate: somebody() })).body).toMatchObject({ code: 'job_not_open' });
      await knex('jobs').where({ id: 'job-rooms' }).update({ status: 'open', process_id: 'other' });
      const before = await countAll();
      const resume = { contentBase64: Buffer.from(resumeText).toString('base64') };
      expect((await send({ jobId: 'job-rooms', candidate: somebody(), resume })).body).toMatchObject({
        code: 'process_not_published',
      });
      // The file was written before the transaction failed: it is gone too.
      expect(await countAll()).toEqual(before);
      await knex('jobs').where({ id: 'job-rooms' }).update({ process_id: 'first' });
    });

    it('a file above 20 MiB, as a part and in base64', async () => {
      const huge = Buffer.alloc(20 * 1024 * 1024 + 1, 'a');
      const form = new FormData();
      form.set('application', JSON.stringify({ jobId: 'job-sales', candidate: somebody() }));
      form.set('resume', new Blob([huge]), 'cv.txt');
      const part = await fetch(`${hub.url}/api/v1/applications`, {
        method: 'POST',
        body: form,
        headers: { authorization: `Bearer ${hub.keys.recruiter}` },
      });
      expect([part.status, await part.json()]).toMatchObject([413, { code: 'resume_too_large' }]);
      const inline = await send({
        jobId: 'job-sales',
        candidate: somebody(),
        resume: { contentBase64: huge.toString('base64') },
      });
      expect([inline.status, inline.body]).toMatchObject([413, { code: 'resume_too_large' }]);
    });
  });
});

/** The names in the store of files; empty before the first. */
function listFiles(dataDir: string): string[] {
  const folder = `${dataDir}/files`;
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
