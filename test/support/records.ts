import { randomBytes, randomUUID } from 'node:crypto';
import type { Db } from '../../db/connection.ts';
import { insertApplication } from '../../db/repositories/applications.ts';
import { insertCandidate } from '../../db/repositories/candidates.ts';
import { insertDataKey } from '../../db/repositories/keys.ts';
import { initialState } from '../../domain/process/initial-state.ts';
import type { ProcessState } from '../../domain/process/types.ts';
import { createVault } from '../../security/vault.ts';
import type { DataKey, Vault } from '../../security/vault.ts';

/** A vault of the test's own. */
export const createTestVault = (): Vault => createVault(randomBytes(32));

/** `n` milliseconds after the first instant of the tests. */
export const instant = (n = 0): string => new Date(Date.UTC(2026, 10, 22, 8) + n).toISOString();

export const emptyState: ProcessState = { ...initialState(), stageId: 'screen', stageRun: 1 };

/** Adds a candidate with a key of their own. */
export async function addCandidate(
  db: Db,
  vault: Vault,
  person: { formattedName?: string; emails?: string[]; phones?: string[]; nationalId?: string | null } = {},
  createdAt = instant(),
): Promise<{ candidateId: string; key: DataKey }> {
  const candidateId = randomUUID();
  const { key, ...wrapped } = vault.newDataKey(candidateId, randomUUID());
  await db.transaction(async (tx) => {
    await insertDataKey(tx, wrapped, createdAt);
    await insertCandidate(tx, vault, key, {
      id: candidateId,
      formattedName: person.formattedName ?? '张三丰',
      emails: person.emails ?? [],
      phones: person.phones ?? [],
      nationalId: person.nationalId ?? null,
      locale: 'zh',
      createdAt,
    });
  });
  return { candidateId, key };
}

/** Adds a candidate with an application for a job of its own. */
export async function addApplication(
  db: Db,
  vault: Vault,
  more: {
    jobId?: string;
    departmentId?: string;
    createdAt?: string;
    candidate?: { candidateId: string; key: DataKey };
  } = {},
): Promise<{ applicationId: string; candidateId: string; key: DataKey }> {
  const { candidateId, key } = more.candidate ?? (await addCandidate(db, vault));
  const applicationId = randomUUID();
  await db.transaction((tx) =>
    insertApplication(tx, {
      id: applicationId,
      candidateId,
      keyId: key.id,
      jobId: more.jobId ?? randomUUID(),
      departmentId: more.departmentId ?? 'sales',
      processId: 'first',
      processVersion: 1,
      language: 'zh',
      source: null,
      state: emptyState,
      createdAt: more.createdAt ?? instant(),
    }),
  );
  return { applicationId, candidateId, key };
}
