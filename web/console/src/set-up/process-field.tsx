import { Form, Select } from 'antd';
import type { ProcessVersion } from '../api/types.ts';
import { useText } from '../i18n/text.ts';

type Props = {
  processes: readonly ProcessVersion[];
  stages: ProcessVersion['definition']['stages'];
  onChange: (processId: string) => void;
};

/** Which process the job runs by, with its stages named under it. */
export function ProcessField({ processes, stages, onChange }: Props) {
  const { t, pick } = useText();
  return (
    <Form.Item
      name="processId"
      label={t('setUp.process')}
      rules={[{ required: true, message: t('setUp.choose') }]}
      extra={stages.length > 0 ? stages.map(({ label, stageId }) => pick(label) || stageId).join(' → ') : undefined}
    >
      <Select
        onChange={onChange}
        options={processes.map(({ version, definition }) => ({
          value: definition.processId,
          label: t('setUp.processOption', { name: pick(definition.name), version }),
        }))}
      />
    </Form.Item>
  );
}
