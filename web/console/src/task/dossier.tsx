import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useDossier, useJob, useRubric } from '../api/queries.ts';
import type { Task } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { CandidateCard } from './candidate-card.tsx';
import { EarlierReviews } from './earlier-reviews.tsx';
import { InterviewReport } from './interview-report.tsx';
import { ResumeSummary } from './resume-summary.tsx';
import { ScreeningPoints } from './screening-points.tsx';

/** All that is known of the application, the part that the task is about first. */
export function Dossier({ task }: { task: Task }) {
  const { t } = useText();
  const dossier = useDossier(task.applicationId, task.candidateId);
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

type PartQuery<T> = { isPending: boolean; data: T | undefined; error: unknown; refetch: () => unknown };

function Part<T>(props: {
  title: string;
  query: PartQuery<T>;
  isTitleHidden?: boolean;
  children: (data: T) => ReactNode;
}) {
  const { title, query, isTitleHidden, children } = props;
  const { t } = useText();
  const isForbidden = query.error instanceof ApiProblem && [403, 404].includes(query.error.status);
  return (
    <section className="part">
      <h3 className={isTitleHidden ? 'visually-hidden' : undefined}>{title}</h3>
      {query.data !== undefined ? (
        children(query.data)
      ) : query.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 3 }} />
      ) : isForbidden ? (
        <p className="meta">{t('dossier.noRight')}</p>
      ) : (
        <ErrorNotice error={query.error} title={t('dossier.failed')} onRetry={() => void query.refetch()} />
      )}
    </section>
  );
}
