import { strToU8, zipSync } from 'fflate';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Offer, OfferMaterial } from '../schemas/types.ts';
import { databaseKinds } from '../test/support/databases.ts';
import { apply, seedHiring } from '../test/support/hiring.ts';
import { startHttpHub } from '../test/support/http-hub.ts';
import type { HttpAnswer, HttpHub } from '../test/support/http-hub.ts';
import { enterOffer, seedOffers, terms, type OfferWalk } from '../test/support/offers.ts';
import { readPdfText } from '../test/support/pdf-text.ts';

const start = Date.UTC(2026, 10, 22, 8);
const dayMs = 86_400_000;

describe.each(databaseKinds)('offers on %s', (kind) => {
  let hub: HttpHub;
  let clock = start;
  beforeAll(async () => {
    hub = await startHttpHub({ kind, now: () => new Date(clock) });
    await seedHiring(hub.deps);
    await seedOffers(hub);
  });
  afterAll(() => hub.close());

  const create = (applicationId: string, more: object = {}, key = hub.keys.hr) =>
    hub.send<Offer & { code?: string; path?: string }>(`/api/v1/applications/${applicationId}/offers`, {
      key,
      body: { ...terms, ...more },
    });
  const answer = (id: string, what: 'accept' | 'decline', headers: { [name: string]: string } = {}) =>
    hub.send<Offer & { code?: string }>(`/api/v1/offers/${id}/${what}`, {
      method: 'POST',
      key: hub.keys.recruiter,
      headers,
    });
  const said = ({ status, body }: HttpAnswer<{ code?: string }>) => [status, body.code];
  const inboxOf = async ({ applicationId }: OfferWalk): Promise<string[]> =>
    hub.deps.db.knex('inbox').where({ application_id: applicationId }).orderBy('received_at').pluck('event_type');

  describe('writing one', () => {
    it('is for the offer stage alone, and leaves nothing behind elsewhere', async () => {
      const elsewhere = await apply(hub, { candidate: { formattedName: 'W', emails: ['elsewhere@example.com'] } });
      expect(said(await create(elsewhere.id))).toEqual([409, 'offer_not_expected']);
      expect(await hub.deps.db.knex('offers').where({ application_id: elsewhere.id })).toEqual([]);
      const here = await enterOffer(hub);
      expect((await create(here.applicationId)).status).toBe(201);
    });

    it('takes the stage’s list of documents, or one of its own', async () => {
      const walk = await enterOffer(hub);
      const first = await create(walk.applicationId);
      expect(first.body).toMatchObject({ version: 1, status: 'draft', hasLetter: false, salary: terms.salary });
      expect(first.body.materials.map(({ key, required }) => [key, required])).toEqual([
        ['idCopy', true],
        ['leavingCertificate', false],
      ]);
      expect((await create(walk.applicationId, { materials: [] })).body).toMatchObject({ version: 2, materials: [] });
    });

    it('refuses a first day that has passed', async () => {
      const walk = await enterOffer(hub);
      const past = await create(walk.applicationId, { startDate: '2026-11-21' });
      expect([past.status, past.body.code, past.body.path]).toEqual([422, 'validation_failed', '/startDate']);
      expect((await create(walk.applicationId, { startDate: '2026-11-22' })).status).toBe(201);
    });

    it.each([
      [{ notes: { en: 'Welcome 🎉' } }, '/notes/en', 'U+1F389'],
      [{ notes: { zh: '欢迎', en: 'مرحبا' } }, '/notes/en', 'U+0645'],
      [{ materials: [{ key: 'id', label: { zh: '证件📄' }, required: true }] }, '/materials/0/label/zh', 'U+1F4C4'],
    ])('refuses what its letter could not show, before anybody approves: %j', async (more, place, character) => {
      const walk = await enterOffer(hub);
      const refused = await create(walk.applicationId, more);
      expect([refused.status, refused.body.code, refused.body.path]).toEqual([422, 'glyph_missing', place]);
      expect(refused.text).toContain(character);
      expect(await hub.deps.db.knex('offers').where({ application_id: walk.applicationId })).toEqual([]);
      expect((await create(walk.applicationId, { notes: { zh: '欢迎加入我们，龘䶮' } })).status).toBe(201);
    });

    it('is refused to departments and interviewers, and of another department not even known', async () => {
      const walk = await enterOffer(hub);
      for (const role of ['business', 'interviewer', 'it', 'auditor'] as const)
        expect((await create(walk.applicationId, {}, hub.keys[role])).status).toBe(403);
      const { id } = await walk.prepare();
      const rooms = await hub.makeKey('business', 'rooms');
      expect((await hub.send(`/api/v1/offers/${id}`, { key: rooms })).status).toBe(404);
      expect((await hub.send(`/api/v1/offers/${id}`, { key: hub.keys.business })).status).toBe(200);
      expect((await hub.send(`/api/v1/offers/${id}`, { key: hub.keys.interviewer })).status).toBe(403);
    });

    it('supersedes the version before at once: an offer is never accepted beside a newer one', async () => {
      const walk = await enterOffer(hub);
      const old = await walk.send();
      const next = await create(walk.applicationId, { salary: { ...terms.salary, amount: 2_000_000 } });
      expect(next.body.version).toBe(2);
      // The process has not heard of it yet, and still the old one is closed to the candidate.
      expect((await walk.read(old.id)).status).toBe('superseded');
      const late = await answer(old.id, 'accept');
      expect(said(late)).toEqual([409, 'offer_not_open']);
      expect(late.text).toContain('newer version');
      await walk.step();
      expect([(await walk.read(old.id)).status, (await walk.read(next.body.id)).status]).toEqual([
        'superseded',
        'approving',
      ]);
    });

    it('comes too late once the candidate has answered, also before the process heard of it', async () => {
      for (const what of ['accept', 'decline'] as const) {
        const walk = await enterOffer(hub);
        const { id } = await walk.send();
        expect((await answer(id, what)).status).toBe(200);
        expect(said(await create(walk.applicationId))).toEqual([409, 'offer_not_expected']);
        expect((await walk.read(id)).status).toBe(what === 'accept' ? 'accepted' : 'declined');
        await walk.step();
        expect(said(await create(walk.applicationId))).toEqual([409, 'offer_not_expected']);
      }
    });
  });

  describe('approving one', () => {
    it('needs a signed-in person who did not write it', async () => {
      const password = 'a long password';
      const login = `approver-${kind}`;
      await hub.addUser(login, password, 'hr');
      const headers = await hub.signIn(login, password);
      const walk = await enterOffer(hub);
      const complete = async (outcome: string, more: object) =>
        hub.send<{ code?: string }>(`/api/v1/tasks/${await walk.approval()}/complete`, { body: { outcome }, ...more });
      const { id } = await walk.prepare();
      expect(said(await complete('approve', { key: hub.keys.administrator }))).toEqual([403, 'second_person_required']);
      expect(said(await complete('approve', { key: hub.keys.hr }))).toEqual([403, 'second_person_required']);
      expect((await walk.read(id)).status).toBe('approving');
      // Turning it back promises nobody anything: a key may.
      expect((await complete('reject', { key: hub.keys.hr })).status).toBe(200);
      expect((await walk.read(id)).status).toBe('returned');

      const own = await hub.send<Offer>(`/api/v1/applications/${walk.applicationId}/offers`, { headers, body: terms });
      await walk.step();
      expect(said(await complete('approve', { headers }))).toEqual([403, 'second_person_required']);
      expect((await walk.read(own.body.id)).status).toBe('approving');
      const { id: other } = await walk.prepare();
      expect((await complete('approve', { headers })).status).toBe(200);
      expect(await walk.read(other)).toMatchObject({
        status: 'sent',
        answerBy: new Date(clock + 7 * dayMs).toISOString(),
      });
    });

    it('shows who wrote and approved it, by name beside the id, to whoever may read it', async () => {
      const password = 'a long password';
      const login = `named-${kind}`;
      const id = await hub.addUser(login, password, 'hr');
      const headers = await hub.signIn(login, password);
      const walk = await enterOffer(hub);
      const offer = await walk.prepare();
      const { preparedBy } = offer;
      expect(offer).toMatchObject({ preparedByName: 'hr', approvedBy: [], approvedByNames: [] });
      await hub.send(`/api/v1/tasks/${await walk.approval()}/complete`, { body: { outcome: 'approve' }, headers });
      const named = { preparedBy, preparedByName: 'hr', approvedBy: [`user:${id}`], approvedByNames: [login] };
      for (const role of ['administrator', 'hr', 'recruiter', 'business', 'auditor'] as const) {
        const key = hub.keys[role];
        expect((await hub.send(`/api/v1/offers/${offer.id}`, { key })).body).toMatchObject(named);
        const list = await hub.send(`/api/v1/applications/${walk.applicationId}/offers`, { key });
        expect(list.body).toMatchObject({ items: [named] });
        const sheet = await hub.send(`/api/v1/applications/${walk.applicationId}/evaluation-sheet`, { key });
        expect(sheet.body).toMatchObject({ offers: [named] });
      }
    });
  });

  describe('its letter', () => {
    const letterOf = async (id: string, key: string) => {
      const answer = await fetch(`${hub.url}/api/v1/offers/${id}/letter`, {
        headers: { authorization: `Bearer ${key}` },
      });
      return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
    };

    it('waits for the approvals', async () => {
      const walk = await enterOffer(hub);
      const { id } = await walk.prepare();
      expect((await letterOf(id, hub.keys.hr)).status).toBe(404);
      await walk.makeLetter(id);
      expect(await walk.read(id)).toMatchObject({ hasLetter: true });
    });

    it.each([
      ['zh', ['候选人', '客服专员', '12,345.67', '2199年3月1日', '身份证复印件', '离职证明', '另加签约奖金']],
      ['en', ['候选人', 'Serviceagent', '12,345.67', '1March2199', '身份证复印件', '离职证明', 'Asigningbonusontop']],
    ] as const)('is a PDF with salary, first day, documents and notes (%s)', async (language, words) => {
      const walk = await enterOffer(hub, { language });
      const { id } = await walk.send();
      const made = await walk.makeLetter(id);
      const { status, headers, bytes } = await letterOf(id, hub.keys.hr);
      expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
        200,
        'application/pdf',
        'no-store',
      ]);
      expect(headers.get('content-disposition')).toBe('inline; filename="offer-v1.pdf"');
      expect(Buffer.from(bytes).equals(Buffer.from(made))).toBe(true);
      const text = await readPdfText(bytes);
      for (const word of words) expect(text).toContain(word);
    });

    it('calls the company what the job’s mail connection calls it', async () => {
      const { knex } = hub.deps.db;
      const before = await knex<{ id: string; body: string }>('jobs').where({ id: 'job-offers' }).first('body');
      const body = { ...(JSON.parse(before?.body ?? '') as object), connections: { mail: 'postroom' } };
      const [config = ''] = await knex<{ id: string; config: string }>('connections')
        .where({ id: 'postroom' })
        .pluck('config');
      const letterWith = async (fromName: string) => {
        const named = { ...(JSON.parse(config) as object), fromName };
        await knex('connections')
          .where({ id: 'postroom' })
          .update({ config: JSON.stringify(named) });
        const walk = await enterOffer(hub, { language: 'zh' });
        return readPdfText(await walk.makeLetter((await walk.prepare()).id));
      };
      await knex('jobs')
        .where({ id: 'job-offers' })
        .update({ body: JSON.stringify(body) });
      try {
        expect(await letterWith('云上酒店')).toContain('云上酒店');
        // A blank name is none: the letter would lack a fact, which is found out when all have approved.
        expect(await letterWith('  ')).toContain('招聘团队');
      } finally {
        await knex('jobs')
          .where({ id: 'job-offers' })
          .update({ ...before });
        await knex('connections').where({ id: 'postroom' }).update({ config });
      }
    });

    it('is for those alone who may read every word on it, and of another department not even known', async () => {
      const walk = await enterOffer(hub);
      const { id } = await walk.send();
      await walk.makeLetter(id);
      for (const role of ['administrator', 'hr', 'recruiter', 'business'] as const)
        expect({ role, status: (await letterOf(id, hub.keys[role])).status }).toEqual({ role, status: 200 });
      // An auditor reads the offer with the names masked; on the paper nothing is.
      for (const role of ['interviewer', 'it', 'auditor', 'candidate'] as const)
        expect({ role, status: (await letterOf(id, hub.keys[role])).status }).toEqual({ role, status: 403 });
      expect((await letterOf(id, await hub.makeKey('business', 'rooms'))).status).toBe(404);
      expect((await letterOf(id, 'tl_nobody')).status).toBe(401);
    });

    it('lies sealed on the disk: neither the format nor a word of it stands in the file or in the database', async () => {
      const walk = await enterOffer(hub);
      const { id } = await walk.send();
      const made = Buffer.from(await walk.makeLetter(id));
      const files = path.join(hub.dataDir, 'files');
      expect(readdirSync(files)).toContain(`letter-${id}`);
      const kept = readFileSync(path.join(files, `letter-${id}`));
      const inPlain = (bytes: Buffer) => ['%PDF', 'obj', 'stream', '/Type'].filter((word) => bytes.includes(word));
      expect(inPlain(kept)).toEqual([]);
      // The planted fault: the same search finds an open letter.
      expect(inPlain(made)).toHaveLength(4);
      for (let at = 0; at + 32 < made.length; at += 997) expect(kept.includes(made.subarray(at, at + 32))).toBe(false);
      const row = JSON.stringify(await hub.deps.db.knex('offers').where({ id }).first());
      for (const word of ['1234567', '签约奖金', 'signing bonus']) expect(row).not.toContain(word);
    });
  });

  describe('answering one', () => {
    it('counts once: a second acceptance and a change of mind are told so, a repeated request is not', async () => {
      const walk = await enterOffer(hub);
      const { id } = await walk.send({ materials: [] });
      const headers = { 'idempotency-key': `accept-${id}` };
      const first = await answer(id, 'accept', headers);
      expect([first.status, first.body.status]).toEqual([200, 'accepted']);
      expect((await answer(id, 'accept', headers)).text).toBe(first.text);
      expect(said(await answer(id, 'accept'))).toEqual([409, 'offer_not_open']);
      const declined = await answer(id, 'decline');
      expect(said(declined)).toEqual([409, 'offer_not_open']);
      expect(declined.text).toContain('accepted before');
      expect((await inboxOf(walk)).filter((type) => /accepted|declined/.test(type))).toEqual(['offer.accepted']);
      await walk.step();
      expect([await walk.status(), (await walk.read(id)).status]).toEqual(['hired', 'accepted']);
    });

    it('with no ends the application as withdrawn', async () => {
      const walk = await enterOffer(hub);
      const { id } = await walk.send();
      expect((await answer(id, 'decline')).body).toMatchObject({ status: 'declined' });
      expect(said(await answer(id, 'accept'))).toEqual([409, 'offer_not_open']);
      await walk.step();
      expect(await walk.status()).toBe('withdrawn');
    });

    it('is too late from the very instant it expires, before the process noticed', async () => {
      const walk = await enterOffer(hub);
      const { id, answerBy } = await walk.send();
      clock = Date.parse(answerBy ?? '');
      try {
        expect(said(await answer(id, 'accept'))).toEqual([409, 'offer_expired']);
        expect(said(await answer(id, 'decline'))).toEqual([409, 'offer_expired']);
        await walk.step({ type: 'deadlineReached' });
        expect([await walk.status(), (await walk.read(id)).status]).toEqual(['expired', 'expired']);
        expect(said(await answer(id, 'accept'))).toEqual([409, 'offer_not_open']);
      } finally {
        clock = start;
      }
    });

    it('a moment before it expires counts, though the process hears of it after', async () => {
      const walk = await enterOffer(hub);
      const { id, answerBy } = await walk.send({ materials: [] });
      clock = Date.parse(answerBy ?? '') - 1;
      try {
        expect((await answer(id, 'accept')).status).toBe(200);
        clock += 1000;
        await walk.step({ type: 'deadlineReached' });
        expect([await walk.status(), (await walk.read(id)).status]).toEqual(['hired', 'accepted']);
      } finally {
        clock = start;
      }
    });

    it('is not taken before the offer was sent', async () => {
      const walk = await enterOffer(hub);
      const { id } = await walk.prepare();
      for (const what of ['accept', 'decline'] as const)
        expect(said(await answer(id, what))).toEqual([409, 'offer_not_open']);
    });

    it('with yes is refused for a job that was closed, and changes nothing', async () => {
      const walk = await enterOffer(hub);
      const { id } = await walk.send();
      const job = hub.deps.db.knex('jobs').where({ id: 'job-offers' });
      await job.clone().update({ status: 'closed' });
      try {
        expect(said(await answer(id, 'accept'))).toEqual([409, 'job_closed']);
        expect((await walk.read(id)).status).toBe('sent');
        expect(await inboxOf(walk)).not.toContain('offer.accepted');
      } finally {
        await job.clone().update({ status: 'open' });
      }
      expect((await answer(id, 'accept')).status).toBe(200);
    });

    it('by many at once is answered by one', async () => {
      for (let round = 0; round < 4; round += 1) {
        const walk = await enterOffer(hub);
        const { id } = await walk.send();
        const answers = await Promise.all(
          (['accept', 'decline', 'accept', 'decline', 'accept'] as const).map((what) => answer(id, what)),
        );
        expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
        const won = answers.find(({ status }) => status === 200)?.body.status ?? '';
        expect((await inboxOf(walk)).filter((type) => /accepted|declined/.test(type))).toEqual([`offer.${won}`]);
        expect((await walk.read(id)).status).toBe(won);
      }
    });

    it('and a new version at once: either it is accepted and there is no new one, or the other way round', async () => {
      for (let round = 0; round < 4; round += 1) {
        const walk = await enterOffer(hub);
        const { id } = await walk.send({ materials: [] });
        const [yes, made] = await Promise.all([answer(id, 'accept'), create(walk.applicationId)]);
        expect([yes.status, made.status].toSorted()).toEqual(yes.status === 200 ? [200, 409] : [201, 409]);
        await walk.step();
        expect(await walk.status()).toBe(yes.status === 200 ? 'hired' : 'active');
      }
    });
  });

  describe('a document that is handed in', () => {
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
    const pdf = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF';
    const docx = (member: string) =>
      zipSync({
        '[Content_Types].xml': strToU8('<T/>'),
        'word/document.xml': strToU8('<w/>'),
        'a.bin': strToU8(member),
      });
    async function handIn(
      id: string,
      file: { name: string; bytes: string | Uint8Array } | null,
      material = 'idCopy',
    ): Promise<HttpAnswer<OfferMaterial & { code?: string }>> {
      const form = new FormData();
      form.set('material', new Blob([JSON.stringify({ material })], { type: 'application/json' }));
      if (file !== null) form.set('file', new Blob([file.bytes as BlobPart]), file.name);
      const response = await fetch(`${hub.url}/api/v1/offers/${id}/materials`, {
        method: 'POST',
        body: form,
        headers: { authorization: `Bearer ${hub.keys.recruiter}` },
      });
      const text = await response.text();
      const body = JSON.parse(text) as OfferMaterial & { code?: string };
      return { status: response.status, headers: response.headers, body, text };
    }
    const kept = async (id: string) => [
      await hub.deps.db.knex('offer_materials').where({ offer_id: id }),
      readdirSync(path.join(hub.dataDir, 'files')).length,
    ];

    it('is looked through, kept sealed and told to the process; the last one that is required hires', async () => {
      const walk = await enterOffer(hub);
      const { id } = await walk.send();
      await answer(id, 'accept');
      await walk.step();
      expect(await walk.status()).toBe('active');
      const made = await handIn(id, { name: '身份证.pdf', bytes: pdf });
      expect([made.status, made.body.material, made.body.mediaType, made.body.fileName]).toEqual([
        201,
        'idCopy',
        'application/pdf',
        '身份证.pdf',
      ]);
      expect(made.text).not.toContain('fileRef');
      const list = await hub.send<{ items: OfferMaterial[] }>(`/api/v1/offers/${id}/materials`, { key: hub.keys.hr });
      expect(list.body.items).toEqual([made.body]);
      await walk.step();
      expect(await walk.status()).toBe('hired');
    });

    it.each<[string, string, string | Uint8Array, number, string]>([
      ['the test virus', 'id.pdf', eicar, 422, 'attachment_infected'],
      ['the test virus inside a DOCX', 'id.docx', docx(eicar), 422, 'attachment_infected'],
      ['a script inside a PDF', 'id.pdf', '%PDF-1.7\n<</S/JavaScript/JS(x)>>\n%%EOF', 422, 'attachment_unsafe'],
      ['a text that calls itself PDF', 'id.pdf', 'hello', 415, 'attachment_type_unsupported'],
      ['a PDF that calls itself a picture', 'id.png', pdf, 415, 'attachment_type_unsupported'],
      ['21 MiB', 'id.pdf', new Uint8Array(21 * 1024 * 1024), 413, 'attachment_too_large'],
      ['nothing', 'id.pdf', '', 415, 'attachment_type_unsupported'],
    ])('with %s is refused and leaves nothing behind', async (_what, name, bytes, status, code) => {
      const walk = await enterOffer(hub);
      const { id } = await walk.send();
      const before = await kept(id);
      expect(said(await handIn(id, { name, bytes }))).toEqual([status, code]);
      expect(await kept(id)).toEqual(before);
      expect(await inboxOf(walk)).not.toContain('offer.materialReceived');
    });

    it('of a kind the offer does not ask for, or without a file, is refused', async () => {
      const walk = await enterOffer(hub);
      const { id } = await walk.send();
      const unknown = await handIn(id, { name: 'a.pdf', bytes: pdf }, 'horoscope');
      expect(said(unknown)).toEqual([422, 'material_unknown']);
      expect(unknown.text).toContain('idCopy, leavingCertificate');
      expect(said(await handIn(id, null))).toEqual([422, 'validation_failed']);
    });

    it('is taken once the offer is with the candidate, and no longer when it is over', async () => {
      const walk = await enterOffer(hub);
      const { id } = await walk.prepare();
      const file = { name: 'a.pdf', bytes: pdf };
      expect(said(await handIn(id, file))).toEqual([409, 'offer_not_open']);
      expect(await hub.deps.db.knex('offer_materials').where({ offer_id: id })).toEqual([]);
      const sent = await walk.send();
      expect((await handIn(sent.id, file)).status).toBe(201);
      await answer(sent.id, 'decline');
      expect(said(await handIn(sent.id, file))).toEqual([409, 'offer_not_open']);
    });
  });
});
