import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { unwrap } from './problem.ts';
import { readAll } from './read-all.ts';

/** Where the users are kept; an edit has them read again. */
export const usersKey = ['users'] as const;

/** Everybody who works with the hub, by name. */
export function useUsers() {
  return useQuery({
    queryKey: usersKey,
    queryFn: async () => {
      const users = await readAll((query) => unwrap(api.GET('/api/v1/users', { params: { query } })));
      return users.toSorted((a, b) => a.displayName.localeCompare(b.displayName));
    },
  });
}
