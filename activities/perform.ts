import { Context } from '@temporalio/activity';
import type { Call, CallOf, Command } from '../domain/process/types.ts';
import { cancelBackgroundCheck, orderBackgroundCheck, pollBackgroundCheck } from './background-check.ts';
import { putEvent, removeEvent } from './calendar.ts';
import { isCallDone, type PerformContext } from './call-connector.ts';
import { fileLetter, fileMaterial, fileReport } from './ehr-documents.ts';
import { createEmployee, withdrawEmployee, writePlan } from './ehr-employee.ts';
import { writeDecision, writeResult, writeStatus } from './ehr.ts';
import { toActivityFailure, toCallFailure } from './failures.ts';
import { readOpportunities, readOvertime } from './gather.ts';
import { cancel, invite, pollOrder } from './interview.ts';
import { cancelEnrolment, enrol } from './learning.ts';
import { sendMessage } from './message.ts';
import { sendOffer } from './offer.ts';
import type { PerformDeps } from './perform-deps.ts';
import type { CallFailure, RemoteActivities } from './signatures.ts';

/** Three of them fit into the time after which Temporal hands a call to another worker. */
const heartbeatMs = 4_000;

/** How each call of a process is made. */
const performers: {
  readonly [Op in Call['op']]: (deps: PerformDeps, at: PerformContext, call: CallOf<Op>) => Promise<void>;
} = {
  'interview.invite': invite,
  'interview.cancel': cancel,
  'interview.pollOrder': pollOrder,
  'attendance.readOvertime': readOvertime,
  'crm.readOpportunities': readOpportunities,
  'backgroundCheck.order': orderBackgroundCheck,
  'backgroundCheck.cancel': cancelBackgroundCheck,
  'backgroundCheck.pollOrder': pollBackgroundCheck,
  'calendar.putEvent': putEvent,
  'calendar.removeEvent': removeEvent,
  'offer.send': sendOffer,
  'ehr.writeResult': writeResult,
  'ehr.writeDecision': writeDecision,
  'ehr.writeStatus': writeStatus,
  'ehr.createEmployee': createEmployee,
  'ehr.withdrawEmployee': withdrawEmployee,
  'ehr.fileLetter': fileLetter,
  'ehr.fileMaterial': fileMaterial,
  'ehr.fileReport': fileReport,
  'ehr.writePlan': writePlan,
  'learning.enrol': enrol,
  'learning.cancel': cancelEnrolment,
  'message.send': sendMessage,
};

/**
 * Makes the calls of the process to other systems. Safe to repeat: an effect whose answer was kept is not made again, one
 * that may have happened is looked for first or repeated under the same key, by what its connector says of itself.
 */
export function createPerform(deps: PerformDeps): RemoteActivities {
  return {
    async perform({ applicationId, command }) {
      await withHeartbeat(async (signal) => {
        try {
          await make(deps, { applicationId, command, signal });
        } catch (error) {
          throw toActivityFailure(error);
        }
      });
      return { status: 'done' };
    },
    async performTogether({ applicationId, commands }) {
      const failures = await withHeartbeat((signal) =>
        Promise.all(
          commands.map(async (command): Promise<CallFailure[]> => {
            try {
              await make(deps, { applicationId, command, signal });
              return [];
            } catch (error) {
              return [toCallFailure(command.callKey, error)];
            }
          }),
        ),
      );
      return { failures: failures.flat() };
    },
  };
}

async function withHeartbeat<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const context = Context.current();
  // Most calls end before the first one is due, and so cost none.
  const beat = setInterval(() => context.heartbeat(), heartbeatMs);
  try {
    return await work(context.cancellationSignal);
  } finally {
    clearInterval(beat);
  }
}

async function make(
  deps: PerformDeps,
  { applicationId, command, signal }: { applicationId: string; command: Command; signal: AbortSignal },
): Promise<void> {
  const { callKey, round } = command;
  if (await isCallDone(deps, applicationId, callKey)) return;
  await dispatch(deps, { applicationId, callKey, round, signal }, command.call);
}

function dispatch<Op extends Call['op']>(deps: PerformDeps, at: PerformContext, call: CallOf<Op>): Promise<void> {
  const perform = performers[call.op] as (deps: PerformDeps, at: PerformContext, call: CallOf<Op>) => Promise<void>;
  return perform(deps, at, call);
}
