import { HubError } from '../domain/errors.ts';
import type { ErrorItem } from '../domain/errors.ts';
import { checkSupplements } from '../domain/rubric/supplements.ts';
import type { Tx } from '../db/connection.ts';
import { listProcessVersions } from '../db/repositories/process-versions.ts';
import { getRubricOf } from '../db/repositories/rubrics.ts';
import { getUser } from '../db/repositories/users.ts';
import type { JobPatch, Rubric } from '../schemas/types.ts';
import { hasFact } from '../schemas/fact-names.ts';
import { conditionErrors } from './check-condition.ts';
import type { HttpDeps } from './deps.ts';
import { requireDeadlineAhead } from './requisition/check-requisition.ts';
import { requireKnownConnections, requireKnownDepartment, requireKnownRubric } from './references.ts';

/**
 * What the schema can't say of a job: everything it names is there, its conditions are sound, its questions ask for
 * dimensions of the rubric, its last day is ahead. `newRubric` stands in for one that is not written yet.
 * @throws HubError reference_unknown, condition_invalid, validation_failed, deadline_past
 */
export async function checkJob(
  deps: Pick<HttpDeps, 'registry' | 'now'>,
  tx: Tx,
  job: JobPatch & { rubricId?: string; rubricVersion?: number | undefined },
  newRubric: Rubric | null = null,
): Promise<void> {
  await requireKnownDepartment(tx, job.departmentId);
  if (newRubric === null) await requireKnownRubric(tx, job.rubricId);
  await requireKnownConnections(deps.registry, tx, job.connections);
  if (
    job.processId !== undefined &&
    (await listProcessVersions(tx, { processId: job.processId, limit: 1 })).items.length === 0
  )
    throw new HubError('reference_unknown', 'There is no such process: take an id from GET /api/v1/processes.', {
      path: '/processId',
    });
  const conditions = (job.requirements ?? []).flatMap(({ condition }, index) =>
    conditionErrors(condition, `/requirements/${index}/condition`),
  );
  if (conditions.length > 0)
    throw new HubError('condition_invalid', conditions[0]?.message ?? '', {
      path: conditions[0]?.path ?? '',
      errors: conditions,
    });
  const doubled = [
    ...findDoubles(job.screeningQuestions, 'key', '/screeningQuestions'),
    ...findDoubles(job.requirements, 'id', '/requirements'),
    ...findDoubles(job.questions, 'id', '/questions'),
  ];
  if (doubled.length > 0)
    throw new HubError('validation_failed', doubled[0]?.message ?? '', {
      path: doubled[0]?.path ?? '',
      errors: doubled,
    });
  const rubric =
    newRubric ?? (job.rubricId === undefined ? null : await getRubricOf(tx, job.rubricId, job.rubricVersion));
  checkDimensions(job, rubric);
  const faults = checkSupplements(job.supplements ?? [], rubric, hasFact);
  const [fault] = faults.map((each) => ({ ...each, path: `/supplements${each.path}` }));
  if (fault)
    throw new HubError(fault.code === 'duplicate' ? 'validation_failed' : 'condition_invalid', fault.message, {
      path: fault.path,
    });
  await requirePeople(tx, job);
  requireDeadlineAhead(job.deadlineOn, deps.now());
}

/** @throws HubError reference_unknown when somebody who is to interview or recruit is not there, or may not */
async function requirePeople(tx: Tx, { interviewers, recruiterId }: JobPatch): Promise<void> {
  for (const [index, id] of (interviewers ?? []).entries()) {
    const user = await getUser(tx, id);
    if (!user || user.disabledAt !== null || ['auditor', 'candidate'].includes(user.role))
      throw new HubError('reference_unknown', 'This is nobody who can interview: take the id of an active user.', {
        path: `/interviewers/${index}`,
      });
  }
  if (recruiterId === undefined) return;
  const recruiter = await getUser(tx, recruiterId);
  if (!recruiter || recruiter.disabledAt !== null || !['recruiter', 'hr', 'administrator'].includes(recruiter.role))
    throw new HubError('reference_unknown', 'This is nobody who recruits: take the id of an active recruiter or HR.', {
      path: '/recruiterId',
    });
}

function checkDimensions({ questions }: JobPatch, rubric: Rubric | null): void {
  if (!rubric) return;
  const known = new Set(rubric.dimensions.map(({ key }) => key));
  (questions ?? []).forEach(({ dimension }, index) => {
    if (!known.has(dimension))
      throw new HubError(
        'reference_unknown',
        `The rubric has no dimension "${dimension}": use one of ${[...known].join(', ')}.`,
        {
          path: `/questions/${index}/dimension`,
        },
      );
  });
}

function findDoubles<K extends string>(
  list: readonly { [key in K]: string }[] | undefined,
  name: K,
  path: string,
): ErrorItem[] {
  const names = (list ?? []).map((entry) => entry[name]);
  return names.flatMap((value, index) =>
    names.indexOf(value) === index
      ? []
      : [
          {
            path: `${path}/${index}/${name}`,
            code: 'duplicate',
            message: `"${value}" is used twice: give each its own.`,
          },
        ],
  );
}
