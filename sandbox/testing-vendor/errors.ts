import { ApiError, type ErrorShape } from '../shared/api.ts';

/** An answer that says no, by one of the codes in `openapi.yaml`. `field` names the parameter. */
export class QuizError extends ApiError {
  readonly errcode: number;

  constructor(errcode: number, message: string, field?: string) {
    super(200, String(errcode), message, field);
    this.errcode = errcode;
  }
}

const CODES: Record<string, number> = {
  rate_limited: 45009,
  temporarily_unavailable: -1,
  internal: 50000,
  not_found: 40400,
  too_large: 40013,
};

/** Whatever is wrong, the HTTP status is 200 and the code stands in the body. */
export const quizErrorShape: ErrorShape = (_status, code, message, field) => ({
  status: 200,
  body: {
    errcode: /^\d+$/.test(code) ? Number(code) : (CODES[code] ?? 40035),
    errmsg: message,
    ...(field === undefined ? {} : { field }),
    data: null,
  },
});
