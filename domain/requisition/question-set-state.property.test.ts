import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moveQuestionSet } from './question-set-state.ts';
import type { QuestionSetAction, QuestionSetState } from './question-set-state.ts';

type Move = typeof moveQuestionSet;
const walks = fc.array(
  fc.tuple(
    fc.constantFrom<QuestionSetAction>(
      'edit',
      'requestPreview',
      'approvePreview',
      'commentPreview',
      'publish',
      'retire',
    ),
    fc.constantFrom('a', 'b', 'c'),
  ),
  { minLength: 1, maxLength: 20 },
);

function findFault(walk: [QuestionSetAction, string][], move: Move): string | null {
  let state: QuestionSetState = { status: 'draft', authors: ['a'] };
  const authors = new Set(['a']);
  /** Whether somebody else approved the questions as they stand now. */
  let seen = false;
  for (const [action, actor] of walk) {
    const before = state.status;
    const result = move(state, action, actor);
    if (!result.ok) continue;
    ({ state } = result);
    if (action === 'edit') {
      if (before !== 'draft') return `changed while ${before}`;
      authors.add(actor);
      seen = false;
    }
    if (action === 'approvePreview') {
      if (authors.has(actor)) return 'previewed by who wrote it';
      seen = true;
    }
    if (state.status === 'published' && !seen) return 'published unseen';
  }
  return null;
}

it('a question set is published only as somebody else approved it, and never changed after', () => {
  fc.assert(
    fc.property(walks, (walk) => findFault(walk, moveQuestionSet) === null),
    { numRuns: 3_000 },
  );
});

it.each<[string, Move]>([
  [
    'published from a draft',
    (state, action, actor) =>
      moveQuestionSet(action === 'publish' ? { ...state, status: 'previewed' } : state, action, actor),
  ],
  [
    'changed after the preview',
    (state, action, actor) => moveQuestionSet(action === 'edit' ? { ...state, status: 'draft' } : state, action, actor),
  ],
  ['previewed by its author', (state, action, actor) => moveQuestionSet({ ...state, authors: [] }, action, actor)],
])('a question set %s is found out (planted)', (_what, planted) => {
  expect(
    fc.check(
      fc.property(walks, (walk) => findFault(walk, planted) === null),
      { numRuns: 3_000 },
    ).failed,
  ).toBe(true);
});
