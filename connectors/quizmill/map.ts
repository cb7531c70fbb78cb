import { createHash } from 'node:crypto';
import type { InboundEvent, InterviewResult } from '../../schemas/types.ts';
import {
  ConnectorError,
  type InterviewInvite,
  type InterviewInvited,
  type QuestionInput,
  type QuestionSetPush,
  type RubricInput,
} from '../contract.ts';
import { countInferredSignals, isInferredSignal } from '../kit/inferred-signals.ts';
import { cutText, type JsonReader } from '../kit/json.ts';

/**
 * Both ways between the hub's words and Quizmill's. Source: the vendor's `openapi.yaml` (API v2), served at
 * `<baseUrl>/openapi.yaml`, read 2026-11-22. Every scalar of the vendor is text: ids have 19 digits and are never made numbers.
 */
const eventTypes: { readonly [vendorType: string]: InboundEvent['eventType'] } = {
  'order.opened': 'interview.opened',
  'order.started': 'interview.started',
  'order.submitted': 'interview.completed',
  'order.report': 'interview.reportReady',
  'order.expired': 'interview.expired',
  'order.cancelled': 'interview.cancelled',
  'order.failed': 'interview.failed',
};
const GRADES = ['E', 'D', 'C', 'B', 'A'];
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

type Form = { [name: string]: string };

/** The form of `POST /api/order/create`. */
export function toOrderForm(invite: InterviewInvite): Form {
  const { candidate } = invite;
  return {
    out_trade_no: invite.externalId,
    order_type: invite.kind === 'writtenTest' ? 'exam' : 'interview',
    candidate_name: candidate.name,
    ...(candidate.phone === undefined ? {} : { candidate_mobile: candidate.phone }),
    ...(candidate.email === undefined ? {} : { candidate_email: candidate.email }),
    lang: toLang(candidate.language),
    position_name: invite.position.title,
    paper: toPaper([...invite.questions, ...(invite.supplementQuestions ?? [])], invite.rubric),
    deadline: toBeijing(invite.expiresAt),
    callback_url: invite.notifyUrl,
    verify_identity: invite.identityCheck ? '1' : '0',
  };
}

/** The form of `POST /api/paper/save`. */
export function toPaperForm(set: QuestionSetPush): Form {
  return {
    paper_ref: set.ref,
    version: String(set.version),
    name: set.name,
    lang: toLang(set.language),
    paper: toPaper(set.questions, set.rubric),
  };
}

/** An order (`order/create`, `order/get`) as the hub knows it. */
export function fromOrder(order: JsonReader): InterviewInvited {
  return {
    remoteId: readId(order, 'order_id'),
    inviteUrl: order.url('exam_url'),
    expiresAt: readBeijing(order, 'deadline'),
  };
}

/** An event of a webhook or of `event/list`; the vendor's event id is the dedupe key of both. */
export function fromEvent(event: JsonReader): InboundEvent {
  const vendorType = event.string('event', 1000);
  const eventType = Object.hasOwn(eventTypes, vendorType) ? eventTypes[vendorType] : undefined;
  const base = {
    dedupeKey: readId(event, 'event_id'),
    vendorType: cutText(vendorType, 200),
    occurredAt: readEpochMs(event, 'event_time'),
  };
  if (eventType === undefined) {
    const remoteOrderId = event.textOrNull('order_id', 200);
    return { ...base, eventType: 'unsupported', remoteOrderId, externalRef: event.textOrNull('out_trade_no', 200) };
  }
  const known = {
    ...base,
    eventType,
    remoteOrderId: readId(event, 'order_id'),
    externalRef: event.string('out_trade_no'),
  };
  return eventType === 'interview.reportReady' ? { ...known, result: fromReport(event.object('data')) } : known;
}

/**
 * A report as the vendor judged it: named members only. What is inferred from faces or voices is left out and counted.
 * `mapped` is false everywhere: the hub compares with the rubric.
 */
export function fromReport(report: JsonReader): InterviewResult {
  const judged = readList(report, 'abilities', 100);
  const isInferred = (ability: JsonReader): boolean =>
    isInferredSignal(ability.string('code')) || isInferredSignal(ability.textOrNull('name', 500) ?? '');
  const kept = judged.filter((ability) => !isInferred(ability));
  const { abilities: _abilities, answers: _answers, ...others } = report.all();
  return {
    total: report.textOrNull('score', 20) === null ? null : readScore(report),
    dimensions: kept.map(fromAbility),
    summary: report.textOrNull('summary', 20_000),
    interviewer: { kind: 'ai', name: report.textOrNull('marker', 200) ?? 'Quizmill' },
    startedAt: readBeijing(report, 'begin_time'),
    completedAt: readBeijing(report, 'submit_time'),
    answers: readList(report, 'answers', 200).map((answer) => ({
      questionId: answer.string('question_id', 64),
      text: answer.textOrNull('text', 50_000) ?? '',
      ...(answer.textOrNull('seconds', 20) === null ? {} : { durationSeconds: readNumber(answer, 'seconds') }),
    })),
    droppedSignals: judged.length - kept.length + countInferredSignals([others, kept.map((one) => one.all())]),
    language: report.raw('lang') === 'en_US' ? 'en' : 'zh',
  };
}

function fromAbility(ability: JsonReader): InterviewResult['dimensions'][number] {
  const code = ability.string('code');
  const remark = ability.textOrNull('remark', 20_000);
  const isOurKey = /^[a-zA-Z][a-zA-Z0-9_-]{0,63}$/.test(code);
  const quotes = ability.raw('quotes');
  return {
    // A name of the vendor's own that is no key of ours keeps its place under a made-up key, its name in the comment.
    key: isOurKey ? code : `vendor-${createHash('sha256').update(code).digest('hex').slice(0, 12)}`,
    score: readScore(ability),
    comment: isOurKey ? remark : cutText(`[${code}] ${remark ?? ''}`.trim(), 20_000),
    evidence: (Array.isArray(quotes) ? quotes : [])
      .filter((quote): quote is string => typeof quote === 'string' && quote !== '')
      .slice(0, 50)
      .map((quote) => cutText(quote, 5000)),
    mapped: false,
  };
}

/** A number of 0 to 10 or 0 to 5, or a grade from E to A (0 to 4) where there is none; each on a scale of its own. */
function readScore(judged: JsonReader): NonNullable<InterviewResult['total']> {
  const raw = judged.textOrNull('score', 20);
  if (raw === null) {
    const grade = judged.string('grade', 1);
    const value = GRADES.indexOf(grade);
    if (value < 0) throw judged.fault('grade');
    return { value, min: 0, max: GRADES.length - 1, scaleId: 'quizmill-grade', raw: grade };
  }
  const value = readNumber(judged, 'score');
  const max = readNumber(judged, 'full_score');
  if (max <= 0) throw judged.fault('full_score');
  if (value > max) throw judged.fault('score');
  return { value, min: 0, max, scaleId: `quizmill-${max}`.slice(0, 64), raw };
}

function toPaper(questions: readonly QuestionInput[], rubric: RubricInput): string {
  return JSON.stringify({
    questions: questions.map((question) => {
      const { id, text, dimension, timeLimitSeconds, choices = [], rightChoices = [] } = question;
      const isChoice = question.questionType === 'choice' && choices.length > 0;
      return {
        id,
        content: text,
        ability: dimension,
        seconds: timeLimitSeconds,
        form: isChoice ? 'choice' : 'text',
        ...(isChoice ? { options: choices, answer: rightChoices.map(toLetter) } : {}),
      };
    }),
    abilities: rubric.dimensions.map(({ key, name, weight, anchors }) => ({
      code: key,
      name,
      weight,
      standards: anchors.map((anchor) => anchor.text),
    })),
  });
}

function toLetter(index: number): string {
  if (Number.isInteger(index) && index >= 0 && index < 26) return String.fromCharCode(65 + index);
  throw new ConnectorError(
    'rejected',
    'choice_unsupported',
    'Quizmill takes at most 26 choices in a question; mend rightChoices in the question set.',
    { field: 'questions' },
  );
}

function toLang(language: 'zh' | 'en'): string {
  return language === 'zh' ? 'zh_CN' : 'en_US';
}

/** An instant in the vendor's own zone, to the second. */
function toBeijing(instant: string): string {
  return new Date(Date.parse(instant) + BEIJING_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

function readBeijing(reader: JsonReader, name: string): string {
  const text = reader.string(name, 19);
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) throw reader.fault(name);
  const ms = Date.parse(`${text.replace(' ', 'T')}Z`) - BEIJING_OFFSET_MS;
  if (Number.isNaN(ms)) throw reader.fault(name);
  return new Date(ms).toISOString();
}

function readEpochMs(reader: JsonReader, name: string): string {
  const text = reader.string(name, 15);
  if (!/^\d{10,15}$/.test(text)) throw reader.fault(name);
  return new Date(Number(text)).toISOString();
}

function readId(reader: JsonReader, name: string): string {
  const id = reader.string(name, 32);
  if (!/^\d{1,32}$/.test(id)) throw reader.fault(name);
  return id;
}

function readNumber(reader: JsonReader, name: string): number {
  const text = reader.string(name, 20);
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(text)) throw reader.fault(name);
  return Number(text);
}

/** A list; an empty one comes as an empty text in XML. */
function readList(reader: JsonReader, name: string, maxItems: number): JsonReader[] {
  return reader.raw(name) === '' ? [] : reader.objects(name, maxItems);
}
