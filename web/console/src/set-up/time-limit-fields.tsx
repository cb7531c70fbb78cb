import { Form, InputNumber } from 'antd';
import type { QuestionSetQuestion, Requisition } from '../api/types.ts';
import { useText } from '../i18n/text.ts';

type Props = { questions: readonly QuestionSetQuestion[]; dimensions: NonNullable<Requisition['dimensions']> };

/** Seconds for each question, in place of the question set's own, which stand there until then. */
export function TimeLimitFields({ questions, dimensions }: Props) {
  const { t, pick } = useText();
  const nameOf = (key: string) => pick(dimensions.find((each) => each.key === key)?.name) || key;
  return (
    <details className="time-limits" open>
      <summary>{t('setUp.timeLimits')}</summary>
      <p className="meta">{t('setUp.timeLimitsHint')}</p>
      {questions.map((question) => (
        <div className="time-limit" key={question.id}>
          <span className="time-limit-question">
            {pick(question.text)} <span className="meta">{nameOf(question.dimension)}</span>
          </span>
          <Form.Item name={['timeLimits', question.id]}>
            <InputNumber
              min={10}
              max={3_600}
              precision={0}
              suffix={t('setUp.seconds')}
              placeholder={String(question.timeLimitSeconds)}
              aria-label={t('setUp.timeLimitOf', { question: pick(question.text) })}
            />
          </Form.Item>
        </div>
      ))}
    </details>
  );
}
