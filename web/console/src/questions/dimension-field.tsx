import { AutoComplete, Form } from 'antd';
import { useText } from '../i18n/text.ts';
import { useDimensionNames } from '../parts/dimension-name.ts';

/** What a question judges: a dimension by its key; those of the company's rubrics and of the templates are offered. */
export function DimensionField({ name }: { name: number }) {
  const { t, pick } = useText();
  const form = Form.useFormInstance();
  const names = useDimensionNames();
  const key = Form.useWatch<string | undefined>(['questions', name, 'dimension'], form);
  return (
    <Form.Item
      name={[name, 'dimension']}
      label={t('questionEditor.dimension')}
      extra={key === undefined ? undefined : pick(names.get(key))}
      rules={[
        { required: true, pattern: /^[a-zA-Z][a-zA-Z0-9_-]{0,63}$/, message: t('questionEditor.dimensionWrong') },
      ]}
    >
      <AutoComplete
        showSearch={{
          filterOption: (typed, option) => String(option?.label).toLowerCase().includes(typed.toLowerCase()),
        }}
        options={[...names].map(([value, text]) => ({
          value,
          label: t('questionEditor.dimensionOption', { name: pick(text), key: value }),
        }))}
      />
    </Form.Item>
  );
}
