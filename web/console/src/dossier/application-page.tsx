import { Button, Skeleton } from 'antd';
import { useApplication, useBookings, useEvaluationSheet } from '../api/hiring-queries.ts';
import { useDossier, useJob, useRubric } from '../api/queries.ts';
import { isOffered } from '../api/rights.ts';
import type { Application, Session } from '../api/types.ts';
import { Timeline } from '../home/application-detail.tsx';
import { WaitingList } from '../home/waiting-list.tsx';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { Part } from '../parts/part.tsx';
import { PersonName } from '../parts/person-name.tsx';
import { StatusTag } from '../parts/status-tag.tsx';
import { CandidateCard } from '../task/candidate-card.tsx';
import { EarlierReviews } from '../task/earlier-reviews.tsx';
import { InterviewReport } from '../task/interview-report.tsx';
import { ResumeSummary } from '../task/resume-summary.tsx';
import { ScreeningPoints } from '../task/screening-points.tsx';
import { BackgroundCheck } from './background.tsx';
import { BookingPart } from './booking-part.tsx';
import { CandidateActions } from './candidate-actions.tsx';
import { Decisions } from './decisions.tsx';
import { Disputes } from './disputes.tsx';
import { Offers } from './offers.tsx';
import { Plan } from './plan.tsx';
import { Results } from './results.tsx';
import { Stages } from './stages.tsx';

type Props = { id: string; session: Session; onOpenTask: (taskId: string) => void };

/** The dossier: everything that is known of one application, from the résumé to the first weeks. */
export function ApplicationPage({ id, session, onOpenTask }: Props) {
  const { t } = useText();
  const query = useApplication(id);
  if (query.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <p>
        <a href="#/">{t('nav.back')}</a>
      </p>
      <ApplicationDossier application={query.data} session={session} onOpenTask={onOpenTask} />
    </>
  );
}

function ApplicationDossier(props: {
  application: Application;
  session: Session;
  onOpenTask: (taskId: string) => void;
}) {
  const { application, session, onOpenTask } = props;
  const { t, pick } = useText();
  const { id } = application;
  const sheet = useEvaluationSheet(id);
  const bookings = useBookings(id);
  const dossier = useDossier(id, application.candidateId);
  const job = useJob(application.jobId).data;
  const rubric = useRubric(job?.rubricId).data;

  return (
    <>
      <div className="dossier-head">
        <div>
          <h1>
            <PersonName name={application.candidateName} applicationId={id} />
          </h1>
          <p className="meta">
            <bdi>{pick(application.jobTitle)}</bdi> <StatusTag status={application.status} />
          </p>
        </div>
        <Button href={`/api/v1/applications/${id}/report`} target="_blank" rel="noreferrer">
          {t('application.report')}
        </Button>
      </div>
      <Stages application={application} sheet={sheet.data} />
      <div className="dossier-columns">
        <div>
          {!application.endedAt && <WaitingList items={application.waitingFor} onOpenTask={onOpenTask} />}
          <CandidateActions
            application={application}
            session={session}
            wasDeclinedByRule={
              application.status === 'rejected' && sheet.data?.decisions.at(-1)?.decidedBy === 'knockOut'
            }
          />
          <Part title={t('task.candidate')} query={dossier.candidate}>
            {(candidate) => <CandidateCard candidate={candidate} application={application} />}
          </Part>
          {(sheet.data?.disputes.length ?? 0) > 0 && (
            <Part title={t('application.disputes')} query={sheet}>
              {(data) => <Disputes disputes={data.disputes} />}
            </Part>
          )}
          <Part title={t('application.results')} query={sheet}>
            {(data) => <Results results={data.results} />}
          </Part>
          <details className="answers">
            <summary>{t('interview.title')}</summary>
            <Part title={t('interview.title')} query={dossier.orders} isTitleHidden>
              {(orders) => <InterviewReport orders={orders.items} rubric={rubric} job={job} />}
            </Part>
          </details>
          {(sheet.data?.scorecards.length ?? 0) > 0 && (
            <Part title={t('scorecards.title')} query={dossier.scorecards}>
              {(scorecards) => <EarlierReviews scorecards={scorecards.items} rubric={rubric} />}
            </Part>
          )}
          <Part title={t('application.bookings')} query={bookings}>
            {(items) => <BookingPart application={application} bookings={items} session={session} />}
          </Part>
          <Part title={t('application.background')} query={sheet}>
            {(data) => <BackgroundCheck result={data.backgroundCheck} />}
          </Part>
          {isOffered(session.role, 'offers.read') && (
            <Part title={t('application.offers')} query={sheet}>
              {(data) => <Offers offers={data.offers} canAnswer={isOffered(session.role, 'offers.answer')} />}
            </Part>
          )}
          {isOffered(session.role, 'onboarding.read') && (
            <Part title={t('application.plan')} query={sheet}>
              {(data) => <Plan plan={data.onboardingPlan} />}
            </Part>
          )}
          <Part title={t('resume.title')} query={dossier.resume}>
            {(resume) => <ResumeSummary resume={resume} />}
          </Part>
          <Part title={t('screening.title')} query={dossier.facts}>
            {(facts) => <ScreeningPoints sheet={facts} job={job} />}
          </Part>
        </div>
        <aside>
          <Part title={t('application.decisions')} query={sheet}>
            {(data) => <Decisions sheet={data} />}
          </Part>
          <section className="part">
            <h3>{t('applications.timeline')}</h3>
            <Timeline applicationId={id} />
          </section>
        </aside>
      </div>
    </>
  );
}
