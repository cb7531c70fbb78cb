import { describe, expect, it } from 'vitest';
import { actions, can, mayGrant, scopeOf, taskTypesFor } from './rights.ts';
import type { Action, Role } from './rights.ts';

const roles: Role[] = ['administrator', 'hr', 'recruiter', 'business', 'interviewer', 'it', 'auditor', 'candidate'];

/** The whole table, spelt out: one column for each role in the order above. A change of a right must be made here too. */
const matrix: Record<Action, string> = {
  'candidates.read': 'yyyyy-y-',
  'candidates.write': 'yyy-----',
  'applications.read': 'yyyyy-y-',
  'applications.write': 'yyy-----',
  'applications.withdraw': 'yyy-----',
  'resumes.read': 'yyyyy-y-',
  'facts.read': 'yyyyy-y-',
  'results.read': 'yyyyy-y-',
  'messages.read': 'yyy---y-',
  'bookings.read': 'yyyyy-y-',
  'bookings.write': 'yyy-----',
  'tasks.read': 'yyyyyyy-',
  'tasks.complete': 'yyyyyy--',
  'jobs.read': 'yyyyyyy-',
  'jobs.write': 'yyy-----',
  'rubrics.read': 'yyyyyyy-',
  'rubrics.write': 'yy------',
  'processes.read': 'yyyy-yy-',
  'processes.write': 'yy------',
  'processes.publish': 'yy------',
  'requisitions.read': 'yyyy-yy-',
  'requisitions.write': 'yy-y----',
  'requisitions.approve': 'yy------',
  'requisitions.setUp': 'y----y--',
  'questionSets.read': 'yyyy-yy-',
  'questionSets.write': 'yy------',
  'questionSets.preview': 'y--y----',
  'questionSets.publish': 'yy------',
  'questionSets.push': 'yy---y--',
  'changeRequests.read': 'yyyy-yy-',
  'changeRequests.write': 'yy-y----',
  'changeRequests.approve': 'yy------',
  'offers.read': 'yyyy--y-',
  'offers.write': 'yyy-----',
  'offers.answer': 'yyy-----',
  'offers.openLetter': 'yyyy----',
  'disputes.read': 'yyy---y-',
  'disputes.write': 'yyy-----',
  'onboarding.read': 'yyyy--y-',
  'onboarding.write': 'yy------',
  'clientLogs.read': 'y----yy-',
  'clientLogs.write': 'yyy-----',
  'departments.read': 'yyyyyyy-',
  'departments.write': 'yy------',
  'colleagues.read': 'yy---yy-',
  'users.read': 'yy----y-',
  'users.write': 'y-------',
  'users.schedule': 'yy------',
  'apiKeys.read': 'y----yy-',
  'apiKeys.write': 'y----y--',
  'connectors.read': 'yy---yy-',
  'connections.read': 'yyy--yy-',
  'connections.write': 'y----y--',
  'subscriptions.read': 'y----yy-',
  'subscriptions.write': 'y----y--',
  'deliveries.read': 'y----yy-',
  'deliveries.write': 'y----y--',
  'inbox.read': 'y----yy-',
  'operationLog.read': 'y----yy-',
  'system.read': 'yyyyyyy-',
  'events.read': 'yyyy--y-',
};

describe('rights', () => {
  it.each(actions)('%s is given as the table says', (action) => {
    expect(roles.map((role) => (can(role, action) ? 'y' : '-')).join('')).toBe(matrix[action]);
  });

  it('refuses roles and actions it does not know', () => {
    expect(can('root' as Role, 'candidates.read')).toBe(false);
    expect(can('administrator', 'candidates.shred' as Action)).toBe(false);
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(can(name as Role, 'jobs.read')).toBe(false);
      expect(can('administrator', name as Action)).toBe(false);
      expect(scopeOf(name as Role)).not.toBe('all');
    }
  });

  it('shows IT neither people nor results, and only the tasks about calls', () => {
    const people = actions.filter((action) =>
      /^(candidates|applications|resumes|facts|results|messages|events)\./.test(action),
    );
    expect(people.filter((action) => can('it', action))).toEqual([]);
    expect(taskTypesFor('it')).toEqual(['resolveCall', 'setUpJob']);
    expect(taskTypesFor('business')).toBeNull();
    expect(taskTypesFor('candidate')).toEqual([]);
  });

  it('lets the auditor write nothing', () => {
    expect(actions.filter((action) => !action.endsWith('.read') && can('auditor', action))).toEqual([]);
  });

  it('binds business and interviewers to their department', () => {
    expect(roles.map(scopeOf)).toEqual(['all', 'all', 'all', 'own', 'own', 'all', 'all', 'none']);
  });

  it('lets nobody but an administrator hand out more than they have', () => {
    for (const role of roles) expect(mayGrant('administrator', role)).toBe(true);
    for (const role of roles) expect(mayGrant('it', role)).toBe(role === 'it');
    for (const granter of roles.filter((each) => each !== 'administrator' && each !== 'it')) {
      for (const role of roles) expect(mayGrant(granter, role)).toBe(false);
    }
  });
});
