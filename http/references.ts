import type { ConnectorKind, OperationName } from '../connectors/contract.ts';
import { HubError } from '../domain/errors.ts';
import type { Tx } from '../db/connection.ts';
import { getConnection } from '../db/repositories/connections.ts';
import { getDepartment } from '../db/repositories/departments.ts';
import { getRubric } from '../db/repositories/rubrics.ts';
import type { HttpDeps } from './deps.ts';

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

/** What a connection must be good for in each of a job's places, and what to call that. */
const placesOfJob: {
  readonly [place: string]: { kind: ConnectorKind; name: string; operation?: OperationName };
} = {
  interview: { kind: 'interviewVendor', name: 'an interview vendor' },
  ehr: { kind: 'ehr', name: 'an EHR' },
  mail: { kind: 'messaging', name: 'a mail service', operation: 'message.send' },
  sms: { kind: 'messaging', name: 'a text message service', operation: 'message.sendSms' },
  testing: { kind: 'interviewVendor', name: 'a vendor of written tests' },
  attendance: { kind: 'attendance', name: 'an attendance system' },
  calendar: { kind: 'calendar', name: 'a calendar' },
  crm: { kind: 'crm', name: 'a CRM' },
  background: { kind: 'backgroundCheck', name: 'a vendor of background checks' },
  learning: { kind: 'learning', name: 'a learning system' },
  jobs: { kind: 'jobDatabase', name: 'a job database' },
};

/** @throws HubError reference_unknown when a connection is named that is not there, or that leads to another kind of system */
export async function requireKnownConnections(
  registry: HttpDeps['registry'],
  tx: Tx,
  connections: { [place: string]: string | undefined } | undefined,
): Promise<void> {
  for (const [place, id] of Object.entries(connections ?? {})) {
    if (id === undefined) continue;
    const path = `/connections/${place}`;
    const connection = await getConnection(tx, id);
    if (!connection)
      throw new HubError('reference_unknown', 'There is no such connection: take an id from GET /api/v1/connections.', {
        path,
      });
    const wanted = placesOfJob[place];
    const connector = registry.get(connection.connectorId);
    // A connector that is not installed just now says nothing of its kind; its calls will park and say so.
    if (!wanted || !connector) continue;
    const isRight =
      connector.manifest.kinds.includes(wanted.kind) &&
      (wanted.operation === undefined || connector.operations[wanted.operation] !== undefined);
    if (!isRight)
      throw new HubError(
        'reference_unknown',
        `The connection "${id}" does not lead to ${wanted.name}: take one whose connector does.`,
        { path },
      );
  }
}
