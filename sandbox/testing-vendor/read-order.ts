import type { OpenApi } from '../shared/openapi.ts';
import { ApiError } from '../shared/api.ts';
import { QuizError } from './errors.ts';
import type { OrderForm, Paper } from './types.ts';
import { fromBeijing } from './wire.ts';

/** Reads the form of an order. @throws QuizError 40035 that names the parameter */
export function readOrder(parameters: Record<string, string>, openapi: OpenApi): OrderForm {
  check(openapi, 'OrderForm', parameters);
  const deadlineMs = fromBeijing(parameters['deadline'] ?? '');
  if (deadlineMs === null) throw new QuizError(40035, 'deadline must be yyyy-MM-dd HH:mm:ss', 'deadline');
  return {
    outTradeNo: parameters['out_trade_no'] ?? '',
    orderType: parameters['order_type'] === 'interview' ? 'interview' : 'exam',
    candidate: {
      name: parameters['candidate_name'] ?? '',
      mobile: parameters['candidate_mobile'] ?? '',
      email: parameters['candidate_email'] ?? '',
    },
    lang: parameters['lang'] === 'en_US' ? 'en_US' : 'zh_CN',
    position: parameters['position_name'] ?? '',
    paper: readPaper(parameters['paper'] ?? '', openapi),
    deadlineMs,
    callbackUrl: parameters['callback_url'] ?? '',
    verifyIdentity: parameters['verify_identity'] === '1',
  };
}

/** Reads a paper from its JSON text. @throws QuizError 40035 */
export function readPaper(text: string, openapi: OpenApi): Paper {
  let paper: unknown;
  try {
    paper = JSON.parse(text);
  } catch {
    throw new QuizError(40035, 'paper must be JSON', 'paper');
  }
  check(openapi, 'Paper', paper);
  const { questions, abilities } = paper as Paper;
  const codes = new Set(abilities.map((ability) => ability.code));
  if (codes.size !== abilities.length) throw new QuizError(40035, 'two abilities have one code', 'paper.abilities');
  if (new Set(questions.map((question) => question.id)).size !== questions.length) {
    throw new QuizError(40035, 'two questions have one id', 'paper.questions');
  }
  questions.forEach((question, at) => {
    const field = `paper.questions[${at}]`;
    if (!codes.has(question.ability)) throw new QuizError(40035, 'ability not in paper', `${field}.ability`);
    const letters = (question.options ?? []).map((_option, index) => String.fromCharCode(65 + index));
    if (question.form === 'choice' && letters.length < 2) {
      throw new QuizError(40035, 'a choice needs two options', `${field}.options`);
    }
    if (!(question.answer ?? []).every((letter) => letters.includes(letter))) {
      throw new QuizError(40035, 'answer is no option', `${field}.answer`);
    }
  });
  return { questions, abilities };
}

function check(openapi: OpenApi, schema: string, value: unknown): void {
  try {
    openapi.checkBody(schema, value);
  } catch (error) {
    if (error instanceof ApiError) throw new QuizError(40035, error.message, error.field);
    throw error;
  }
}
