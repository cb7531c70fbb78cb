import { App, Form, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { unwrap } from '../api/problem.ts';
import type { Department } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { useText } from '../i18n/text.ts';
import { usePlaceFaults } from '../parts/field-faults.ts';
import { LanguagePair } from '../parts/language-pair.tsx';
import { EditDrawer } from './edit-drawer.tsx';

type Fields = { name: { zh?: string; en?: string }; contactEmail: string };

/** A department's name and where it is written to. */
export function DepartmentForm({ department, onClose }: { department: Department; onClose: () => void }) {
  const { t, pick } = useText();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const placeFaults = usePlaceFaults(form);
  const save = useWrite(
    ({ name, contactEmail }: Fields) =>
      unwrap(
        api.PATCH('/api/v1/departments/{id}', {
          params: { path: { id: department.id }, header: { 'If-Match': `"${department.version}"` } },
          body: {
            name: {
              ...(name.zh?.trim() ? { zh: name.zh.trim() } : {}),
              ...(name.en?.trim() ? { en: name.en.trim() } : {}),
            },
            contactEmail: contactEmail.trim() === '' ? null : contactEmail.trim(),
          },
        }),
      ),
    (saved) => {
      void message.success(t('people.departmentSaved', { name: pick(saved.name) }));
      onClose();
    },
  );
  return (
    <EditDrawer<Fields>
      title={pick(department.name)}
      form={form}
      initialValues={{ name: department.name, contactEmail: department.contactEmail ?? '' }}
      isPending={save.isPending}
      error={save.error}
      onSave={(fields) =>
        save.mutate(fields, {
          onError: placeFaults,
          onSettled: () => void queryClient.invalidateQueries({ queryKey: ['departments'] }),
        })
      }
      onClose={onClose}
    >
      <LanguagePair path={['name']} labels={{ zh: t('people.nameZh'), en: t('people.nameEn') }} maxLength={200} />
      <Form.Item
        name="contactEmail"
        label={t('people.contactEmail')}
        extra={t('people.contactEmailHint')}
        rules={[{ type: 'email', message: t('people.emailWrong') }]}
      >
        <Input inputMode="email" maxLength={254} autoComplete="off" />
      </Form.Item>
    </EditDrawer>
  );
}
