import { App, Button } from 'antd';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { unwrap } from '../api/problem.ts';
import type { Offer } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { useText } from '../i18n/text.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { MaterialList } from './material-list.tsx';

type Answer = 'accept' | 'decline';

/** What the candidate says to an offer that is with them, and the documents they hand in. */
export function OfferAnswer({ offer }: { offer: Offer }) {
  const { t } = useText();
  const [open, setOpen] = useState<Answer | null>(null);
  return (
    <>
      {offer.status === 'sent' && (
        <div className="button-row">
          {(['accept', 'decline'] as const).map((answer) => (
            <Button key={answer} type={answer === 'accept' ? 'primary' : 'default'} onClick={() => setOpen(answer)}>
              {t(`offerAnswer.${answer}`)}
            </Button>
          ))}
        </div>
      )}
      {takesDocuments(offer) && <MaterialList offer={offer} />}
      {open && <Confirm key={open} answer={open} offer={offer} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Does the offer ask for documents, and are they taken now? */
export function takesDocuments({ materials, status }: Offer): boolean {
  return materials.length > 0 && (status === 'sent' || status === 'accepted');
}

function Confirm({ answer, offer, onClose }: { answer: Answer; offer: Offer; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const send = useWrite(
    (_none: null, key) => {
      const params = { path: { id: offer.id }, header: { 'Idempotency-Key': key } };
      return answer === 'accept'
        ? unwrap(api.POST('/api/v1/offers/{id}/accept', { params }))
        : unwrap(api.POST('/api/v1/offers/{id}/decline', { params }));
    },
    ({ status }) => {
      void message.success(t(`offerStatus.${status}`));
      onClose();
    },
  );
  return (
    <ActionDialog
      title={t(`offerAnswer.${answer}Question`, { version: offer.version })}
      text={t(`offerAnswer.${answer}Hint`)}
      confirm={t(`offerAnswer.${answer}Confirm`)}
      isDanger={answer === 'decline'}
      isPending={send.isPending}
      error={send.error}
      onConfirm={() => send.mutate(null)}
      onClose={onClose}
    />
  );
}
