import {
  useBookings,
  useChangeRequest,
  useEvaluationSheet,
  useQuestionSetVersion,
  useRequisition,
} from '../api/hiring-queries.ts';
import { useDossier, useJob, useRubric } from '../api/queries.ts';
import type { EvaluationSheet, Task } from '../api/types.ts';
import { BackgroundCheck } from '../dossier/background.tsx';
import { Bookings } from '../dossier/bookings.tsx';
import { Decisions } from '../dossier/decisions.tsx';
import { Disputes } from '../dossier/disputes.tsx';
import { OfferCard, Offers } from '../dossier/offers.tsx';
import { Plan } from '../dossier/plan.tsx';
import { Results } from '../dossier/results.tsx';
import { useText } from '../i18n/text.ts';
import { Part } from '../parts/part.tsx';
import { RequisitionView } from '../requisitions/requisition-view.tsx';
import { CandidateCard } from './candidate-card.tsx';
import { ChangeView } from './change-view.tsx';
import { Dossier } from './dossier.tsx';
import { EarlierReviews } from './earlier-reviews.tsx';
import { QuestionSetView } from './question-set-view.tsx';
import { ResumeSummary } from './resume-summary.tsx';

type PartName =
  'disputes' | 'offer' | 'offers' | 'background' | 'plan' | 'results' | 'bookings' | 'decisions' | 'resume';

/** What is read before a task of this type is answered, the most important first. */
const partsOf: Partial<Record<Task['taskType'], readonly PartName[]>> = {
  giveScorecard: ['results', 'bookings', 'resume'],
  resolveNoBooking: ['bookings', 'results'],
  recordConsent: ['resume'],
  reviewBackgroundCheck: ['background', 'results', 'resume'],
  prepareOffer: ['offers', 'results', 'background'],
  approveOffer: ['offer', 'results', 'background', 'decisions'],
  collectMaterials: ['offer'],
  confirmFirstDay: ['plan', 'offer'],
  resolveDispute: ['disputes', 'decisions', 'results', 'resume'],
};

/** Does a task show something beside its answer? */
export function hasSubject({ taskType, subject }: Task): boolean {
  return subject !== null || taskType in partsOf || taskType === 'reviewScreening' || taskType === 'reviewInterview';
}

/** What a task is about, in full. */
export function TaskSubject({ task }: { task: Task }) {
  const [, name = ''] = (task.subject ?? '').split('/');
  switch (task.taskType) {
    case 'reviewScreening':
    case 'reviewInterview':
      return <Dossier task={task} />;
    case 'reviewRequisition':
    case 'setUpJob':
      return <RequisitionSubject id={name} />;
    case 'previewQuestionSet': {
      const [id = '', version = '1'] = name.split('@');
      return <QuestionSubject id={id} version={Number(version)} />;
    }
    case 'reviewChange':
      return <ChangeSubject id={name} jobId={task.jobId} />;
    default: {
      const { applicationId, candidateId } = task;
      const parts = partsOf[task.taskType];
      if (applicationId === null || candidateId === null || !parts) return null;
      return <Evidence applicationId={applicationId} candidateId={candidateId} jobId={task.jobId} parts={parts} />;
    }
  }
}

function RequisitionSubject({ id }: { id: string }) {
  const { t } = useText();
  return (
    <div className="dossier">
      <Part title={t('requisitions.title')} query={useRequisition(id)} isTitleHidden>
        {(requisition) => <RequisitionView requisition={requisition} />}
      </Part>
    </div>
  );
}

function QuestionSubject({ id, version }: { id: string; version: number }) {
  const { t } = useText();
  return (
    <div className="dossier">
      <Part title={t('questions.title')} query={useQuestionSetVersion(id, version)}>
        {(set) => <QuestionSetView set={set} />}
      </Part>
    </div>
  );
}

function ChangeSubject({ id, jobId }: { id: string; jobId: string | null }) {
  const { t } = useText();
  const job = useJob(jobId).data;
  return (
    <div className="dossier">
      <Part title={t('change.title')} query={useChangeRequest(id)}>
        {(change) => <ChangeView change={change} job={job} />}
      </Part>
    </div>
  );
}

function Evidence(props: {
  applicationId: string;
  candidateId: string;
  jobId: string | null;
  parts: readonly PartName[];
}) {
  const { applicationId, candidateId, parts } = props;
  const { t } = useText();
  const sheet = useEvaluationSheet(applicationId);
  const bookings = useBookings(applicationId);
  const dossier = useDossier(applicationId, candidateId);
  const rubric = useRubric(useJob(props.jobId).data?.rubricId).data;

  const draw: Record<PartName, () => React.ReactNode> = {
    disputes: () => fromSheet('disputes', (data) => <Disputes disputes={data.disputes} />),
    offer: () => fromSheet('offers', (data) => <LatestOffer sheet={data} />),
    offers: () => fromSheet('offers', (data) => <Offers offers={data.offers} />),
    background: () => fromSheet('background', (data) => <BackgroundCheck result={data.backgroundCheck} />),
    plan: () => fromSheet('plan', (data) => <Plan plan={data.onboardingPlan} />),
    results: () => fromSheet('results', (data) => <Results results={data.results} />),
    decisions: () => fromSheet('decisions', (data) => <Decisions sheet={data} />),
    bookings: () => (
      <Part key="bookings" title={t('application.bookings')} query={bookings}>
        {(items) => <Bookings bookings={items} />}
      </Part>
    ),
    resume: () => (
      <Part key="resume" title={t('resume.title')} query={dossier.resume}>
        {(resume) => <ResumeSummary resume={resume} />}
      </Part>
    ),
  };
  type Title = 'disputes' | 'offers' | 'background' | 'plan' | 'results' | 'decisions';
  function fromSheet(title: Title, show: (data: EvaluationSheet) => React.ReactNode) {
    return (
      <Part key={title} title={t(`application.${title}`)} query={sheet}>
        {show}
      </Part>
    );
  }

  return (
    <div className="dossier">
      <Part title={t('task.candidate')} query={dossier.candidate} isTitleHidden>
        {(candidate) => (
          <>
            <CandidateCard candidate={candidate} application={dossier.application.data} />
            <p>
              <a href={`#/applications/${applicationId}`}>{t('application.open')}</a>
            </p>
          </>
        )}
      </Part>
      {parts.map((part) => draw[part]())}
      {(sheet.data?.scorecards.length ?? 0) > 0 && (
        <Part title={t('scorecards.title')} query={dossier.scorecards}>
          {(scorecards) => <EarlierReviews scorecards={scorecards.items} rubric={rubric} />}
        </Part>
      )}
    </div>
  );
}

function LatestOffer({ sheet }: { sheet: EvaluationSheet }) {
  const { t } = useText();
  const offer = sheet.offers.at(-1);
  return offer ? <OfferCard offer={offer} /> : <p className="meta">{t('application.notTaken')}</p>;
}
