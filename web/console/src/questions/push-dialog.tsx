import { useQueries } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { useId, useState } from 'react';
import { connectionsQuery, connectorsQuery } from '../api/choice-queries.ts';
import { api } from '../api/client.ts';
import { unwrap } from '../api/problem.ts';
import type { QuestionSetVersion } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { useText } from '../i18n/text.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';

/** Puts a published version into a vendor's library; offered are the vendors that take question sets. */
export function PushDialog({ version, onClose }: { version: QuestionSetVersion; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const id = useId();
  const [connectionId, setConnectionId] = useState<string | null>(null);
  const [connections, connectors] = useQueries({ queries: [connectionsQuery, connectorsQuery] });
  const takers = (connectors.data ?? []).filter(({ operations }) => operations.includes('interview.pushQuestionSet'));
  const offered = (connections.data ?? []).filter(
    ({ connectorId, status }) => status === 'active' && takers.some((each) => each.id === connectorId),
  );
  const send = useWrite(
    (to: string, key) =>
      unwrap(
        api.POST('/api/v1/question-sets/{id}/versions/{version}/push', {
          params: { path: { id: version.questionSetId, version: version.version }, header: { 'Idempotency-Key': key } },
          body: { connectionId: to },
        }),
      ),
    () => {
      void message.success(t('questionSets.pushAsked'));
      onClose();
    },
  );
  return (
    <ActionDialog
      title={t('questionSets.push')}
      text={t('questionSets.pushHint')}
      confirm={t('questionSets.pushConfirm')}
      isReady={connectionId !== null}
      isPending={send.isPending}
      error={send.error ?? connections.error ?? connectors.error}
      onConfirm={() => connectionId && send.mutate(connectionId)}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor={id}>{t('questionSets.vendor')}</label>
        <Select
          id={id}
          className="full-width"
          value={connectionId}
          options={offered.map(({ id: value, name }) => ({ value, label: name }))}
          onChange={setConnectionId}
        />
      </div>
    </ActionDialog>
  );
}
