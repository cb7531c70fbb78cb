import { Form, Select } from 'antd';
import { useEffect } from 'react';
import type { Connection, Connector, ProcessVersion } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { connectionRoles, connectionsFor, rolesNeeded } from './needs.ts';

type Props = {
  stages: ProcessVersion['definition']['stages'];
  connections: readonly Connection[];
  connectors: readonly Connector[];
};

/** Which system does what for the job: first what the process can not do without. Where only one fits, it is chosen. */
export function ConnectionFields({ stages, connections, connectors }: Props) {
  const { t } = useText();
  const form = Form.useFormInstance();
  const needed = rolesNeeded(stages);
  const roles = connectionRoles.toSorted((a, b) => Number(needed.has(b)) - Number(needed.has(a)));

  useEffect(() => {
    for (const role of connectionRoles) {
      const [only, another] = connectionsFor(role, connections, connectors);
      const name = ['connections', role];
      if (only && !another && !form.isFieldTouched(name)) form.setFieldValue(name, only.id);
    }
  }, [form, connections, connectors]);

  return (
    <>
      <h4>{t('setUp.connections')}</h4>
      <p className="meta set-up-note">{t('setUp.connectionsHint')}</p>
      <div className="form-pair">
        {roles.map((role) => (
          <Form.Item
            key={role}
            name={['connections', role]}
            label={t(`connectionRole.${role}`)}
            rules={[{ required: needed.has(role), message: t('setUp.choose') }]}
          >
            <Select
              allowClear
              placeholder={t('setUp.none')}
              options={connectionsFor(role, connections, connectors).map(({ id, name }) => ({
                value: id,
                label: name,
              }))}
            />
          </Form.Item>
        ))}
      </div>
    </>
  );
}
