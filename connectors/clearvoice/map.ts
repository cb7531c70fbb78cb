import { createHash } from 'node:crypto';
import type { InterviewInvite, InterviewInvited, QuestionInput, QuestionSetPush, RubricInput } from '../contract.ts';
import type { InboundEvent, InterviewResult } from '../../schemas/types.ts';
import { countInferredSignals, isInferredSignal } from '../kit/inferred-signals.ts';
import { cutText, type JsonReader } from '../kit/json.ts';

/**
 * Both ways between the hub's words and Clearvoice's. Source: the vendor's `openapi.yaml` (API v1), served at
 * `<baseUrl>/openapi.yaml`, read 2026-11-22: `OrderRequest`, `Order`, `Event`, `Report`.
 */
const eventTypes: { readonly [vendorType: string]: InboundEvent['eventType'] } = {
  'interview.opened': 'interview.opened',
  'interview.started': 'interview.started',
  'interview.interrupted': 'interview.interrupted',
  'interview.completed': 'interview.completed',
  'interview.evaluating': 'interview.evaluating',
  'interview.expired': 'interview.expired',
  'interview.cancelled': 'interview.cancelled',
  'interview.failed': 'interview.failed',
  'report.ready': 'interview.reportReady',
  'recording.ready': 'interview.recordingReady',
  'vendor.maintenance': 'vendor.maintenance',
};

/** The body of `POST /v1/orders`. The vendor must not write to the candidate: the hub does, in the candidate's language. */
export function toOrderRequest(invite: InterviewInvite): { [key: string]: unknown } {
  const { candidate } = invite;
  return {
    externalId: invite.externalId,
    candidate: {
      name: candidate.name,
      ...(candidate.email === undefined ? {} : { email: candidate.email }),
      ...(candidate.phone === undefined ? {} : { phone: candidate.phone }),
      language: candidate.language,
    },
    position: { title: invite.position.title },
    questions: toQuestions(invite.questions, candidate.language),
    ...(invite.supplementQuestions === undefined
      ? {}
      : { supplementQuestions: toQuestions(invite.supplementQuestions, candidate.language) }),
    rubric: toRubric(invite.rubric),
    identityCheck: invite.identityCheck,
    expiresAt: invite.expiresAt,
    notifyUrl: invite.notifyUrl,
    suppressNotifications: true,
  };
}

/** The body of `PUT /v1/question-sets/{ref}/versions/{version}`. */
export function toQuestionSetRequest(set: QuestionSetPush): { [key: string]: unknown } {
  return {
    name: set.name,
    language: set.language,
    questions: toQuestions(set.questions, set.language),
    rubric: toRubric(set.rubric),
  };
}

/** The vendor has no multiple choice: what can be chosen stands in the question and the answer is open. */
function toQuestions(questions: readonly QuestionInput[], language: string): { [key: string]: unknown }[] {
  return questions.map(({ id, text, dimension, timeLimitSeconds, questionType, choices = [] }) => ({
    id,
    text: [text, ...choices.map((choice, at) => `${String.fromCharCode(65 + at)}. ${choice}`)].join('\n'),
    language,
    dimension,
    timeLimitSeconds,
    answerType: questionType === 'spoken' ? 'spoken' : 'text',
  }));
}

function toRubric(rubric: RubricInput): { [key: string]: unknown } {
  return {
    dimensions: rubric.dimensions.map((dimension) => ({
      key: dimension.key,
      name: dimension.name,
      weight: dimension.weight,
      anchors: dimension.anchors.map((anchor) => ({ score: anchor.at, text: anchor.text })),
    })),
  };
}

/** The dimensions whose key reads like something inferred from a face or a voice: their scores would be dropped. */
export function findReservedDimensions(input: { rubric: RubricInput }): string[] {
  return input.rubric.dimensions.map((dimension) => dimension.key).filter(isInferredSignal);
}

/** An order (`POST /v1/orders`, `GET /v1/orders`) as the hub knows it. */
export function fromOrder(order: JsonReader): InterviewInvited {
  return {
    remoteId: order.string('orderId'),
    inviteUrl: order.url('inviteUrl'),
    expiresAt: order.instantOrNull('expiresAt'),
  };
}

/** An event of a webhook or of `GET /v1/events`; the vendor's event id is the dedupe key of both. */
export function fromEvent(event: JsonReader): InboundEvent {
  const vendorType = event.string('type', 1000);
  const eventType = Object.hasOwn(eventTypes, vendorType) ? eventTypes[vendorType] : undefined;
  const base = {
    dedupeKey: event.string('id'),
    vendorType: cutText(vendorType, 200),
    occurredAt: event.instant('occurredAt'),
    remoteOrderId: event.textOrNull('orderId', 200),
    externalRef: event.textOrNull('externalId', 200),
  };
  if (eventType === undefined) return { ...base, eventType: 'unsupported' };
  if (eventType === 'vendor.maintenance') {
    const window = event.object('data');
    const maintenance = {
      from: window.instant('from'),
      to: window.instant('to'),
      note: window.textOrNull('note', 1000),
    };
    return { ...base, eventType, maintenance };
  }
  const known = { ...base, eventType, remoteOrderId: event.string('orderId'), externalRef: event.string('externalId') };
  if (eventType === 'interview.reportReady') return { ...known, result: fromReport(event.object('data')) };
  if (eventType === 'interview.recordingReady') {
    const recording = event.object('data');
    const durationSeconds = recording.numberOrNull('durationSeconds');
    return { ...known, recording: { url: recording.url('recordingUrl'), durationSeconds } };
  }
  return known;
}

/**
 * A report as the vendor judged it: named members only, so nothing unknown comes along. What is inferred from faces or
 * voices is left out and counted. `mapped` is false everywhere: the hub compares with the rubric.
 */
export function fromReport(report: JsonReader): InterviewResult {
  const overall = report.objectOrNull('overall');
  const interviewer = report.objectOrNull('interviewer');
  const judged = report.objects('dimensions', 100);
  const kept = judged.filter((dimension) => !isInferredSignal(dimension.string('key')));
  const { dimensions: _judged, ...others } = report.all();
  return {
    total: overall === null ? null : readScore(overall),
    dimensions: kept.map(fromDimension),
    summary: report.textOrNull('summary', 20_000),
    interviewer: {
      kind: interviewer?.raw('type') === 'human' ? 'human' : 'ai',
      name: interviewer?.textOrNull('model', 200) ?? interviewer?.textOrNull('name', 200) ?? 'Clearvoice',
    },
    startedAt: report.instantOrNull('startedAt'),
    completedAt: report.instantOrNull('completedAt'),
    answers: report.objects('answers', 200).map((answer) => {
      const durationSeconds = answer.numberOrNull('durationSeconds');
      return {
        questionId: answer.string('questionId', 64),
        text: answer.textOrNull('text', 50_000) ?? '',
        ...(durationSeconds === null ? {} : { durationSeconds }),
      };
    }),
    droppedSignals:
      judged.length - kept.length + countInferredSignals(others) + countInferredSignals(kept.map((one) => one.all())),
    language: report.textOrNull('language', 20),
  };
}

function fromDimension(dimension: JsonReader): InterviewResult['dimensions'][number] {
  const vendorKey = dimension.string('key');
  const comment = dimension.textOrNull('comment', 20_000);
  const isOurKey = /^[a-zA-Z][a-zA-Z0-9_-]{0,63}$/.test(vendorKey);
  return {
    // A name of the vendor's own that is no key of ours keeps its place under a made-up key, its name in the comment.
    key: isOurKey ? vendorKey : `vendor-${createHash('sha256').update(vendorKey).digest('hex').slice(0, 12)}`,
    score: readScore(dimension),
    comment: isOurKey ? comment : cutText(`[${vendorKey}] ${comment ?? ''}`.trim(), 20_000),
    evidence: dimension
      .list('evidence', 1000)
      .filter((quote): quote is string => typeof quote === 'string' && quote !== '')
      .slice(0, 50)
      .map((quote) => cutText(quote, 5000)),
    mapped: false,
  };
}

function readScore(score: JsonReader): NonNullable<InterviewResult['total']> {
  const max = score.number('max');
  if (max <= 0) throw score.fault('max');
  const value = score.number('score');
  if (value < 0 || value > max) throw score.fault('score');
  return { value, min: 0, max, scaleId: `clearvoice-${max}`.slice(0, 64), raw: value };
}
