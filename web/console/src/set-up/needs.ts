import type { Connection, Connector, ProcessVersion } from '../api/types.ts';
import type { SetUpFields } from './set-up-fields.ts';

/** What a job uses a connection for. */
export type ConnectionRole = keyof SetUpFields['connections'];
type Stage = ProcessVersion['definition']['stages'][number];

/** Which connectors fit a role: their kind, and an operation that tells two of one kind apart. */
const fits: Record<ConnectionRole, { kind: string; operation?: string }> = {
  interview: { kind: 'interviewVendor' },
  testing: { kind: 'interviewVendor' },
  background: { kind: 'backgroundCheck' },
  mail: { kind: 'messaging', operation: 'message.send' },
  sms: { kind: 'messaging', operation: 'message.sendSms' },
  ehr: { kind: 'ehr' },
  attendance: { kind: 'attendance' },
  calendar: { kind: 'calendar' },
  crm: { kind: 'crm' },
  learning: { kind: 'learning' },
  jobs: { kind: 'jobDatabase' },
};

/** Every role, in the order of the form. */
export const connectionRoles = Object.keys(fits) as ConnectionRole[];

const needOfStage: { [stageType: string]: ConnectionRole } = {
  aiInterview: 'interview',
  writtenTest: 'testing',
  backgroundCheck: 'background',
};
const needOfGathered: { [what: string]: ConnectionRole } = { overtime: 'attendance', opportunities: 'crm' };

/** The roles that the stages of a process can not do without. The hub checks the same. */
export function rolesNeeded(stages: readonly Stage[]): ReadonlySet<ConnectionRole> {
  const roles = new Set<ConnectionRole>();
  for (const stage of stages) {
    const needs = [needOfStage[stage.stageType]];
    if ('gather' in stage) needs.push(...(stage.gather ?? []).map((what) => needOfGathered[what]));
    for (const role of needs) if (role !== undefined) roles.add(role);
  }
  return roles;
}

/** The connections in use that fit a role. One whose connector is not known is offered: the hub tells. */
export function connectionsFor(
  role: ConnectionRole,
  connections: readonly Connection[],
  connectors: readonly Connector[],
): Connection[] {
  const { kind, operation } = fits[role];
  return connections.filter(({ connectorId, status }) => {
    const connector = connectors.find(({ id }) => id === connectorId);
    if (status !== 'active') return false;
    if (!connector) return true;
    return connector.kinds.includes(kind) && (operation === undefined || connector.operations.includes(operation));
  });
}

/** What candidates must be asked when they apply: what conditions of the process read, and consent to a background check. */
export function answersAskedFor(stages: readonly Stage[]): string[] {
  const keys = [...JSON.stringify(stages).matchAll(/"answers\.(\w+)"/g)].map(([, key = '']) => key);
  const consent = stages.some(({ stageType }) => stageType === 'backgroundCheck') ? ['backgroundConsent'] : [];
  return [...new Set([...keys, ...consent])];
}
