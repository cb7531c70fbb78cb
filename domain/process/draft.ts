import { addDuration } from '../duration.ts';
import { taskTitles } from './texts.ts';
import type {
  Call,
  Command,
  Effect,
  EndStatus,
  EventOutcome,
  LocalizedText,
  OpenTask,
  PendingCall,
  ProcessState,
  Role,
  Stage,
  StepContext,
} from './types.ts';

/** Systems whose calls go one after another: a later write must not overtake an earlier one. */
function laneOf({ call, lane }: Pick<PendingCall, 'call' | 'lane'>): string | null {
  if (lane !== undefined) return lane;
  return call.op === 'message.send' || call.op === 'offer.send' ? null : (call.op.split('.')[0] ?? null);
}

/** Calls whose success moves nothing on; what waits behind them in their lane is told of by `hasQueued`. */
const quietCalls: ReadonlySet<Call['op']> = new Set([
  'message.send',
  'ehr.writeResult',
  'ehr.writeDecision',
  'ehr.writeStatus',
  'ehr.fileLetter',
  'ehr.fileMaterial',
  'ehr.writePlan',
  'learning.enrol',
  'calendar.putEvent',
  'calendar.removeEvent',
]);

/** A step being made: the new state, what is written with it, and what is called after it. */
export class Draft {
  readonly state: ProcessState;
  readonly ctx: StepContext;
  readonly effects: Effect[] = [];
  readonly commands: Command[] = [];

  constructor(state: ProcessState, ctx: StepContext) {
    this.state = structuredClone(state);
    this.ctx = ctx;
  }

  get stage(): Stage | null {
    return this.ctx.definition.stages.find((s) => s.stageId === this.state.stageId) ?? null;
  }

  /** Whether the candidate can be written to at all. */
  get canWrite(): boolean {
    return this.ctx.connected.mail || this.ctx.connected.sms;
  }

  later(duration: string): string {
    return addDuration(this.ctx.now, duration);
  }

  emit(eventType: string, data: Record<string, unknown> = {}, actor = 'hub'): void {
    this.effects.push({ kind: 'event', eventType, data: { stageId: this.state.stageId, ...data }, actor });
  }

  setDeadline(name: string, at: string): void {
    this.clearDeadline(name);
    this.state.deadlines.push({ name, at });
  }

  clearDeadline(name: string): void {
    this.state.deadlines = this.state.deadlines.filter((d) => d.name !== name);
  }

  /** Asks for a call; the same key twice is one call. Calls to one system go one after another. */
  call(name: string, call: Call, inLane?: string): void {
    const callKey = this.callKeyOf(name);
    if (this.state.calls.some((c) => c.callKey === callKey)) return;
    const lane = laneOf({ call, ...(inLane === undefined ? {} : { lane: inLane }) });
    const busy = lane !== null && this.state.calls.some((c) => laneOf(c) === lane);
    const pending: PendingCall = { callKey, call, state: busy ? 'queued' : 'running', round: 1, skippable: true };
    if (inLane !== undefined) pending.lane = inLane;
    this.state.calls.push(pending);
    if (!busy) this.run(pending);
  }

  /** The business identity of a call of this stage. */
  callKeyOf(name: string): string {
    return `${this.state.stageId ?? 'end'}.${this.state.stageRun}/${name}`;
  }

  private run(pending: PendingCall): void {
    pending.state = 'running';
    const { callKey, round, call } = pending;
    this.commands.push({ callKey, round, call, ...(quietCalls.has(call.op) ? { quiet: true as const } : {}) });
  }

  /** Hands out again what was under way; the effect's key is the same, so what was made is not made twice. */
  repeatRunningCalls(): void {
    for (const pending of this.state.calls) if (pending.state === 'running') this.run(pending);
  }

  findCall(callKey: string): PendingCall | undefined {
    return this.state.calls.find((c) => c.callKey === callKey);
  }

  park(pending: PendingCall): void {
    pending.state = 'parked';
  }

  retry(pending: PendingCall): void {
    pending.round += 1;
    this.run(pending);
  }

  /** The call is over (done, skipped or given up): the next one of its system may go. */
  finishCall(callKey: string): void {
    const done = this.findCall(callKey);
    this.state.calls = this.state.calls.filter((c) => c.callKey !== callKey);
    const lane = done === undefined ? null : laneOf(done);
    if (lane === null || this.state.calls.some((c) => c.state !== 'queued' && laneOf(c) === lane)) return;
    const next = this.state.calls.find((c) => laneOf(c) === lane);
    if (next !== undefined) this.run(next);
  }

  /** Opens a task unless the same question is open already: one open decision per question. */
  openTask(task: {
    question: string;
    taskType: OpenTask['taskType'];
    ownerRole: Role;
    outcomes: string[];
    detail?: LocalizedText;
    escalateTo?: Role | undefined;
    dueIn?: string | undefined;
    /** Instead of `dueIn`. */
    dueAt?: string;
    needsScorecard?: boolean;
    callKey?: string;
  }): void {
    if (this.state.tasks.some((t) => t.question === task.question)) return;
    this.state.taskCount += 1;
    const open: OpenTask = {
      taskId: `${this.ctx.applicationId}-t${this.state.taskCount}`,
      question: task.question,
      taskType: task.taskType,
      ownerRole: task.ownerRole,
      escalateTo: task.escalateTo ?? null,
      outcomes: task.outcomes,
      needsScorecard: task.needsScorecard ?? false,
      dueAt: task.dueAt ?? (task.dueIn === undefined ? null : this.later(task.dueIn)),
      escalated: false,
      callKey: task.callKey ?? null,
    };
    this.state.tasks.push(open);
    if (open.dueAt !== null) this.setDeadline(`task:${open.taskId}`, open.dueAt);
    this.effects.push({ kind: 'openTask', task: open, title: taskTitles[open.taskType], detail: task.detail ?? null });
    this.emit('task.opened', { taskId: open.taskId, taskType: open.taskType, ownerRole: open.ownerRole });
  }

  closeTask(taskId: string, answer: { outcome: string; answerId: string; actor: string } | null): void {
    this.state.tasks = this.state.tasks.filter((t) => t.taskId !== taskId);
    this.clearDeadline(`task:${taskId}`);
    this.effects.push({
      kind: 'closeTask',
      taskId,
      status: answer === null ? 'cancelled' : 'completed',
      outcome: answer?.outcome ?? null,
      actor: answer?.actor ?? null,
      answerId: answer?.answerId ?? null,
    });
    this.emit(
      answer === null ? 'task.cancelled' : 'task.completed',
      { taskId, outcome: answer?.outcome ?? null },
      answer?.actor ?? 'hub',
    );
  }

  closeTasksWhere(matches: (task: OpenTask) => boolean): void {
    for (const task of this.state.tasks.filter(matches)) this.closeTask(task.taskId, null);
  }

  markEnded(status: EndStatus): void {
    this.state.status = status;
    this.state.endedAt = this.ctx.now;
  }

  result(outcome: EventOutcome): {
    state: ProcessState;
    outcome: EventOutcome;
    effects: Effect[];
    commands: Command[];
  } {
    return { state: this.state, outcome, effects: this.effects, commands: this.commands };
  }
}
