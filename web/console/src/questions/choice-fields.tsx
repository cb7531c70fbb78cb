import { Button, Form, Select } from 'antd';
import { useText } from '../i18n/text.ts';
import { LanguagePair } from '../parts/language-pair.tsx';
import { newChoice, type QuestionFields } from './question-fields.ts';

/** The choices of a question, and which of them are right where the test is marked. */
export function ChoiceFields({ question, isMarked }: { question: number; isMarked: boolean }) {
  const { t, pick } = useText();
  const form = Form.useFormInstance();
  const choices = (Form.useWatch(['questions', question, 'choices'], { form, preserve: true }) ?? []) as NonNullable<
    QuestionFields['choices']
  >;
  const letterOf = (position: number) => String.fromCharCode(65 + position);
  return (
    <>
      <Form.List name={[question, 'choices']}>
        {(fields, { add, remove }, { errors }) => (
          <div className="choices">
            {fields.map((field, position) => (
              <div className="form-line" key={field.key}>
                <span className="choice-letter" aria-hidden="true">
                  {letterOf(position)}
                </span>
                <LanguagePair
                  isCompact
                  path={['questions', question, 'choices', field.name, 'text']}
                  inList={[field.name, 'text']}
                  labels={{
                    zh: t('questionEditor.choice.zh', { letter: letterOf(position) }),
                    en: t('questionEditor.choice.en', { letter: letterOf(position) }),
                  }}
                />
                <Button
                  disabled={fields.length <= 2}
                  aria-label={t('questionEditor.removeChoice', { letter: letterOf(position) })}
                  onClick={() => remove(field.name)}
                >
                  ×
                </Button>
              </div>
            ))}
            <Form.ErrorList errors={errors} />
            <Button size="small" disabled={fields.length >= 20} onClick={() => add(newChoice(choices))}>
              {t('questionEditor.addChoice')}
            </Button>
          </div>
        )}
      </Form.List>
      <Form.Item
        name={[question, 'rightChoices']}
        label={t(isMarked ? 'questionEditor.right' : 'questionEditor.rightOptional')}
        rules={[{ required: isMarked, message: t('questionEditor.rightMissing') }]}
      >
        <Select
          mode="multiple"
          options={choices.map((choice, position) => ({
            value: choice?.key ?? '',
            label: t('questionEditor.choiceOption', { letter: letterOf(position), text: pick(choice?.text) }),
          }))}
        />
      </Form.Item>
    </>
  );
}
