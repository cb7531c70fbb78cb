import type { Tx } from '../../db/connection.ts';
import { findByContact, findByRemoteId, getCandidates } from '../../db/repositories/candidates.ts';
import type { CandidateRecord, Person } from '../../db/repositories/candidates.ts';
import type { RemoteId } from '../../schemas/types.ts';
import type { Vault } from '../../security/vault.ts';

const sameName = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·.,'-]/g, '');

/**
 * The candidate who is this person already, or null: known by an id of another system, by e-mail, or by telephone number
 * where the name is the same too (families share numbers, and numbers are given to others).
 */
export async function findPerson(
  tx: Tx,
  vault: Vault,
  person: Person,
  remoteIds: readonly RemoteId[],
): Promise<CandidateRecord | null> {
  for (const { system, id } of remoteIds) {
    const [found] = await load(tx, vault, await findByRemoteId(tx, id, system));
    if (found) return found;
  }
  for (const email of person.emails) {
    const [found] = await load(tx, vault, await findByContact(tx, vault, 'email', email));
    if (found) return found;
  }
  for (const phone of person.phones) {
    const found = await load(tx, vault, await findByContact(tx, vault, 'phone', phone));
    const same = found.find((candidate) => sameName(candidate.formattedName, person.formattedName));
    if (same) return same;
  }
  return null;
}

async function load(tx: Tx, vault: Vault, ids: readonly string[]): Promise<CandidateRecord[]> {
  if (ids.length === 0) return [];
  const found = await getCandidates(tx, vault, ids);
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** What an application adds to what is known of a person; null when nothing is new. Names stay as they are. */
export function additionsTo(known: CandidateRecord, person: Person): Partial<Person> | null {
  const union = (a: string[], b: string[], normalise: (text: string) => string) => {
    const seen = new Set(a.map(normalise));
    return [...a, ...b.filter((text) => !seen.has(normalise(text)))].slice(0, 10);
  };
  const emails = union(known.emails, person.emails, (text) => text.toLowerCase());
  const phones = union(known.phones, person.phones, (text) => text);
  const nationalId = known.nationalId ?? person.nationalId;
  const isSame =
    emails.length === known.emails.length && phones.length === known.phones.length && nationalId === known.nationalId;
  return isSame ? null : { emails, phones, nationalId };
}
