import { useText } from '../i18n/text.ts';

/** A score as a number and as a length; what its length shows, the number says. */
export function ScoreBar({ score }: { score: { value: number; min: number; max: number } }) {
  const { t, number } = useText();
  const span = score.max - score.min;
  const share = span > 0 ? Math.min(1, Math.max(0, (score.value - score.min) / span)) : 0;
  return (
    <span className="score">
      <span className="score-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className="score-value">
        <strong>{number(score.value)}</strong> {t('interview.outOf', { max: number(score.max) })}
      </span>
    </span>
  );
}
