import { HubError } from '../domain/errors.ts';
import type { ErrorItem } from '../domain/errors.ts';
import { checkCondition, factsOf } from '../domain/process/condition.ts';
import type { Tx } from '../db/connection.ts';
import { listProcessVersions } from '../db/repositories/process-versions.ts';
import { getRubric } from '../db/repositories/rubrics.ts';
import type { JobPatch } from '../schemas/types.ts';
import { hasFact } from '../schemas/fact-names.ts';
import type { HttpDeps } from './deps.ts';
import { requireKnownConnections, requireKnownDepartment, requireKnownRubric } from './references.ts';

/**
 * What the schema can't say of a job: everything it names is there, its conditions are sound, its questions ask for
 * dimensions of the rubric. @throws HubError reference_unknown, condition_invalid, validation_failed
 */
export async function checkJob(
  deps: Pick<HttpDeps, 'registry'>,
  tx: Tx,
  job: JobPatch & { rubricId?: string },
): Promise<void> {
  await requireKnownDepartment(tx, job.departmentId);
  await requireKnownRubric(tx, job.rubricId);
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
  await checkDimensions(tx, job);
}

async function checkDimensions(tx: Tx, { rubricId, questions }: JobPatch): Promise<void> {
  const rubric = rubricId === undefined ? null : await getRubric(tx, rubricId);
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

function conditionErrors(condition: unknown, path: string): ErrorItem[] {
  const form = checkCondition(condition).map((fault) => ({
    path: path + fault.path,
    code: 'condition_invalid',
    message: fault.message,
  }));
  const unknown = factsOf(condition)
    .filter((fact) => !hasFact(fact))
    .map((fact) => ({
      path,
      code: 'fact_unknown',
      message: `There is no fact "${fact}": see facts.schema.json for those a condition may ask about.`,
    }));
  return [...form, ...unknown];
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
