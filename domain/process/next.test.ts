import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Process } from '../../schemas/types.ts';
import { initialState, isFinished, nextWakeAt } from './initial-state.ts';
import { next } from './next.ts';
import { nothingConnected } from './types.ts';
import type { Effect, FactMap, ProcessEvent, ProcessState, Step } from './types.ts';

const first = parse(readFileSync(new URL('../../templates/processes/first.yaml', import.meta.url), 'utf8')) as Process;
const goodFacts: FactMap = { 'resume.degreeRank': 3, 'resume.totalYears': 5, 'answers.workPermit': true };

/** Plays events through `first.yaml`; the clock is set by hand. */
function play(facts: FactMap = goodFacts) {
  let state: ProcessState = initialState();
  let now = '2026-01-01T00:00:00.000Z';
  const effects: Effect[] = [];
  const ops: string[] = [];
  const send = (event: ProcessEvent): Step => {
    const step = next(state, event, {
      applicationId: 'a',
      definition: first,
      facts,
      jobRequirements: [],
      connected: { ...nothingConnected, ehr: true, mail: true },
      now,
    });
    state = step.state;
    effects.push(...step.effects);
    ops.push(...step.commands.map((c) => (c.call.op === 'message.send' ? c.call.template : c.call.op)));
    return step;
  };
  const done = (op: string): Step => {
    const call = state.calls.find(
      (c) => c.state === 'running' && (c.call.op === op || (c.call.op === 'message.send' && c.call.template === op)),
    );
    if (call === undefined) throw new Error(`no running ${op}`);
    return send({ type: 'callSucceeded', callKey: call.callKey, round: call.round });
  };
  const fail = (op: string, code = 'unavailable'): Step => {
    const call = state.calls.find((c) => c.state === 'running' && c.call.op === op);
    return send({
      type: 'callFailed',
      callKey: call?.callKey ?? '',
      round: call?.round ?? 0,
      code,
      unknownOutcome: false,
    });
  };
  const answer = (outcome: string, taskId = state.tasks[0]?.taskId ?? ''): Step =>
    send({ type: 'taskAnswered', taskId, outcome, answerId: 'x', actor: 'u' });
  const reach = (): Step => {
    now = nextWakeAt(state) ?? now;
    return send({ type: 'deadlineReached' });
  };
  return {
    send,
    done,
    fail,
    answer,
    reach,
    ops,
    effects,
    get state() {
      return state;
    },
  };
}

function playToInterview(facts?: FactMap) {
  const p = play(facts);
  p.send({ type: 'started' });
  p.done('interview.invite');
  p.done('interviewInvitation');
  return p;
}

describe('first.yaml', () => {
  it('goes from screen to hired by report, recording and a person', () => {
    const p = playToInterview();
    p.send({ type: 'interviewStatus', orderId: 'a-o1', status: 'completed' });
    p.send({ type: 'interviewReport', orderId: 'a-o1' });
    expect(p.state.stageId).toBe('interview');
    p.send({ type: 'interviewRecording', orderId: 'a-o1' });
    expect(p.state.stageId).toBe('review');
    p.done('ehr.writeResult');
    p.answer('pass');
    expect(p.state.status).toBe('hired');
    p.done('ehr.writeDecision');
    p.done('applicationPassed');
    expect(isFinished(p.state)).toBe(true);
    expect(p.ops).toEqual([
      'interview.invite',
      'interviewInvitation',
      'ehr.writeResult',
      'ehr.writeDecision',
      'applicationPassed',
    ]);
  });

  it('goes on without the recording when its time is up, and writes it later', () => {
    const p = playToInterview();
    p.send({ type: 'interviewReport', orderId: 'a-o1' });
    p.reach();
    expect(p.state.stageId).toBe('review');
    p.done('ehr.writeResult');
    p.send({ type: 'interviewRecording', orderId: 'a-o1' });
    expect(p.ops.filter((op) => op === 'ehr.writeResult')).toHaveLength(2);
  });

  it('declines on a knock-out answer alone, and a person can be asked for', () => {
    const p = play({ ...goodFacts, 'answers.workPermit': false });
    p.send({ type: 'started' });
    expect([p.state.status, p.state.rejectedBy]).toEqual(['rejected', 'knockOut']);
    p.send({ type: 'personRequested', requestId: 'r' });
    expect(p.state.status).toBe('active');
    expect(p.state.tasks[0]?.taskType).toBe('reviewScreening');
    p.answer('pass');
    expect(p.state.stageId).toBe('interview');
  });

  it('asks a person when an answer is missing or the score is low', () => {
    for (const facts of [{}, { ...goodFacts, 'resume.degreeRank': 1, 'resume.totalYears': 0 }]) {
      const p = play(facts);
      p.send({ type: 'started' });
      expect([p.state.status, p.state.tasks.length]).toEqual(['active', 1]);
    }
  });

  it('asks the vendor before an invitation expires, and expires without a word from it', () => {
    const p = playToInterview();
    p.reach();
    p.done('interviewReminder');
    p.reach();
    p.done('interviewReminder');
    p.reach();
    expect(p.ops.at(-1)).toBe('interview.pollOrder');
    p.fail('interview.pollOrder');
    expect(p.state.status).toBe('expired');
    expect(p.ops.slice(-2).sort()).toEqual(['interview.cancel', 'interviewExpired']);
  });

  it('does not expire a candidate whose start was only heard by asking', () => {
    const p = playToInterview();
    p.reach();
    p.reach();
    p.reach();
    p.send({ type: 'interviewStatus', orderId: 'a-o1', status: 'started' });
    p.done('interview.pollOrder');
    expect(p.state.status).toBe('active');
  });

  it('leaves a started interview that is never finished to a person', () => {
    const p = playToInterview();
    p.send({ type: 'interviewStatus', orderId: 'a-o1', status: 'started' });
    p.reach();
    p.done('interview.pollOrder');
    expect(p.state.tasks.map((t) => t.taskType)).toEqual(['resolveNoShow']);
    p.answer('close');
    expect(p.state.status).toBe('expired');
    expect(p.ops).toContain('interview.cancel');
  });

  it("parks a call that keeps failing; retry, skip and stop are a person's", () => {
    for (const [outcome, check] of [
      ['retry', (p: ReturnType<typeof play>) => expect(p.ops.filter((o) => o === 'interview.invite')).toHaveLength(2)],
      ['skip', (p: ReturnType<typeof play>) => expect(p.state.stageId).toBe('review')],
      ['stop', (p: ReturnType<typeof play>) => expect(p.state.status).toBe('expired')],
    ] as const) {
      const p = play();
      p.send({ type: 'started' });
      p.fail('interview.invite');
      expect(p.state.tasks[0]).toMatchObject({ taskType: 'resolveCall', ownerRole: 'it' });
      p.answer(outcome);
      check(p);
    }
  });

  it('withdraws, takes the order back, and refuses what comes after', () => {
    const p = playToInterview();
    expect(p.send({ type: 'withdrawn', actor: 'u', requestId: 'r' }).outcome.accepted).toBe(true);
    expect(p.state.status).toBe('withdrawn');
    expect(p.ops).toContain('interview.cancel');
    expect(p.send({ type: 'interviewReport', orderId: 'a-o1' }).outcome).toMatchObject({
      accepted: false,
      code: 'not_expected',
    });
    expect(p.send({ type: 'withdrawn', actor: 'u', requestId: 'r2' }).outcome).toMatchObject({
      accepted: false,
      code: 'application_ended',
    });
  });

  it('takes back an invitation that was on its way when the candidate withdrew', () => {
    const p = play();
    p.send({ type: 'started' });
    p.send({ type: 'withdrawn', actor: 'u', requestId: 'r' });
    p.done('interview.invite');
    expect(p.ops).toContain('interview.cancel');
  });

  it('escalates an overdue review and still takes its decision, once', () => {
    const p = playToInterview();
    p.send({ type: 'interviewReport', orderId: 'a-o1' });
    p.send({ type: 'interviewRecording', orderId: 'a-o1' });
    const taskId = p.state.tasks[0]?.taskId ?? '';
    p.reach();
    expect(p.effects.some((e) => e.kind === 'escalateTask' && e.to === 'hr')).toBe(true);
    expect(p.answer('fail', taskId).outcome.accepted).toBe(true);
    expect([p.state.status, p.state.rejectedBy]).toEqual(['rejected', 'person']);
    expect(p.answer('pass', taskId).outcome).toMatchObject({ accepted: false, code: 'task_not_open' });
  });

  it('changes nothing when a vendor repeats itself or comes out of order', () => {
    const p = playToInterview();
    p.send({ type: 'interviewStatus', orderId: 'a-o1', status: 'completed' });
    const before = structuredClone(p.state);
    p.send({ type: 'interviewStatus', orderId: 'a-o1', status: 'opened' });
    p.send({ type: 'interviewStatus', orderId: 'a-o1', status: 'completed' });
    expect(p.state).toEqual(before);
  });
});
