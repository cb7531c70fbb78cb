import { App, Button, Drawer, Input, Skeleton } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { useRequisition } from '../api/hiring-queries.ts';
import { unwrap } from '../api/problem.ts';
import { refreshLive } from '../api/queries.ts';
import { isOffered } from '../api/rights.ts';
import type { Requisition, Session } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { SetUpDrawer } from '../set-up/set-up-drawer.tsx';
import { RequisitionForm } from './requisition-form.tsx';
import { RequisitionStatus, RequisitionView } from './requisition-view.tsx';

type Act = 'submit' | 'approve' | 'return' | 'refuse' | 'cancel';

/** A requisition with what this person may do with it now. */
export function RequisitionDrawer(props: { id: string; session: Session; onClose: () => void }) {
  const { id, session, onClose } = props;
  const { t, pick } = useText();
  const query = useRequisition(id);
  const requisition = query.data;
  return (
    <Drawer
      open
      size={620}
      onClose={onClose}
      className="task-dialog"
      closable={{ 'aria-label': t('close') }}
      title={
        requisition ? (
          <span className="drawer-title">
            <bdi>{pick(requisition.title)}</bdi> <RequisitionStatus status={requisition.status} />
          </span>
        ) : (
          t('loading')
        )
      }
    >
      <div className="drawer-body">
        {query.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
        {query.isError && !requisition && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
        {requisition && (
          <>
            <RequisitionView requisition={requisition} />
            <Actions requisition={requisition} session={session} />
          </>
        )}
      </div>
    </Drawer>
  );
}

function Actions({ requisition, session }: { requisition: Requisition; session: Session }) {
  const { t, pick } = useText();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const commentId = useId();
  const [comment, setComment] = useState('');
  const [chosen, setChosen] = useState<Act | null>(null);
  const [isEditing, setIsEditing] = useState(false);
  const [isSettingUp, setIsSettingUp] = useState(false);
  const key = useRef(crypto.randomUUID());
  const acts = actsOf(requisition.status, session);
  const isDeciding = acts.includes('approve') || acts.includes('return');
  const needsComment = (chosen === 'return' || chosen === 'refuse') && comment.trim() === '';

  const act = useMutation({
    mutationFn: (name: Act) => send(requisition.id, name, comment.trim(), key.current),
    onSuccess: (after) => {
      void message.success(
        t('requisitions.done', { title: pick(after.title), status: t(`requisitionStatus.${after.status}`) }),
      );
      setChosen(null);
      setComment('');
    },
    onSettled: (_data, error) => {
      // A refusal is an answer: what comes next is another request.
      if (!error || !('isUnconfirmed' in error && error.isUnconfirmed)) key.current = crypto.randomUUID();
      void refreshLive(queryClient);
    },
  });
  const isEditable = canEdit(requisition.status, session);
  const isToSetUp = requisition.status === 'approved' && isOffered(session.role, 'requisitions.setUp');
  if (acts.length === 0 && !isEditable && !isToSetUp) return null;

  const word = (name: Act) =>
    name === 'submit' || name === 'cancel' ? t(`requisitions.${name}`) : t(`outcome.${name}`);
  return (
    <section className="requisition-actions">
      {isDeciding && (
        <div className="field">
          <label htmlFor={commentId}>{t('requisitions.comment')}</label>
          <Input.TextArea
            id={commentId}
            value={comment}
            maxLength={2_000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setComment(event.target.value)}
          />
        </div>
      )}
      {act.isError && <ErrorNotice error={act.error} />}
      {chosen && needsComment && <p role="alert">{t('requisitions.commentNeeded')}</p>}
      <div className="button-row">
        {chosen ? (
          <>
            <Button size="large" onClick={() => setChosen(null)}>
              {t('task.back')}
            </Button>
            <Button
              size="large"
              type="primary"
              danger={chosen === 'refuse' || chosen === 'cancel'}
              disabled={needsComment}
              loading={act.isPending}
              onClick={() => act.mutate(chosen)}
            >
              {t('requisitions.confirm', { outcome: word(chosen) })}
            </Button>
          </>
        ) : (
          <>
            {isToSetUp && (
              <Button size="large" type="primary" onClick={() => setIsSettingUp(true)}>
                {t('setUp.open')}
              </Button>
            )}
            {acts.map((name, position) => (
              <Button
                key={name}
                size="large"
                type={position === 0 && !isToSetUp ? 'primary' : 'default'}
                danger={name === 'refuse' || name === 'cancel'}
                onClick={() => setChosen(name)}
              >
                {word(name)}
              </Button>
            ))}
            {isEditable && (
              <Button size="large" onClick={() => setIsEditing(true)}>
                {t('requisitions.edit')}
              </Button>
            )}
          </>
        )}
      </div>
      {isSettingUp && <SetUpDrawer requisition={requisition} onClose={() => setIsSettingUp(false)} />}
      {isEditing && (
        <RequisitionForm
          session={session}
          before={requisition}
          onClose={() => setIsEditing(false)}
          onSaved={() => setIsEditing(false)}
        />
      )}
    </section>
  );
}

function canEdit(status: Requisition['status'], { role }: Session): boolean {
  return isOffered(role, 'requisitions.write') && (status === 'draft' || status === 'returned');
}

function actsOf(status: Requisition['status'], { role }: Session): Act[] {
  const mayWrite = isOffered(role, 'requisitions.write');
  const mayApprove = isOffered(role, 'requisitions.approve');
  const isWritten = status === 'draft' || status === 'returned';
  return [
    ...(isWritten && mayWrite ? (['submit'] as const) : []),
    ...(status === 'submitted' && mayApprove ? (['approve', 'return', 'refuse'] as const) : []),
    ...(status === 'approved' && mayApprove ? (['return'] as const) : []),
    ...((isWritten || status === 'submitted' || status === 'approved') && mayWrite ? (['cancel'] as const) : []),
  ];
}

function send(id: string, act: Act, comment: string, idempotencyKey: string): Promise<Requisition> {
  const params = { path: { id }, header: { 'Idempotency-Key': idempotencyKey } };
  const body = comment === '' ? {} : { comment };
  switch (act) {
    case 'submit':
      return unwrap(api.POST('/api/v1/requisitions/{id}/submit', { params }));
    case 'cancel':
      return unwrap(api.POST('/api/v1/requisitions/{id}/cancel', { params, body }));
    case 'approve':
      return unwrap(api.POST('/api/v1/requisitions/{id}/approve', { params, body }));
    case 'return':
      return unwrap(api.POST('/api/v1/requisitions/{id}/return', { params, body }));
    case 'refuse':
      return unwrap(api.POST('/api/v1/requisitions/{id}/refuse', { params, body }));
  }
}
