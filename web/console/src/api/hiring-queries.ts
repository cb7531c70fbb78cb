import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { unwrap } from './problem.ts';
import { liveKey } from './queries.ts';
import type { QuestionSet, Requisition } from './types.ts';

/** One application, as it stands now. */
export function useApplication(id: string) {
  return useQuery({
    queryKey: [liveKey, 'application', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/applications/{id}', { params: { path: { id } }, signal })),
  });
}

/** Everything that is known of an application, in one. */
export function useEvaluationSheet(id: string) {
  return useQuery({
    queryKey: [liveKey, 'evaluation-sheet', id],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/applications/{id}/evaluation-sheet', { params: { path: { id } }, signal })),
  });
}

/** The interview times of an application, the latest first. */
export function useBookings(applicationId: string) {
  return useQuery({
    queryKey: [liveKey, 'bookings', applicationId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/bookings', { params: { query: { applicationId } }, signal })),
    select: (page) => page.items,
  });
}

/** The rules by which onboarding plans are made. */
export function useOnboardingRules() {
  return useQuery({
    queryKey: ['onboarding-rules'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/onboarding-rules', { signal })),
  });
}

/** The requisitions this person may see, newest first, page by page; `status` null: all of them. */
export function useRequisitions(status: Requisition['status'] | null) {
  return useInfiniteQuery({
    queryKey: [liveKey, 'requisitions', status],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/requisitions', {
          params: {
            query: {
              limit: 50,
              ...(status === null ? {} : { status }),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** One requisition, as it stands now. */
export function useRequisition(id: string) {
  return useQuery({
    queryKey: [liveKey, 'requisition', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/requisitions/{id}', { params: { path: { id } }, signal })),
  });
}

/** Pushes to vendors end without an event: while one is under way it is asked how it went. */
const pushPollMs = 3_000;

/** A version of a question set. */
export function useQuestionSetVersion(id: string, version: number) {
  return useQuery({
    queryKey: [liveKey, 'question-set', id, version],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/question-sets/{id}/versions/{version}', { params: { path: { id, version } }, signal })),
    refetchInterval: ({ state }) =>
      state.data?.pushes.some(({ status }) => status === 'pending') ? pushPollMs : false,
  });
}

/** One proposed change of a live job. */
export function useChangeRequest(id: string) {
  return useQuery({
    queryKey: [liveKey, 'change-request', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/change-requests/{id}', { params: { path: { id } }, signal })),
  });
}

/** The departments of the company; they change seldom. */
export function useDepartments() {
  return useQuery({
    queryKey: ['departments'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/departments', { params: { query: { limit: 200 } }, signal })),
    select: (page) => page.items,
    staleTime: 300_000,
  });
}

/** The rubrics that come with the hub. */
export function useRubricTemplates() {
  return useQuery({
    queryKey: ['rubric-templates'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/rubric-templates', { signal })),
    select: (page) => page.items,
    staleTime: Infinity,
  });
}

/** The published versions of some question sets. */
export function useQuestionSetVersions(sets: readonly { id: string; publishedVersion: number | null }[]) {
  return useQueries({
    queries: sets.flatMap(({ id, publishedVersion: version }) =>
      version === null
        ? []
        : [
            {
              queryKey: [liveKey, 'question-set', id, version],
              queryFn: () =>
                unwrap(api.GET('/api/v1/question-sets/{id}/versions/{version}', { params: { path: { id, version } } })),
            },
          ],
    ),
  });
}

/** The times offered for an interview, on the candidate's clocks; asked anew each time the choice is opened. */
export function useSlots(applicationId: string, timeZone: string | undefined) {
  return useQuery({
    queryKey: ['slots', applicationId, timeZone],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/applications/{id}/slots', {
          params: { path: { id: applicationId }, query: timeZone === undefined ? {} : { timeZone } },
          signal,
        }),
      ),
    gcTime: 0,
  });
}

/** The documents handed in for an offer, oldest first. */
export function useMaterials(offerId: string) {
  return useQuery({
    queryKey: [liveKey, 'materials', offerId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/offers/{id}/materials', { params: { path: { id: offerId } }, signal })),
    select: (answer) => answer.items,
  });
}

/** The question sets this person may see, newest first, page by page; `kind` null: of both kinds. */
export function useQuestionSets(kind: QuestionSet['kind'] | null) {
  return useInfiniteQuery({
    queryKey: [liveKey, 'question-sets', 'pages', kind],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/question-sets', {
          params: {
            query: {
              limit: 50,
              ...(kind === null ? {} : { kind }),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** One question set, with its newest and its published version. */
export function useQuestionSet(id: string) {
  return useQuery({
    queryKey: [liveKey, 'question-set', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/question-sets/{id}', { params: { path: { id } }, signal })),
  });
}

/** The company's newest rubrics, whose dimensions are offered where one is chosen. */
export function useRubrics() {
  return useQuery({
    queryKey: ['rubrics'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/rubrics', { params: { query: { limit: 100 } }, signal })),
    select: (page) => page.items,
    staleTime: 300_000,
  });
}

/** The requisitions that wait for their job: questions are written for their dimensions before there is a rubric. */
export function useApprovedWishes() {
  return useQuery({
    queryKey: [liveKey, 'requisitions', 'approved', 'newest'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/requisitions', { params: { query: { status: 'approved', limit: 100 } }, signal })),
    select: (page) => page.items,
  });
}
