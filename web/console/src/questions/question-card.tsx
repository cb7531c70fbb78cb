import { Button, Form, InputNumber, Select } from 'antd';
import type { QuestionSet } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { LanguagePair } from '../parts/language-pair.tsx';
import { ChoiceFields } from './choice-fields.tsx';
import { DimensionField } from './dimension-field.tsx';
import { typesFor } from './question-fields.ts';

type Props = {
  name: number;
  count: number;
  kind: QuestionSet['kind'] | undefined;
  onMove: (to: number) => void;
  onRemove: () => void;
};

/** One question: its words, what it is about, how it is answered and in which time. */
export function QuestionCard({ name, count, kind, onMove, onRemove }: Props) {
  const { t } = useText();
  const form = Form.useFormInstance();
  const number = name + 1;
  const type = Form.useWatch<string | undefined>(['questions', name, 'questionType'], form);
  return (
    <fieldset className="set-up-card" data-question={number}>
      <legend className="visually-hidden">{t('questionEditor.number', { number })}</legend>
      <div className="question-head">
        <strong aria-hidden="true">{t('questionEditor.number', { number })}</strong>
        <span className="button-row">
          <Button
            size="small"
            disabled={name === 0}
            aria-label={t('questionEditor.up', { number })}
            onClick={() => onMove(name - 1)}
          >
            ↑
          </Button>
          <Button
            size="small"
            disabled={number === count}
            aria-label={t('questionEditor.down', { number })}
            onClick={() => onMove(name + 1)}
          >
            ↓
          </Button>
          <Button
            size="small"
            disabled={count === 1}
            aria-label={t('questionEditor.remove', { number })}
            onClick={onRemove}
          >
            ×
          </Button>
        </span>
      </div>
      <LanguagePair
        isLong
        path={['questions', name, 'text']}
        inList={[name, 'text']}
        labels={{ zh: t('questionEditor.textZh'), en: t('questionEditor.textEn') }}
      />
      <div className="form-three">
        <DimensionField name={name} />
        <Form.Item name={[name, 'questionType']} label={t('questionEditor.type')}>
          <Select options={typesFor(kind).map((value) => ({ value, label: t(`questionType.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name={[name, 'timeLimitSeconds']}
          label={t('questionEditor.time')}
          rules={[{ required: true, message: t('questionEditor.timeMissing') }]}
        >
          <InputNumber min={10} max={3_600} precision={0} suffix={t('setUp.seconds')} />
        </Form.Item>
      </div>
      {type === 'choice' && <ChoiceFields question={name} isMarked={kind === 'writtenTest'} />}
    </fieldset>
  );
}
