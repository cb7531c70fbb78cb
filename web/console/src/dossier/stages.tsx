import { useStages } from '../api/queries.ts';
import type { Application, EvaluationSheet } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { useOutcomeText } from '../task/outcome-text.ts';

/** Every stage of the process with what became of it. */
export function Stages({ application, sheet }: { application: Application; sheet: EvaluationSheet | undefined }) {
  const { t, pick } = useText();
  const outcomeText = useOutcomeText();
  const stages = useStages(application.processId, application.processVersion).data ?? [];
  const here = stages.findIndex((stage) => stage.stageId === application.stageId);
  return (
    <ol className="stage-steps" aria-label={t('application.stages')}>
      {stages.map((stage, position) => {
        const left = sheet?.decisions.findLast((decision) => decision.stageId === stage.stageId);
        const isHere = application.endedAt === null && position === here;
        const state = isHere ? 'here' : left || application.status === 'hired' ? 'done' : 'ahead';
        const words = {
          here: t('application.stageHere'),
          done: left ? outcomeText(left.outcome) : t('application.stageDone'),
          ahead: t(application.endedAt ? 'application.stageSkipped' : 'application.stageAhead'),
        };
        const isBad = state === 'done' && left?.outcome === 'fail';
        return (
          <li
            key={stage.stageId}
            className={`is-${state}${isBad ? ' is-bad' : ''}`}
            data-stage={stage.stageId}
            aria-current={isHere ? 'step' : undefined}
          >
            <strong>{pick(stage.label) || stage.stageId}</strong>
            <span className="meta">{words[state]}</span>
          </li>
        );
      })}
    </ol>
  );
}
