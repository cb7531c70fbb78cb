import { AutoComplete, Button, Form, InputNumber } from 'antd';
import { useText } from '../i18n/text.ts';
import { useDimensionNames } from '../parts/dimension-name.ts';
import { LanguagePair } from '../parts/language-pair.tsx';
import type { WishFields } from './wish.ts';

type Dimensions = NonNullable<WishFields['dimensions']>;

/** What the department wants people judged on, with weights that add up to 100. A known key brings its name. */
export function DimensionFields() {
  const { t, pick } = useText();
  const form = Form.useFormInstance();
  const names = useDimensionNames();
  const values = (Form.useWatch('dimensions', form) ?? []) as Dimensions;
  const sum = sumOf(values);
  const onChoose = (index: number, key: string) => {
    if (names.has(key)) form.setFieldValue(['dimensions', index, 'name'], names.get(key));
  };
  return (
    <Form.List
      name="dimensions"
      rules={[
        {
          validator: (_rule, list: Dimensions | undefined) =>
            sumOf(list ?? []) === 100 ? Promise.resolve() : Promise.reject(new Error(t('requisitions.weightsWrong'))),
        },
      ]}
    >
      {(fields, { add, remove }, { errors }) => (
        <>
          {fields.map((field, position) => (
            <fieldset className="set-up-card" key={field.key} data-dimension-row={position + 1}>
              <legend className="visually-hidden">{t('requisitions.dimensionNumber', { number: position + 1 })}</legend>
              <div className="form-pair">
                <Form.Item
                  name={[field.name, 'key']}
                  label={t('requisitions.dimensionKey')}
                  rules={[
                    {
                      required: true,
                      pattern: /^[a-zA-Z][a-zA-Z0-9_-]{0,63}$/,
                      message: t('questionEditor.dimensionWrong'),
                    },
                  ]}
                >
                  <AutoComplete
                    showSearch={{
                      filterOption: (typed, option) =>
                        String(option?.label).toLowerCase().includes(typed.toLowerCase()),
                    }}
                    options={[...names].map(([value, text]) => ({
                      value,
                      label: t('questionEditor.dimensionOption', { name: pick(text), key: value }),
                    }))}
                    onSelect={(key: string) => onChoose(field.name, key)}
                  />
                </Form.Item>
                <Form.Item
                  name={[field.name, 'weight']}
                  label={t('requisitions.weight')}
                  rules={[{ required: true, message: t('requisitions.weightMissing') }]}
                >
                  <InputNumber min={1} max={100} suffix="%" />
                </Form.Item>
                <LanguagePair
                  path={['dimensions', field.name, 'name']}
                  inList={[field.name, 'name']}
                  labels={{ zh: t('rules.nameZh'), en: t('rules.nameEn') }}
                  maxLength={200}
                />
              </div>
              <Button size="small" onClick={() => remove(field.name)}>
                {t('requisitions.removeDimension', { number: position + 1 })}
              </Button>
            </fieldset>
          ))}
          <Form.ErrorList errors={errors} />
          <p className={sum === 100 ? 'meta' : 'meta is-short'} role="status">
            {t('requisitions.weightSum', { sum })}
          </p>
          <Button disabled={fields.length >= 30} onClick={() => add({ weight: Math.max(0, 100 - sum) || null })}>
            {t('requisitions.addDimension')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function sumOf(list: Dimensions): number {
  // Weights of a tenth add up to 100 as well.
  return Math.round(list.reduce((sum, each) => sum + (each?.weight ?? 0), 0) * 1_000) / 1_000;
}
