import type { Draft } from '../draft.ts';
import { detailTexts } from '../texts.ts';
import type { OfferProgress, OpenTask, ProcessEvent, StageOf } from '../types.ts';
import type { StageEvent, StageExit } from './stage-exit.ts';

type Offer = StageOf<'offer'>;
type Answer = Extract<ProcessEvent, { type: 'taskAnswered' }>;

const fresh = (): OfferProgress => ({
  offerId: null,
  phase: 'preparing',
  preparedBy: null,
  group: 0,
  approvedBy: [],
  materials: [],
});

export function enterOffer(draft: Draft, stage: Offer): null {
  draft.state.offer = fresh();
  askToPrepare(draft, stage);
  return null;
}

function askToPrepare(draft: Draft, stage: Offer): void {
  draft.openTask({
    question: draft.callKeyOf('prepareOffer'),
    taskType: 'prepareOffer',
    ownerRole: stage.ownerRole,
    escalateTo: stage.escalateTo ?? 'hr',
    dueIn: stage.dueIn,
    outcomes: ['noOffer'],
    detail: detailTexts.prepareOffer,
  });
}

const closeApprovals = (draft: Draft): void => draft.closeTasksWhere((t) => t.taskType === 'approveOffer');

/** A version was written: it takes the place of the one before, and its approvals begin anew. */
function onPrepared(draft: Draft, stage: Offer, event: Extract<ProcessEvent, { type: 'offerPrepared' }>): void {
  const before = draft.state.offer;
  if (before === null || before.phase === 'accepted' || before.phase === 'closed') return;
  if (before.offerId !== null && before.offerId !== event.offerId)
    draft.effects.push({ kind: 'setOffer', offerId: before.offerId, status: 'superseded' });
  draft.clearDeadline('offer');
  closeApprovals(draft);
  draft.closeTasksWhere((t) => t.taskType === 'prepareOffer');
  const offer: OfferProgress = {
    ...fresh(),
    offerId: event.offerId,
    phase: 'approving',
    preparedBy: event.preparedBy,
    ...(event.required === undefined ? {} : { required: event.required }),
  };
  draft.state.offer = offer;
  draft.emit('offer.prepared', { offerId: event.offerId, version: event.version }, event.preparedBy);
  draft.effects.push({ kind: 'setOffer', offerId: event.offerId, status: 'approving' });
  askApprovers(draft, stage, offer);
}

/** Asks the group whose turn it is, one task for each approval that is needed; after the last group the offer goes out. */
function askApprovers(draft: Draft, stage: Offer, offer: OfferProgress): void {
  const group = stage.approvals[offer.group];
  if (offer.offerId === null) return;
  if (group === undefined) {
    send(draft, offer, offer.offerId);
    return;
  }
  for (let place = 1; place <= group.count; place += 1)
    draft.openTask({
      question: `offer:${offer.offerId}/approve:${offer.group + 1}.${place}`,
      taskType: 'approveOffer',
      ownerRole: group.role,
      escalateTo: stage.escalateTo ?? 'hr',
      dueIn: stage.dueIn,
      outcomes: ['approve', 'reject'],
      detail: detailTexts.approveOffer,
    });
}

function send(draft: Draft, offer: OfferProgress, offerId: string): void {
  offer.phase = 'sending';
  const { approvedBy } = offer;
  draft.effects.push({ kind: 'setOffer', offerId, status: 'approved', approvedBy });
  draft.emit('offer.approved', { offerId });
  if (draft.ctx.connected.mail) draft.call(`offer:${offerId}`, { op: 'offer.send', offerId });
  else onSent(draft, offer, offerId);
}

/** It is with the candidate, from the hub's mail or from a person's hand: now time runs. */
function onSent(draft: Draft, offer: OfferProgress, offerId: string): void {
  const stage = draft.stage;
  if (stage?.stageType !== 'offer' || offer.phase !== 'sending') return;
  offer.phase = 'sent';
  const answerBy = draft.later(stage.expiresIn);
  draft.setDeadline('offer', answerBy);
  draft.effects.push({ kind: 'setOffer', offerId, status: 'sent', answerBy });
  draft.emit('offer.sent', { offerId });
}

/** Why an answer may not be taken: nobody approves what they prepared, and nobody approves twice. */
export function refuseApproval(draft: Draft, task: OpenTask, event: Answer): string | null {
  const { offer } = draft.state;
  if (task.taskType !== 'approveOffer' || event.outcome !== 'approve' || offer === null) return null;
  if (offer.preparedBy === event.actor) return 'You prepared this offer: another person must approve it.';
  if (offer.approvedBy.includes(event.actor)) return 'You approved this offer before: another person must approve it.';
  return null;
}

function onAnswer(draft: Draft, stage: Offer, offer: OfferProgress, event: Answer): StageExit | null {
  switch (event.outcome) {
    case 'noOffer':
      if (offer.offerId !== null && offer.phase !== 'preparing') return null;
      return { outcome: 'fail', cause: 'person' };
    case 'approve':
      offer.approvedBy.push(event.actor);
      if (offer.offerId !== null)
        draft.effects.push({
          kind: 'setOffer',
          offerId: offer.offerId,
          status: 'approving',
          approvedBy: [...offer.approvedBy],
        });
      if (draft.state.tasks.some((t) => t.taskType === 'approveOffer')) return null;
      offer.group += 1;
      askApprovers(draft, stage, offer);
      return null;
    case 'reject':
      closeApprovals(draft);
      offer.phase = 'preparing';
      if (offer.offerId !== null) draft.effects.push({ kind: 'setOffer', offerId: offer.offerId, status: 'returned' });
      askToPrepare(draft, stage);
      return null;
    default:
      return { outcome: 'pass', cause: 'person' };
  }
}

function missingMaterials(stage: Offer, offer: OfferProgress): boolean {
  const ofStage = (stage.materials ?? []).filter((m) => m.required !== false).map((m) => m.key);
  return (offer.required ?? ofStage).some((key) => !offer.materials.includes(key));
}

/** A document goes to the EHR once the candidate has accepted: before that the EHR need not know of it. */
function onMaterial(
  draft: Draft,
  offer: OfferProgress,
  { material, materialId }: Extract<ProcessEvent, { type: 'materialReceived' }>,
): void {
  if (!offer.materials.includes(material)) offer.materials.push(material);
  if (materialId === undefined) return;
  if (offer.phase === 'accepted') fileMaterial(draft, materialId);
  else offer.unfiled = [...(offer.unfiled ?? []), materialId];
}

/** Files a document that belongs to the accepted offer; each is one effect. */
export function fileMaterial(draft: Draft, materialId: string): void {
  if (draft.ctx.connected.ehr) draft.call(`material:${materialId}`, { op: 'ehr.fileMaterial', materialId });
}

function onAccepted(draft: Draft, stage: Offer, offer: OfferProgress, startDate: string): StageExit | null {
  offer.phase = 'accepted';
  draft.state.acceptedOfferId = offer.offerId;
  draft.effects.push({ kind: 'setFact', name: 'offer.startDate', value: startDate, source: 'candidate' });
  if (draft.ctx.connected.ehr && offer.offerId !== null) {
    draft.call(`letter:${offer.offerId}`, { op: 'ehr.fileLetter', offerId: offer.offerId });
    draft.state.inEhr = true;
  }
  for (const materialId of offer.unfiled ?? []) fileMaterial(draft, materialId);
  offer.unfiled = [];
  if (!missingMaterials(stage, offer)) return { outcome: 'pass', cause: 'candidate' };
  draft.openTask({
    question: draft.callKeyOf('materials'),
    taskType: 'collectMaterials',
    ownerRole: stage.ownerRole,
    escalateTo: stage.escalateTo ?? 'hr',
    dueIn: stage.materialsWithin ?? stage.dueIn,
    outcomes: ['complete'],
    detail: detailTexts.materials,
  });
  return null;
}

export function onOfferEvent(draft: Draft, stage: Offer, event: StageEvent, deadline: string | null): StageExit | null {
  const { offer } = draft.state;
  if (offer === null) return null;
  if (deadline === 'offer' && offer.phase === 'sent' && offer.offerId !== null) {
    offer.phase = 'closed';
    draft.effects.push({ kind: 'setOffer', offerId: offer.offerId, status: 'expired' });
    draft.emit('offer.expired', { offerId: offer.offerId });
    return { outcome: 'expired', cause: 'time' };
  }
  if (deadline !== null) return null;
  switch (event.type) {
    case 'offerPrepared':
      onPrepared(draft, stage, event);
      return null;
    case 'callSucceeded':
    case 'callSkipped':
      if (offer.offerId !== null && event.callKey.endsWith(`/offer:${offer.offerId}`))
        onSent(draft, offer, offer.offerId);
      return null;
    case 'offerAnswered': {
      if (event.offerId !== offer.offerId || offer.phase !== 'sent') return null;
      draft.clearDeadline('offer');
      draft.emit(`offer.${event.answer}`, { offerId: event.offerId }, 'candidate');
      if (event.answer === 'accepted') return onAccepted(draft, stage, offer, event.startDate);
      offer.phase = 'closed';
      return { outcome: 'declined', cause: 'candidate' };
    }
    case 'materialReceived':
      if (event.offerId === offer.offerId) onMaterial(draft, offer, event);
      return offer.phase === 'accepted' && !missingMaterials(stage, offer)
        ? { outcome: 'pass', cause: 'candidate' }
        : null;
    case 'taskAnswered':
      return onAnswer(draft, stage, offer, event);
    default:
      return null;
  }
}

/** An offer that nobody answered is taken back when the application ends. */
export function withdrawOffer(draft: Draft): void {
  const { offer } = draft.state;
  draft.clearDeadline('offer');
  if (offer === null || offer.offerId === null || draft.stage?.stageType !== 'offer') return;
  if (offer.phase === 'approving' || offer.phase === 'sending' || offer.phase === 'sent')
    draft.effects.push({ kind: 'setOffer', offerId: offer.offerId, status: 'withdrawn' });
}
