import type { Task, User } from '../schemas/types.ts';

/** Who somebody is to the hub. */
export type Role = User['role'];

/** Everything there is a right for. A route names one of these; what no role is given, nobody may do. */
export const actions = [
  'candidates.read',
  'candidates.write',
  'applications.read',
  'applications.write',
  'applications.withdraw',
  'resumes.read',
  'facts.read',
  'results.read',
  'messages.read',
  'bookings.read',
  'bookings.write',
  'tasks.read',
  'tasks.complete',
  'jobs.read',
  'jobs.write',
  'rubrics.read',
  'rubrics.write',
  'processes.read',
  'processes.write',
  'processes.publish',
  'requisitions.read',
  'requisitions.write',
  'requisitions.approve',
  'requisitions.setUp',
  'questionSets.read',
  'questionSets.write',
  'questionSets.preview',
  'questionSets.publish',
  'questionSets.push',
  'changeRequests.read',
  'changeRequests.write',
  'changeRequests.approve',
  'offers.read',
  'offers.write',
  'offers.answer',
  // Not part of reading offers: on the paper nothing is masked.
  'offers.openLetter',
  'disputes.read',
  'disputes.write',
  'onboarding.read',
  'onboarding.write',
  'clientLogs.read',
  'clientLogs.write',
  'departments.read',
  'departments.write',
  'colleagues.read',
  'users.read',
  'users.write',
  'users.schedule',
  'apiKeys.read',
  'apiKeys.write',
  'connectors.read',
  'connections.read',
  'connections.write',
  'subscriptions.read',
  'subscriptions.write',
  'deliveries.read',
  'deliveries.write',
  'inbox.read',
  'operationLog.read',
  'events.read',
  'system.read',
] as const;

/** One right. */
export type Action = (typeof actions)[number];

const readPeople = [
  'candidates.read',
  'applications.read',
  'resumes.read',
  'facts.read',
  'results.read',
  'bookings.read',
] as const;
const readHiring = ['jobs.read', 'rubrics.read', 'processes.read', 'departments.read', 'system.read'] as const;
const readRequests = ['requisitions.read', 'questionSets.read', 'changeRequests.read'] as const;
const makeOffers = [
  'offers.read',
  'offers.write',
  'offers.answer',
  'offers.openLetter',
  'disputes.read',
  'disputes.write',
  'onboarding.read',
  'clientLogs.write',
] as const;
const workTasks = ['tasks.read', 'tasks.complete'] as const;

const rights: Record<Role, readonly Action[]> = {
  administrator: actions,
  hr: [
    ...readPeople,
    ...makeOffers,
    'onboarding.write',
    ...readHiring,
    ...workTasks,
    'candidates.write',
    'applications.write',
    'applications.withdraw',
    'bookings.write',
    'messages.read',
    'jobs.write',
    'rubrics.write',
    'processes.write',
    'processes.publish',
    ...readRequests,
    'requisitions.write',
    'requisitions.approve',
    'questionSets.write',
    'questionSets.publish',
    'questionSets.push',
    'changeRequests.write',
    'changeRequests.approve',
    'departments.write',
    'colleagues.read',
    'users.read',
    'users.schedule',
    'connectors.read',
    'connections.read',
    'events.read',
  ],
  recruiter: [
    ...readPeople,
    ...makeOffers,
    ...readHiring,
    ...workTasks,
    'candidates.write',
    'applications.write',
    'applications.withdraw',
    'bookings.write',
    'messages.read',
    'jobs.write',
    ...readRequests,
    'connections.read',
    'events.read',
  ],
  business: [
    ...readPeople,
    'offers.read',
    'offers.openLetter',
    'onboarding.read',
    ...readHiring,
    ...workTasks,
    ...readRequests,
    'requisitions.write',
    'questionSets.preview',
    'changeRequests.write',
    'events.read',
  ],
  interviewer: [...readPeople, 'jobs.read', 'rubrics.read', 'departments.read', 'system.read', ...workTasks],
  // Configuration and operation logs; neither people nor results, and no stream: it tells who was turned down.
  it: [
    ...readHiring,
    ...workTasks,
    ...readRequests,
    'requisitions.setUp',
    'colleagues.read',
    'questionSets.push',
    'connectors.read',
    'connections.read',
    'connections.write',
    'apiKeys.read',
    'apiKeys.write',
    'subscriptions.read',
    'subscriptions.write',
    'deliveries.read',
    'deliveries.write',
    'inbox.read',
    'operationLog.read',
    'clientLogs.read',
  ],
  auditor: actions.filter((action) => action.endsWith('.read')),
  // Their own page comes by a link, not through the API.
  candidate: [],
};

const rightSets = new Map<string, ReadonlySet<string>>(
  Object.entries(rights).map(([role, list]) => [role, new Set(list)]),
);

/** May this role do this? What is not in the table, roles and actions it does not know included, is refused. */
export function can(role: Role, action: Action): boolean {
  return rightSets.get(role)?.has(action) ?? false;
}

const scopes: Record<Role, 'all' | 'own' | 'none'> = {
  administrator: 'all',
  hr: 'all',
  recruiter: 'all',
  business: 'own',
  interviewer: 'own',
  it: 'all',
  auditor: 'all',
  candidate: 'none',
};

/** Whose jobs, applications, people and tasks a role sees: every department's, its own department's, or none. */
export function scopeOf(role: Role): 'all' | 'own' | 'none' {
  return Object.hasOwn(scopes, role) ? scopes[role] : 'none';
}

/** The tasks a role sees and may complete, by type; null: every type. IT mends calls, and decides nothing about people. */
export function taskTypesFor(role: Role): readonly Task['taskType'][] | null {
  if (role === 'it') return ['resolveCall', 'setUpJob'];
  return can(role, 'tasks.read') ? null : [];
}

/** May somebody with this role make a key or user of that one? Nobody but an administrator hands out more than their own. */
export function mayGrant(granter: Role, role: Role): boolean {
  return granter === 'administrator' || (granter === role && can(granter, 'apiKeys.write'));
}
