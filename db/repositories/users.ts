import { HubError } from '../../domain/errors.ts';
import type { User, UserPatch } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import { orDuplicate, requireChanged, versionConflict } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';

/** A person who works with the hub; the password hash comes out by {@link getUserForLogin} alone. */
export type UserRecord = User & InterviewerFields;

/** What is needed to offer somebody's time; null where nobody gave it. */
export type InterviewerFields = {
  /** What the attendance system calls them. */
  employeeNumber: string | null;
  email: string | null;
  /** The name or address of their calendar. */
  calendar: string | null;
  /** IANA name. */
  timeZone: string | null;
};

type Row = {
  id: string;
  login: string;
  display_name: string;
  password_hash: string;
  role: User['role'];
  department_id: string | null;
  locale: User['locale'];
  employee_number: string | null;
  email: string | null;
  calendar: string | null;
  time_zone: string | null;
  disabled_at: string | null;
  created_at: string;
  version: number;
};

function toRecord(row: Row): UserRecord {
  return {
    id: row.id,
    login: row.login,
    displayName: row.display_name,
    role: row.role,
    departmentId: row.department_id,
    locale: row.locale,
    employeeNumber: row.employee_number,
    email: row.email,
    calendar: row.calendar,
    timeZone: row.time_zone,
    disabledAt: row.disabled_at,
    createdAt: row.created_at,
    version: row.version,
  };
}

/** Logins are compared in lower case. */
const normaliseLogin = (login: string) => login.normalize('NFKC').trim().toLowerCase();

/** Adds a user. Throws HubError `conflict` when the login is taken. */
export async function insertUser(
  tx: Tx,
  user: Omit<UserRecord, 'disabledAt' | 'version' | keyof InterviewerFields> &
    Partial<InterviewerFields> & { passwordHash: string },
): Promise<void> {
  const row: Row = {
    id: user.id,
    login: normaliseLogin(user.login),
    display_name: user.displayName,
    password_hash: user.passwordHash,
    role: user.role,
    department_id: user.departmentId,
    locale: user.locale,
    employee_number: user.employeeNumber ?? null,
    email: user.email ?? null,
    calendar: user.calendar ?? null,
    time_zone: user.timeZone ?? null,
    disabled_at: null,
    created_at: user.createdAt,
    version: 1,
  };
  await orDuplicate(
    tx('users').insert(row),
    () => new HubError('conflict', 'Somebody has this login already; choose another one.', { path: '/login' }),
  );
}

/** A user by id, or null. */
export async function getUser(tx: Tx, id: string): Promise<UserRecord | null> {
  const row: Row | undefined = await tx<Row>('users').where({ id }).first();
  return row ? toRecord(row) : null;
}

/** Several users by id. */
export async function getUsers(tx: Tx, ids: readonly string[]): Promise<Map<string, UserRecord>> {
  const rows: Row[] = await tx<Row>('users').whereIn('id', [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, toRecord(row)]));
}

/** A user by login with the password hash, or null; disabled ones too, the caller looks at `disabledAt`. */
export async function getUserForLogin(
  tx: Tx,
  login: string,
): Promise<{ user: UserRecord; passwordHash: string } | null> {
  const row: Row | undefined = await tx<Row>('users')
    .where({ login: normaliseLogin(login) })
    .first();
  return row ? { user: toRecord(row), passwordHash: row.password_hash } : null;
}

/** Users, newest first. */
export async function listUsers(tx: Tx, input: PageInput): Promise<Page<UserRecord>> {
  return paginate<Row, UserRecord>(tx('users'), input, toRecord);
}

/** The users who may sign in now and have one of these roles, newest first. */
export async function listActiveUsers(
  tx: Tx,
  { roles, ...input }: PageInput & { roles: readonly UserRecord['role'][] },
): Promise<Page<UserRecord>> {
  return paginate<Row, UserRecord>(tx('users').whereNull('disabled_at').whereIn('role', roles), input, toRecord);
}

/** How many users there are; 0 on a fresh installation. */
export async function countUsers(tx: Tx): Promise<number> {
  const row = await tx('users').count({ n: '*' }).first();
  return Number(row?.n ?? 0);
}

/** Sets a new password hash. */
export async function setPasswordHash(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx('users').where({ id }).update({ password_hash: passwordHash });
}

/** Shuts a user out (`at`) or lets them in again (null); end their sessions in the same transaction. */
export async function setUserDisabled(tx: Tx, id: string, at: string | null): Promise<void> {
  await tx('users').where({ id }).increment('version', 1).update({ disabled_at: at });
}

/** Changes how a user is reached and when they have time; what is absent stays. Throws HubError `version_conflict`. */
export async function updateUser(
  tx: Tx,
  before: UserRecord,
  change: UserPatch,
  expectedVersion: number,
): Promise<UserRecord> {
  const next: UserRecord = { ...before, ...change, version: expectedVersion + 1 };
  const changed = await tx('users').where({ id: before.id, version: expectedVersion }).update({
    locale: next.locale,
    employee_number: next.employeeNumber,
    email: next.email,
    calendar: next.calendar,
    time_zone: next.timeZone,
    version: next.version,
  });
  requireChanged(changed, () => versionConflict('user'));
  return next;
}
