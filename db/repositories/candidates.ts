import { HubError } from '../../domain/errors.ts';
import { aadOf } from '../../security/sealing.ts';
import type { ContactKind, DataKey, Vault } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';
import { requireChanged, versionConflict } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';
import { openJson, sealJson } from '../sealed-json.ts';
import { loadDataKey, loadDataKeys } from './keys.ts';

/** Who a candidate is; sealed under the candidate's own key. */
export type Person = {
  formattedName: string;
  givenName?: string;
  familyName?: string;
  emails: string[];
  /** E.164. */
  phones: string[];
  nationalId: string | null;
};

/** A candidate. */
export type CandidateRecord = Person & {
  id: string;
  keyId: string;
  locale: 'zh' | 'en';
  createdAt: string;
  updatedAt: string;
  version: number;
};

type Row = {
  id: string;
  key_id: string;
  person: string;
  locale: 'zh' | 'en';
  version: number;
  created_at: string;
  updated_at: string;
};

const aad = (id: string) => aadOf('candidates', 'person', id);

function toRecord(key: DataKey, row: Row): CandidateRecord {
  return {
    ...openJson<Person>(key, aad(row.id), row.person),
    id: row.id,
    keyId: row.key_id,
    locale: row.locale,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

function personOf(from: Person): Person {
  const person: Person = {
    formattedName: from.formattedName,
    emails: from.emails,
    phones: from.phones,
    nationalId: from.nationalId,
  };
  if (from.givenName !== undefined) person.givenName = from.givenName;
  if (from.familyName !== undefined) person.familyName = from.familyName;
  return person;
}

/** The form in which two spellings of one contact are equal: e-mail lower case, telephone E.164, ID number upper case. */
export function normaliseContact(kind: ContactKind, value: string): string {
  const text = value.normalize('NFKC').trim();
  if (kind === 'email') return text.toLowerCase();
  return text.replace(/[\s().-]/g, '').toUpperCase();
}

/** Adds a candidate with the contact index; the key's row comes from `insertDataKey` in the same transaction. */
export async function insertCandidate(
  tx: Tx,
  vault: Vault,
  key: DataKey,
  candidate: Person & Pick<CandidateRecord, 'id' | 'locale' | 'createdAt'>,
): Promise<CandidateRecord> {
  const row: Row = {
    id: candidate.id,
    key_id: key.id,
    person: sealJson(key, aad(candidate.id), personOf(candidate)),
    locale: candidate.locale,
    version: 1,
    created_at: candidate.createdAt,
    updated_at: candidate.createdAt,
  };
  await tx('candidates').insert(row);
  await writeContactIndex(tx, vault, candidate.id, candidate);
  return toRecord(key, row);
}

/** A candidate by id, or null. Throws HubError `candidate_erased` when the key was destroyed. */
export async function getCandidate(tx: Tx, vault: Vault, id: string): Promise<CandidateRecord | null> {
  const row: Row | undefined = await tx<Row>('candidates').where({ id }).first();
  return row ? toRecord(await loadDataKey(tx, vault, row.key_id), row) : null;
}

/** Several candidates by id; those erased or unknown are not in the map. */
export async function getCandidates(
  tx: Tx,
  vault: Vault,
  ids: readonly string[],
): Promise<Map<string, CandidateRecord>> {
  const rows: Row[] = await tx<Row>('candidates').whereIn('id', [...new Set(ids)]);
  const keys = await loadDataKeys(
    tx,
    vault,
    rows.map((row) => row.key_id),
  );
  const found = new Map<string, CandidateRecord>();
  for (const row of rows) {
    const key = keys.get(row.key_id);
    if (key) found.set(row.id, toRecord(key, row));
  }
  return found;
}

/** Candidates, all or those who applied to a department, newest first; the erased ones are left out, so a page may hold fewer than its limit. */
export async function listCandidates(
  tx: Tx,
  vault: Vault,
  input: PageInput & { ids?: readonly string[] | undefined; departmentId?: string | undefined },
): Promise<Page<CandidateRecord>> {
  const query = tx('candidates');
  if (input.ids !== undefined) query.whereIn('id', [...input.ids]);
  if (input.departmentId !== undefined) {
    query.whereIn('id', tx('applications').where({ department_id: input.departmentId }).select('candidate_id'));
  }
  const page = await paginate<Row, Row>(query, input, (row) => row);
  const keys = await loadDataKeys(
    tx,
    vault,
    page.items.map((row) => row.key_id),
  );
  const items = page.items.flatMap((row) => {
    const key = keys.get(row.key_id);
    return key ? [toRecord(key, row)] : [];
  });
  return { items, nextCursor: page.nextCursor };
}

/** What may change of a candidate; what is absent stays. */
export type CandidateChange = Partial<Person & Pick<CandidateRecord, 'locale'>>;

/**
 * Changes a candidate and the contact index. With `expectedVersion`, throws HubError `version_conflict` when somebody was
 * faster; throws `not_found` when there is none.
 */
export async function updateCandidate(
  tx: Tx,
  vault: Vault,
  id: string,
  change: CandidateChange,
  more: { now: string; expectedVersion?: number | undefined },
): Promise<CandidateRecord> {
  const row: Row | undefined = await tx<Row>('candidates').where({ id }).forUpdate().first();
  if (!row) throw new HubError('not_found', 'There is no candidate with this id.');
  if (more.expectedVersion !== undefined && row.version !== more.expectedVersion) throw versionConflict('candidate');
  const key = await loadDataKey(tx, vault, row.key_id);
  const person = personOf({ ...toRecord(key, row), ...change });
  const next: Row = {
    ...row,
    person: sealJson(key, aad(id), person),
    locale: change.locale ?? row.locale,
    version: row.version + 1,
    updated_at: more.now,
  };
  const { person: sealed, locale, version, updated_at } = next;
  const changed = await tx('candidates')
    .where({ id, version: row.version })
    .update({ person: sealed, locale, version, updated_at });
  requireChanged(changed, () => versionConflict('candidate'));
  await tx('contact_index').where({ candidate_id: id }).delete();
  await writeContactIndex(tx, vault, id, person);
  return toRecord(key, next);
}

/** Ids of the candidates with this contact; the value need not be normalised. */
export async function findByContact(tx: Tx, vault: Vault, kind: ContactKind, value: string): Promise<string[]> {
  return tx('contact_index')
    .where({ kind, blind_index: vault.blindIndex(kind, normaliseContact(kind, value)) })
    .orderBy('n')
    .pluck('candidate_id');
}

/** Ids of the candidates any system (or the one given) calls by this id. */
export async function findByRemoteId(tx: Tx, remoteId: string, system?: string): Promise<string[]> {
  const query = tx('remote_ids').where({ remote_id: remoteId });
  if (system !== undefined) query.where({ system });
  const ids: string[] = await query.orderBy('n').pluck<string[]>('candidate_id');
  return [...new Set(ids)];
}

async function writeContactIndex(tx: Tx, vault: Vault, candidateId: string, person: Person): Promise<void> {
  const contacts: [ContactKind, string][] = [
    ...person.emails.map((value): [ContactKind, string] => ['email', value]),
    ...person.phones.map((value): [ContactKind, string] => ['phone', value]),
    ...(person.nationalId === null ? [] : [['nationalId', person.nationalId] as [ContactKind, string]]),
  ];
  const rows = new Map(
    contacts.map(([kind, value]) => {
      const blindIndex = vault.blindIndex(kind, normaliseContact(kind, value));
      return [`${kind}/${blindIndex}`, { candidate_id: candidateId, kind, blind_index: blindIndex }];
    }),
  );
  if (rows.size > 0) await tx('contact_index').insert([...rows.values()]);
}
