import { ActivityFailure, ApplicationFailure, isCancellation, proxyActivities, sleep } from '@temporalio/workflow';
import type { CallFailure, RemoteActivities } from '../activities/signatures.ts';
import type { Command, ProcessEvent } from '../domain/process/types.ts';

// Every connector call: repeated by the rules of its safety kind, then parked for a person. A worker that died is missed
// by its heartbeat, long before the call's own time is up.
const { perform, performTogether } = proxyActivities<RemoteActivities>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute', maximumAttempts: 8 },
});

/** Hears how a call went; `command` is the one that was made. */
export type Tell = (command: Command, event: ProcessEvent) => void;

/** Makes one call and tells how it went, after all its attempts. */
export async function makeCall(applicationId: string, command: Command, tell: Tell): Promise<void> {
  try {
    await perform({ applicationId, command });
    tell(command, succeeded(command));
  } catch (error) {
    if (isCancellation(error)) throw error;
    tell(command, failed(command, readFailure(error)));
  }
}

/**
 * Makes the first attempt of a step's calls side by side in one activity. What may be repeated goes on by itself after its
 * wait, so that none waits for another's repeats.
 */
export async function makeCallsTogether(applicationId: string, commands: Command[], tell: Tell): Promise<void> {
  let failures: CallFailure[];
  try {
    ({ failures } = await performTogether({ applicationId, commands }));
  } catch (error) {
    if (isCancellation(error)) throw error;
    const failure = readFailure(error);
    for (const command of commands) tell(command, failed(command, failure));
    return;
  }
  await Promise.all(
    commands.map(async (command) => {
      const failure = failures.find(({ callKey }) => callKey === command.callKey);
      if (failure === undefined) return tell(command, succeeded(command));
      if (failure.retryInMs === null) return tell(command, failed(command, failure));
      await sleep(failure.retryInMs);
      return makeCall(applicationId, command, tell);
    }),
  );
}

const succeeded = ({ callKey, round }: Command): ProcessEvent => ({ type: 'callSucceeded', callKey, round });

/** What the process core is told of a call that failed for good: a code, never a text from outside. */
type Failure = Pick<CallFailure, 'code' | 'unknownOutcome'>;

const failed = ({ callKey, round }: Command, { code, unknownOutcome }: Failure): ProcessEvent => ({
  type: 'callFailed',
  callKey,
  round,
  code,
  unknownOutcome,
});

function readFailure(error: unknown): Failure {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof ApplicationFailure) {
    const [detail] = (cause.details ?? []) as [{ outcomeUnknown?: boolean }?];
    return { code: cause.type ?? 'failed', unknownOutcome: detail?.outcomeUnknown === true };
  }
  return { code: cause instanceof Error ? 'timeout' : 'failed', unknownOutcome: true };
}
