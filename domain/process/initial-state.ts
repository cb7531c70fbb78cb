import type { ProcessState } from './types.ts';

/** The state of an application that was taken in and has not entered a stage yet. */
export function initialState(): ProcessState {
  return {
    status: 'active',
    stageId: null,
    stageRun: 0,
    taskCount: 0,
    orderCount: 0,
    inEhr: false,
    rejectedBy: null,
    interview: null,
    background: null,
    session: null,
    offer: null,
    acceptedOfferId: null,
    planId: null,
    made: [],
    undoing: false,
    calls: [],
    tasks: [],
    deadlines: [],
    endedAt: null,
  };
}

/** A stored state with what earlier versions of the hub did not know of it. */
export function completeState(stored: Partial<ProcessState>): ProcessState {
  return { ...initialState(), ...stored };
}

/** The earliest deadline, or null when it waits for no time. */
export function nextWakeAt(state: ProcessState): string | null {
  return state.deadlines.reduce<string | null>((first, d) => (first === null || d.at < first ? d.at : first), null);
}

/** Whether a call waits for another one to the same system to be over. */
export function hasQueuedCalls(state: ProcessState): boolean {
  return state.calls.some((call) => call.state === 'queued');
}

/** True when nothing is left to do or to wait for: the workflow may end. */
export function isFinished(state: ProcessState): boolean {
  return (
    state.status !== 'active' && state.calls.length === 0 && state.tasks.length === 0 && state.deadlines.length === 0
  );
}
