import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { destroyDataKeys } from '../db/repositories/keys.ts';
import { seedHiring, zhangWei } from '../test/support/hiring.ts';
import { databaseKinds } from '../test/support/databases.ts';
import { startHttpHub } from '../test/support/http-hub.ts';
import type { HttpHub } from '../test/support/http-hub.ts';

describe.each(databaseKinds)('idempotency on %s', (kind) => {
  let hub: HttpHub;
  beforeAll(async () => {
    hub = await startHttpHub({ kind });
    await seedHiring(hub.deps);
  });
  afterAll(() => hub.close());

  const send = (key: string, body: object, path = '/api/v1/applications', apiKey = hub.keys.recruiter) =>
    hub.send(path, { key: apiKey, body, headers: { 'idempotency-key': key } });
  let n = 0;
  const application = () => ({
    jobId: 'job-sales',
    candidate: { formattedName: `A ${++n}`, emails: [`idem${n}@example.com`] },
  });

  describe('a request with an Idempotency-Key', () => {
    it('is answered again with the first answer, and nothing happens twice', async () => {
      const body = application();
      const first = await send('k1', body);
      const second = await send('k1', body);
      expect(first.status).toBe(201);
      expect(second.status).toBe(201);
      expect(second.text).toBe(first.text);
      expect(second.headers.get('idempotency-replayed')).toBe('true');
      expect(second.headers.get('location')).toBe(first.headers.get('location'));
      const started = hub.gateway.started.filter((id) => id === first.body['id']);
      expect(started.length).toBe(1);
    });
    it('with another body is refused', async () => {
      await send('k2', application());
      const other = await send('k2', application());
      expect([other.status, other.body['code']]).toEqual([422, 'idempotency_key_reused']);
    });
    it('sent at the same moment does it once', async () => {
      const body = application();
      const answers = await Promise.all(Array.from({ length: 5 }, () => send('k3', body)));
      const codes = answers.map(({ status, body: answer }) => (status === 201 ? 'made' : answer['code']));
      expect(codes.filter((code) => code === 'made').length).toBeGreaterThanOrEqual(1);
      expect(codes.filter((code) => code !== 'made' && code !== 'idempotency_in_flight')).toEqual([]);
      expect(new Set(answers.filter(({ status }) => status === 201).map(({ body: answer }) => answer['id'])).size).toBe(
        1,
      );
    });
    it('belongs to who sent it and to the operation', async () => {
      const body = { name: { en: 'Spa' } };
      const first = await send('k4', body, '/api/v1/departments', hub.keys.hr);
      const other = await send('k4', body, '/api/v1/departments', hub.keys.administrator);
      expect([first.status, other.status]).toEqual([201, 201]);
      expect(other.body['id']).not.toBe(first.body['id']);
    });
    it('that failed may be repeated', async () => {
      const body = { ...application(), jobId: 'job-rooms' };
      const { knex } = hub.deps.db;
      await knex('jobs').where({ id: 'job-rooms' }).update({ status: 'onHold' });
      expect((await send('k5', body)).body['code']).toBe('job_not_open');
      await knex('jobs').where({ id: 'job-rooms' }).update({ status: 'open' });
      expect((await send('k5', body)).status).toBe(201);
    });
    it('shows a new key again to who lost the answer, and keeps neither it nor a person in plain text', async () => {
      const first = await send('k6', { name: 'CRM', role: 'hr' }, '/api/v1/api-keys', hub.keys.administrator);
      const again = await send('k6', { name: 'CRM', role: 'hr' }, '/api/v1/api-keys', hub.keys.administrator);
      expect(again.body['key']).toBe(first.body['key']);
      await send('k7', { jobId: 'job-sales', candidate: zhangWei });
      const rows = JSON.stringify(await hub.deps.db.knex('idempotency_keys').select());
      expect(rows).not.toContain(String(first.body['key']));
      expect(rows).not.toContain('张伟');
    });
    it('of a candidate erased since is not answered with their data', async () => {
      const body = application();
      const first = await send('k8', body);
      const { db, vault } = hub.deps;
      await destroyDataKeys(db.knex, vault, String(first.body['candidateId']), new Date().toISOString());
      const again = await send('k8', body);
      expect([again.status, again.body['code']]).toEqual([410, 'candidate_erased']);
    });
  });
});
