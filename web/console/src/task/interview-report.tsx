import type { InterviewOrder, InterviewResult, Job, Rubric } from '../api/types.ts';
import { formatDuration, useText } from '../i18n/text.ts';
import { Chip } from '../parts/chip.tsx';
import { Icon } from '../parts/icon.tsx';
import { ScoreBar } from '../parts/score-bar.tsx';

const outcomeTones = { pass: 'good', fail: 'warn', unknown: 'plain' } as const;

/** What the AI interview found: total, each dimension with comment and the candidate's words, and the recording. */
export function InterviewReport(props: { orders: InterviewOrder[]; rubric: Rubric | undefined; job: Job | undefined }) {
  const { t } = useText();
  const orders = props.orders.filter((each) => each.orderType === undefined || each.orderType === 'aiInterview');
  const order = orders.findLast((each) => each.result) ?? orders.at(-1);
  if (!order) return <p className="meta">{t('interview.none')}</p>;
  if (!order.result) {
    return (
      <p className="meta">
        {order.status && <Chip>{t(`interviewStatus.${order.status}`)}</Chip>}
        {t('interview.pending')}
      </p>
    );
  }
  return <Report order={order} result={order.result} rubric={props.rubric} job={props.job} />;
}

function Report(props: {
  order: InterviewOrder;
  result: InterviewResult;
  rubric: Rubric | undefined;
  job: Job | undefined;
}) {
  const { order, result, rubric, job } = props;
  const { t, pick, number, instant } = useText();
  const { total } = result;
  const outcome = order.resultOutcome ?? 'unknown';
  const takenAt = result.completedAt ?? order.completedAt;

  return (
    <>
      <div className="report-head">
        {total && (
          <p className="report-total">
            <span className="visually-hidden">{t('interview.total')} </span>
            <strong>{number(total.value)}</strong> <span>{t('interview.outOf', { max: number(total.max) })}</span>
          </p>
        )}
        <div className="report-facts">
          <p>
            <Chip tone={outcomeTones[outcome]}>{t(`interview.${outcome}`)}</Chip>
          </p>
          <p className="meta">
            <span>
              {t('interview.interviewer')}: <bdi>{result.interviewer.name}</bdi> (
              {t(`interview.${result.interviewer.kind}`)})
            </span>
            {takenAt && (
              <span>
                {t('interview.taken')}: {instant(takenAt)}
              </span>
            )}
          </p>
          {order.recording ? (
            <a className="recording" href={order.recording.url} target="_blank" rel="noreferrer">
              <Icon name="play" />
              {t('interview.recording')}
              {order.recording.durationSeconds != null && (
                <span className="meta">
                  {t('interview.recordingLength', { length: formatDuration(order.recording.durationSeconds) })}
                </span>
              )}
              <span className="visually-hidden">{` (${t('header.newTab')})`}</span>
            </a>
          ) : (
            <p className="meta">{t('interview.noRecording')}</p>
          )}
        </div>
      </div>

      {result.summary && <p className="report-summary">{result.summary}</p>}

      <h4>{t('interview.dimensions')}</h4>
      <ul className="dimensions">
        {result.dimensions.map((dimension) => {
          const known = rubric?.dimensions.find((each) => each.key === dimension.key);
          return (
            <li key={dimension.key}>
              <div className="dimension-head">
                <span className="dimension-name">
                  {known ? pick(known.name) : dimension.key}
                  {!dimension.mapped && <Chip>{t('interview.notMapped')}</Chip>}
                </span>
                <ScoreBar score={dimension.score} />
              </div>
              {dimension.comment && <p>{dimension.comment}</p>}
              {(dimension.evidence?.length ?? 0) > 0 && (
                <>
                  <p className="visually-hidden">{t('interview.evidence')}</p>
                  {dimension.evidence?.map((quote, position) => (
                    <blockquote key={position} dir="auto">
                      {quote}
                    </blockquote>
                  ))}
                </>
              )}
            </li>
          );
        })}
      </ul>

      {(result.answers?.length ?? 0) > 0 && (
        <details className="answers">
          <summary>{t('interview.answers')}</summary>
          <dl>
            {result.answers?.map((answer) => {
              const question = job?.questions?.find((each) => each.id === answer.questionId);
              return (
                <div key={answer.questionId}>
                  <dt>{question ? pick(question.text) : answer.questionId}</dt>
                  <dd dir="auto">{answer.text}</dd>
                </div>
              );
            })}
          </dl>
        </details>
      )}
      {result.droppedSignals > 0 && <p className="meta">{t('interview.dropped', { count: result.droppedSignals })}</p>}
    </>
  );
}
