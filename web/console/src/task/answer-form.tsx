import { Alert, Button, Input, Spin } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useJob, useRubric } from '../api/queries.ts';
import type { Task, TaskCompletion } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { ErrorNotice, useErrorText } from '../parts/error-notice.tsx';
import { ClosedNotice } from './closed-notice.tsx';
import { type Draft, useDraft } from './drafts.ts';
import { OfferForm } from './offer-form.tsx';
import { needsReason, refusals, useOutcomeHint, useOutcomeText } from './outcome-text.ts';
import { ScorecardFields } from './scorecard-fields.tsx';
import { useTaskName } from './task-name.tsx';
import { useTaskAnswer } from './use-task-answer.ts';

/** The person's side of a task: scorecard where one is asked for, comment, and the answer, which is confirmed before it goes. */
export function AnswerForm(props: { task: Task; onTaken: (task: Task) => void; onClose: () => void }) {
  const { task, onTaken, onClose } = props;
  const { t, pick } = useText();
  const nameOf = useTaskName();
  const outcomeText = useOutcomeText();
  const outcomeHint = useOutcomeHint();
  const explain = useErrorText();
  const commentsId = useId();
  const [draft, setDraft] = useDraft(task.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const [missing, setMissing] = useState<string[]>([]);
  const { state, send, sendAgain } = useTaskAnswer(task.id, onTaken);
  const job = useJob(task.jobId);
  const rubric = useRubric(task.needsScorecard ? job.data?.rubricId : undefined);
  const dimensions = rubric.data?.dimensions ?? [];
  const isReview = task.taskType === 'reviewInterview' || task.taskType === 'reviewScreening';
  const isFrozen = state.phase !== 'editing';
  const commentLabel = isReview
    ? 'task.commentsRequired'
    : task.outcomes.some(needsReason)
      ? 'task.commentsReason'
      : 'task.comments';

  // While an answer is under way or unconfirmed, the closed task may be its own work: sending again tells.
  if (task.status !== 'open' && state.phase === 'editing') return <ClosedNotice task={task} onClose={onClose} />;

  if (task.outcomes.length === 0)
    return (
      <section className="answer">
        <p>{t('setUp.noAnswer')}</p>
      </section>
    );

  function choose(outcome: string) {
    const gaps = findGaps(outcome);
    setMissing(gaps);
    setChosen(gaps.length === 0 ? outcome : null);
  }

  function findGaps(outcome: string): string[] {
    return [
      ...(needsScorecard(task, outcome)
        ? dimensions
            .filter((dimension) => !draft.ratings[dimension.key]?.rating)
            .map((dimension) => t('task.missingRating', { dimension: pick(dimension.name) }))
        : []),
      ...(needsScorecard(task, outcome) && !draft.recommendation ? [t('task.missingRecommendation')] : []),
      ...(needsReason(outcome) && draft.comments.trim() === '' ? [t('task.missingComment')] : []),
    ];
  }

  return (
    <section className="answer" aria-labelledby={`${commentsId}-title`}>
      {task.taskType === 'prepareOffer' && task.applicationId !== null && (
        <OfferForm applicationId={task.applicationId} onSent={onClose} />
      )}
      <h3 id={`${commentsId}-title`}>
        {t(
          isReview
            ? 'task.decision'
            : task.taskType === 'prepareOffer'
              ? 'offerForm.otherwise'
              : 'task.outcomeQuestion',
        )}
      </h3>
      {isReview && <p className="meta">{t('task.decisionHint')}</p>}
      {task.detail && task.applicationId !== null && (
        <Alert type={isReview ? 'info' : 'warning'} showIcon title={pick(task.detail)} />
      )}

      {task.needsScorecard &&
        (rubric.isError || job.isError ? (
          <ErrorNotice
            error={rubric.error ?? job.error}
            onRetry={() => void (job.isError ? job.refetch() : rubric.refetch())}
          />
        ) : rubric.isPending ? (
          <Spin description={t('loading')} />
        ) : (
          <ScorecardFields
            dimensions={dimensions}
            draft={draft}
            onChange={setDraft}
            isDisabled={isFrozen || chosen !== null}
          />
        ))}

      <div className="field">
        <label htmlFor={commentsId}>{t(commentLabel)}</label>
        <Input.TextArea
          id={commentsId}
          value={draft.comments}
          maxLength={20_000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          disabled={isFrozen || chosen !== null}
          onChange={(event) => setDraft({ ...draft, comments: event.target.value })}
        />
        {isReview && <p className="meta">{t('task.commentsHint')}</p>}
      </div>

      <div className="answer-bar">
        {missing.length > 0 && chosen === null && (
          <Alert
            type="warning"
            showIcon
            title={t('task.incomplete')}
            description={
              <ul className="missing">
                {missing.map((gap) => (
                  <li key={gap}>{gap}</li>
                ))}
              </ul>
            }
          />
        )}
        {state.phase === 'editing' && state.problem !== null && (
          <Alert type="error" showIcon title={t('task.refused')} description={explain(state.problem)} />
        )}
        {state.phase === 'unconfirmed' && (
          <Alert
            type="warning"
            showIcon
            title={t('task.unconfirmedTitle')}
            description={t('task.unconfirmed')}
            data-testid="unconfirmed"
          />
        )}
        {state.phase === 'unconfirmed' ? (
          <FocusedButton type="primary" size="large" onClick={sendAgain}>
            {t('task.sendAgain')}
          </FocusedButton>
        ) : chosen === null ? (
          <ul className="outcomes">
            {task.outcomes.map((outcome, position) => (
              <li key={outcome}>
                <Button
                  size="large"
                  block
                  type={position === 0 ? 'primary' : 'default'}
                  danger={refusals.includes(outcome)}
                  disabled={needsScorecard(task, outcome) && !rubric.isSuccess}
                  data-outcome={outcome}
                  onClick={() => choose(outcome)}
                >
                  {outcomeText(outcome)}
                </Button>
                {outcomeHint(task.taskType, outcome) && <p className="meta">{outcomeHint(task.taskType, outcome)}</p>}
              </li>
            ))}
          </ul>
        ) : (
          <div className="confirm" role="group" aria-labelledby={`${commentsId}-confirm`}>
            <p id={`${commentsId}-confirm`} className="confirm-question">
              {t('task.confirmQuestion', {
                outcome: outcomeText(chosen),
                name: nameOf(task),
              })}
            </p>
            <p className="meta" role="status">
              {t(
                state.phase === 'sending'
                  ? 'task.sending'
                  : task.taskType === 'reviewInterview'
                    ? 'task.confirmReview'
                    : task.taskType === 'reviewScreening' || task.taskType === 'giveScorecard'
                      ? 'task.confirmScreening'
                      : 'task.confirmOther',
              )}
            </p>
            <div className="confirm-buttons">
              <Button size="large" disabled={isFrozen} onClick={() => setChosen(null)}>
                {t('task.back')}
              </Button>
              <FocusedButton
                size="large"
                type="primary"
                danger={refusals.includes(chosen)}
                loading={state.phase === 'sending'}
                data-testid="confirm"
                onClick={() => send(toCompletion(task, chosen, draft))}
              >
                {t('task.confirm', { outcome: outcomeText(chosen) })}
              </FocusedButton>
            </div>
          </div>
        )}
      </div>
    </section>
  );
}

/** A button that takes the keyboard's focus when it appears: it is the next thing to press. */
function FocusedButton(props: React.ComponentProps<typeof Button>) {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return <Button ref={ref} {...props} />;
}

/** Who was not there is not judged: only pass and fail come with a scorecard. */
function needsScorecard(task: Task, outcome: string): boolean {
  return task.needsScorecard && (outcome === 'pass' || outcome === 'fail');
}

function toCompletion(task: Task, outcome: string, draft: Draft): TaskCompletion {
  const comments = draft.comments.trim();
  return {
    outcome,
    ...(comments ? { comments } : {}),
    ...(needsScorecard(task, outcome) && draft.recommendation
      ? {
          scorecard: {
            recommendation: draft.recommendation,
            ratings: Object.entries(draft.ratings).flatMap(([dimension, { rating, comment }]) =>
              rating ? [{ dimension, rating, ...(comment.trim() ? { comment: comment.trim() } : {}) }] : [],
            ),
          },
        }
      : {}),
  };
}
