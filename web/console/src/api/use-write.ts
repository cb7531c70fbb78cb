import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiProblem } from './problem.ts';
import { refreshLive } from './queries.ts';

/**
 * Sends a writing request. One `Idempotency-Key` stands for one request: it stays while nobody knows whether the hub did
 * it, so that sending again counts once, and is a new one after a yes or a no.
 */
export function useWrite<Input, Output>(
  send: (input: Input, idempotencyKey: string) => Promise<Output>,
  onDone: (output: Output) => void,
) {
  const queryClient = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: (input: Input) => send(input, key.current),
    onSuccess: onDone,
    onSettled: (_output, error) => {
      if (!(error instanceof ApiProblem && error.isUnconfirmed)) key.current = crypto.randomUUID();
      void refreshLive(queryClient);
    },
  });
}
