import {
  isGrpcDeadlineError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
  ApplicationFailure,
  type WorkflowHandle,
} from '@temporalio/client';
import { errorCatalogue, HubError } from '../domain/errors.ts';
import {
  applicationWorkflowId,
  applicationWorkflowType,
  decideUpdate,
  inboxChangedSignal,
  taskQueue,
  type ApplicationInput,
  type DecisionInput,
  type DecisionResult,
} from '../workflows/messages.ts';
import { createSearchAttributes } from './search-attributes.ts';

/** What the hub says to workflows; the only place of the server that speaks to Temporal. */
export interface WorkflowGateway {
  /**
   * Starts the workflow of an application whose row is committed. Safe to repeat: one that runs or has ended stays as it is.
   * @param options.nextSeq the next step to take: goes on with an application whose workflow Temporal lost, or that has
   *   ended and has something new in its inbox; then only one that runs stays as it is
   * @param options.jobId, options.departmentId search attributes for operators; ids only
   * @throws HubError temporal_unavailable
   */
  startApplication(applicationId: string, options?: StartOptions): Promise<void>;
  /**
   * Says that rows wait in the inbox. `notFound`: no workflow runs under this id (never started, ended, or lost).
   * @throws HubError temporal_unavailable
   */
  signalInbox(applicationId: string): Promise<'ok' | 'notFound'>;
  /**
   * Hands a person's decision to the workflow and waits until `advance` committed it. The same `updateId` gives the same
   * answer again, without a second effect.
   * @param timeoutMs 5,000 by default
   * @throws HubError not_confirmed (no worker answered in time, or the workflow is not started yet: safe to repeat),
   *   application_ended, temporal_unavailable
   */
  decide(applicationId: string, updateId: string, input: DecisionInput, timeoutMs?: number): Promise<DecisionResult>;
  /**
   * Whether a workflow runs under this application's id.
   * @throws HubError temporal_unavailable
   */
  isRunning(applicationId: string): Promise<boolean>;
  /** Whether Temporal answers within two seconds. Never throws. */
  isReachable(): Promise<boolean>;
}

export type StartOptions = { nextSeq?: number; jobId?: string; departmentId?: string };

const callTimeoutMs = 5_000;

/** Makes the gateway of one Temporal client; the client must carry the hub's data converter. */
export function createWorkflowGateway(client: Client): WorkflowGateway {
  const searchAttributes = createSearchAttributes(client);
  const within = <T>(timeoutMs: number, call: () => Promise<T>): Promise<T> =>
    client.withDeadline(Date.now() + timeoutMs, call);
  const handleOf = (applicationId: string): WorkflowHandle =>
    client.workflow.getHandle(applicationWorkflowId(applicationId));

  return {
    async startApplication(applicationId, options = {}) {
      const input: ApplicationInput = { applicationId };
      if (options.nextSeq !== undefined) input.nextSeq = options.nextSeq;
      try {
        const typedSearchAttributes = await searchAttributes.of(options);
        await within(callTimeoutMs, () =>
          client.workflow.start(applicationWorkflowType, {
            taskQueue,
            workflowId: applicationWorkflowId(applicationId),
            args: [input],
            workflowIdConflictPolicy: 'USE_EXISTING',
            workflowIdReusePolicy: options.nextSeq === undefined ? 'REJECT_DUPLICATE' : 'ALLOW_DUPLICATE',
            typedSearchAttributes,
          }),
        );
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return;
        throw unavailable(error);
      }
    },

    async signalInbox(applicationId) {
      try {
        await within(callTimeoutMs, () => handleOf(applicationId).signal(inboxChangedSignal));
        return 'ok';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'notFound';
        throw unavailable(error);
      }
    },

    async decide(applicationId, updateId, input, timeoutMs = callTimeoutMs) {
      try {
        return await within(timeoutMs, () =>
          handleOf(applicationId).executeUpdate(decideUpdate, { updateId, args: [input] }),
        );
      } catch (error) {
        if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error)) {
          throw notConfirmed('No worker confirmed the decision in time.', error);
        }
        if (error instanceof WorkflowUpdateFailedError) return readRefusal(error);
        if (error instanceof WorkflowNotFoundError) throw await explainMissing(applicationId, error);
        throw unavailable(error);
      }
    },

    async isRunning(applicationId) {
      try {
        const { status } = await within(callTimeoutMs, () => handleOf(applicationId).describe());
        return status.name === 'RUNNING';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false;
        throw unavailable(error);
      }
    },

    async isReachable() {
      try {
        await within(2_000, () => client.workflowService.getSystemInfo({}));
        return true;
      } catch {
        // Why it does not answer is for the logs of whoever needs it; here only yes or no counts.
        return false;
      }
    },
  };

  async function explainMissing(applicationId: string, cause: unknown): Promise<HubError> {
    try {
      const { status } = await within(callTimeoutMs, () => handleOf(applicationId).describe());
      if (status.name === 'RUNNING') return notConfirmed('The workflow was just moving on.', cause);
      return new HubError('application_ended', 'This application has ended, so nothing can be decided any more.', {
        cause,
      });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) return unavailable(error);
      return notConfirmed('The workflow of this application is not started yet.', cause);
    }
  }
}

/** A refusal of the workflow's own, or its end while the decision waited. */
function readRefusal(error: WorkflowUpdateFailedError): DecisionResult {
  const cause = error.cause;
  if (!(cause instanceof ApplicationFailure)) throw unavailable(error);
  const type = cause.type ?? '';
  if (type === 'AcceptedUpdateCompletedWorkflow') {
    throw new HubError('application_ended', 'The application ended while the decision waited.', { cause: error });
  }
  if (type in errorCatalogue) return { accepted: false, code: type, reason: cause.message };
  throw new HubError('internal', 'The workflow could not take the decision. The log of the worker says why.', {
    cause: error,
  });
}

function notConfirmed(sentence: string, cause: unknown): HubError {
  return new HubError('not_confirmed', `${sentence} Send it again; a second time changes nothing.`, {
    cause,
    retryAfterSeconds: 2,
  });
}

function unavailable(cause: unknown): HubError {
  if (cause instanceof HubError) return cause;
  return new HubError('temporal_unavailable', 'The workflow engine does not answer. Try again in a moment.', {
    cause,
    retryAfterSeconds: 5,
  });
}
