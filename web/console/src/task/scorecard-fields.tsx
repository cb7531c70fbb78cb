import { Input, Radio } from 'antd';
import { useId } from 'react';
import type { Rubric, Scorecard } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import type { Draft } from './drafts.ts';

const scale = [1, 2, 3, 4, 5];
const recommendations: Scorecard['recommendation'][] = ['definitelyNo', 'no', 'noDecision', 'yes', 'strongYes'];

/** A rating and a comment for each dimension of the rubric, and one recommendation. Nothing is chosen beforehand. */
export function ScorecardFields(props: {
  dimensions: Rubric['dimensions'];
  draft: Draft;
  onChange: (draft: Draft) => void;
  isDisabled: boolean;
}) {
  const { dimensions, draft, onChange, isDisabled } = props;
  const { t, pick } = useText();
  const id = useId();

  function setRating(key: string, change: { rating?: number; comment?: string }) {
    const before = draft.ratings[key] ?? { rating: null, comment: '' };
    onChange({ ...draft, ratings: { ...draft.ratings, [key]: { ...before, ...change } } });
  }

  return (
    <>
      <fieldset className="ratings">
        <legend>{t('task.ratings')}</legend>
        <p className="meta">{t('task.ratingsHint')}</p>
        {dimensions.map((dimension) => {
          const name = pick(dimension.name);
          const entered = draft.ratings[dimension.key];
          return (
            <div className="rating" key={dimension.key} data-dimension={dimension.key}>
              <div className="rating-line">
                <span id={`${id}-${dimension.key}`} className="rating-name">
                  {name}
                </span>
                <Radio.Group
                  optionType="button"
                  buttonStyle="solid"
                  name={`${id}-${dimension.key}-rating`}
                  aria-label={t('task.ratingOf', { dimension: name })}
                  value={entered?.rating ?? null}
                  disabled={isDisabled}
                  onChange={(event) => setRating(dimension.key, { rating: Number(event.target.value) })}
                  options={scale.map((value) => ({ value, label: String(value) }))}
                />
              </div>
              <Input.TextArea
                aria-label={t('task.commentOn', { dimension: name })}
                placeholder={t('task.commentOptional')}
                value={entered?.comment ?? ''}
                maxLength={5_000}
                autoSize={{ minRows: 1, maxRows: 6 }}
                disabled={isDisabled}
                onChange={(event) => setRating(dimension.key, { comment: event.target.value })}
              />
            </div>
          );
        })}
      </fieldset>
      <fieldset className="recommendation">
        <legend>{t('task.recommendation')}</legend>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          name={`${id}-recommendation`}
          aria-label={t('task.recommendation')}
          value={draft.recommendation}
          disabled={isDisabled}
          onChange={(event) =>
            onChange({ ...draft, recommendation: recommendations.find((each) => each === event.target.value) ?? null })
          }
          options={recommendations.map((value) => ({ value, label: t(`recommendation.${value}`) }))}
        />
      </fieldset>
    </>
  );
}
