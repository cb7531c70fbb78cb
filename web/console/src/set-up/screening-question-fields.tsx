import { Button, Form, Input, Select } from 'antd';
import { en } from '../i18n/en.ts';
import { useText } from '../i18n/text.ts';
import { LanguagePair } from '../parts/language-pair.tsx';
import { answerTypes } from './set-up-fields.ts';

/** How a question is usually put to candidates, in both languages; nothing for one that is not usual. */
export function useUsualText(): (key: string) => { zh?: string; en?: string } {
  const { t } = useText();
  return (key) =>
    isUsual(key) ? { zh: t(`usualQuestion.${key}`, { lng: 'zh' }), en: t(`usualQuestion.${key}`, { lng: 'en' }) } : {};
}

function isUsual(key: string): key is keyof typeof en.usualQuestion {
  return Object.hasOwn(en.usualQuestion, key);
}

/** What candidates are asked when they apply; conditions of the process read the answers by their key. */
export function ScreeningQuestionFields() {
  const { t } = useText();
  return (
    <>
      <h4>{t('setUp.screening')}</h4>
      <p className="meta set-up-note">{t('setUp.screeningHint')}</p>
      <Form.List name="screeningQuestions">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, position) => (
              <fieldset className="set-up-card" key={field.key}>
                <legend className="visually-hidden">{t('setUp.screeningNumber', { number: position + 1 })}</legend>
                <div className="form-pair">
                  <Form.Item
                    name={[field.name, 'key']}
                    label={t('setUp.screeningKey')}
                    rules={[{ required: true, pattern: /^[a-zA-Z][a-zA-Z0-9_]{0,63}$/, message: t('setUp.keyWrong') }]}
                  >
                    <Input maxLength={64} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'answerType']} label={t('setUp.answerType')} initialValue="boolean">
                    <Select options={answerTypes.map((value) => ({ value, label: t(`answerType.${value}`) }))} />
                  </Form.Item>
                </div>
                <LanguagePair
                  path={['screeningQuestions', field.name, 'text']}
                  inList={[field.name, 'text']}
                  labels={{ zh: t('setUp.screeningZh'), en: t('setUp.screeningEn') }}
                />
                <Button size="small" onClick={() => remove(field.name)}>
                  {t('setUp.removeScreening', { number: position + 1 })}
                </Button>
              </fieldset>
            ))}
            <Button onClick={() => add({ answerType: 'boolean' })}>{t('setUp.addScreening')}</Button>
          </>
        )}
      </Form.List>
    </>
  );
}
