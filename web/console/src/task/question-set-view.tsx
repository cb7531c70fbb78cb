import type { QuestionSetVersion } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Chip } from '../parts/chip.tsx';
import { useDimensionName } from '../parts/dimension-name.ts';

/** The questions as candidates get them, with time, dimension and, for a choice, which answer is right. */
export function QuestionSetView({ set }: { set: QuestionSetVersion }) {
  const { t, pick } = useText();
  const dimensionName = useDimensionName();
  return (
    <>
      <p className="meta">
        {t('questions.version', { version: set.version })} <Chip>{t(`questionSetStatus.${set.status}`)}</Chip>
      </p>
      <ol className="questions">
        {set.questions.map((question) => (
          <li key={question.id}>
            <p>{pick(question.text)}</p>
            {question.choices && (
              <ul className="bullets">
                {question.choices.map((choice) => (
                  <li key={choice.key}>
                    {pick(choice.text)}{' '}
                    {question.rightChoices?.includes(choice.key) && <Chip tone="good">{t('questions.right')}</Chip>}
                  </li>
                ))}
              </ul>
            )}
            <p className="meta">
              {t(`questionType.${question.questionType}`)} · {dimensionName(question.dimension)} ·{' '}
              {t('questions.seconds', { count: question.timeLimitSeconds })}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
