import { useStages } from '../api/queries.ts';
import type { EvaluationSheet } from '../api/types.ts';
import { en } from '../i18n/en.ts';
import { useText } from '../i18n/text.ts';
import { useActorName } from '../parts/actor.ts';
import { useOutcomeText } from '../task/outcome-text.ts';

/** How each stage was left: with what, by whom or by what. */
export function Decisions({ sheet }: { sheet: EvaluationSheet }) {
  const { t, pick, instant } = useText();
  const actorName = useActorName();
  const outcomeText = useOutcomeText();
  const stages = useStages(sheet.processId, sheet.processVersion).data ?? [];
  if (sheet.decisions.length === 0) return <p className="meta">{t('application.notTaken')}</p>;
  return (
    <ul className="lines">
      {sheet.decisions.map((decision) => (
        <li key={`${decision.at}/${decision.stageId}`}>
          <span>
            <strong>
              {pick(stages.find((stage) => stage.stageId === decision.stageId)?.label) || decision.stageId}
            </strong>
            <span className="meta">
              {outcomeText(decision.outcome)} ·{' '}
              {t('application.decidedBy', {
                who: isCause(decision.decidedBy) ? t(`cause.${decision.decidedBy}`) : actorName(decision.decidedBy),
              })}
            </span>
          </span>
          <time className="meta" dateTime={decision.at}>
            {instant(decision.at)}
          </time>
        </li>
      ))}
    </ul>
  );
}

function isCause(word: string): word is keyof typeof en.cause {
  return Object.hasOwn(en.cause, word);
}
