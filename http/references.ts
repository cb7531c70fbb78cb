import { HubError } from '../domain/errors.ts';
import type { Tx } from '../db/connection.ts';
import { getConnection } from '../db/repositories/connections.ts';
import { getDepartment } from '../db/repositories/departments.ts';
import { getRubric } from '../db/repositories/rubrics.ts';

/** @throws HubError reference_unknown when a department is named that is not there */
export async function requireKnownDepartment(tx: Tx, id: string | undefined): Promise<void> {
  if (id !== undefined && !(await getDepartment(tx, id)))
    throw new HubError('reference_unknown', 'There is no such department: take an id from GET /api/v1/departments.', {
      path: '/departmentId',
    });
}

/** @throws HubError reference_unknown when a rubric is named that is not there */
export async function requireKnownRubric(tx: Tx, id: string | undefined): Promise<void> {
  if (id !== undefined && !(await getRubric(tx, id)))
    throw new HubError('reference_unknown', 'There is no such rubric: take an id from GET /api/v1/rubrics.', {
      path: '/rubricId',
    });
}

/** @throws HubError reference_unknown when a connection is named that is not there */
export async function requireKnownConnections(
  tx: Tx,
  connections: { [role: string]: string | undefined } | undefined,
): Promise<void> {
  for (const [role, id] of Object.entries(connections ?? {}))
    if (id !== undefined && !(await getConnection(tx, id)))
      throw new HubError('reference_unknown', 'There is no such connection: take an id from GET /api/v1/connections.', {
        path: `/connections/${role}`,
      });
}
