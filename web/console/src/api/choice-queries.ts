import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { unwrap } from './problem.ts';
import { liveKey } from './queries.ts';
import { readAll } from './read-all.ts';

/** The connections; they change seldom, and without an event. */
export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: () => readAll((query) => unwrap(api.GET('/api/v1/connections', { params: { query } }))),
});

/** The connectors this hub has, with what each can do. */
export const connectorsQuery = queryOptions({
  queryKey: ['connectors'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/connectors'))).items,
});

/** What a job is set up from: processes in force, connections with what they lead to, people, and question sets. */
export function useSetUpChoices() {
  const [processes, connections, connectors, colleagues] = useQueries({
    queries: [
      {
        queryKey: [liveKey, 'processes', 'published'],
        queryFn: async () =>
          (await readAll((query) => unwrap(api.GET('/api/v1/processes', { params: { query } })))).filter(
            (version) => version.status === 'published',
          ),
      },
      connectionsQuery,
      connectorsQuery,
      {
        queryKey: ['colleagues'],
        queryFn: () => readAll((query) => unwrap(api.GET('/api/v1/colleagues', { params: { query } }))),
      },
    ],
  });
  return { processes, connections, connectors, colleagues, questionSets: useAllQuestionSets() };
}

/** Every question set this person may see, newest first. */
export function useAllQuestionSets() {
  return useQuery({
    queryKey: [liveKey, 'question-sets'],
    queryFn: () => readAll((query) => unwrap(api.GET('/api/v1/question-sets', { params: { query } }))),
  });
}
