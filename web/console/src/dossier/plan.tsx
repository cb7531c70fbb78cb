import type { OnboardingPlan, OnboardingRules } from '../api/types.ts';
import { useOnboardingRules } from '../api/hiring-queries.ts';
import { useText } from '../i18n/text.ts';
import { Chip } from '../parts/chip.tsx';

type Entry = OnboardingPlan['tasks'][number] | OnboardingPlan['modules'][number];

/** The plan of the first weeks, each entry with the rules that brought it there. */
export function Plan({ plan }: { plan: OnboardingPlan | null }) {
  const { t } = useText();
  const rules = useOnboardingRules().data;
  if (plan === null) return <p className="meta">{t('application.notTaken')}</p>;
  return (
    <div className="side-by-side">
      <section>
        <h4>{t('application.planTasks')}</h4>
        <Entries entries={plan.tasks} rules={rules} />
      </section>
      <section>
        <h4>{t('application.planModules')}</h4>
        <Entries entries={plan.modules} rules={rules} />
      </section>
    </div>
  );
}

function Entries({ entries, rules }: { entries: Entry[]; rules: OnboardingRules | undefined }) {
  const { t, pick, day } = useText();
  // A plan keeps the ids of its rules; one that HR has removed since then shows by its id.
  const reasonOf = (id: string) =>
    id === 'always' ? t('application.always') : pick(rules?.rules.find((rule) => rule.id === id)?.label) || id;
  return (
    <ul className="lines">
      {entries.map((entry) => (
        <li key={entry.key}>
          <span>
            <strong>{pick(entry.title) || entry.key}</strong>
            {entry.because.length > 0 && (
              <span className="meta">
                {t('application.because', { reasons: entry.because.map(reasonOf).join(', ') })}
              </span>
            )}
          </span>
          <span className="meta">
            {'owner' in entry && <Chip>{t(`owner.${entry.owner}`)}</Chip>}{' '}
            {entry.dueDate && t('application.planDue', { date: day(entry.dueDate) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
