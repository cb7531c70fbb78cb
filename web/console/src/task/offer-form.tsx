import { App, Button, Form, Input, InputNumber, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../api/client.ts';
import { ApiProblem, unwrap } from '../api/problem.ts';
import { refreshLive } from '../api/queries.ts';
import type { OfferCreate } from '../api/types.ts';
import { minorPerMajor, useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';

type Fields = {
  amount: number;
  currency: string;
  period: 'month' | 'year';
  startDate: string;
  notesZh?: string;
  notesEn?: string;
};

/** Writes the next version of the offer, which goes to its approvers at once. */
export function OfferForm({ applicationId, onSent }: { applicationId: string; onSent: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const send = useMutation({
    mutationFn: (body: OfferCreate) =>
      unwrap(
        api.POST('/api/v1/applications/{id}/offers', {
          params: { path: { id: applicationId }, header: { 'Idempotency-Key': key.current } },
          body,
        }),
      ),
    onSuccess: () => {
      void message.success(t('offerForm.sent'));
      onSent();
    },
    onError: (error) => {
      // Refused: what is sent next is another offer. Unconfirmed: the same one again under the same key counts once.
      if (error instanceof ApiProblem && !error.isUnconfirmed) key.current = crypto.randomUUID();
    },
    onSettled: () => refreshLive(queryClient),
  });
  const today = new Date().toISOString().slice(0, 10);

  return (
    <Form<Fields>
      layout="vertical"
      className="offer-form"
      requiredMark={false}
      initialValues={{ currency: 'CNY', period: 'month' }}
      onFinish={(fields) => send.mutate(toOffer(fields))}
    >
      <h3>{t('offerForm.title')}</h3>
      <p className="meta">{t('offerForm.hint')}</p>
      <div className="form-four">
        <Form.Item
          name="amount"
          label={t('offerForm.amount')}
          rules={[{ required: true, message: t('offerForm.amountMissing') }]}
        >
          <InputNumber min={1} />
        </Form.Item>
        <Form.Item name="currency" label={t('offerForm.currency')}>
          <Select options={['CNY', 'HKD', 'USD', 'EUR', 'SGD', 'JPY'].map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="period" label={t('offerForm.period')}>
          <Select options={(['month', 'year'] as const).map((value) => ({ value, label: t(`period.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="startDate"
          label={t('offerForm.startDate')}
          rules={[
            {
              validator: (_rule, value: string | undefined) =>
                value && value >= today ? Promise.resolve() : Promise.reject(new Error(t('offerForm.dateMissing'))),
            },
          ]}
        >
          <Input type="date" min={today} />
        </Form.Item>
      </div>
      <Form.Item name="notesZh" label={t('offerForm.notesZh')}>
        <Input.TextArea maxLength={2_000} autoSize={{ minRows: 1, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="notesEn" label={t('offerForm.notesEn')}>
        <Input.TextArea maxLength={2_000} autoSize={{ minRows: 1, maxRows: 6 }} />
      </Form.Item>
      {send.isError && <ErrorNotice error={send.error} />}
      <Button type="primary" size="large" block htmlType="submit" loading={send.isPending}>
        {t('offerForm.submit')}
      </Button>
    </Form>
  );
}

function toOffer({ amount, currency, period, startDate, notesZh = '', notesEn = '' }: Fields): OfferCreate {
  const notes = {
    ...(notesZh.trim() ? { zh: notesZh.trim() } : {}),
    ...(notesEn.trim() ? { en: notesEn.trim() } : {}),
  };
  return {
    salary: { amount: Math.round(amount * minorPerMajor(currency)), currency, period },
    startDate,
    ...(notes.zh || notes.en ? { notes } : {}),
  };
}
