import type { OnboardingRules } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Chip } from '../parts/chip.tsx';
import { useFacts } from './fact-label.ts';
import { readCondition, type SimpleCondition } from './simple-condition.ts';

const operatorWords = { '<': 'below', '<=': 'atMost', '>=': 'atLeast', '>': 'above' } as const;

/** Gives a condition in a sentence. */
export function useConditionText(): (condition: SimpleCondition) => string {
  const { t } = useText();
  const { labelOf } = useFacts();
  return ({ join, parts }) =>
    parts
      .map(({ fact, operator, percent }) => `${labelOf(fact)} ${t(`rules.${operatorWords[operator]}`)} ${percent}%`)
      .join(` ${t(`rules.${join}`)} `);
}

/** The rules as sentences, then what they draw on. */
export function RulesView({ rules }: { rules: OnboardingRules }) {
  const { t, pick } = useText();
  const conditionText = useConditionText();
  const dueText = useDueText();
  const names = new Map([...rules.modules, ...rules.tasks].map((each) => [each.key, pick(each.title) || each.key]));
  const then = (part: { modules?: string[]; tasks?: string[] }) => [...(part.tasks ?? []), ...(part.modules ?? [])];
  return (
    <>
      <section className="part">
        <h2>{t('rules.rules')}</h2>
        <ul className="lines">
          <li>
            <strong>{t('rules.always')}</strong>
            <Outcome names={then(rules.always).map((key) => names.get(key) ?? key)} />
          </li>
          {rules.rules.map((rule) => {
            const simple = readCondition(rule.when);
            return (
              <li key={rule.id} data-rule={rule.id}>
                <span>
                  <strong>{pick(rule.label) || rule.id}</strong>
                  <span className="meta">
                    {t('rules.when')} {simple ? conditionText(simple) : <code>{JSON.stringify(rule.when)}</code>}
                  </span>
                </span>
                <Outcome names={then(rule).map((key) => names.get(key) ?? key)} />
              </li>
            );
          })}
        </ul>
      </section>
      <div className="side-by-side">
        <section className="part">
          <h2>{t('rules.tasks')}</h2>
          <ul className="lines">
            {rules.tasks.map((task) => (
              <li key={task.key}>
                <span>{pick(task.title) || task.key}</span>
                <span className="meta">
                  <Chip>{t(`owner.${task.owner}`)}</Chip> {dueText(task.dueInDays)}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section className="part">
          <h2>{t('rules.modules')}</h2>
          <ul className="lines">
            {rules.modules.map((module) => (
              <li key={module.key}>
                <span>{pick(module.title) || module.key}</span>
                <span className="meta">{dueText(module.dueInDays)}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

function Outcome({ names }: { names: string[] }) {
  const { t } = useText();
  return (
    <span className="chips">
      {names.length === 0 ? t('rules.nothing') : names.map((name) => <Chip key={name}>{name}</Chip>)}
    </span>
  );
}

function useDueText(): (dueInDays: number) => string {
  const { t } = useText();
  return (days) =>
    days === 0
      ? t('rules.dueFirst')
      : days < 0
        ? t('rules.dueBefore', { count: -days })
        : t('rules.dueText', { count: days });
}
