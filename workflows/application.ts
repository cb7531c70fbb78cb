import {
  allHandlersFinished,
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { Command, EventOutcome, ProcessEvent } from '../domain/process/types.ts';
import type { LocalActivities, RemoteActivities } from '../activities/signatures.ts';
import { decideUpdate, inboxChangedSignal, type ApplicationInput, type DecisionResult } from './messages.ts';

// The step is a short database transaction: repeated until it commits, it answers what it answered before.
const { advance } = proxyLocalActivities<LocalActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '100 milliseconds', maximumInterval: '10 seconds' },
});

// Every connector call: repeated by the rules of its safety kind, then parked for a person. A worker that died is missed
// by its heartbeat, long before the call's own time is up.
const { perform } = proxyActivities<RemoteActivities>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute', maximumAttempts: 8 },
});

type Queued = { event: ProcessEvent; outcome: EventOutcome | null };

/**
 * Carries one application: waits, asks `advance`, makes the calls it is told to. It decides nothing and holds ids alone;
 * where the application stands is in its row.
 */
export async function applicationWorkflow(input: ApplicationInput): Promise<void> {
  const { applicationId } = input;
  let seq = input.nextSeq ?? 1;
  // Successes that nothing waits for: told with the next event, or when no other call is under way.
  let held: Queued[] = [];
  let hasQueued = false;
  let queue: Queued[] = [{ event: { type: input.nextSeq === undefined ? 'started' : 'resumed' }, outcome: null }];
  let inboxChanged = false;
  let underWay = 0;
  const timer = new WakeTimer();

  setHandler(inboxChangedSignal, () => {
    inboxChanged = true;
  });
  setHandler(decideUpdate, async (decision): Promise<DecisionResult> => {
    const item = enqueue(
      decision.kind === 'taskAnswered'
        ? {
            type: 'taskAnswered',
            taskId: decision.taskId,
            outcome: decision.outcome,
            answerId: decision.answerId,
            actor: decision.actor,
          }
        : { type: 'withdrawn', actor: decision.actor, requestId: decision.requestId },
    );
    await condition(() => item.outcome !== null);
    return item.outcome ?? { accepted: false, code: 'not_expected', reason: 'No answer.' };
  });

  function enqueue(event: ProcessEvent): Queued {
    const item: Queued = { event, outcome: null };
    queue.push(item);
    return item;
  }

  async function run(command: Command): Promise<void> {
    underWay += 1;
    const { callKey, round } = command;
    try {
      await perform({ applicationId, command });
      const event: ProcessEvent = { type: 'callSucceeded', callKey, round };
      if (command.quiet === true) held.push({ event, outcome: null });
      else enqueue(event);
    } catch (error) {
      if (isCancellation(error)) throw error;
      enqueue({ type: 'callFailed', callKey, round, ...readFailure(error) });
    } finally {
      underWay -= 1;
    }
  }

  for (;;) {
    if (timer.due) enqueue({ type: 'deadlineReached' });
    timer.due = false;
    inboxChanged = false;
    const batch = [...held, ...queue];
    held = [];
    queue = [];
    const result = await advance({ applicationId, seq, events: batch.map((item) => item.event) });
    seq += 1;
    batch.forEach((item, index) => {
      item.outcome = result.outcomes[index] ?? null;
    });
    queue = [...batch.filter((item) => item.outcome === null), ...queue];
    hasQueued = result.hasQueued === true;
    for (const command of result.commands) void run(command);
    timer.arm(result.nextWakeAt);
    const hasWork = (): boolean =>
      queue.length > 0 || inboxChanged || timer.due || (held.length > 0 && (underWay === 0 || hasQueued));
    if (hasWork()) continue;
    if (underWay === 0) {
      await condition(allHandlersFinished);
      if (hasWork()) continue;
      if (result.ended) break;
      if (workflowInfo().continueAsNewSuggested)
        await continueAsNew<typeof applicationWorkflow>({ applicationId, nextSeq: seq });
    }
    await condition(hasWork);
  }
  timer.disarm();
}

/** One timer for the earliest deadline; it is replaced only when an earlier one comes, so that few timers are started. */
class WakeTimer {
  due = false;
  private at = Number.POSITIVE_INFINITY;
  private scope: CancellationScope | null = null;

  arm(nextWakeAt: string | null): void {
    if (nextWakeAt === null) return;
    const at = Date.parse(nextWakeAt);
    if (this.scope !== null && this.at <= at) return;
    this.disarm();
    this.at = at;
    const scope = new CancellationScope();
    this.scope = scope;
    // At least a second: the database's clock may be a little behind the one the timer went by.
    const waitMs = Math.max(1000, at - Date.now());
    scope
      .run(() => sleep(waitMs))
      .then(() => {
        this.scope = null;
        this.due = true;
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }

  disarm(): void {
    this.scope?.cancel();
    this.scope = null;
    this.at = Number.POSITIVE_INFINITY;
  }
}

/** What the process core is told of a call that failed for good: a code, never a text from outside. */
function readFailure(error: unknown): { code: string; unknownOutcome: boolean } {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof ApplicationFailure) {
    const [detail] = (cause.details ?? []) as [{ outcomeUnknown?: boolean }?];
    return { code: cause.type ?? 'failed', unknownOutcome: detail?.outcomeUnknown === true };
  }
  return { code: cause instanceof Error ? 'timeout' : 'failed', unknownOutcome: true };
}
