import { type QueryClient, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { unwrap } from './problem.ts';

/** Everything under this key changes with events of the hub and is read again when one comes. */
export const liveKey = 'live';
const pageSize = 50;

/** What the list of applications may be narrowed to. */
export type ApplicationFilter = 'active' | 'all';

/** The applications, newest first, page by page. */
export function useApplications(filter: ApplicationFilter) {
  return useInfiniteQuery({
    queryKey: [liveKey, 'applications', filter],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/applications', {
          params: {
            query: {
              limit: pageSize,
              ...(filter === 'active' ? { status: 'active' as const } : {}),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** The open tasks of everybody this person may see. */
export function useOpenTasks() {
  return useInfiniteQuery({
    queryKey: [liveKey, 'tasks', 'open'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/tasks', {
          params: {
            query: { status: 'open', limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** One task, as it stands now. */
export function useTask(id: string) {
  return useQuery({
    queryKey: [liveKey, 'task', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/tasks/{id}', { params: { path: { id } }, signal })),
  });
}

/** What happened to an application, oldest first. */
export function useTimeline(id: string) {
  return useQuery({
    queryKey: [liveKey, 'timeline', id],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/applications/{id}/timeline', { params: { path: { id } }, signal })),
  });
}

/** All that a reviewer reads before deciding; each part on its own, so that one that fails does not hide the others. */
export function useDossier(applicationId: string, candidateId: string) {
  const params = { path: { id: applicationId } };
  const [application, candidate, facts, resume, orders, scorecards] = useQueries({
    queries: [
      {
        queryKey: [liveKey, 'application', applicationId],
        queryFn: () => unwrap(api.GET('/api/v1/applications/{id}', { params })),
      },
      {
        queryKey: ['candidate', candidateId],
        queryFn: () => unwrap(api.GET('/api/v1/candidates/{id}', { params: { path: { id: candidateId } } })),
      },
      {
        queryKey: [liveKey, 'facts', applicationId],
        queryFn: () => unwrap(api.GET('/api/v1/applications/{id}/facts', { params })),
      },
      {
        queryKey: ['resume', applicationId],
        queryFn: () => unwrap(api.GET('/api/v1/applications/{id}/resume', { params })),
      },
      {
        queryKey: [liveKey, 'interview-orders', applicationId],
        queryFn: () => unwrap(api.GET('/api/v1/applications/{id}/interview-orders', { params })),
      },
      {
        queryKey: [liveKey, 'scorecards', applicationId],
        queryFn: () => unwrap(api.GET('/api/v1/applications/{id}/scorecards', { params })),
      },
    ],
  });
  return { application, candidate, facts, resume, orders, scorecards };
}

/** A job, with its questions; not asked for a task that has none. */
export function useJob(id: string | null) {
  return useQuery({
    queryKey: ['job', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/jobs/{id}', { params: { path: { id: id! } }, signal })),
    enabled: id !== null,
    staleTime: 300_000,
  });
}

/** What a job is judged on; not asked until the id is known. */
export function useRubric(id: string | undefined) {
  return useQuery({
    queryKey: ['rubric', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/rubrics/{id}', { params: { path: { id: id! } }, signal })),
    enabled: id !== undefined,
    staleTime: 300_000,
  });
}

/** The stages of a process version; it never changes, so it is asked once. A reader without the right sees no line. */
export function useStages(processId: string, version: number) {
  return useQuery({
    queryKey: ['process-version', processId, version],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/processes/{processId}/versions/{version}', {
          params: { path: { processId, version } },
          signal,
        }),
      ),
    select: (answer) => answer.definition.stages,
    staleTime: Infinity,
  });
}

/** Where the systems beside the hub are; those that are null are not part of it. Without an answer only the fixed links show. */
export function useSystem() {
  return useQuery({
    queryKey: ['system'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/system', { signal })),
    staleTime: Infinity,
  });
}

/** Reads again what is on the screen and changes with events. Ends when it was read. */
export function refreshLive(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: [liveKey] });
}
