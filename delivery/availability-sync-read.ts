import type { ConnectorError, OperationInput, OperationName, OperationOutput } from '../connectors/contract.ts';
import { runOperation } from '../connectors/kit/run-operation.ts';
import type { ConnectorRegistry } from '../connectors/registry.ts';
import type { Db } from '../db/connection.ts';
import {
  deleteOtherParts,
  ensureAvailability,
  saveAvailabilityFailure,
  saveAvailabilityPart,
  setAvailabilityDue,
  type PartKey,
  type StoredBusyTime,
  type StoredShift,
} from '../db/repositories/availability.ts';
import { getConnection, loadCredentials } from '../db/repositories/connections.ts';
import { getUsers, type UserRecord } from '../db/repositories/users.ts';
import type { Vault } from '../security/vault.ts';
import { planInterviewers, type TimeSources } from './availability-sync-plan.ts';
import { errorName, type DeliveryLog } from './delivery-log.ts';
import type { OpenContext } from './poller.ts';

export type AvailabilityReadDeps = {
  db: Db;
  vault: Vault;
  registry: ConnectorRegistry;
  openContext: OpenContext;
  now: () => Date;
  log: DeliveryLog;
};

const dayMs = 86_400_000;
/** The longest window that rules allow, and what an answer may age on top. */
const aheadMs = 92 * dayMs;
const employeesPerCall = 50;
const calendarsAtOnce = 4;
const callTimeoutMs = 60_000;

/** How often interviewers' time is read again when nothing says that it changed. */
export const readEveryMs = 10 * 60_000;
/** After a failure. */
const readAgainMs = 60_000;

type Read = { key: PartKey; result: { body: StoredShift[] | StoredBusyTime[] } | { code: string } };

/**
 * Reads the shifts and busy times of these interviewers over the connections of their jobs and keeps them; what can't be
 * read stays as it was, with the reason beside it. Connections are asked side by side. Safe to repeat, and for two at once.
 */
export async function readAvailability(
  deps: AvailabilityReadDeps,
  userIds: readonly string[],
  stopping?: AbortSignal,
): Promise<void> {
  const { knex } = deps.db;
  const startedAt = deps.now().toISOString();
  const plan = await planInterviewers(knex);
  const users = await getUsers(knex, userIds);
  const here = [...users.values()].filter((user) => user.disabledAt === null);
  const reads = (await Promise.all(listReaders(deps, here, plan, stopping).map((read) => read()))).flat();
  const failed = new Set(reads.filter(({ result }) => 'code' in result).map(({ key }) => key.userId));
  const byUser = Map.groupBy(reads, ({ key }) => key.userId);
  for (const userId of new Set(userIds)) {
    const own = byUser.get(userId) ?? [];
    await deps.db.transaction(async (tx) => {
      await ensureAvailability(tx, [userId], startedAt);
      const keys = own.map(({ key }) => key);
      await deleteOtherParts(tx, userId, keys);
      for (const { key, result } of own) {
        if ('body' in result) await saveAvailabilityPart(tx, key, { ...result, fetchedAt: startedAt });
        else await saveAvailabilityFailure(tx, key, { code: result.code, at: startedAt });
      }
      const dueAt = new Date(deps.now().getTime() + (failed.has(userId) ? readAgainMs : readEveryMs)).toISOString();
      await setAvailabilityDue(tx, [userId], { dueAt, startedAt });
    });
  }
}

/** One reader for each connection. */
function listReaders(
  deps: AvailabilityReadDeps,
  users: readonly UserRecord[],
  plan: ReadonlyMap<string, TimeSources>,
  stopping: AbortSignal | undefined,
): (() => Promise<Read[]>)[] {
  const shifts = new Map<string, UserRecord[]>();
  const calendars = new Map<string, UserRecord[]>();
  const add = (to: Map<string, UserRecord[]>, connectionId: string, user: UserRecord): void => {
    to.set(connectionId, [...(to.get(connectionId) ?? []), user]);
  };
  for (const user of users) {
    const sources = plan.get(user.id);
    for (const connectionId of sources?.attendance ?? []) add(shifts, connectionId, user);
    for (const connectionId of sources?.calendar ?? []) add(calendars, connectionId, user);
  }
  return [
    ...[...shifts].map(
      ([connectionId, of]) =>
        () =>
          readShifts(deps, connectionId, of, stopping),
    ),
    ...[...calendars].map(
      ([connectionId, of]) =>
        () =>
          readCalendars(deps, connectionId, of, stopping),
    ),
  ];
}

async function readShifts(
  deps: AvailabilityReadDeps,
  connectionId: string,
  users: readonly UserRecord[],
  stopping: AbortSignal | undefined,
): Promise<Read[]> {
  const keyOf = (user: UserRecord): PartKey => ({ userId: user.id, kind: 'shifts', connectionId });
  const reads: Read[] = [];
  const numbered: { user: UserRecord; employeeNumber: string }[] = [];
  for (const user of users) {
    if (user.employeeNumber === null) reads.push({ key: keyOf(user), result: { code: 'employee_number_missing' } });
    else numbered.push({ user, employeeNumber: user.employeeNumber });
  }
  for (let start = 0; start < numbered.length; start += employeesPerCall) {
    const chunk = numbered.slice(start, start + employeesPerCall);
    const input = { employeeNumbers: chunk.map((each) => each.employeeNumber), ...stretchFrom(deps.now()) };
    const answer = await ask(deps, connectionId, 'attendance.listShifts', input, stopping);
    const byEmployee = 'code' in answer ? null : Map.groupBy(answer.output, (shift) => shift.employeeNumber);
    for (const { user, employeeNumber } of chunk) {
      const own = (byEmployee?.get(employeeNumber) ?? []).map(({ shiftId, startAt, endAt, timeZone }): StoredShift => ({
        shiftId,
        startAt,
        endAt,
        timeZone,
      }));
      reads.push({ key: keyOf(user), result: 'code' in answer ? answer : { body: own } });
    }
  }
  return reads;
}

async function readCalendars(
  deps: AvailabilityReadDeps,
  connectionId: string,
  users: readonly UserRecord[],
  stopping: AbortSignal | undefined,
): Promise<Read[]> {
  const reads: Read[] = [];
  const waiting = [...users];
  const readOne = async (user: UserRecord): Promise<void> => {
    const key: PartKey = { userId: user.id, kind: 'busy', connectionId };
    if (user.calendar === null) {
      reads.push({ key, result: { code: 'calendar_missing' } });
      return;
    }
    const input = { calendar: user.calendar, ...stretchFrom(deps.now()) };
    const answer = await ask(deps, connectionId, 'calendar.listBusy', input, stopping);
    if ('code' in answer) reads.push({ key, result: answer });
    else reads.push({ key, result: { body: answer.output.map(({ startAt, endAt }) => ({ startAt, endAt })) } });
  };
  const work = async (): Promise<void> => {
    for (let user = waiting.shift(); user !== undefined; user = waiting.shift()) await readOne(user);
  };
  await Promise.all(Array.from({ length: calendarsAtOnce }, work));
  return reads;
}

/** Yesterday too: a shift over midnight has begun there. */
function stretchFrom(now: Date): { from: string; to: string } {
  const ms = now.getTime();
  return { from: new Date(ms - dayMs).toISOString(), to: new Date(ms + aheadMs).toISOString() };
}

/** Asks a vendor once; the reason when it can't be asked or refuses. */
async function ask<N extends OperationName>(
  deps: AvailabilityReadDeps,
  connectionId: string,
  name: N,
  input: OperationInput<N>,
  stopping: AbortSignal | undefined,
): Promise<{ output: OperationOutput<N> } | { code: string }> {
  try {
    const connection = await getConnection(deps.db.knex, connectionId);
    if (connection?.status !== 'active') return { code: 'connection_not_found' };
    const connector = deps.registry.get(connection.connectorId);
    if (connector === undefined) return { code: 'connector_unknown' };
    const credentials = await loadCredentials(deps.db.knex, deps.vault, connectionId);
    const signal = AbortSignal.any([...(stopping ? [stopping] : []), AbortSignal.timeout(callTimeoutMs)]);
    const { id, config } = connection;
    const ctx = deps.openContext(connector, { id, config, credentials }, `availability:${id}`, signal);
    return { output: await runOperation(connector, name, ctx, input) };
  } catch (error) {
    deps.log.warn({ connectionId, operation: name, error: errorName(error) }, "interviewers' time could not be read");
    // By name: a connector from a package may carry its own copy of the class.
    if (error instanceof Error && error.name === 'ConnectorError') return { code: (error as ConnectorError).code };
    return { code: 'failed' };
  }
}
