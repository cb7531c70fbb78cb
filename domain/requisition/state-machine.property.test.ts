import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../process/types.ts';
import { moveRequisition } from './state-machine.ts';
import type { RequisitionAction, RequisitionActor, RequisitionMove, RequisitionState } from './state-machine.ts';

type Move = typeof moveRequisition;
const roles: (Role | 'hub')[] = ['administrator', 'hr', 'recruiter', 'business', 'interviewer', 'it', 'auditor', 'hub'];
const actions: RequisitionAction[] = [
  'edit',
  'submit',
  'approve',
  'return',
  'refuse',
  'cancel',
  'setUp',
  'fill',
  'close',
  'reopen',
];
const actors = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  role: fc.constantFrom(...roles),
  isPerson: fc.boolean(),
});
/** The way to a live job comes up often, everything else too. */
const action = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<RequisitionAction>('submit', 'approve', 'setUp') },
  { weight: 1, arbitrary: fc.constantFrom(...actions) },
);
const walks = fc.array(fc.tuple(action, actors), { minLength: 1, maxLength: 25 });

/** Walks along and says what is wrong with where it came; null when all is well. */
function findFault(walk: [RequisitionAction, RequisitionActor][], move: Move): string | null {
  let state: RequisitionState = { status: 'draft', authors: ['a'] };
  const authors = new Set(['a']);
  let approved: RequisitionActor | null = null;
  for (const [action, actor] of walk) {
    const before = state;
    const result: RequisitionMove = move(state, action, actor);
    if (!result.ok) continue;
    ({ state } = result);
    if (action === 'edit' || action === 'submit') authors.add(actor.id);
    if (state.status === 'approved' && before.status !== 'approved') {
      if (action !== 'approve') return `approved by ${action}`;
      if (actor.role !== 'hr' && actor.role !== 'administrator') return `approved by ${actor.role}`;
      if (!actor.isPerson) return 'approved by a key';
      if (authors.has(actor.id)) return 'approved by who wrote it';
      approved = actor;
    }
    if (['live', 'filled', 'closed'].includes(state.status) && approved === null) return `${state.status} unapproved`;
    // What is changed again is approved again.
    if (['draft', 'submitted', 'returned'].includes(state.status)) approved = null;
    if (['refused', 'cancelled'].includes(before.status)) return `left ${before.status}`;
  }
  return null;
}

describe('a requisition', () => {
  it('becomes approved or live only by a person of HR who wrote none of it, whatever is tried in whatever order', () => {
    fc.assert(
      fc.property(walks, (walk) => findFault(walk, moveRequisition) === null),
      { numRuns: 5_000 },
    );
  });

  it.each<[string, Move]>([
    [
      'lets its author approve',
      (state, action, actor) =>
        moveRequisition(action === 'approve' ? { ...state, authors: [] } : state, action, actor),
    ],
    ['lets a key approve', (state, action, actor) => moveRequisition(state, action, { ...actor, isPerson: true })],
    [
      'lets the department approve',
      (state, action, actor) =>
        moveRequisition(
          state,
          action,
          action === 'approve' && actor.role === 'business' ? { ...actor, role: 'hr' } : actor,
        ),
    ],
    [
      'sets up what was only handed in',
      (state, action, actor) =>
        moveRequisition(
          action === 'setUp' && state.status === 'submitted' ? { ...state, status: 'approved' } : state,
          action,
          actor,
        ),
    ],
    [
      'forgets who changed it',
      (state, action, actor) => {
        const result = moveRequisition(state, action, actor);
        return result.ok ? { ok: true, state: { ...result.state, authors: ['a'] } } : result;
      },
    ],
  ])('that %s is found out (planted)', (_what, planted) => {
    const result = fc.check(
      fc.property(walks, (walk) => findFault(walk, planted) === null),
      { numRuns: 5_000 },
    );
    expect(result.failed).toBe(true);
  });

  it('can be walked to the end', () => {
    const by = (id: string, role: Role | 'hub'): RequisitionActor => ({ id, role, isPerson: role !== 'hub' });
    const walk: [RequisitionAction, RequisitionActor][] = [
      ['submit', by('a', 'business')],
      ['return', by('b', 'hr')],
      ['edit', by('a', 'business')],
      ['submit', by('a', 'business')],
      ['approve', by('b', 'hr')],
      ['setUp', by('c', 'it')],
      ['fill', by('hub', 'hub')],
    ];
    let state: RequisitionState = { status: 'draft', authors: ['a'] };
    for (const [action, actor] of walk) {
      const result = moveRequisition(state, action, actor);
      if (!result.ok) throw new Error(`${action}: ${result.message}`);
      ({ state } = result);
    }
    expect(state.status).toBe('filled');
  });
});
