import { App, Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../api/client.ts';
import { useDepartments, useRubricTemplates } from '../api/hiring-queries.ts';
import { unwrap } from '../api/problem.ts';
import { refreshLive } from '../api/queries.ts';
import type { Requisition, RequisitionCreate, Session } from '../api/types.ts';
import { minorPerMajor, useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { DimensionFields } from './dimension-fields.tsx';
import { fromRequisition, toWish, type WishFields } from './wish.ts';
import { FormDrawer } from '../parts/form-drawer.tsx';

type Props = {
  session: Session;
  /** The requisition to change; null: a new one. */
  before: Requisition | null;
  onClose: () => void;
  onSaved: (requisition: Requisition) => void;
};

/** The form of a requisition. A draft may lack anything but its title; handing in asks for the rest. */
export function RequisitionForm({ session, before, onClose, onSaved }: Props) {
  const { t, pick } = useText();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<WishFields>();
  const judgedBy = Form.useWatch('judgedBy', form);
  const departments = useDepartments().data ?? [];
  const templates = useRubricTemplates().data ?? [];
  const key = useRef(crypto.randomUUID());

  const save = useMutation({
    mutationFn: (wish: RequisitionCreate) => send(wish, before, key.current),
    onSuccess: (saved) => {
      void message.success(t('requisitions.saved'));
      onSaved(saved);
    },
    onSettled: () => {
      key.current = crypto.randomUUID();
      void refreshLive(queryClient);
    },
  });
  const needsLanguage = (other: keyof WishFields) => ({
    validator: (_rule: unknown, value: string | undefined) =>
      value?.trim() || String(form.getFieldValue(other) ?? '').trim()
        ? Promise.resolve()
        : Promise.reject(new Error(t('requisitions.oneLanguage'))),
  });

  return (
    <FormDrawer onClose={onClose} title={before ? t('requisitions.edit') : t('requisitions.new')}>
      <Form
        form={form}
        layout="vertical"
        className="drawer-body"
        initialValues={fromRequisition(before, minorPerMajor)}
        onFinish={() => save.mutate(toWish(form.getFieldsValue(true) as WishFields, before, minorPerMajor))}
      >
        <div className="form-pair">
          <Form.Item name="titleZh" label={t('requisitions.titleZh')} rules={[needsLanguage('titleEn')]}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="titleEn" label={t('requisitions.titleEn')}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
        {session.departmentId == null && !before && (
          <Form.Item name="departmentId" label={t('requisitions.department')} rules={[{ required: true }]}>
            <Select options={departments.map((each) => ({ value: each.id, label: pick(each.name) }))} />
          </Form.Item>
        )}
        <div className="form-pair">
          <Form.Item name="headcount" label={t('requisitions.people')}>
            <InputNumber min={1} max={10_000} precision={0} />
          </Form.Item>
          <Form.Item name="deadlineOn" label={t('requisitions.deadline')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <div className="form-four">
          <Form.Item name="salaryMin" label={t('requisitions.salaryMin')}>
            <InputNumber min={0} />
          </Form.Item>
          <Form.Item name="salaryMax" label={t('requisitions.salaryMax')}>
            <InputNumber min={0} />
          </Form.Item>
          <Form.Item name="currency" label={t('offerForm.currency')}>
            <Select options={['CNY', 'HKD', 'USD', 'EUR', 'SGD', 'JPY'].map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Form.Item name="period" label={t('offerForm.period')}>
            <Select options={(['month', 'year'] as const).map((value) => ({ value, label: t(`period.${value}`) }))} />
          </Form.Item>
        </div>
        <Form.Item name="reason" label={t('requisitions.reason')}>
          <Input.TextArea maxLength={2_000} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="dutiesZh" label={t('requisitions.dutiesZh')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
          </Form.Item>
          <Form.Item name="dutiesEn" label={t('requisitions.dutiesEn')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
          </Form.Item>
        </div>
        <h4>{t('requisitions.requirements')}</h4>
        <Form.List name="requirements">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field, position) => (
                <div className="form-line" key={field.key}>
                  <Form.Item name={[field.name, 'zh']}>
                    <Input
                      aria-label={t('requisitions.requirementZh', { number: position + 1 })}
                      placeholder={t('language.zh')}
                    />
                  </Form.Item>
                  <Form.Item name={[field.name, 'en']}>
                    <Input
                      aria-label={t('requisitions.requirementEn', { number: position + 1 })}
                      placeholder={t('language.en')}
                    />
                  </Form.Item>
                  <Button
                    aria-label={t('requisitions.removeRequirement', { number: position + 1 })}
                    onClick={() => remove(field.name)}
                  >
                    ×
                  </Button>
                </div>
              ))}
              <Button onClick={() => add({})}>{t('requisitions.addRequirement')}</Button>
            </>
          )}
        </Form.List>
        <h4>{t('requisitions.judgedBy')}</h4>
        <Form.Item name="judgedBy">
          <Radio.Group
            aria-label={t('requisitions.judgedBy')}
            options={(['template', 'own'] as const).map((value) => ({ value, label: t(`requisitions.by.${value}`) }))}
          />
        </Form.Item>
        {judgedBy === 'own' ? (
          <DimensionFields />
        ) : (
          <Form.Item name="rubricTemplateId" label={t('requisitions.template')}>
            <Select allowClear options={templates.map((each) => ({ value: each.id, label: pick(each.name) }))} />
          </Form.Item>
        )}
        {save.isError && <ErrorNotice error={save.error} />}
        <div className="button-row">
          <Button size="large" onClick={onClose}>
            {t('task.back')}
          </Button>
          <Button size="large" type="primary" htmlType="submit" loading={save.isPending}>
            {t('requisitions.saveDraft')}
          </Button>
        </div>
      </Form>
    </FormDrawer>
  );
}

function send(wish: RequisitionCreate, before: Requisition | null, idempotencyKey: string): Promise<Requisition> {
  if (before === null)
    return unwrap(
      api.POST('/api/v1/requisitions', {
        params: { header: { 'Idempotency-Key': idempotencyKey } },
        body: wish,
      }),
    );
  const { departmentId: _departmentId, ...change } = wish;
  return unwrap(
    api.PATCH('/api/v1/requisitions/{id}', {
      params: { path: { id: before.id }, header: { 'If-Match': `"${before.version}"` } },
      body: change,
    }),
  );
}
