import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { hasFact } from '../../schemas/fact-names.ts';
import type { Process } from '../../schemas/types.ts';
import { checkValid } from '../../schemas/validate.ts';
import { checkProcess } from './check.ts';
import { initialState, isFinished } from './initial-state.ts';
import { next } from './next.ts';
import {
  nothingConnected,
  type Call,
  type Effect,
  type EventOutcome,
  type FactValue,
  type ProcessEvent,
  type ProcessState,
} from './types.ts';

const standard = parse(
  readFileSync(new URL('../../templates/processes/standard.yaml', import.meta.url), 'utf8'),
) as Process;
const connected = {
  ...nothingConnected,
  interview: true,
  testing: true,
  ehr: true,
  mail: true,
  attendance: true,
  calendar: true,
  crm: true,
  background: true,
  learning: true,
};

/** One application going through the standard process with a made-up clock; every call answers at once. */
class Walk {
  state: ProcessState = initialState();
  facts: { [name: string]: FactValue } = {
    'resume.totalYears': 3,
    'resume.degreeRank': 3,
    'answers.workPermit': true,
    'answers.backgroundConsent': true,
  };
  now = Date.parse('2026-11-23T08:00:00.000Z');
  readonly calls: Call[] = [];
  readonly effects: Effect[] = [];
  /** Calls that shall stay under way. */
  hold: (call: Call) => boolean = () => false;
  readonly held: { callKey: string; round: number }[] = [];

  send(event: ProcessEvent): ReturnType<typeof next>['outcome'] {
    const step = next(this.state, event, {
      applicationId: 'a1',
      definition: standard,
      facts: this.facts,
      jobRequirements: [],
      connected,
      now: new Date(this.now).toISOString(),
    });
    this.state = step.state;
    this.effects.push(...step.effects);
    for (const effect of step.effects) if (effect.kind === 'setFact') this.facts[effect.name] = effect.value;
    for (const { call, callKey, round } of step.commands) {
      this.calls.push(call);
      if (this.hold(call)) this.held.push({ callKey, round });
      else this.send({ type: 'callSucceeded', callKey, round });
    }
    return step.outcome;
  }

  start(): this {
    this.send({ type: 'started' });
    return this;
  }

  get stage(): string | null {
    return this.state.stageId;
  }

  answer(taskType: string, outcome: string, actor = 'user:u1'): ReturnType<typeof next>['outcome'] {
    const task = this.state.tasks.find((t) => t.taskType === taskType);
    if (task === undefined) throw new Error(`no ${taskType} is open`);
    return this.send({ type: 'taskAnswered', taskId: task.taskId, outcome, answerId: `${task.taskId}-answer`, actor });
  }

  report(): void {
    const orderId = this.state.interview?.orderId ?? this.state.background?.orderId ?? '';
    this.send({ type: 'interviewReport', orderId });
    if (this.stage === 'aiInterview') this.send({ type: 'interviewRecording', orderId });
  }

  book(bookingId = 'b1', sequence = 0, change: 'made' | 'moved' = 'made'): void {
    this.send({
      type: 'bookingChanged',
      bookingId,
      sequence,
      change,
      startAt: '2026-11-26T08:00:00.000Z',
      endAt: '2026-11-26T09:00:00.000Z',
    });
  }

  toInterview(): this {
    this.start();
    this.report();
    this.report();
    this.answer('reviewInterview', 'pass');
    return this;
  }

  toOffer(): this {
    this.toInterview();
    this.book();
    this.answer('giveScorecard', 'pass');
    this.facts['backgroundCheck.outcome'] = 'clear';
    this.report();
    return this;
  }

  prepare(offerId = 'f1', version = 1): void {
    this.send({ type: 'offerPrepared', offerId, version, preparedBy: 'user:hr1' });
  }

  toSent(): this {
    this.toOffer();
    this.prepare();
    this.answer('approveOffer', 'approve', 'user:boss');
    this.answer('approveOffer', 'approve', 'user:hr2');
    return this;
  }

  accept(): void {
    this.send({ type: 'offerAnswered', offerId: 'f1', answer: 'accepted', startDate: '2027-01-04' });
  }

  handIn(material: string, materialId: string, offerId = 'f1'): EventOutcome {
    return this.send({ type: 'materialReceived', offerId, material, materialId });
  }

  toOnboarding(): this {
    this.toSent();
    this.accept();
    this.handIn('idCopy', 'm1');
    this.handIn('degreeCertificate', 'm2');
    return this;
  }

  countOf(op: Call['op']): number {
    return this.calls.filter((call) => call.op === op).length;
  }

  templates(): string[] {
    return this.calls.flatMap((call) => (call.op === 'message.send' ? [call.template] : []));
  }

  offerStatuses(): string[] {
    return this.effects.flatMap((e) => (e.kind === 'setOffer' ? [e.status] : []));
  }
}

describe('the standard process', () => {
  it('fits the schema and has no fault', () => {
    expect(checkValid('process', standard)).toEqual([]);
    expect(checkProcess(standard, { hasFact })).toEqual([]);
    expect(standard.stages).toHaveLength(10);
  });

  it('goes from the résumé to the first day, with each effect once', () => {
    const walk = new Walk().toOnboarding();
    expect(walk.stage).toBe('onboarding');
    expect(walk.answer('confirmFirstDay', 'started')).toEqual({ accepted: true });
    expect(walk.state.status).toBe('hired');
    expect(isFinished(walk.state)).toBe(true);
    for (const op of [
      'attendance.readOvertime',
      'crm.readOpportunities',
      'backgroundCheck.order',
      'offer.send',
      'ehr.createEmployee',
      'ehr.fileLetter',
      'ehr.fileReport',
      'ehr.writePlan',
      'learning.enrol',
    ] as const)
      expect({ op, count: walk.countOf(op) }).toEqual({ op, count: 1 });
    expect(walk.calls.filter((call) => call.op === 'ehr.fileMaterial')).toEqual([
      { op: 'ehr.fileMaterial', materialId: 'm1' },
      { op: 'ehr.fileMaterial', materialId: 'm2' },
    ]);
    expect(walk.countOf('interview.invite')).toBe(2);
    expect(walk.countOf('calendar.putEvent')).toBe(2);
    expect(walk.countOf('calendar.removeEvent')).toBe(0);
    expect(walk.templates()).toEqual([
      'testInvitation',
      'interviewInvitation',
      'bookingInvitation',
      'bookingConfirmed',
      'interviewerBriefing',
      'onboardingPlan',
      'applicationPassed',
    ]);
    expect(walk.offerStatuses()).toEqual(['approving', 'approving', 'approving', 'approved', 'sent']);
  });

  it('files documents in the EHR from the acceptance on, each once, and those that come late too', () => {
    const walk = new Walk().toSent();
    walk.handIn('idCopy', 'early');
    walk.handIn('idCopy', 'elsewhere', 'f0');
    expect(walk.countOf('ehr.fileMaterial')).toBe(0);
    walk.accept();
    expect(walk.countOf('ehr.fileMaterial')).toBe(1);
    walk.handIn('degreeCertificate', 'then');
    expect(walk.stage).toBe('onboarding');
    expect(walk.handIn('leavingCertificate', 'late')).toEqual({ accepted: true });
    expect(walk.handIn('leavingCertificate', 'strange', 'f0')).toMatchObject({ accepted: false });
    // A row from before documents were filed names none.
    expect(walk.send({ type: 'materialReceived', offerId: 'f1', material: 'idCopy' })).toMatchObject({
      accepted: false,
    });
    expect(walk.calls.flatMap((call) => (call.op === 'ehr.fileMaterial' ? [call.materialId] : []))).toEqual([
      'early',
      'then',
      'late',
    ]);
  });

  it('files nothing of a candidate who declined', () => {
    const walk = new Walk().toSent();
    walk.handIn('idCopy', 'early');
    walk.send({ type: 'offerAnswered', offerId: 'f1', answer: 'declined', startDate: '' });
    expect(walk.countOf('ehr.fileMaterial')).toBe(0);
  });

  it('calls a meeting off with who held it, when it is moved to somebody else', () => {
    const walk = new Walk().toInterview();
    const booking = { bookingId: 'b1', endAt: '2026-11-25T03:00:00.000Z' };
    walk.send({ type: 'bookingChanged', change: 'made', sequence: 0, startAt: '2026-11-25T02:00:00.000Z', ...booking });
    const moved = { type: 'bookingChanged', change: 'moved', ...booking } as const;
    walk.send({ ...moved, sequence: 1, startAt: '2026-11-25T02:15:00.000Z' });
    expect(walk.countOf('calendar.removeEvent')).toBe(0);
    walk.send({ ...moved, sequence: 2, startAt: '2026-11-25T02:30:00.000Z', formerInterviewerId: 'an' });
    const former = { interviewerId: 'an', startAt: '2026-11-25T02:15:00.000Z', endAt: booking.endAt };
    expect(walk.calls).toContainEqual({ op: 'calendar.removeEvent', bookingId: 'b1', whose: 'interviewer', former });
    expect(walk.calls).toContainEqual({
      op: 'message.send',
      template: 'interviewerCancelled',
      bookingId: 'b1',
      former,
    });
  });

  it('orders the AI interview only when the facts were asked for', () => {
    const walk = new Walk();
    walk.hold = (call) => call.op === 'crm.readOpportunities';
    walk.start();
    walk.report();
    expect(walk.stage).toBe('aiInterview');
    expect(walk.countOf('interview.invite')).toBe(1);
    const [held] = walk.held;
    if (!held) throw new Error('nothing is held');
    walk.send({ type: 'callFailed', ...held, code: 'http_500', unknownOutcome: false });
    expect(walk.answer('resolveCall', 'skip')).toEqual({ accepted: true });
    expect(walk.countOf('interview.invite')).toBe(2);
  });

  it('takes no approval of who prepared the offer, nor two of one person', () => {
    const walk = new Walk().toOffer();
    walk.prepare();
    expect(walk.answer('approveOffer', 'approve', 'user:hr1')).toMatchObject({ code: 'second_person_required' });
    expect(walk.answer('approveOffer', 'approve', 'user:boss')).toEqual({ accepted: true });
    expect(walk.answer('approveOffer', 'approve', 'user:boss')).toMatchObject({ code: 'second_person_required' });
    expect(walk.countOf('offer.send')).toBe(0);
    expect(walk.answer('approveOffer', 'approve', 'user:hr2')).toEqual({ accepted: true });
    expect(walk.countOf('offer.send')).toBe(1);
  });

  it('begins the approvals anew with a new version, and forgets the old one', () => {
    const walk = new Walk().toOffer();
    walk.prepare();
    walk.answer('approveOffer', 'approve', 'user:boss');
    walk.prepare('f2', 2);
    expect(walk.offerStatuses()).toEqual(['approving', 'approving', 'superseded', 'approving']);
    expect(walk.state.tasks.filter((t) => t.taskType === 'approveOffer')).toHaveLength(1);
    walk.answer('approveOffer', 'reject', 'user:boss');
    expect(walk.state.tasks.map((t) => t.taskType)).toEqual(['prepareOffer']);
    walk.prepare('f3', 3);
    walk.answer('approveOffer', 'approve', 'user:boss');
    walk.answer('approveOffer', 'approve', 'user:hr2');
    walk.send({ type: 'offerAnswered', offerId: 'f2', answer: 'accepted', startDate: '2027-01-04' });
    expect(walk.stage).toBe('offer');
    expect(walk.state.acceptedOfferId).toBeNull();
  });

  it('ends as withdrawn when the offer is declined, as expired when nobody answers', () => {
    const declined = new Walk().toSent();
    declined.send({ type: 'offerAnswered', offerId: 'f1', answer: 'declined', startDate: '2027-01-04' });
    expect(declined.state.status).toBe('withdrawn');
    expect(declined.offerStatuses().at(-1)).toBe('sent');
    const silent = new Walk().toSent();
    silent.now += 8 * 86_400_000;
    silent.send({ type: 'deadlineReached' });
    expect(silent.state.status).toBe('expired');
    expect(silent.offerStatuses().at(-1)).toBe('expired');
  });

  it('takes back in reverse order what was made, when a newcomer does not come', () => {
    const walk = new Walk().toOnboarding();
    const before = walk.calls.length;
    walk.answer('confirmFirstDay', 'notStarted');
    expect(walk.state.status).toBe('withdrawn');
    const undone = walk.calls.slice(before).filter((c) => !c.op.startsWith('message') && c.op !== 'ehr.writeStatus');
    expect(undone.map((c) => c.op)).toEqual(['learning.cancel', 'ehr.withdrawEmployee']);
    expect(isFinished(walk.state)).toBe(true);
  });

  it('waits with taking back until what was on its way has arrived', () => {
    const walk = new Walk();
    walk.hold = (call) => call.op === 'learning.enrol';
    walk.toOnboarding();
    walk.send({ type: 'withdrawn', actor: 'candidate', requestId: 'r1' });
    expect(walk.countOf('ehr.withdrawEmployee')).toBe(0);
    const [held] = walk.held;
    if (!held) throw new Error('nothing is held');
    walk.send({ type: 'callSucceeded', ...held });
    expect(walk.calls.slice(-2).map((c) => c.op)).toEqual(['learning.cancel', 'ehr.withdrawEmployee']);
    expect(isFinished(walk.state)).toBe(true);
  });

  it('takes a booked meeting out of both calendars when the candidate withdraws', () => {
    const walk = new Walk().toInterview();
    walk.book();
    walk.send({ type: 'withdrawn', actor: 'candidate', requestId: 'r1' });
    expect(walk.countOf('calendar.removeEvent')).toBe(2);
    expect(walk.templates()).toContain('interviewerCancelled');
    expect(walk.effects).toContainEqual({ kind: 'setBooking', bookingId: 'b1', status: 'cancelled' });
  });

  it('moves a meeting with a higher sequence, and lets a no-show book again', () => {
    const walk = new Walk().toInterview();
    walk.book();
    walk.book('b1', 1, 'moved');
    expect(walk.countOf('calendar.putEvent')).toBe(4);
    walk.book('b1', 0, 'made');
    expect(walk.countOf('calendar.putEvent')).toBe(4);
    walk.answer('giveScorecard', 'noShow');
    walk.answer('resolveNoShow', 'rebook');
    expect(walk.templates().filter((t) => t === 'bookingInvitation')).toHaveLength(2);
    walk.book('b2');
    expect(walk.answer('giveScorecard', 'fail')).toEqual({ accepted: true });
    expect(walk.state.status).toBe('rejected');
    expect(walk.state.rejectedBy).toBe('person');
    // It was held: nobody is told that it will not be.
    expect(walk.templates()).not.toContain('interviewerCancelled');
  });

  it('orders no background check without consent, and lets a person judge a finding', () => {
    const walk = new Walk();
    delete walk.facts['answers.backgroundConsent'];
    walk.toInterview();
    walk.book();
    walk.answer('giveScorecard', 'pass');
    expect(walk.countOf('backgroundCheck.order')).toBe(0);
    walk.answer('recordConsent', 'consented');
    expect(walk.countOf('backgroundCheck.order')).toBe(1);
    walk.facts['backgroundCheck.outcome'] = 'consider';
    walk.report();
    expect(walk.state.status).toBe('active');
    walk.answer('reviewBackgroundCheck', 'fail');
    expect(walk.state.rejectedBy).toBe('person');
  });

  it('opens a dispute after the end too; upheld, the stage is gone through again', () => {
    const walk = new Walk().start();
    walk.report();
    walk.report();
    walk.answer('reviewInterview', 'fail');
    expect(walk.state.status).toBe('rejected');
    walk.send({ type: 'disputeRaised', disputeId: 'd1' });
    expect(isFinished(walk.state)).toBe(false);
    walk.answer('resolveDispute', 'upheld');
    expect(walk.state.status).toBe('active');
    expect(walk.effects).toContainEqual({ kind: 'setDispute', disputeId: 'd1', status: 'upheld', actor: 'user:u1' });
    expect(walk.answer('reviewInterview', 'pass')).toEqual({ accepted: true });
    expect(walk.stage).toBe('interview');
  });

  it('keeps a dispute open through the stages, and changes nothing when it is dismissed', () => {
    const walk = new Walk().start();
    walk.send({ type: 'disputeRaised', disputeId: 'd1' });
    walk.report();
    walk.report();
    walk.answer('reviewInterview', 'fail');
    walk.answer('resolveDispute', 'dismissed');
    expect(walk.state.status).toBe('rejected');
    expect(isFinished(walk.state)).toBe(true);
  });

  it('tries the next channel for what did not arrive, then tells a person', () => {
    const walk = new Walk().start();
    const failed = { type: 'messageFailed', messageId: 'm1', template: 'testInvitation' } as const;
    walk.send({ ...failed, channelsLeft: ['sms'] });
    expect(walk.calls.at(-1)).toEqual({ op: 'message.send', template: 'testInvitation', channels: ['sms'] });
    walk.send({ ...failed, messageId: 'm2', channelsLeft: [] });
    expect(walk.state.tasks.map((t) => t.taskType)).toEqual(['resolveUndelivered']);
    expect(walk.answer('resolveUndelivered', 'done')).toEqual({ accepted: true });
  });
});

describe('the check of the later stages', () => {
  const codesOf = (change: (stages: Process['stages']) => void, roles?: Partial<typeof nothingConnected>): string[] => {
    const definition = structuredClone(standard);
    change(definition.stages);
    const connectionRoles = roles === undefined ? undefined : { ...connected, ...roles };
    return checkProcess(definition, { hasFact, ...(connectionRoles === undefined ? {} : { connectionRoles }) }).map(
      (f) => `${f.code} ${f.path}`,
    );
  };
  const change = (stageId: string, patch: object) => (stages: Process['stages']) => {
    Object.assign(stages.find((s) => s.stageId === stageId) ?? {}, patch);
  };

  it('finds rules of interview times that contradict each other, and times that are none', () => {
    expect(codesOf(change('interview', { scheduling: { dayStart: '18:00', dayEnd: '09:00' } }))).toEqual([
      expect.stringMatching(/^rule_invalid \/stages\/4\/scheduling/),
    ]);
    expect(codesOf(change('interview', { bookWithin: 'PT0S' }))).toEqual(['deadline_impossible /stages/4/bookWithin']);
    expect(codesOf(change('offer', { expiresIn: 'PT0S' }))).toEqual(['deadline_impossible /stages/6/expiresIn']);
  });

  it('finds approvers who cannot act and documents that are asked for twice', () => {
    expect(codesOf(change('offer', { approvals: [{ role: 'it', count: 1 }] }))).toEqual([
      'owner_cannot_act /stages/6/approvals/0/role',
    ]);
    const material = { key: 'idCopy', label: { en: 'ID' } };
    expect(codesOf(change('offer', { materials: [material, material] }))).toEqual([
      'duplicate /stages/6/materials/1/key',
    ]);
  });

  it('finds a decline, a silence or a no-show that would reject', () => {
    const next = {
      pass: 'employee',
      fail: { end: 'rejected' },
      declined: { end: 'rejected' },
      expired: { end: 'expired' },
    };
    expect(codesOf(change('offer', { next }))).toEqual(['rejection_without_person /stages/6/next/declined']);
  });

  it('finds a stage whose system the job is not connected to', () => {
    expect(codesOf(() => undefined, { testing: false, background: false })).toEqual([
      'connection_missing /stages/1',
      'connection_missing /stages/5',
    ]);
  });
});
