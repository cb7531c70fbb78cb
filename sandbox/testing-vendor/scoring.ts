import { createHash } from 'node:crypto';
import { judgeAnswer } from '../interview/scoring.ts';
import type { Ability, AbilityResult, GivenAnswer, OrderForm, PaperQuestion, TestReport } from './types.ts';
import { toBeijing } from './wire.ts';

const GRADES = ['E', 'D', 'C', 'B', 'A'];
const NOTHING: GivenAnswer = { choice: [], text: '', seconds: 0 };

/** What a report is made of; the same input gives the same report. */
export interface MarkingInput {
  reportId: string;
  form: OrderForm;
  answers: Readonly<Record<string, GivenAnswer>>;
  beginMs: number;
  submitMs: number;
}

/**
 * Marks a paper. A choice counts when exactly the right options are ticked; without a key it is not marked. Texts are
 * judged by what can be counted in them. Written tests give 0 to 10, or a grade alone where an ability has open questions
 * only; interviews give 0 to 5.
 */
export function markPaper(input: MarkingInput): TestReport {
  const { form, answers } = input;
  const { questions, abilities } = form.paper;
  const zh = form.lang === 'zh_CN';
  const full = form.orderType === 'exam' ? 10 : 5;
  const judged: AbilityResult[] = [];
  const unscored: string[] = [];
  let weighted = 0;
  let weights = 0;
  for (const ability of abilities) {
    const asked = questions.filter((question) => question.ability === ability.code && isMarked(question));
    if (asked.length === 0) {
      unscored.push(ability.code);
      continue;
    }
    const values = asked.map((question) => markQuestion(question, ability, answers[question.id] ?? NOTHING, form.lang));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const isGraded = form.orderType === 'exam' && asked.every((question) => question.form === 'text');
    const right = values.filter((value) => value === 1).length;
    judged.push({
      code: ability.code,
      name: ability.name,
      ...(isGraded ? {} : { score: showNumber(mean * full), full_score: String(full) }),
      ...(form.orderType === 'exam' ? { grade: gradeOf(mean) } : {}),
      remark: isGraded
        ? zh
          ? '主观题，按要点评级。'
          : 'Open answers, graded by points covered.'
        : zh
          ? `共 ${values.length} 题，满分 ${right} 题。`
          : `${right} of ${values.length} with full marks.`,
      quotes: asked.map((question) => (answers[question.id]?.text ?? '').trim().slice(0, 200)).filter(Boolean),
    });
    weighted += mean * ability.weight;
    weights += ability.weight;
  }
  const total = weights === 0 ? 0 : weighted / weights;
  return {
    report_id: input.reportId,
    score: showNumber(total * full),
    full_score: String(full),
    grade: gradeOf(total),
    abilities: [...judged, imagineExpression(answers, full)],
    answers: questions.map((question) => showAnswer(question, answers[question.id] ?? NOTHING)),
    marker: form.orderType === 'exam' ? 'quizmill-exam-2' : 'quizmill-interview-2',
    summary: zh
      ? `得分 ${showNumber(total * full)}/${full}。模拟评分，须由人复核。`
      : `${showNumber(total * full)} of ${full}. A simulated score, for a person to review.`,
    lang: form.lang,
    begin_time: toBeijing(input.beginMs),
    submit_time: toBeijing(input.submitMs),
    face_emotion: { calm: '0.72', nervous: '0.21' },
    unscored,
  };
}

/** The grade of a value from 0 to 1: A from 0.85, B from 0.7, C from 0.55, D from 0.4, else E. */
export function gradeOf(value: number): string {
  const steps = [0.4, 0.55, 0.7, 0.85];
  return GRADES[steps.filter((step) => value >= step).length] ?? 'E';
}

/** Tells whether a question can be marked: open ones always, choices only with a key. */
export function isMarked(question: PaperQuestion): boolean {
  return question.form === 'text' || (question.answer ?? []).length > 0;
}

function markQuestion(question: PaperQuestion, ability: Ability, given: GivenAnswer, lang: string): number {
  if (question.form === 'choice') return isRight(question, given) ? 1 : 0;
  const asked = { ...question, text: question.content, language: lang, dimension: ability.code };
  const dimension = { key: ability.code, name: ability.name, weight: ability.weight, anchors: ability.standards };
  return judgeAnswer({ ...asked, timeLimitSeconds: question.seconds }, dimension, given.text).value;
}

function isRight(question: PaperQuestion, given: GivenAnswer): boolean {
  return [...(question.answer ?? [])].sort().join() === [...given.choice].sort().join();
}

function showAnswer(question: PaperQuestion, given: GivenAnswer): TestReport['answers'][number] {
  const isKeyed = question.form === 'choice' && isMarked(question);
  const options = question.options ?? [];
  return {
    question_id: question.id,
    choice: given.choice.join(','),
    text: given.text || given.choice.map((letter) => options[letter.charCodeAt(0) - 65] ?? '').join('; '),
    seconds: String(given.seconds),
    right: isKeyed ? (isRight(question, given) ? '1' : '0') : '',
  };
}

/** What such vendors claim to see in faces: an ability among the others, so that customers can show that they drop it. */
function imagineExpression(answers: Readonly<Record<string, GivenAnswer>>, full: number): AbilityResult {
  const hash = createHash('sha256').update(JSON.stringify(answers)).digest();
  return {
    code: 'facial_expression',
    name: '表情分析',
    score: showNumber(((hash[0] ?? 0) / 255) * full),
    full_score: String(full),
    remark: '',
    quotes: [],
  };
}

function showNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
