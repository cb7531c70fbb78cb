import { createHash } from 'node:crypto';
import { extractTerms, languageOf, readFeatures, splitSentences, type TextFeatures } from './scoring-text.ts';
import type { Answer, Dimension, DimensionScore, Language, OrderRequest, Question, Report } from './types.ts';

/** The model name that every report carries: it says that nothing here understands anything. */
export const MODEL = 'clearvoice-sim-1';

interface JudgedAnswer {
  /** From 0 to 1. */
  value: number;
  relevance: number;
  features: TextFeatures;
  /** Terms of the question, the dimension and its anchors. */
  wanted: Set<string>;
  text: string;
}

/** What a report is made of; the same input gives the same report, to the last digit. */
export interface ReportInput {
  request: Pick<OrderRequest, 'questions' | 'rubric' | 'candidate'>;
  answers: Readonly<Record<string, Answer>>;
  startedAt: string;
  completedAt: string;
}

/** Judges the answers by the questions and the rubric that came with the order. */
export function makeReport(input: ReportInput): Report {
  const { questions, rubric, candidate } = input.request;
  const language = languageOf(candidate.language);
  const dimensions: DimensionScore[] = [];
  const notAssessed: string[] = [];
  let weighted = 0;
  let weights = 0;
  for (const dimension of rubric.dimensions) {
    const asked = questions.filter((question) => question.dimension === dimension.key);
    if (asked.length === 0) {
      notAssessed.push(dimension.key);
      continue;
    }
    const judged = asked.map((question) => judgeAnswer(question, dimension, input.answers[question.id]?.text ?? ''));
    const mean = judged.reduce((sum, answer) => sum + answer.value, 0) / judged.length;
    dimensions.push({
      key: dimension.key,
      score: round(mean * 10),
      max: 10,
      comment: writeComment(judged, language),
      evidence: pickEvidence(judged),
    });
    weighted += mean * dimension.weight;
    weights += dimension.weight;
  }
  const overall = weights === 0 ? 0 : round((weighted / weights) * 100);
  return {
    overall: { score: overall, max: 100 },
    dimensions,
    notAssessed,
    summary: writeSummary(overall, dimensions, input, language),
    answers: questions.map((question) => ({
      questionId: question.id,
      text: input.answers[question.id]?.text ?? '',
      durationSeconds: input.answers[question.id]?.durationSeconds ?? 0,
    })),
    interviewer: { type: 'ai', model: MODEL },
    startedAt: input.startedAt,
    completedAt: input.completedAt,
    signals: { emotion: imagineEmotion(input.answers) },
    language,
  };
}

/** Judges one answer from 0 to 1: on the point, length, figures, examples, own actions and structure. */
export function judgeAnswer(question: Question, dimension: Dimension, text: string): JudgedAnswer {
  const anchors = (dimension.anchors ?? []).map((anchor) => (typeof anchor === 'string' ? anchor : anchor.text));
  const wanted = extractTerms([question.text, dimension.name, ...anchors].join('\n'));
  const features = readFeatures(text);
  const covered = [...wanted].filter((term) => features.terms.has(term)).length;
  const relevance = wanted.size === 0 ? 0.5 : Math.min(1, covered / Math.min(6, wanted.size));
  const isEcho = text.trim() !== '' && question.text.includes(text.trim());
  const sum =
    0.22 * relevance +
    0.28 * (1 - Math.exp(-features.words / 60)) +
    0.15 * Math.min(1, features.numbers / 2) +
    0.15 * Math.min(1, features.examples / 2) +
    0.1 * Math.min(1, features.actions / 3) +
    0.1 * Math.min(1, features.structure / 3);
  return { value: isEcho ? 0 : sum * features.variety, relevance, features, wanted, text };
}

function writeComment(judged: readonly JudgedAnswer[], language: Language): string {
  const zh = language === 'zh';
  if (judged.every((answer) => answer.text.trim() === '')) return zh ? '未作答。' : 'Not answered.';
  const has = (test: (answer: JudgedAnswer) => boolean): boolean => judged.some(test);
  const points = [
    { good: has((a) => a.relevance >= 0.5), zh: '紧扣问题', en: 'stays on the question' },
    { good: has((a) => a.features.examples > 0), zh: '有具体事例', en: 'gives a concrete example' },
    { good: has((a) => a.features.numbers > 0), zh: '有数字支撑', en: 'backs it with figures' },
    { good: has((a) => a.features.actions > 0), zh: '说明了本人做了什么', en: 'says what they did themselves' },
    { good: has((a) => a.features.structure > 1), zh: '条理清楚', en: 'is well ordered' },
    { good: has((a) => a.features.words >= 50), zh: '内容充分', en: 'goes into detail' },
  ];
  const good = points.filter((point) => point.good).map((point) => point[language]);
  const missing = points.filter((point) => !point.good).map((point) => point[language]);
  if (zh) {
    return `${good.length ? `优点：${good.join('、')}。` : ''}${missing.length ? `未见：${missing.join('、')}。` : ''}`;
  }
  const sentences = [
    ...(good.length ? [`The answer ${good.join(', ')}.`] : []),
    ...(missing.length ? [`Not seen: ${missing.join(', ')}.`] : []),
  ];
  return sentences.join(' ');
}

/** The one or two sentences that speak most for the score, word for word. */
function pickEvidence(judged: readonly JudgedAnswer[]): string[] {
  return judged
    .flatMap((answer) =>
      splitSentences(answer.text).map((sentence) => {
        const features = readFeatures(sentence);
        const covered = [...answer.wanted].filter((term) => features.terms.has(term)).length;
        return { sentence, weight: covered + 2 * features.numbers + 2 * features.examples + features.actions };
      }),
    )
    .filter((candidate) => candidate.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 2)
    .map(({ sentence }) => (sentence.length > 240 ? `${sentence.slice(0, 239)}…` : sentence));
}

function writeSummary(overall: number, scores: DimensionScore[], input: ReportInput, language: Language): string {
  const { questions, rubric } = input.request;
  const answered = questions.filter((question) => (input.answers[question.id]?.text ?? '').trim() !== '').length;
  const nameOf = (key: string): string => rubric.dimensions.find((dimension) => dimension.key === key)?.name ?? key;
  const sorted = [...scores].sort((a, b) => b.score - a.score);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (!best || !worst) return '';
  if (language === 'zh') {
    const spread =
      best === worst
        ? ''
        : `最强：${nameOf(best.key)}（${best.score}）；最弱：${nameOf(worst.key)}（${worst.score}）。`;
    return `总分 ${overall}/100，共 ${questions.length} 题，作答 ${answered} 题。${spread}此为模拟评分，须由人复核。`;
  }
  const spread =
    best === worst
      ? ''
      : ` Strongest: ${nameOf(best.key)} (${best.score}); weakest: ${nameOf(worst.key)} (${worst.score}).`;
  return `${overall} of 100; ${answered} of ${questions.length} questions answered.${spread} A simulated score, for a person to review.`;
}

/** What vendors claim to read from faces and voices. It is here so that customers can show that they drop it. */
function imagineEmotion(answers: Readonly<Record<string, Answer>>): Report['signals']['emotion'] {
  const texts = Object.values(answers).map((answer) => answer.text);
  const hash = createHash('sha256').update(texts.join('\n')).digest();
  const unit = (index: number): number => Math.round(((hash[index] ?? 0) / 255) * 100) / 100;
  return { calm: unit(0), joy: unit(1), stress: unit(2) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
