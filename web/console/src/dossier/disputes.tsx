import type { EvaluationSheet } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { isNamed, useActorName } from '../parts/actor.ts';
import { Chip } from '../parts/chip.tsx';

const tones = { open: 'warn', upheld: 'good', dismissed: 'plain' } as const;

/** What the candidate objects to, in their words, and what came of it. */
export function Disputes({ disputes }: { disputes: EvaluationSheet['disputes'] }) {
  const { t, instant } = useText();
  const actorName = useActorName();
  return disputes.map((dispute) => (
    <article key={dispute.id} className="earlier" data-dispute-status={dispute.status}>
      <p>
        <Chip tone={tones[dispute.status]}>{t(`disputeStatus.${dispute.status}`)}</Chip>{' '}
        <span className="meta">
          {isNamed(dispute.raisedBy)
            ? t('application.disputeRaised', { who: actorName(dispute.raisedBy), when: instant(dispute.raisedAt) })
            : instant(dispute.raisedAt)}
        </span>
      </p>
      <blockquote dir="auto">{dispute.reason}</blockquote>
      {dispute.status !== 'open' && dispute.settledAt && (
        <p className="meta">
          {t('application.disputeSettled', {
            status: t(`disputeStatus.${dispute.status}`),
            who: actorName(dispute.settledBy ?? 'hub'),
            when: instant(dispute.settledAt),
          })}
        </p>
      )}
    </article>
  ));
}
