import type { Draft } from '../draft.ts';
import { accepted, refused } from '../outcomes.ts';
import { toStage } from '../walk.ts';
import type { EventOutcome, OpenTask, ProcessEvent } from '../types.ts';

/** Time has come: everything that is due, the earliest first. */
export function onDeadlines(draft: Draft, event: ProcessEvent): EventOutcome {
  const due = draft.state.deadlines.filter((d) => d.at <= draft.ctx.now).sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const deadline of due) {
    if (!draft.state.deadlines.some((d) => d.name === deadline.name && d.at === deadline.at)) continue;
    draft.clearDeadline(deadline.name);
    const task = draft.state.tasks.find((t) => deadline.name === `task:${t.taskId}`);
    if (task !== undefined) escalate(draft, task);
    else toStage(draft, event, deadline.name);
  }
  return due.length > 0 ? accepted : refused('not_expected', 'No deadline has been reached yet.');
}

/** Overdue closes nothing: the task stays open and is shown to more eyes. */
function escalate(draft: Draft, task: OpenTask): void {
  task.escalated = true;
  draft.effects.push({ kind: 'escalateTask', taskId: task.taskId, to: task.escalateTo });
  draft.emit('task.overdue', { taskId: task.taskId, escalatedTo: task.escalateTo });
}
