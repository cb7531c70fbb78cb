import { App, Input } from 'antd';
import { useId, useState } from 'react';
import { api } from '../api/client.ts';
import { unwrap } from '../api/problem.ts';
import type { Application } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { useText } from '../i18n/text.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { usePersonName } from '../parts/person-name.tsx';

/** Keeps a candidate's objection in their words; somebody else than who decided then looks at it. */
export function DisputeForm({ application, onClose }: { application: Application; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const id = useId();
  const [reason, setReason] = useState('');
  const name = usePersonName()(application.candidateName, application.id);
  const send = useWrite(
    (text: string, key) =>
      unwrap(
        api.POST('/api/v1/applications/{id}/disputes', {
          params: { path: { id: application.id }, header: { 'Idempotency-Key': key } },
          body: { reason: text },
        }),
      ),
    () => {
      void message.success(t('candidateAction.disputeDone', { name }));
      onClose();
    },
  );
  return (
    <ActionDialog
      title={t('candidateAction.disputeQuestion', { name })}
      text={t('candidateAction.disputeHint')}
      confirm={t('candidateAction.disputeConfirm')}
      isReady={reason.trim() !== ''}
      isPending={send.isPending}
      error={send.error}
      onConfirm={() => send.mutate(reason.trim())}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor={id}>{t('candidateAction.reason')}</label>
        <Input.TextArea
          id={id}
          autoFocus
          value={reason}
          maxLength={8_000}
          autoSize={{ minRows: 3, maxRows: 10 }}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </ActionDialog>
  );
}
