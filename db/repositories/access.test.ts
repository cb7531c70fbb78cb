import { beforeEach, describe, expect, it } from 'vitest';
import { forEachDatabase } from '../../test/support/databases.ts';
import { addCandidate, createTestVault, instant } from '../../test/support/records.ts';
import type { Db } from '../connection.ts';
import { findApiKeyByHash, getApiKey, insertApiKey, listApiKeys, revokeApiKey, touchApiKey } from './api-keys.ts';
import { beginIdempotent, deleteOldIdempotencyKeys, finishIdempotent, releaseIdempotent } from './idempotency.ts';
import { destroyDataKeys } from './keys.ts';
import { acquireLease, releaseLease } from './leases.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOfUser,
  getSession,
  insertSession,
  touchSession,
} from './sessions.ts';
import {
  countUsers,
  getUser,
  getUserForLogin,
  insertUser,
  listUsers,
  setPasswordHash,
  setUserDisabled,
} from './users.ts';

const vault = createTestVault();
const minute = 60_000;

forEachDatabase((_kind, open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
  });

  it('users are found by login in any case, and the hash comes out for the sign-in alone', async () => {
    const user = {
      id: 'u1',
      login: 'Admin',
      displayName: '管理员',
      role: 'administrator',
      departmentId: null,
      locale: 'zh',
      createdAt: instant(),
    } as const;
    expect(await countUsers(db.knex)).toBe(0);
    await insertUser(db.knex, { ...user, passwordHash: 'hash-1' });
    await expect(insertUser(db.knex, { ...user, id: 'u2', login: ' ADMIN', passwordHash: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await setPasswordHash(db.knex, 'u1', 'hash-2');
    expect(await getUserForLogin(db.knex, 'aDmin')).toEqual({
      user: {
        ...user,
        login: 'admin',
        employeeNumber: null,
        email: null,
        calendar: null,
        timeZone: null,
        disabledAt: null,
        version: 1,
      },
      passwordHash: 'hash-2',
    });
    expect(await getUserForLogin(db.knex, 'nobody')).toBeNull();
    await setUserDisabled(db.knex, 'u1', instant(1));
    expect((await getUser(db.knex, 'u1'))?.disabledAt).toBe(instant(1));
    expect(JSON.stringify((await listUsers(db.knex, {})).items)).not.toContain('hash');
    expect(await countUsers(db.knex)).toBe(1);
  });

  it('sessions last until they expire or are ended', async () => {
    const session = {
      tokenHash: vault.hashToken('t1'),
      userId: 'u1',
      csrfToken: 'c',
      createdAt: instant(0),
      expiresAt: instant(10),
    };
    await insertSession(db.knex, session);
    expect(await getSession(db.knex, session.tokenHash, instant(9))).toEqual({ ...session, lastSeenAt: instant(0) });
    expect(await getSession(db.knex, session.tokenHash, instant(10))).toBeNull();
    await touchSession(db.knex, session.tokenHash, instant(9), instant(20));
    expect(await getSession(db.knex, session.tokenHash, instant(10))).toMatchObject({ lastSeenAt: instant(9) });
    await insertSession(db.knex, { ...session, tokenHash: 'h2' });
    expect(await deleteExpiredSessions(db.knex, instant(15))).toBe(1);
    await deleteSession(db.knex, session.tokenHash);
    expect(await getSession(db.knex, session.tokenHash, instant(10))).toBeNull();
    await insertSession(db.knex, { ...session, tokenHash: 'h3' });
    await deleteSessionsOfUser(db.knex, 'u1');
    expect(await getSession(db.knex, 'h3', instant(1))).toBeNull();
  });

  it('API keys are found by hash until they are revoked', async () => {
    const key = {
      id: 'k1',
      name: 'crm',
      role: 'recruiter',
      departmentId: null,
      prefix: 'hub_ab',
      createdAt: instant(),
    } as const;
    await insertApiKey(db.knex, { ...key, keyHash: vault.hashToken('secret') });
    expect(await findApiKeyByHash(db.knex, vault.hashToken('secret'))).toEqual({
      ...key,
      revokedAt: null,
      lastUsedAt: null,
    });
    expect(await findApiKeyByHash(db.knex, vault.hashToken('Secret'))).toBeNull();
    await touchApiKey(db.knex, 'k1', instant(1));
    await revokeApiKey(db.knex, 'k1', instant(2));
    await revokeApiKey(db.knex, 'k1', instant(3));
    expect(await findApiKeyByHash(db.knex, vault.hashToken('secret'))).toBeNull();
    expect(await getApiKey(db.knex, 'k1')).toMatchObject({ revokedAt: instant(2), lastUsedAt: instant(1) });
    expect((await listApiKeys(db.knex, {})).items).toHaveLength(1);
  });

  describe('a lease', () => {
    it('has one holder, also when ten ask at once', async () => {
      const got = await Promise.all(
        Array.from({ length: 10 }, (_, n) => acquireLease(db.knex, 'sweeper', `h${n}`, minute, instant())),
      );
      expect(got.filter(Boolean)).toHaveLength(1);
    });

    it('is renewed by its holder, lapses by itself and can be given back', async () => {
      const take = (holder: string, at: number) => acquireLease(db.knex, 'sweeper', holder, 100, instant(at));
      expect(await take('a', 0)).toBe(true);
      expect(await take('b', 50)).toBe(false);
      expect(await take('a', 90)).toBe(true);
      expect(await take('b', 150)).toBe(false);
      expect(await take('b', 190)).toBe(true);
      expect(await take('a', 200)).toBe(false);
      await releaseLease(db.knex, 'sweeper', 'a');
      expect(await take('a', 210)).toBe(false);
      await releaseLease(db.knex, 'sweeper', 'b');
      expect(await take('a', 220)).toBe(true);
    });
  });

  describe('an idempotency key', () => {
    const request = { scope: 'user:a createApplication', key: 'K-1', requestHash: 'h'.repeat(64) };

    it('lets one of twenty equal requests go on', async () => {
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, () => beginIdempotent(db, vault, request, instant())),
      );
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected')
          expect(result.reason).toMatchObject({ code: 'idempotency_in_flight', retryAfterSeconds: 1 });
      }
    });

    it('gives the first answer again, and refuses another body', async () => {
      expect(await beginIdempotent(db, vault, request, instant())).toEqual({ kind: 'new' });
      await finishIdempotent(db.knex, vault, request, { status: 201, response: { id: 'CANARY' } });
      expect(await beginIdempotent(db, vault, request, instant(1))).toEqual({
        kind: 'replay',
        status: 201,
        response: { id: 'CANARY' },
      });
      expect(JSON.stringify(await db.knex('idempotency_keys'))).not.toContain('CANARY');
      await expect(beginIdempotent(db, vault, { ...request, requestHash: 'x' }, instant(1))).rejects.toMatchObject({
        code: 'idempotency_key_reused',
      });
      expect(await beginIdempotent(db, vault, { ...request, scope: 'user:b' }, instant(1))).toEqual({ kind: 'new' });
    });

    it('forgets an answer about a candidate with the candidate', async () => {
      const { candidateId, key } = await addCandidate(db, vault);
      await beginIdempotent(db, vault, request, instant());
      await finishIdempotent(db.knex, vault, request, { status: 201, response: { name: '张三' }, key });
      expect(await beginIdempotent(db, vault, request, instant(1))).toMatchObject({ response: { name: '张三' } });
      await destroyDataKeys(db.knex, vault, candidateId, instant(2));
      await expect(beginIdempotent(db, vault, request, instant(3))).rejects.toMatchObject({ code: 'candidate_erased' });
    });

    it('can be used again after a failure, or a minute after its process died', async () => {
      await beginIdempotent(db, vault, request, instant());
      await releaseIdempotent(db.knex, request);
      expect(await beginIdempotent(db, vault, request, instant(1))).toEqual({ kind: 'new' });
      await expect(beginIdempotent(db, vault, request, instant(minute))).rejects.toMatchObject({
        code: 'idempotency_in_flight',
      });
      expect(await beginIdempotent(db, vault, request, instant(minute + 1))).toEqual({ kind: 'new' });
      await finishIdempotent(db.knex, vault, request, { status: 204, response: undefined });
      await releaseIdempotent(db.knex, request);
      expect(await beginIdempotent(db, vault, request, instant(2 * minute))).toEqual({
        kind: 'replay',
        status: 204,
        response: null,
      });
      expect(await deleteOldIdempotencyKeys(db.knex, instant(3 * minute))).toBe(1);
    });
  });
});
