import { App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { api } from '../api/client.ts';
import { unwrap } from '../api/problem.ts';
import { isOffered } from '../api/rights.ts';
import type { QuestionSet, QuestionSetVersion, Session } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { PushDialog } from './push-dialog.tsx';
import { QuestionSetForm } from './question-set-form.tsx';
import { actsOf, type QuestionSetAct } from './question-set-acts.ts';

type Props = { set: QuestionSet; version: QuestionSetVersion; session: Session; onNewVersion: () => void };

/** What this person may do with a version now: one step of its way, confirmed where it can't be taken back. */
export function QuestionSetActions({ set, version, session, onNewVersion }: Props) {
  const { t } = useText();
  const { message } = App.useApp();
  const commentId = useId();
  const [comment, setComment] = useState('');
  const [open, setOpen] = useState<'edit' | 'push' | null>(null);
  const [chosen, setChosen] = useState<QuestionSetAct | null>(null);
  const acts = actsOf(version, set, (action) => isOffered(session.role, action));
  const needsComment = chosen === 'comment' && comment.trim() === '';
  const act = useWrite(
    (name: QuestionSetAct, key) => send(version, name, comment.trim(), key),
    (after) => {
      void message.success(
        t('questionSets.done', { version: after.version, status: t(`questionSetStatus.${after.status}`) }),
      );
      setChosen(null);
      if (after.version !== version.version) onNewVersion();
    },
  );
  if (acts.length === 0) return null;
  const start = (name: (typeof acts)[number]) => (name === 'edit' || name === 'push' ? setOpen(name) : setChosen(name));
  return (
    <section className="requisition-actions">
      {acts.includes('comment') && (
        <div className="field">
          <label htmlFor={commentId}>{t('requisitions.comment')}</label>
          <Input.TextArea
            id={commentId}
            value={comment}
            maxLength={5_000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setComment(event.target.value)}
          />
        </div>
      )}
      {act.isError && <ErrorNotice error={act.error} />}
      {chosen && (
        <p role="status">{needsComment ? t('questionSets.commentNeeded') : t(`questionSets.hint.${chosen}`)}</p>
      )}
      <div className="button-row">
        {chosen ? (
          <>
            <Button size="large" onClick={() => setChosen(null)}>
              {t('task.back')}
            </Button>
            <Button
              size="large"
              type="primary"
              disabled={needsComment}
              loading={act.isPending}
              onClick={() => act.mutate(chosen)}
            >
              {t('requisitions.confirm', { outcome: t(`questionSets.act.${chosen}`) })}
            </Button>
          </>
        ) : (
          acts.map((name, position) => (
            <Button key={name} size="large" type={position === 0 ? 'primary' : 'default'} onClick={() => start(name)}>
              {t(`questionSets.act.${name}`)}
            </Button>
          ))
        )}
      </div>
      {open === 'edit' && (
        <QuestionSetForm before={{ set, version }} onClose={() => setOpen(null)} onSaved={() => setOpen(null)} />
      )}
      {open === 'push' && <PushDialog version={version} onClose={() => setOpen(null)} />}
    </section>
  );
}

function send(of: QuestionSetVersion, act: QuestionSetAct, comment: string, key: string): Promise<QuestionSetVersion> {
  const header = { 'Idempotency-Key': key };
  const params = { path: { id: of.questionSetId, version: of.version }, header };
  switch (act) {
    case 'requestPreview':
      return unwrap(api.POST('/api/v1/question-sets/{id}/versions/{version}/request-preview', { params }));
    case 'approve':
    case 'comment':
      return unwrap(
        api.POST('/api/v1/question-sets/{id}/versions/{version}/preview', {
          params,
          body: { outcome: act, ...(comment === '' ? {} : { comment }) },
        }),
      );
    case 'publish':
      return unwrap(api.POST('/api/v1/question-sets/{id}/versions/{version}/publish', { params }));
    case 'newVersion':
      return unwrap(
        api.POST('/api/v1/question-sets/{id}/versions', {
          params: { path: { id: of.questionSetId }, header },
          body: {},
        }),
      );
  }
}
