import type { Rubric, Scorecard } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { useActorName } from '../parts/actor.ts';
import { useOutcomeText } from './outcome-text.ts';

/** What other reviewers of the same application said. */
export function EarlierReviews({ scorecards, rubric }: { scorecards: Scorecard[]; rubric: Rubric | undefined }) {
  const { t, pick, instant } = useText();
  const actorName = useActorName();
  const outcomeText = useOutcomeText();
  return scorecards.map((scorecard) => (
    <article key={scorecard.id} className="earlier">
      <p>
        <strong>{t(`recommendation.${scorecard.recommendation}`)}</strong> · {outcomeText(scorecard.outcome)}{' '}
        <span className="meta">
          {t('scorecards.by', { who: actorName(scorecard.reviewer), when: instant(scorecard.submittedAt) })}
        </span>
      </p>
      {scorecard.comments && <p dir="auto">{scorecard.comments}</p>}
      <ul>
        {scorecard.ratings.map((rating) => (
          <li key={rating.dimension}>
            {pick(rubric?.dimensions.find((each) => each.key === rating.dimension)?.name) || rating.dimension}:{' '}
            {rating.rating}
            {rating.comment && <span dir="auto"> – {rating.comment}</span>}
          </li>
        ))}
      </ul>
    </article>
  ));
}
