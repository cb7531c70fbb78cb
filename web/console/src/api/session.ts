import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, setCsrfToken } from './client.ts';
import { ApiProblem, unwrap } from './problem.ts';
import type { Session } from './types.ts';

/** Where the signed-in person is kept; everything else is asked of the hub anew after a change of person. */
export const sessionKey = ['session'] as const;

/** Who is signed in; null when nobody is. */
export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: async (): Promise<Session | null> => {
      try {
        return keep(await unwrap(api.GET('/api/v1/session')));
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return keep(null);
        throw error;
      }
    },
    staleTime: 60_000,
  });
}

/** Signs in; the page then shows what this person may see. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { login: string; password: string }) => unwrap(api.POST('/api/v1/session', { body })),
    onSuccess: (session) => {
      forgetAll(queryClient);
      queryClient.setQueryData(sessionKey, keep(session));
    },
  });
}

/** Signs out and forgets all that was read. */
export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/session')),
    onSuccess: () => {
      queryClient.setQueryData(sessionKey, keep(null));
      forgetAll(queryClient);
    },
  });
}

/** Another person may see other things: nothing read for the one before stays. */
function forgetAll(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
}

function keep<T extends Session | null>(session: T): T {
  setCsrfToken(session?.csrfToken ?? null);
  return session;
}
