import { App, Button } from 'antd';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { unwrap } from '../api/problem.ts';
import { isOffered } from '../api/rights.ts';
import type { Application, Session } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { useText } from '../i18n/text.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { usePersonName } from '../parts/person-name.tsx';
import { DisputeForm } from './dispute-form.tsx';

type Props = { application: Application; session: Session; wasDeclinedByRule: boolean };

/** What a candidate says by phone or mail, entered by who recruits: withdrawal, objection, the wish for a person. */
export function CandidateActions({ application, session, wasDeclinedByRule }: Props) {
  const { t } = useText();
  const [open, setOpen] = useState<'withdraw' | 'dispute' | 'person' | null>(null);
  const isActive = application.status === 'active' || application.status === 'onHold';
  const offers = [
    ...(isActive && isOffered(session.role, 'applications.withdraw') ? (['withdraw'] as const) : []),
    ...(application.status !== 'erased' && isOffered(session.role, 'disputes.write') ? (['dispute'] as const) : []),
    ...(wasDeclinedByRule && isOffered(session.role, 'applications.write') ? (['person'] as const) : []),
  ];
  if (offers.length === 0) return null;
  return (
    <section className="part candidate-actions" aria-label={t('candidateAction.title')}>
      <h3>{t('candidateAction.title')}</h3>
      <div className="button-row">
        {offers.map((name) => (
          <Button key={name} onClick={() => setOpen(name)}>
            {t(`candidateAction.${name}`)}
          </Button>
        ))}
      </div>
      {open === 'dispute' && <DisputeForm application={application} onClose={() => setOpen(null)} />}
      {(open === 'withdraw' || open === 'person') && (
        <Confirm key={open} what={open} application={application} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

function Confirm(props: { what: 'withdraw' | 'person'; application: Application; onClose: () => void }) {
  const { what, application, onClose } = props;
  const { t } = useText();
  const { message } = App.useApp();
  const name = usePersonName()(application.candidateName, application.id);
  const send = useWrite(
    (_none: null, key) => {
      const params = { path: { id: application.id }, header: { 'Idempotency-Key': key } };
      return what === 'withdraw'
        ? unwrap(api.POST('/api/v1/applications/{id}/withdraw', { params }))
        : unwrap(api.POST('/api/v1/applications/{id}/request-person', { params }));
    },
    () => {
      void message.success(t(`candidateAction.${what}Done`, { name }));
      onClose();
    },
  );
  return (
    <ActionDialog
      title={t(`candidateAction.${what}Question`, { name })}
      text={t(`candidateAction.${what}Hint`)}
      confirm={t(`candidateAction.${what}Confirm`)}
      isDanger={what === 'withdraw'}
      isPending={send.isPending}
      error={send.error}
      onConfirm={() => send.mutate(null)}
      onClose={onClose}
    />
  );
}
