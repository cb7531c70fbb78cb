import { App } from 'antd';
import { useId, useRef } from 'react';
import { api } from '../api/client.ts';
import { useMaterials } from '../api/hiring-queries.ts';
import { unwrap } from '../api/problem.ts';
import type { Offer, OfferMaterial } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { useText } from '../i18n/text.ts';
import { Chip } from '../parts/chip.tsx';
import { ErrorNotice } from '../parts/error-notice.tsx';

const accepted = '.pdf,.png,.jpg,.jpeg,.docx';

/** The documents the offer asks for: what came, and a place to hand in what a candidate sent. */
export function MaterialList({ offer }: { offer: Offer }) {
  const { t } = useText();
  const query = useMaterials(offer.id);
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <section>
      <h4>{t('application.materials')}</h4>
      <p className="meta">{t('offerAnswer.fileHint')}</p>
      <ul className="lines">
        {offer.materials.map((material) => (
          <Material
            key={material.key}
            offer={offer}
            material={material}
            came={(query.data ?? []).filter((each) => each.material === material.key)}
          />
        ))}
      </ul>
    </section>
  );
}

function Material(props: { offer: Offer; material: Offer['materials'][number]; came: OfferMaterial[] }) {
  const { offer, material, came } = props;
  const { t, pick, instant } = useText();
  const { message } = App.useApp();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const label = pick(material.label) || material.key;
  const send = useWrite(
    (file: File, key) => {
      const form = new FormData();
      form.set('material', JSON.stringify({ material: material.key }));
      form.set('file', file);
      return unwrap(
        api.POST('/api/v1/offers/{id}/materials', {
          params: { path: { id: offer.id }, header: { 'Idempotency-Key': key } },
          // The client would make a form of this itself, but the part `material` is JSON.
          body: form as never,
          bodySerializer: (body) => body,
        }),
      );
    },
    () => void message.success(t('offerAnswer.fileDone', { label })),
  );
  return (
    <li data-material={material.key}>
      <span>
        <strong>
          {label} {!material.required && <span className="meta">({t('application.optional')})</span>}
        </strong>
        {came.map((each) => (
          <span className="meta" key={each.id}>
            <bdi>{each.fileName}</bdi> · {instant(each.receivedAt)}
          </span>
        ))}
        {send.isError && <ErrorNotice error={send.error} />}
      </span>
      <span className="material-end">
        {came.length > 0 && <Chip tone="good">{t('offerAnswer.came')}</Chip>}
        <input
          ref={input}
          id={id}
          type="file"
          accept={accepted}
          className="visually-hidden"
          disabled={send.isPending}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) send.mutate(file);
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className="file-button">
          {t(send.isPending ? 'offerAnswer.sending' : 'offerAnswer.handIn')}
          <span className="visually-hidden">: {label}</span>
        </label>
      </span>
    </li>
  );
}
