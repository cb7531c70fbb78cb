import { useText } from '../i18n/text.ts';
import { en } from '../i18n/en.ts';

/** The word for an answer; one that the page does not know shows as the hub writes it. */
export function useOutcomeText(): (outcome: string) => string {
  const { t } = useText();
  return (outcome) => (isKnown(outcome) ? t(`outcome.${outcome}`) : outcome);
}

/** What an answer leads to, in a sentence; empty for one that the page does not know. */
export function useOutcomeHint(): (outcome: string) => string {
  const { t } = useText();
  return (outcome) => (isKnown(outcome) ? t(`outcomeHint.${outcome}`) : '');
}

function isKnown(outcome: string): outcome is keyof typeof en.outcome {
  return Object.hasOwn(en.outcome, outcome);
}
