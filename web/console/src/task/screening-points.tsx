import type { Fact, FactSheet, Job } from '../api/types.ts';
import { en } from '../i18n/en.ts';
import { useText } from '../i18n/text.ts';
import { Chip } from '../parts/chip.tsx';
import { Icon } from '../parts/icon.tsx';

const icons = { met: 'check', notMet: 'cross', unknown: 'question' } as const;

/** Each point of the screening with its result and where that stood in the résumé or the answers. */
export function ScreeningPoints({ sheet, job }: { sheet: FactSheet; job: Job | undefined }) {
  const { t, pick, number } = useText();
  if (sheet.screening.length === 0) return <p className="meta">{t('screening.none')}</p>;
  return (
    <ul className="points">
      {sheet.screening.map((point) => {
        const facts = sheet.items.filter((fact) => point.facts.includes(fact.name));
        const isKnockOut = point.kind === 'knockOut';
        // A knock-out that applies is what a requirement that is not met is: the thing to look at.
        const tone =
          isKnockOut && point.result !== 'unknown' ? (point.result === 'met' ? 'notMet' : 'met') : point.result;
        const result =
          isKnockOut && point.result !== 'unknown'
            ? t(point.result === 'met' ? 'screening.knockOutMet' : 'screening.knockOutNotMet')
            : t(`screening.${point.result}`);
        return (
          <li key={`${point.kind}/${point.id}`} className={`point is-${tone}`}>
            <Icon name={icons[tone]} />
            <div>
              <p className="point-head">
                <span className="point-label">{pick(point.label)}</span>
                <span className="point-result">{result}</span>
                {isKnockOut && <Chip>{t('screening.knockOut')}</Chip>}
                {point.weight != null && (
                  <span className="meta">{t('screening.weight', { weight: number(point.weight) })}</span>
                )}
              </p>
              {facts.length === 0 && <p className="meta">{t('screening.noFact')}</p>}
              {facts.map((fact) => (
                <FactLine key={fact.name} fact={fact} job={job} />
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function FactLine({ fact, job }: { fact: Fact; job: Job | undefined }) {
  const { t } = useText();
  return (
    <>
      <p>
        <span className="meta">{useFactName(fact.name, job)}: </span>
        <bdi>{useFactValue(fact)}</bdi>
      </p>
      {fact.evidence.map((evidence, position) => (
        <blockquote key={position} dir="auto">
          {evidence.text}
          {evidence.page !== undefined && (
            <span className="meta">{` ${t('screening.page', { page: evidence.page })}`}</span>
          )}
        </blockquote>
      ))}
    </>
  );
}

function useFactName(name: string, job: Job | undefined): string {
  const { t, pick } = useText();
  const key = name.replace('.', '_');
  if (isKnownFact(key)) return t(`fact.${key}`);
  const question = job?.screeningQuestions?.find((each) => `answers.${each.key}` === name);
  return question ? pick(question.text) : name;
}

function useFactValue({ name, value }: Fact): string {
  const { t, number } = useText();
  const degrees = ['secondary', 'associate', 'bachelor', 'master', 'doctor'] as const;
  const degree =
    name === 'resume.degreeRank'
      ? degrees[Number(value) - 1]
      : name === 'resume.highestDegree'
        ? degrees.find((each) => each === value)
        : undefined;
  if (degree) return t(`degree.${degree}`);
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (typeof value === 'number') return number(value);
  return Array.isArray(value) ? value.join(', ') : value;
}

function isKnownFact(key: string): key is keyof typeof en.fact {
  return Object.hasOwn(en.fact, key);
}
