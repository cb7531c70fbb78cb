import type { Role } from '../process/types.ts';

/** Where a requisition stands. */
export type RequisitionStatus =
  'draft' | 'submitted' | 'returned' | 'approved' | 'refused' | 'cancelled' | 'live' | 'filled' | 'closed';

/** What somebody, or the hub, does with a requisition. */
export type RequisitionAction =
  'edit' | 'submit' | 'approve' | 'return' | 'refuse' | 'cancel' | 'setUp' | 'fill' | 'close' | 'reopen';

/** Who acts; `isPerson` is false for an API key, which has no face to be a second person. */
export type RequisitionActor = { id: string; role: Role | 'hub'; isPerson: boolean };

/** What the rules know of a requisition: its status, and everyone who wrote what is now to be approved. */
export type RequisitionState = { status: RequisitionStatus; authors: readonly string[] };

/** The next state, or why not: a code of the error catalogue and a sentence. */
export type RequisitionMove =
  | { ok: true; state: RequisitionState }
  | { ok: false; code: 'requisition_not_ready' | 'second_person_required' | 'forbidden'; message: string };

const ends = ['refused', 'cancelled', 'filled', 'closed'] as const;

const moves: Record<RequisitionAction, { from: readonly RequisitionStatus[]; to: RequisitionStatus | null }> = {
  edit: { from: ['draft', 'returned'], to: null },
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  // Also once approved: a deadline may pass before the job is set up. What comes back is approved anew.
  return: { from: ['submitted', 'approved'], to: 'returned' },
  refuse: { from: ['submitted'], to: 'refused' },
  cancel: { from: ['draft', 'submitted', 'returned', 'approved'], to: 'cancelled' },
  setUp: { from: ['approved'], to: 'live' },
  fill: { from: ['live'], to: 'filled' },
  close: { from: ['live'], to: 'closed' },
  reopen: { from: ['filled', 'closed'], to: 'live' },
};

/** Which roles may do what; the hub itself fills and closes. */
const mayDo: Record<RequisitionAction, readonly RequisitionActor['role'][]> = {
  edit: ['business', 'hr', 'administrator'],
  submit: ['business', 'hr', 'administrator'],
  approve: ['hr', 'administrator'],
  return: ['hr', 'administrator'],
  refuse: ['hr', 'administrator'],
  cancel: ['business', 'hr', 'administrator'],
  setUp: ['it', 'administrator'],
  fill: ['hub'],
  close: ['hub', 'hr', 'recruiter', 'administrator'],
  reopen: ['hr', 'recruiter', 'administrator'],
};

const help: Record<RequisitionAction, string> = {
  edit: 'Only a draft, or one that was given back, can be changed.',
  submit: 'Only a draft, or one that was given back, can be handed in.',
  approve: 'Only a requisition that was handed in can be approved.',
  return: 'Only a requisition that was handed in, and has no job yet, can be given back.',
  refuse: 'Only a requisition that was handed in can be refused.',
  cancel: 'It can be taken back only until its job is live; close the job instead.',
  setUp: 'Only an approved requisition is set up: let HR approve it first.',
  fill: 'Only a live requisition is filled.',
  close: 'Only a live requisition is closed.',
  reopen: 'Only a filled or closed requisition is opened again.',
};

/**
 * What comes of an action. Nothing becomes approved, and so live, without a signed-in person of HR who wrote none of it:
 * whoever made, changed or handed in a requisition can not approve it, whatever their role.
 */
export function moveRequisition(
  state: RequisitionState,
  action: RequisitionAction,
  actor: RequisitionActor,
): RequisitionMove {
  const { from, to } = moves[action];
  if (!mayDo[action].includes(actor.role))
    return { ok: false, code: 'forbidden', message: `The role ${actor.role} may not do this: ask somebody who may.` };
  if (!from.includes(state.status))
    return { ok: false, code: 'requisition_not_ready', message: `The requisition is ${state.status}. ${help[action]}` };
  if (action === 'approve' && !actor.isPerson)
    return {
      ok: false,
      code: 'second_person_required',
      message: 'A signed-in person must approve it, not an API key.',
    };
  if (action === 'approve' && state.authors.includes(actor.id))
    return {
      ok: false,
      code: 'second_person_required',
      message: 'You wrote or handed in this requisition: let somebody else approve it.',
    };
  const isWriting = action === 'edit' || action === 'submit';
  const authors = isWriting && !state.authors.includes(actor.id) ? [...state.authors, actor.id] : state.authors;
  return { ok: true, state: { status: to ?? state.status, authors } };
}

/** Whether nothing more can come of it; a filled or closed one can be opened again with its job. */
export function hasEnded(status: RequisitionStatus): boolean {
  return (ends as readonly string[]).includes(status);
}
