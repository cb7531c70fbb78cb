import type { Client } from '@temporalio/client';

/**
 * What one workflow costs in Temporal's own unit: start, activities, timers, signals, updates, each 1; all local activities of one
 * workflow task together 1 (Temporal documentation, "Actions", read 2026-11). Retries of activities are not in the history.
 * `local` is how many of the actions local activities are.
 */
export async function countActions(
  client: Client,
  workflowId: string,
): Promise<{ actions: number; local: number; events: number }> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const list = events ?? [];
  const has = (
    field:
      | 'activityTaskScheduledEventAttributes'
      | 'timerStartedEventAttributes'
      | 'workflowExecutionSignaledEventAttributes'
      | 'workflowExecutionUpdateAcceptedEventAttributes',
  ) => list.filter((event) => event[field] !== null && event[field] !== undefined).length;
  const localTasks = new Set(
    list.flatMap((event) =>
      event.markerRecordedEventAttributes
        ? [String(event.markerRecordedEventAttributes.workflowTaskCompletedEventId)]
        : [],
    ),
  );
  const actions =
    1 +
    has('activityTaskScheduledEventAttributes') +
    has('timerStartedEventAttributes') +
    has('workflowExecutionSignaledEventAttributes') +
    has('workflowExecutionUpdateAcceptedEventAttributes') +
    localTasks.size;
  return { actions, local: localTasks.size, events: list.length };
}
