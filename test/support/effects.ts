import type { Effect } from './sandbox-control.ts';

/** How often each effect happened in the world outside for one application; `message:<template>` for a mail. */
export type EffectCounts = Record<string, number>;

/** What an application that ends as hired does to the world, and nothing more. */
export const hiredEffects: EffectCounts = {
  'order.created': 1,
  'message:interviewInvitation': 1,
  'applicant.created': 1,
  'assessment.written': 1,
  'decision.written': 1,
  'message:applicationPassed': 1,
};

/** Counts the ledger's real effects of one application; webhooks, which go the other way, are left out. */
export function countEffects(effects: readonly Effect[], applicationId: string): EffectCounts {
  const counts: EffectCounts = {};
  for (const effect of effects) {
    if (effect.kind === 'webhook.sent' || applicationOf(effect) !== applicationId) continue;
    const name = effect.kind === 'message.accepted' ? `message:${tagOf(effect, 'template')}` : effect.kind;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** Effects that belong to none of these applications: something was done for nobody, or for somebody else. Access tokens are nobody's. */
export function findStrayEffects(effects: readonly Effect[], applicationIds: readonly string[]): Effect[] {
  return effects.filter(
    (e) => e.kind !== 'webhook.sent' && e.kind !== 'token.issued' && !applicationIds.includes(applicationOf(e)),
  );
}

/** Orders are known by `<application>-o<n>`, mails by their tag, all else by the application itself. */
function applicationOf(effect: Effect): string {
  if (effect.kind === 'message.accepted') return tagOf(effect, 'applicationId');
  const reference = effect.kind === 'order.created' ? effect.data['externalId'] : effect.key;
  return String(reference).replace(/-o\d+$/, '');
}

function tagOf(effect: Effect, name: string): string {
  return String((effect.data['tags'] as Record<string, unknown> | undefined)?.[name]);
}
