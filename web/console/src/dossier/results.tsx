import type { EvaluationSheet } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { ScoreBar } from '../parts/score-bar.tsx';

/** The results of written test and AI interview beside each other, each with its total, dimensions and comments. */
export function Results({ results }: { results: EvaluationSheet['results'] }) {
  const { t, pick, number, instant } = useText();
  if (results.length === 0) return <p className="meta">{t('application.notTaken')}</p>;
  return (
    <div className="side-by-side">
      {results.map((result) => (
        <article key={result.orderId} className="result" data-order-type={result.orderType}>
          <h4>{t(`orderType.${result.orderType}`)}</h4>
          <p className="meta">
            {result.interviewer && <bdi>{result.interviewer}</bdi>}
            {result.completedAt && <span>{instant(result.completedAt)}</span>}
          </p>
          {result.total && (
            <p className="report-total is-small">
              <span className="visually-hidden">{t('application.total')} </span>
              <strong>{number(result.total.value)}</strong>{' '}
              <span>{t('interview.outOf', { max: number(result.total.max) })}</span>
            </p>
          )}
          <ul className="dimensions">
            {result.dimensions.map((dimension) => (
              <li key={dimension.key}>
                <div className="dimension-head">
                  <span className="dimension-name">{pick(dimension.name) || dimension.key}</span>
                  {dimension.score && <ScoreBar score={dimension.score} />}
                </div>
                {dimension.comment && <p dir="auto">{dimension.comment}</p>}
              </li>
            ))}
          </ul>
          {result.summary && (
            <p className="report-summary" dir="auto">
              {result.summary}
            </p>
          )}
        </article>
      ))}
    </div>
  );
}
