import type { FactValue } from '../domain/process/types.ts';
import { setFacts } from '../db/repositories/facts.ts';
import { getUsers } from '../db/repositories/users.ts';
import { callConnector, type CallDeps, type PerformContext } from './call-connector.ts';
import { loadCase } from './load-case.ts';

/** How many opportunities are read; the largest is the one a question may speak of. */
const opportunityLimit = 5;

/**
 * Reads the team's overtime of this calendar month: the mean of the job's interviewers and recruiter who have an employee
 * number, in hours to a hundredth. Without anybody to ask about, nothing becomes known.
 */
export async function readOvertime(deps: CallDeps, at: PerformContext): Promise<void> {
  const { application, job, key } = await loadCase(deps, at.applicationId);
  const people = await getUsers(deps.db.knex, [
    ...(job.interviewers ?? []),
    ...(job.recruiterId ? [job.recruiterId] : []),
  ]);
  const employeeNumbers = [...new Set([...people.values()].flatMap((user) => user.employeeNumber ?? []))];
  const now = deps.now().toISOString();
  await callConnector(deps, {
    ...at,
    operation: 'attendance.readOvertime',
    connectionId: job.connections.attendance ?? '',
    input: { employeeNumbers, month: now.slice(0, 7) },
    keep: async (tx, overtime) => {
      const hours = overtime.filter((o) => employeeNumbers.includes(o.employeeNumber)).map((o) => o.hours);
      if (hours.length === 0) return;
      const mean = hours.reduce((sum, h) => sum + h, 0) / hours.length;
      const value = Math.round(mean * 100) / 100;
      await setFacts(tx, key, application.id, [{ name: 'team.overtimeHours', value, source: 'attendance', at: now }]);
    },
  });
}

/** Reads the department's open sales opportunities; the largest becomes facts that questions may speak of. */
export async function readOpportunities(deps: CallDeps, at: PerformContext): Promise<void> {
  const { application, job, key } = await loadCase(deps, at.applicationId);
  const now = deps.now().toISOString();
  await callConnector(deps, {
    ...at,
    operation: 'crm.listOpportunities',
    connectionId: job.connections.crm ?? '',
    input: { departmentId: job.departmentId, limit: opportunityLimit },
    keep: async (tx, opportunities) => {
      const [largest] = opportunities;
      if (largest === undefined) return;
      const known: { [name: string]: FactValue } = {
        'crm.opportunity.name': largest.name,
        'crm.opportunity.stage': largest.stage,
        'crm.opportunity.customer': largest.customer,
        ...(largest.amount === null ? {} : { 'crm.opportunity.amount': largest.amount.amount / 100 }),
      };
      const rows = Object.entries(known).map(([name, value]) => ({ name, value, source: 'crm', at: now }));
      await setFacts(tx, key, application.id, rows);
    },
  });
}
