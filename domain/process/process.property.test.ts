import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Process } from '../../schemas/types.ts';
import { checkProcess } from './check.ts';
import { initialState, isFinished, nextWakeAt } from './initial-state.ts';
import { next } from './next.ts';
import { connectionRoles, nothingConnected } from './types.ts';
import { waitingFor } from './waiting-for.ts';
import type {
  Command,
  Connected,
  FactMap,
  FactValue,
  ProcessEvent,
  ProcessState,
  Stage,
  Step,
  StepContext,
} from './types.ts';

const label = { en: 'x', zh: 'x' };
const factNames = ['resume.totalYears', 'resume.degreeRank', 'answers.permit', 'answers.shift'] as const;
const stageTypes = [
  'resumeScreen',
  'writtenTest',
  'aiInterview',
  'humanReview',
  'interview',
  'backgroundCheck',
  'offer',
  'action',
  'onboarding',
] as const;
const comparison = fc.tuple(
  fc.constantFrom('==', '!=', '>', '>=', '<'),
  fc.constantFrom(...factNames),
  fc.oneof(fc.integer({ min: 0, max: 6 }), fc.boolean()),
);
const condition: fc.Arbitrary<{ [key: string]: unknown }> = fc.letrec<{ node: { [key: string]: unknown } }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison.map(([op, fact, value]) => ({ [op]: [{ var: fact }, value] })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((parts) => ({ and: parts })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((parts) => ({ or: parts })),
    tie('node').map((part) => ({ '!': [part] })),
  ),
})).node;
const knockOutCondition = fc.oneof(
  condition,
  fc.constantFrom({ '==': [{ var: 'answers.permit' }, false] }, { '!': [{ known: 'answers.permit' }] }),
);

type Target = string | { end: 'hired' | 'rejected' | 'expired' | 'withdrawn' };
const anyEnd = fc.constantFrom<Target>({ end: 'hired' }, { end: 'rejected' }, { end: 'expired' });

/** Random acyclic processes, also ones that `check` would refuse: the core must keep its promises for those too. */
const processes: fc.Arbitrary<Process> = fc
  .array(fc.constantFrom(...stageTypes), { minLength: 1, maxLength: 6 })
  .chain((types) =>
    fc.tuple(
      ...types.map((stageType, index) => {
        const later = types.map((_, i) => `s${i}`).slice(index + 1);
        const target: fc.Arbitrary<Target> =
          later.length === 0 ? anyEnd : fc.oneof(anyEnd, fc.constantFrom<Target>(...later));
        const base = { stageId: fc.constant(`s${index}`), label: fc.constant(label) };
        if (stageType === 'resumeScreen')
          return fc.record({
            ...base,
            stageType: fc.constant('resumeScreen' as const),
            knockOuts: fc.array(
              fc.record({ id: fc.constant('k'), label: fc.constant(label), declineWhen: knockOutCondition }),
              { maxLength: 2 },
            ),
            declineOnKnockOut: fc.boolean(),
            requirements: fc.array(
              fc.record({
                id: fc.constant('r'),
                label: fc.constant(label),
                weight: fc.integer({ min: 1, max: 5 }),
                condition,
              }),
              { maxLength: 3 },
            ),
            passAt: fc.constantFrom(0, 0.5, 1),
            dueIn: fc.constantFrom('PT1H', 'P2D'),
            next: fc.record({ pass: target, fail: target }),
          });
        const owned = {
          ownerRole: fc.constantFrom('business' as const, 'hr' as const),
          dueIn: fc.constantFrom('PT1H', 'P3D'),
        };
        if (stageType === 'interview')
          return fc.record(
            {
              ...base,
              ...owned,
              stageType: fc.constant('interview' as const),
              bookWithin: fc.constantFrom('PT2H', 'P5D'),
              remindBefore: fc.constantFrom([], ['PT1H'], ['PT1H', 'P1D']),
              next: fc.record({ pass: target, fail: target, expired: target }),
            },
            { requiredKeys: ['stageId', 'label', 'stageType', 'ownerRole', 'dueIn', 'bookWithin', 'next'] },
          );
        if (stageType === 'backgroundCheck')
          return fc.record({
            ...base,
            ...owned,
            stageType: fc.constant('backgroundCheck' as const),
            checks: fc.constant(['identity' as const]),
            reportWithin: fc.constantFrom('PT2H', 'P5D'),
            next: fc.record({ pass: target, fail: target }),
          });
        if (stageType === 'offer')
          return fc.record({
            ...base,
            ...owned,
            stageType: fc.constant('offer' as const),
            approvals: fc.constantFrom(
              [],
              [{ role: 'hr' as const, count: 1 }],
              [
                { role: 'business' as const, count: 2 },
                { role: 'hr' as const, count: 1 },
              ],
            ),
            expiresIn: fc.constantFrom('PT2H', 'P7D'),
            materials: fc.constantFrom([], [{ key: 'id', label }]),
            next: fc.record({ pass: target, fail: target, declined: target, expired: target }),
          });
        if (stageType === 'action')
          return fc.record({
            ...base,
            stageType: fc.constant('action' as const),
            action: fc.constantFrom('createEmployee' as const, 'fileReport' as const),
            next: fc.record({ pass: target }),
          });
        if (stageType === 'onboarding')
          return fc.record({
            ...base,
            stageType: fc.constant('onboarding' as const),
            ownerRole: owned.ownerRole,
            next: fc.record({ pass: target, notStarted: target }),
          });
        if (stageType === 'writtenTest')
          return fc.record(
            {
              ...base,
              stageType: fc.constant('writtenTest' as const),
              expiresIn: fc.constantFrom('PT2H', 'P7D'),
              reportWithin: fc.constantFrom('PT30M', 'PT3H'),
              next: fc.record({ pass: target, expired: target, noShow: target }),
            },
            { requiredKeys: ['stageId', 'label', 'stageType', 'expiresIn', 'next'] },
          );
        if (stageType === 'aiInterview')
          return fc.record(
            {
              ...base,
              stageType: fc.constant('aiInterview' as const),
              gather: fc.constantFrom([], ['overtime' as const, 'opportunities' as const]),
              expiresIn: fc.constantFrom('PT2H', 'P7D'),
              remindAfter: fc.constantFrom([], ['PT1H'], ['PT1H', 'P1D']),
              completeWithin: fc.constantFrom('PT1H', 'P1D'),
              reportWithin: fc.constantFrom('PT30M', 'PT3H'),
              recordingWithin: fc.constantFrom('PT5M', 'PT1H'),
              next: fc.record({ pass: target, expired: target, noShow: target }),
            },
            { requiredKeys: ['stageId', 'label', 'stageType', 'expiresIn', 'next'] },
          );
        return fc.record(
          {
            ...base,
            stageType: fc.constant('humanReview' as const),
            ownerRole: fc.constantFrom('business' as const, 'hr' as const),
            dueIn: fc.constantFrom('PT1H', 'P3D'),
            showWhen: condition,
            next: fc.record({ pass: target, fail: target }),
          },
          { requiredKeys: ['stageId', 'label', 'stageType', 'ownerRole', 'dueIn', 'next'] },
        );
      }),
    ),
  )
  .map((stages) => ({ processId: 'p', name: label, stages: stages as Stage[] }));

const factMaps: fc.Arbitrary<FactMap> = fc.record(
  {
    'resume.totalYears': fc.integer({ min: 0, max: 6 }),
    'resume.degreeRank': fc.integer({ min: 1, max: 5 }),
    'answers.permit': fc.boolean(),
    'answers.shift': fc.boolean(),
    'answers.backgroundConsent': fc.boolean(),
    'backgroundCheck.outcome': fc.constantFrom('clear', 'consider'),
  },
  { requiredKeys: [] },
);

const connections: fc.Arbitrary<Connected> = fc
  .record(Object.fromEntries(connectionRoles.map((role) => [role, fc.boolean()])))
  .map((some) => ({ ...nothingConnected, ...some }));

/** What may happen next, drawn by number so that runs can be repeated and shrunk. */
type Move = { kind: number; pick: number };
const moves = fc.array(fc.record({ kind: fc.integer({ min: 0, max: 99 }), pick: fc.integer({ min: 0, max: 999 }) }), {
  maxLength: 40,
});
const statuses = [
  'invited',
  'opened',
  'started',
  'interrupted',
  'completed',
  'evaluating',
  'expired',
  'cancelled',
  'failed',
] as const;

class World {
  state: ProcessState = initialState();
  nowMs = Date.parse('2026-01-01T00:00:00Z');
  inFlight: Command[] = [];
  humanSaid = new Set<string>();
  humanFailed = false;
  /** What stands in other systems because of this application. */
  readonly standing = new Map<string, string>();
  actor = 0;
  /** Meetings that were held, or to which nobody came: they stay in the calendars as what was. */
  readonly past = new Set<string>();
  /** A person left something standing on purpose. */
  gaveUpUndo = false;
  readonly connected: Connected;
  readonly definition: Process;
  readonly facts: { [name: string]: FactValue };
  constructor(
    definition: Process,
    facts: FactMap,
    connected: Connected = { ...nothingConnected, ehr: true, mail: true },
  ) {
    this.connected = connected;
    this.definition = definition;
    this.facts = { ...facts };
  }

  ctx(): StepContext {
    return {
      applicationId: 'a',
      definition: this.definition,
      facts: this.facts,
      jobRequirements: [],
      connected: this.connected,
      now: new Date(this.nowMs).toISOString(),
    };
  }

  send(event: ProcessEvent): Step {
    const before = structuredClone(this.state);
    const step = next(this.state, event, this.ctx());
    expect(this.state).toEqual(before);
    expect(next(before, event, this.ctx())).toEqual(step);
    if (!step.outcome.accepted) {
      expect(step.state).toEqual(before);
      expect(step.effects).toEqual([]);
      expect(step.commands).toEqual([]);
    }
    if (event.type === 'taskAnswered' && step.outcome.accepted && ['fail', 'noOffer'].includes(event.outcome))
      this.humanFailed = true;
    this.state = step.state;
    this.inFlight.push(...step.commands);
    for (const effect of step.effects) {
      if (effect.kind === 'setFact') this.facts[effect.name] = effect.value;
      if (effect.kind === 'setBooking' && effect.status !== 'cancelled')
        for (const whose of ['interviewer', 'recruiter']) this.past.add(`${whose} ${effect.bookingId}`);
      if (effect.kind === 'event' && effect.eventType === 'call.skipped') this.gaveUpUndo = true;
    }
    this.checkInvariants();
    return step;
  }

  checkInvariants(): void {
    const { state } = this;
    const questions = state.tasks.map((t) => t.question);
    expect(new Set(questions).size, 'one open decision per question').toBe(questions.length);
    const running = state.calls
      .filter((c) => c.state === 'running' && c.call.op !== 'message.send' && c.call.op !== 'offer.send')
      .map((c) => c.lane ?? c.call.op.split('.')[0]);
    expect(new Set(running).size, 'one call to a system at a time').toBe(running.length);
    expect(new Set(state.calls.map((c) => c.callKey)).size).toBe(state.calls.length);
    for (const call of state.calls.filter((c) => c.state === 'parked'))
      expect(
        state.tasks.some((t) => t.callKey === call.callKey),
        'a parked call has its task',
      ).toBe(true);
    for (const call of state.calls.filter((c) => c.state === 'running'))
      expect(this.inFlight.some((c) => c.callKey === call.callKey && c.round === call.round)).toBe(true);
    if (!isFinished(state) && state.stageRun > 0) {
      expect(waitingFor(state).length, 'waits for something named').toBeGreaterThan(0);
      const canMove =
        state.tasks.length > 0 || state.calls.some((c) => c.state === 'running') || state.deadlines.length > 0;
      expect(canMove, 'something can still happen').toBe(true);
    }
    if (state.status === 'rejected') {
      expect(state.rejectedBy).not.toBeNull();
      if (state.rejectedBy === 'person') expect(this.humanFailed, 'a person said so').toBe(true);
    }
  }

  finishCommand(pick: number, ok: boolean): void {
    const command = this.inFlight[pick % this.inFlight.length];
    if (command === undefined) return;
    this.inFlight = this.inFlight.filter((c) => c !== command);
    if (ok && this.state.calls.some((c) => c.callKey === command.callKey && c.round === command.round))
      this.effect(command);
    this.send(
      ok
        ? { type: 'callSucceeded', callKey: command.callKey, round: command.round }
        : {
            type: 'callFailed',
            callKey: command.callKey,
            round: command.round,
            code: 'x',
            unknownOutcome: pick % 2 === 0,
          },
    );
  }

  /** Keeps the world outside: what a call makes, and what it takes away. */
  effect({ call }: Command): void {
    if (call.op === 'ehr.createEmployee') this.standing.set('employee', call.op);
    if (call.op === 'ehr.withdrawEmployee') this.standing.delete('employee');
    if (call.op === 'learning.enrol') this.standing.set(`learning ${call.planId}`, call.op);
    if (call.op === 'learning.cancel') this.standing.delete(`learning ${call.planId}`);
    if (call.op === 'calendar.putEvent') this.standing.set(`${call.whose} ${call.bookingId}`, call.op);
    if (call.op === 'calendar.removeEvent') this.standing.delete(`${call.whose} ${call.bookingId}`);
  }

  /** What people do through the API. */
  act(pick: number): void {
    const { offer, session } = this.state;
    const offerId = pick % 7 === 0 ? 'f0' : (offer?.offerId ?? 'f1');
    const startAt = new Date(this.nowMs + 86_400_000).toISOString();
    const endAt = new Date(this.nowMs + 90_000_000).toISOString();
    const bookingId = session?.booking?.bookingId ?? `b${pick % 4}`;
    const sequence = (session?.booking?.sequence ?? -1) + 1;
    const events: ProcessEvent[] = [
      { type: 'offerPrepared', offerId: `f${pick % 9}`, version: 1, preparedBy: 'user:0' },
      { type: 'offerAnswered', offerId, answer: pick % 2 === 0 ? 'accepted' : 'declined', startDate: '2026-03-01' },
      { type: 'materialReceived', offerId, material: 'id' },
      { type: 'disputeRaised', disputeId: `d${pick % 3}` },
      {
        type: 'messageFailed',
        messageId: `m${pick % 3}`,
        template: 'bookingInvitation',
        channelsLeft: pick % 2 ? ['sms'] : [],
      },
      { type: 'bookingChanged', bookingId, sequence, change: 'made', startAt, endAt },
      { type: 'bookingChanged', bookingId, sequence, change: 'moved', startAt, endAt },
      { type: 'bookingChanged', bookingId, sequence, change: 'cancelled', startAt, endAt },
      { type: 'bookingChanged', bookingId, sequence, change: 'noShow', startAt, endAt },
      { type: 'maintenanceAnnounced', windowId: `w${pick % 2}` },
    ];
    const event = events[pick % events.length];
    if (event !== undefined) this.send(event);
  }

  /** Temporal lost the run: nothing is in flight any more, and a new run takes over. */
  resume(): void {
    this.inFlight = [];
    this.state = next(this.state, { type: 'resumed' }, this.ctx()).state;
    this.inFlight = next(this.state, { type: 'resumed' }, this.ctx()).commands;
    this.checkInvariants();
  }

  answer(pick: number): void {
    const task = this.state.tasks[pick % Math.max(1, this.state.tasks.length)];
    if (task === undefined) return;
    const outcome = task.outcomes[Math.floor(pick / 7) % task.outcomes.length] ?? 'pass';
    this.send({
      type: 'taskAnswered',
      taskId: task.taskId,
      outcome,
      answerId: `x${pick}`,
      actor: `user:${(this.actor += 1)}`,
    });
  }

  reachDeadline(): void {
    const at = nextWakeAt(this.state);
    if (at === null) return;
    this.nowMs = Math.max(this.nowMs, Date.parse(at));
    this.send({ type: 'deadlineReached' });
  }

  move({ kind, pick }: Move): void {
    const known = this.state.interview?.orderId ?? this.state.background?.orderId ?? 'a-o1';
    const orderId = pick % 5 === 0 ? `a-o${pick % 3}` : known;
    if (kind === 99) this.resume();
    else if (kind < 30) this.finishCommand(pick, kind < 24);
    else if (kind < 45) this.answer(pick);
    else if (kind < 53) this.act(pick);
    else if (kind < 60)
      this.send({ type: 'interviewStatus', orderId, status: statuses[pick % statuses.length] ?? 'started' });
    else if (kind < 70) this.send({ type: 'interviewReport', orderId });
    else if (kind < 78) this.send({ type: 'interviewRecording', orderId });
    else if (kind < 90) this.reachDeadline();
    else if (kind < 93) this.send({ type: 'deadlineReached' });
    else if (kind < 95) this.send({ type: 'withdrawn', actor: 'hr', requestId: 'r' });
    else if (kind < 97) this.send({ type: 'personRequested', requestId: 'p' });
    else if (kind < 98) this.send({ type: 'callSucceeded', callKey: `s${pick % 6}.1/nothing`, round: 1 });
    else this.send({ type: 'taskAnswered', taskId: 'a-t999', outcome: 'pass', answerId: 'z', actor: 'user' });
  }

  /** Everybody does their part from here on: it must come to its end. */
  settle(): void {
    for (let i = 0; i < 400 && !isFinished(this.state); i += 1) {
      if (this.inFlight.length > 0) this.finishCommand(0, true);
      else if (this.state.tasks.length > 0) {
        const task = this.state.tasks[0];
        const outcome =
          task?.outcomes.find((o) => ['pass', 'skip', 'close', 'started', 'approve', 'dismissed'].includes(o)) ??
          task?.outcomes[0] ??
          'pass';
        const actor = `user:${(this.actor += 1)}`;
        this.send({ type: 'taskAnswered', taskId: task?.taskId ?? '', outcome, answerId: `s${i}`, actor });
      } else this.reachDeadline();
    }
    expect(isFinished(this.state), JSON.stringify(this.state)).toBe(true);
    if (this.state.status !== 'hired' && !this.gaveUpUndo)
      expect(
        [...this.standing.keys()].filter((name) => !this.past.has(name)),
        'nothing is left standing',
      ).toEqual([]);
  }
}

const runs = { numRuns: 10_000 };

describe('the process core, over random processes and event orders', () => {
  it('always waits for something named, holds one open decision per question, rejects only by a person or a knock-out, and ends', () => {
    fc.assert(
      fc.property(processes, factMaps, connections, moves, (definition, facts, connected, list) => {
        const world = new World(definition, facts, connected);
        world.send({ type: 'started' });
        for (const move of list) world.move(move);
        world.settle();
      }),
      runs,
    );
  }, 240_000);

  it('never rejects because a fact was taken away', () => {
    fc.assert(
      fc.property(processes, factMaps, (definition, facts) => {
        const whole = new World(definition, facts);
        whole.send({ type: 'started' });
        for (const name of Object.keys(facts)) {
          const { [name]: _gone, ...rest } = facts;
          const less = new World(definition, rest);
          less.send({ type: 'started' });
          if (less.state.status === 'rejected') expect(whole.state.status, `without ${name}`).toBe('rejected');
        }
      }),
      runs,
    );
  }, 240_000);

  it('finds a planted rule that declines on a missing answer', () => {
    const definition: Process = {
      processId: 'p',
      name: label,
      stages: [
        {
          stageId: 's0',
          stageType: 'resumeScreen',
          label,
          declineOnKnockOut: true,
          knockOuts: [{ id: 'k', label, declineWhen: { '!': [{ known: 'answers.permit' }] } }],
          next: { pass: { end: 'hired' }, fail: { end: 'rejected' } },
        },
      ],
    };
    expect(checkProcess(definition, { hasFact: () => true }).map((f) => f.code)).toContain('decline_on_missing');
    const world = new World(definition, {});
    world.send({ type: 'started' });
    expect(world.state.status).toBe('active');
    expect(world.state.tasks).toHaveLength(1);
  });
});
