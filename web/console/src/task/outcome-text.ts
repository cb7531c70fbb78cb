import { en } from '../i18n/en.ts';
import { useText } from '../i18n/text.ts';

/** Answers that end or turn down something: they are shown as such, and some need a reason. */
export const refusals: readonly string[] = ['fail', 'stop', 'noOffer', 'refuse', 'reject', 'return', 'notStarted'];

/** Refusals after which somebody must know why. */
const explained: readonly string[] = [
  'fail',
  'refuse',
  'reject',
  'return',
  'comment',
  'noOffer',
  'dismissed',
  'upheld',
];

/** Does this answer need a comment? The page asks for it wherever somebody else must be able to read why. */
export function needsReason(outcome: string): boolean {
  return explained.includes(outcome);
}

/** The word for an answer; one that the page does not know shows as the hub writes it. */
export function useOutcomeText(): (outcome: string) => string {
  const { t } = useText();
  return (outcome) => (isKnown(outcome) ? t(`outcome.${outcome}`) : outcome);
}

/** What an answer leads to, in a sentence, for this type of task; empty where there is nothing to add. */
export function useOutcomeHint(): (taskType: string, outcome: string) => string {
  const { t } = useText();
  return (taskType, outcome) => {
    const own = `${taskType}_${outcome}`;
    if (hasHint(own)) return t(`outcomeHint.${own}`);
    return hasHint(outcome) ? t(`outcomeHint.${outcome}`) : '';
  };
}

function isKnown(outcome: string): outcome is keyof typeof en.outcome {
  return Object.hasOwn(en.outcome, outcome);
}

function hasHint(name: string): name is keyof typeof en.outcomeHint {
  return Object.hasOwn(en.outcomeHint, name);
}
