import type { ReactNode } from 'react';
import { isOffered } from '../api/rights.ts';
import { useSession } from '../api/session.ts';
import type { Offer } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Chip, type Tone } from '../parts/chip.tsx';
import { OfferAnswer, takesDocuments } from './offer-answer.tsx';

const tones: Partial<Record<Offer['status'], Tone>> = {
  accepted: 'good',
  declined: 'bad',
  sent: 'accent',
  approving: 'warn',
  returned: 'warn',
};

/** The versions of the offer, the newest first. */
export function Offers({ offers, canAnswer = false }: { offers: Offer[]; canAnswer?: boolean }) {
  const { t } = useText();
  if (offers.length === 0) return <p className="meta">{t('application.notTaken')}</p>;
  return offers.toReversed().map((offer) => (
    <OfferCard key={offer.id} offer={offer}>
      {canAnswer && <OfferAnswer offer={offer} />}
    </OfferCard>
  ));
}

/** One version of an offer: what is promised, who prepared and approved it, and the letter. */
export function OfferCard({ offer, children }: { offer: Offer; children?: ReactNode }) {
  const { t, pick, day, money, instant } = useText();
  const session = useSession().data;
  const canOpenLetter = session ? isOffered(session.role, 'offers.openLetter') : false;
  const rows: [string, string][] = [
    [
      t('application.salary'),
      `${money(offer.salary.amount, offer.salary.currency)} ${t(`period.${offer.salary.period}`)}`,
    ],
    [t('application.startDate'), day(offer.startDate)],
    [t('application.preparedBy'), offer.preparedByName],
    [t('application.approvedBy'), offer.approvedByNames.join(', ')],
    [t('application.answerBy'), offer.answerBy ? instant(offer.answerBy) : ''],
    [t('application.notes'), pick(offer.notes)],
  ];
  return (
    <article className="offer" data-offer-status={offer.status}>
      <p className="offer-head">
        <strong>{t('application.offerVersion', { version: offer.version })}</strong>
        <Chip tone={tones[offer.status] ?? 'plain'}>{t(`offerStatus.${offer.status}`)}</Chip>
        {canOpenLetter && offer.hasLetter && (
          <a href={`/api/v1/offers/${offer.id}/letter`} target="_blank" rel="noreferrer">
            {t('application.letter')}
            <span className="visually-hidden">{` (${t('header.newTab')})`}</span>
          </a>
        )}
      </p>
      <dl className="facts is-inline">
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
      </dl>
      {offer.materials.length > 0 && !(children && takesDocuments(offer)) && (
        <p className="meta">
          {t('application.materials')}:{' '}
          {offer.materials
            .map((each) => `${pick(each.label) || each.key}${each.required ? '' : ` (${t('application.optional')})`}`)
            .join(' · ')}
        </p>
      )}
      {children}
    </article>
  );
}
