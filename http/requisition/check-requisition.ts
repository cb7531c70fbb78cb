import type { RequisitionRecord } from '../../db/repositories/requisitions.ts';
import { HubError } from '../../domain/errors.ts';
import type { ErrorItem } from '../../domain/errors.ts';
import { isDayOver } from '../../domain/requisition/days.ts';
import { addUpTo100, findDoubleKey, sumWeights } from '../../domain/rubric/weights.ts';
import type { Rubric } from '../../schemas/types.ts';
import { conditionErrors } from '../check-condition.ts';
import { findRubricTemplate, loadRubricTemplates } from './rubric-templates.ts';

type Wish = Pick<
  RequisitionRecord,
  'requirements' | 'rubricTemplateId' | 'dimensions' | 'salaryRange' | 'headcount' | 'reason' | 'duties' | 'deadlineOn'
>;

/** What is wrong with a wish as far as it goes; a draft may lack anything. @throws HubError reference_unknown, condition_invalid, validation_failed, weights_invalid */
export function checkWish(wish: Wish): void {
  if (wish.rubricTemplateId !== undefined && findRubricTemplate(wish.rubricTemplateId) === null)
    throw new HubError(
      'reference_unknown',
      `There is no such template: use one of ${loadRubricTemplates()
        .map(({ id }) => id)
        .join(', ')}.`,
      { path: '/rubricTemplateId' },
    );
  if (wish.dimensions !== undefined) checkWeights(wish.dimensions, '/dimensions');
  const requirements = wish.requirements ?? [];
  const errors = requirements.flatMap(({ condition }, index) =>
    condition === undefined ? [] : conditionErrors(condition, `/requirements/${index}/condition`),
  );
  if (errors[0]) throw new HubError('condition_invalid', errors[0].message, { path: errors[0].path, errors });
  const ids = requirements.map(({ id }) => id);
  const double = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (double >= 0)
    throw new HubError('validation_failed', 'Two requirements have the same id: give each its own.', {
      path: `/requirements/${double}/id`,
    });
  const { salaryRange } = wish;
  if (salaryRange && salaryRange.min > salaryRange.max)
    throw new HubError('validation_failed', 'The salary range ends below its beginning: swap the two.', {
      path: '/salaryRange/max',
    });
}

/** What a requisition still lacks when it is handed in or approved. @throws HubError requisition_incomplete, deadline_past */
export function requireComplete(wish: Wish, now: Date): void {
  const errors: ErrorItem[] = (['duties', 'headcount', 'deadlineOn', 'salaryRange', 'reason'] as const)
    .filter((name) => wish[name] === undefined)
    .map((name) => ({ path: `/${name}`, code: 'required', message: `${name} is missing: give it.` }));
  if ((wish.requirements ?? []).length === 0)
    errors.push({ path: '/requirements', code: 'required', message: 'Name at least one requirement.' });
  if ((wish.rubricTemplateId === undefined) === (wish.dimensions === undefined))
    errors.push({
      path: '/dimensions',
      code: 'required',
      message: 'Say what people are judged on: either a rubricTemplateId or dimensions of your own.',
    });
  const [first] = errors;
  if (first) throw new HubError('requisition_incomplete', first.message, { path: first.path, errors });
  requireDeadlineAhead(wish.deadlineOn, now);
}

/** @throws HubError deadline_past when the last day is over */
export function requireDeadlineAhead(deadlineOn: string | null | undefined, now: Date): void {
  if (deadlineOn && isDayOver(deadlineOn, now))
    throw new HubError('deadline_past', 'The last day is over: set a later deadline.', { path: '/deadlineOn' });
}

/** @throws HubError weights_invalid, validation_failed for a key used twice */
export function checkWeights(dimensions: Rubric['dimensions'], path: string): void {
  const double = findDoubleKey(dimensions);
  if (double >= 0)
    throw new HubError('validation_failed', 'Two dimensions have the same key: give each its own.', {
      path: `${path}/${double}/key`,
    });
  if (!addUpTo100(dimensions))
    throw new HubError('weights_invalid', `The weights add up to ${sumWeights(dimensions)}: make them add up to 100.`, {
      path,
    });
}
