import { App, Form, Input, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { usersKey } from '../api/people-queries.ts';
import { unwrap } from '../api/problem.ts';
import type { User } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { useText } from '../i18n/text.ts';
import { usePlaceFaults } from '../parts/field-faults.ts';
import { EditDrawer } from './edit-drawer.tsx';

type Fields = {
  email: string;
  employeeNumber: string;
  calendar: string;
  timeZone: string | null;
  locale: User['locale'];
};

const timeZones = Intl.supportedValuesOf('timeZone');

/** How a colleague is reached and when they have time. */
export function UserForm({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const placeFaults = usePlaceFaults(form);
  const save = useWrite(
    (fields: Fields) =>
      unwrap(
        api.PATCH('/api/v1/users/{id}', {
          params: { path: { id: user.id }, header: { 'If-Match': `"${user.version}"` } },
          body: {
            email: orNull(fields.email),
            employeeNumber: orNull(fields.employeeNumber),
            calendar: orNull(fields.calendar),
            timeZone: fields.timeZone ?? null,
            locale: fields.locale,
          },
        }),
      ),
    (saved) => {
      void message.success(t('people.saved', { name: saved.displayName }));
      onClose();
    },
  );
  return (
    <EditDrawer<Fields>
      title={user.displayName}
      form={form}
      initialValues={{
        email: user.email ?? '',
        employeeNumber: user.employeeNumber ?? '',
        calendar: user.calendar ?? '',
        timeZone: user.timeZone ?? null,
        locale: user.locale,
      }}
      isPending={save.isPending}
      error={save.error}
      onSave={(fields) =>
        save.mutate(fields, {
          onError: placeFaults,
          onSettled: () => void queryClient.invalidateQueries({ queryKey: usersKey }),
        })
      }
      onClose={onClose}
    >
      <Form.Item name="email" label={t('people.email')} rules={[{ type: 'email', message: t('people.emailWrong') }]}>
        <Input inputMode="email" maxLength={254} autoComplete="off" />
      </Form.Item>
      <Form.Item name="employeeNumber" label={t('people.employeeNumber')} extra={t('people.employeeNumberHint')}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name="calendar" label={t('people.calendar')} extra={t('people.calendarHint')}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="timeZone" label={t('people.timeZone')} extra={t('people.timeZoneHint')}>
        <Select
          allowClear
          showSearch
          placeholder={t('people.notGiven')}
          options={timeZones.map((value) => ({ value, label: value }))}
        />
      </Form.Item>
      <Form.Item name="locale" label={t('people.locale')} extra={t('people.localeHint')}>
        <Select options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }))} />
      </Form.Item>
    </EditDrawer>
  );
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
