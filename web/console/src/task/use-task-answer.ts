import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { ApiProblem, unwrap } from '../api/problem.ts';
import { refreshLive } from '../api/queries.ts';
import type { Task, TaskCompletion } from '../api/types.ts';

const answerTimeoutMs = 20_000;

/** How an answer stands. While it is `unconfirmed` it may only be sent again as it is: it may have been taken already. */
export type AnswerState =
  { phase: 'editing'; problem: unknown } | { phase: 'sending' } | { phase: 'unconfirmed'; problem: unknown };

/**
 * Sends the answer to a task. One Idempotency-Key stands for one answer: it stays the same however often the answer is
 * sent, and changes only after the hub refused it, since then another answer may follow.
 */
export function useTaskAnswer(taskId: string, onTaken: (task: Task) => void) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<AnswerState>({ phase: 'editing', problem: null });
  const key = useRef(crypto.randomUUID());
  const answer = useRef<TaskCompletion | null>(null);

  async function post(): Promise<void> {
    if (!answer.current) return;
    setState({ phase: 'sending' });
    try {
      const task = await unwrap(
        api.POST('/api/v1/tasks/{id}/complete', {
          params: { path: { id: taskId }, header: { 'Idempotency-Key': key.current } },
          body: answer.current,
          signal: AbortSignal.timeout(answerTimeoutMs),
        }),
      );
      onTaken(task);
    } catch (problem) {
      if (problem instanceof ApiProblem && !problem.isUnconfirmed) {
        key.current = crypto.randomUUID();
        setState({ phase: 'editing', problem });
      } else {
        setState({ phase: 'unconfirmed', problem });
      }
    } finally {
      void refreshLive(queryClient);
    }
  }

  return {
    state,
    /** Sends this answer. */
    send(body: TaskCompletion): void {
      answer.current = body;
      void post();
    },
    /** Sends the same answer under the same key. */
    sendAgain: () => void post(),
  };
}
