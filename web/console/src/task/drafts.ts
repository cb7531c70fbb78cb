import { useState } from 'react';
import type { Scorecard } from '../api/types.ts';

/** What a reviewer has entered so far. */
export type Draft = {
  ratings: { [dimension: string]: { rating: number | null; comment: string } };
  recommendation: Scorecard['recommendation'] | null;
  comments: string;
};

const emptyDraft: Draft = { ratings: {}, recommendation: null, comments: '' };

/** Kept in memory only: a closed dialog opens again as it was left; nothing personal stays in the browser. */
const drafts = new Map<string, Draft>();

/** The draft of one task, and how to change it. */
export function useDraft(taskId: string): [Draft, (draft: Draft) => void] {
  const [draft, setDraft] = useState(drafts.get(taskId) ?? emptyDraft);
  return [
    draft,
    (next) => {
      drafts.set(taskId, next);
      setDraft(next);
    },
  ];
}

/** Forgets a draft that was sent. */
export function dropDraft(taskId: string): void {
  drafts.delete(taskId);
}
