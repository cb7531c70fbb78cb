import type { Application } from '../api/types.ts';
import { useStages } from '../api/queries.ts';
import { useText } from '../i18n/text.ts';

/**
 * Where an application stands on the line of its process. A reader who may not see the process gets the stage's name alone.
 */
export function StageLine({ application }: { application: Application }) {
  const { t, pick } = useText();
  const stages = useStages(application.processId, application.processVersion).data ?? [];
  const index = stages.findIndex((stage) => stage.stageId === application.stageId);
  const hasPassedAll = application.status === 'hired';
  const label = pick(application.stageLabel) || (application.endedAt ? '' : t('applications.notStarted'));

  return (
    <div className={`stage stage-${application.status}`}>
      {stages.length > 0 && (
        <span className="stage-dots" aria-hidden="true">
          {stages.map((stage, position) => (
            <span
              key={stage.stageId}
              title={pick(stage.label)}
              className={
                hasPassedAll || (index >= 0 && position < index)
                  ? 'is-done'
                  : position === index
                    ? 'is-here'
                    : 'is-ahead'
              }
            />
          ))}
        </span>
      )}
      {label && (
        <span className="stage-label">
          <span aria-hidden={index >= 0}>{label}</span>
          {index >= 0 && (
            <>
              <span className="stage-number" aria-hidden="true">
                {t('applications.stageShort', { number: index + 1, count: stages.length })}
              </span>
              <span className="visually-hidden">
                {t('applications.stageOf', { number: index + 1, count: stages.length, label })}
              </span>
            </>
          )}
        </span>
      )}
    </div>
  );
}
