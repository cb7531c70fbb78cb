import { useDossier, useJob, useRubric } from '../api/queries.ts';
import type { Task } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Part } from '../parts/part.tsx';
import { CandidateCard } from './candidate-card.tsx';
import { EarlierReviews } from './earlier-reviews.tsx';
import { InterviewReport } from './interview-report.tsx';
import { ResumeSummary } from './resume-summary.tsx';
import { ScreeningPoints } from './screening-points.tsx';

/** All that is known of the application, the part that the task is about first. */
export function Dossier({ task }: { task: Task }) {
  const { t } = useText();
  const dossier = useDossier(task.applicationId ?? '', task.candidateId ?? '');
  const job = useJob(task.jobId).data;
  const rubric = useRubric(job?.rubricId).data;

  const screening = (
    <Part key="screening" title={t('screening.title')} query={dossier.facts}>
      {(sheet) => <ScreeningPoints sheet={sheet} job={job} />}
    </Part>
  );
  const interview = (
    <Part key="interview" title={t('interview.title')} query={dossier.orders}>
      {(orders) => <InterviewReport orders={orders.items} rubric={rubric} job={job} />}
    </Part>
  );
  const isScreening = task.taskType === 'reviewScreening';

  return (
    <div className="dossier">
      <Part title={t('task.candidate')} query={dossier.candidate} isTitleHidden>
        {(candidate) => <CandidateCard candidate={candidate} application={dossier.application.data} />}
      </Part>
      {isScreening ? screening : interview}
      <Part title={t('resume.title')} query={dossier.resume}>
        {(resume) => <ResumeSummary resume={resume} />}
      </Part>
      {!isScreening && screening}
      {(dossier.scorecards.data?.items.length ?? 0) > 0 && (
        <Part title={t('scorecards.title')} query={dossier.scorecards}>
          {(scorecards) => <EarlierReviews scorecards={scorecards.items} rubric={rubric} />}
        </Part>
      )}
    </div>
  );
}
