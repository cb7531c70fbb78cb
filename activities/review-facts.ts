import type { FactValue } from '../domain/process/types.ts';
import type { Tx } from '../db/connection.ts';
import { getTaskAnswer } from '../db/repositories/tasks.ts';
import type { DataKey } from '../security/vault.ts';

/** Ratings of a scorecard go from 1 to 5. */
const lowestRating = 1;
const ratingWidth = 4;

/** The facts that a reviewer's answer brings: the recommendation, and each rating as a share of its scale. None without a scorecard. */
export async function readReviewFacts(tx: Tx, key: DataKey, answerId: string): Promise<{ [name: string]: FactValue }> {
  const scorecard = (await getTaskAnswer(tx, key, answerId))?.content.scorecard;
  if (!scorecard) return {};
  return {
    'review.recommendation': scorecard.recommendation,
    ...Object.fromEntries(
      scorecard.ratings.map((r) => [`review.rating.${r.dimension}`, (r.rating - lowestRating) / ratingWidth]),
    ),
  };
}
