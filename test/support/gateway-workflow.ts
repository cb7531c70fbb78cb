// The driver's messages without its work, for testing the gateway against a real Temporal.
import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import { decideUpdate, inboxChangedSignal, type ApplicationInput } from '../../workflows/messages.ts';

export async function applicationWorkflow(input: ApplicationInput): Promise<{ decided: number; from: number }> {
  let decided = 0;
  let over = false;
  setHandler(inboxChangedSignal, () => undefined);
  setHandler(decideUpdate, (decision) => {
    if (decision.kind === 'withdrawn') {
      over = true;
      return { accepted: true };
    }
    if (decision.outcome === 'refuse')
      throw ApplicationFailure.nonRetryable('It was answered before.', 'task_not_open');
    decided += 1;
    return { accepted: true };
  });
  await condition(() => over);
  return { decided, from: input.nextSeq ?? 1 };
}
