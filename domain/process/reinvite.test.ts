import { expect, it } from 'vitest';
import type { Process } from '../../schemas/types.ts';
import { initialState } from './initial-state.ts';
import { next } from './next.ts';
import type { Command, ProcessEvent, ProcessState, StepContext } from './types.ts';

const definition: Process = {
  processId: 'p',
  name: { en: 'P' },
  stages: [
    {
      stageId: 'talk',
      stageType: 'aiInterview',
      label: { en: 'Talk' },
      gather: ['overtime'],
      expiresIn: 'P7D',
      next: { pass: { end: 'hired' }, expired: { end: 'expired' }, noShow: { end: 'expired' } },
    },
  ],
};

it('invites anew where other systems were asked before the first invitation', () => {
  const ctx = {
    applicationId: 'a',
    definition,
    facts: {},
    jobRequirements: [],
    connected: { attendance: true, interview: true },
    now: '2026-11-22T08:00:00.000Z',
  } as unknown as StepContext;
  let state: ProcessState = initialState();
  let commands: Command[] = [];
  const send = (event: ProcessEvent): void => {
    ({ state, commands } = next(state, event, ctx));
  };
  const succeed = (): void => {
    const [command] = commands;
    if (command === undefined) throw new Error('nothing was called');
    send({ type: 'callSucceeded', callKey: command.callKey, round: command.round });
  };
  send({ type: 'started' });
  expect(commands.map((c) => c.call.op)).toEqual(['attendance.readOvertime']);
  succeed();
  expect(commands.map((c) => c.call)).toMatchObject([{ op: 'interview.invite', orderId: 'a-o1' }]);
  succeed();
  send({ type: 'interviewStatus', orderId: 'a-o1', status: 'cancelled' });
  const [task] = state.tasks;
  send({ type: 'taskAnswered', taskId: task?.taskId ?? '', outcome: 'reinvite', answerId: 'x', actor: 'user:1' });
  // Without a new order nothing would be waited for, and the application would stand still for ever.
  expect(commands.map((c) => c.call)).toMatchObject([{ op: 'interview.invite', orderId: 'a-o2' }]);
  expect(state.deadlines.map((d) => d.name)).toContain('expiry');
});
