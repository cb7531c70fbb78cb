import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Command, EventOutcome, ProcessEvent } from '../domain/process/types.ts';
import type { LocalActivities } from '../activities/signatures.ts';
import { makeCall, makeCallsTogether, type Tell } from './make-calls.ts';
import { decideUpdate, inboxChangedSignal, type ApplicationInput, type DecisionResult } from './messages.ts';
import { WakeTimer } from './wake-timer.ts';

// The step is a short database transaction: repeated until it commits, it answers what it answered before.
const { advance } = proxyLocalActivities<LocalActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '100 milliseconds', maximumInterval: '10 seconds' },
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

  const tell: Tell = (command, event) => {
    underWay -= 1;
    if (command.quiet === true && event.type === 'callSucceeded') held.push({ event, outcome: null });
    else enqueue(event);
  };

  function run(commands: Command[], together: boolean): void {
    underWay += commands.length;
    if (together) void makeCallsTogether(applicationId, commands, tell);
    else for (const command of commands) void makeCall(applicationId, command, tell);
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
    run(result.commands, result.together === true);
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
