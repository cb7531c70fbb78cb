import { Context } from '@temporalio/activity';
import { isCallDone, type PerformContext } from './call-connector.ts';
import { writeDecision, writeResult, writeStatus } from './ehr.ts';
import { toActivityFailure } from './failures.ts';
import { cancel, invite, pollOrder, type InterviewDeps } from './interview.ts';
import { sendMessage } from './message.ts';
import type { PerformInput, PerformResult } from './signatures.ts';

/** Three of them fit into the time after which Temporal hands a call to another worker. */
const heartbeatMs = 4_000;

/**
 * Makes one call of the process to another system. Safe to repeat: an effect whose answer was kept is not made again, one
 * that may have happened is looked for first or repeated under the same key, by what its connector says of itself.
 */
export function createPerform(deps: InterviewDeps): (input: PerformInput) => Promise<PerformResult> {
  return async ({ applicationId, command }) => {
    const context = Context.current();
    const at: PerformContext = { applicationId, callKey: command.callKey, signal: context.cancellationSignal };
    // Most calls end before the first one is due, and so cost none.
    const beat = setInterval(() => context.heartbeat(), heartbeatMs);
    try {
      if (!(await isCallDone(deps, applicationId, command.callKey))) await dispatch(deps, at, command.call);
    } catch (error) {
      throw toActivityFailure(error);
    } finally {
      clearInterval(beat);
    }
    return { status: 'done' };
  };
}

function dispatch(deps: InterviewDeps, at: PerformContext, call: PerformInput['command']['call']): Promise<void> {
  switch (call.op) {
    case 'interview.invite':
      return invite(deps, at, call);
    case 'interview.cancel':
      return cancel(deps, at, call);
    case 'interview.pollOrder':
      return pollOrder(deps, at, call);
    case 'ehr.writeResult':
      return writeResult(deps, at, call);
    case 'ehr.writeDecision':
      return writeDecision(deps, at, call);
    case 'ehr.writeStatus':
      return writeStatus(deps, at, call);
    case 'message.send':
      return sendMessage(deps, at, call);
  }
}
