import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journey } from '../../examples/journey.ts';
import { startHub, type Hub } from '../../scripts/lib/supervisor.mjs';
import { findMarks } from './scan.ts';

/** Ten people with five marked strings each: what a leak would show. */
const people = Array.from({ length: 10 }, (_, n) => ({
  name: n % 2 === 0 ? `Zyqxana Marrowfen${n}` : `欧阳鹮翎${'甲乙丙丁戊己庚辛壬癸'[n] ?? ''}鵺`,
  email: `zyqx-marrow-${n}@canary.example.com`,
  phone: `+86139${String(70_010_000 + n * 137)}`,
  employer: `Quillwhistle Foundry ${n}07`,
  comment: `Grimbletide remark ${n}41 of the reviewer`,
}));
const marks = people.flatMap((p) => [p.name, p.email, p.phone.slice(3), p.employer, p.comment]);

describe('personal data', () => {
  let hub: Hub;
  let journey: Journey;
  let dataDir: string;
  let tokens: { controlToken: string; ehrToken: string };

  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-canary-'));
    hub = await startHub({ dataDir, env: { HUB_LOG_LEVEL: 'debug' } });
    journey = await Journey.connect({
      HUB_URL: hub.urls.hub,
      HUB_DATA_DIR: dataDir,
      DATABASE_URL: `sqlite:${path.join(dataDir, 'hub.db')}`,
    });
    tokens = JSON.parse(readFileSync(path.join(dataDir, 'sandbox', 'secrets.json'), 'utf8')) as typeof tokens;
    const control = (address: string, body: unknown): Promise<Response> =>
      fetch(`${hub.urls.sandbox}/_control${address}`, {
        method: 'PUT',
        headers: { 'x-control-token': tokens.controlToken, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    await control('/settings', { instant: true, autoAnswer: { en: 'I led 5 people.', zh: '我负责过5人的团队。' } });
    // Failures carry texts too: some calls fail before they succeed.
    for (const [system, fault] of [
      ['ehr', 'errorIn200'],
      ['mail', '500'],
      ['interview', '429NoRetryAfter'],
    ])
      await control('/faults', { system, fault, times: 3 });
    const job = await journey.openJob();
    await Promise.all(people.map((p) => sendThrough(job.id, p)));
  }, 300_000);

  afterAll(async () => {
    await hub.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function sendThrough(jobId: string, person: (typeof people)[number]): Promise<void> {
    const resume = `${person.name}\n${person.email}\n${person.phone}\n\nExperience\n${person.employer}, Engineer, 2015-01 - 2023-01\n\nEducation\nFudan University, Bachelor, 2010 - 2014\n`;
    const { id } = await journey.apply(
      jobId,
      Buffer.from(resume),
      `${person.name}.txt`,
      { workPermit: true },
      { candidate: { formattedName: person.name, emails: [person.email], phones: [person.phone] } },
    );
    const task = await journey.waitForTask(id, 'reviewInterview');
    await journey.request('POST', `/tasks/${task.id}/complete`, {
      outcome: 'pass',
      comments: person.comment,
      scorecard: {
        recommendation: 'yes',
        ratings: [{ dimension: 'communication', rating: 4, comment: person.comment }],
      },
    });
    await journey.waitForEnd(id);
  }

  const files = (): string[] => [
    ...readdirSync(dataDir)
      .filter((name) => name.startsWith('temporal.db'))
      .map((name) => path.join(dataDir, name)),
    path.join(dataDir, 'logs'),
  ];
  const texts = async (): Promise<Record<string, string>> => ({
    'server metrics': await fetch(`${hub.urls.hub}/metrics`).then((r) => r.text()),
    'worker metrics': await fetch(`${hub.urls.workerMetrics}/metrics`).then((r) => r.text()),
  });

  it('reached the other systems, so that it was there to leak', async () => {
    const text = await fetch(`${hub.urls.sandbox}/ehr/api/applicants?limit=50`, {
      headers: { authorization: `Bearer ${tokens.ehrToken}` },
    }).then((r) => r.text());
    for (const person of people) expect(text).toContain(person.email);
  });

  it("is in none of Temporal's files, the logs and the metrics", async () => {
    expect(findMarks(marks, { files: files(), texts: await texts() })).toEqual([]);
  });

  it("lies in the hub's own database and files as ciphertext only", () => {
    const own = readdirSync(dataDir)
      .filter((name) => name.startsWith('hub.db') || name === 'files')
      .map((name) => path.join(dataDir, name));
    expect(own.length).toBeGreaterThan(0);
    expect(findMarks(marks, { files: own, texts: {} })).toEqual([]);
  });

  it('is found by the same search where it was planted', async () => {
    const [first = '', second = ''] = marks;
    appendFileSync(path.join(dataDir, 'logs', 'server.log'), `{"msg":"planted ${first}"}\n`);
    const plain = new Client({ connection: await Connection.connect({ address: hub.temporalAddress }) });
    await plain.workflow.start('planted', { taskQueue: 'nobody', workflowId: 'planted', args: [second] });
    await plain.connection.close();
    const found = findMarks(marks, { files: files(), texts: await texts() });
    expect(found.some((f) => f.mark === first && f.place === 'server.log')).toBe(true);
    expect(found.some((f) => f.mark === second && f.place.startsWith('temporal.db'))).toBe(true);
  });
});
