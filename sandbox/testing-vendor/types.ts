/** What a customer orders: a written test or an AI interview. */
export type OrderType = 'exam' | 'interview';
/** One question of a paper; `answer` names the right options by letter. */
export interface PaperQuestion {
  id: string;
  content: string;
  /** The `code` of the ability it counts for. */
  ability: string;
  seconds: number;
  form: 'choice' | 'text';
  options?: string[];
  answer?: string[];
}
/** One thing to be judged. */
export interface Ability {
  code: string;
  name: string;
  weight: number;
  standards: string[];
}
/** What is asked and how it is judged. */
export interface Paper {
  questions: PaperQuestion[];
  abilities: Ability[];
}

/** Where an order stands, in the vendor's own numbers. */
export const STATUS = {
  created: '10',
  opened: '20',
  answering: '30',
  submitted: '40',
  reported: '60',
  expired: '70',
  cancelled: '80',
  failed: '90',
} as const;
/** One of {@link STATUS}. */
export type OrderStatus = (typeof STATUS)[keyof typeof STATUS];

/** What the form of an order holds, read. */
export interface OrderForm {
  outTradeNo: string;
  orderType: OrderType;
  candidate: { name: string; mobile: string; email: string };
  lang: 'zh_CN' | 'en_US';
  position: string;
  paper: Paper;
  deadlineMs: number;
  callbackUrl: string;
  verifyIdentity: boolean;
}

/** An answer as given: letters of the options, or a text. */
export interface GivenAnswer {
  choice: string[];
  text: string;
  seconds: number;
}

/** An order as kept; times in epoch milliseconds of the vendor's clock, `dueAtMs` of the real one. */
export interface TestOrder {
  orderId: string;
  token: string;
  form: OrderForm;
  status: OrderStatus;
  createdMs: number;
  beginMs: number | null;
  submitMs: number | null;
  /** When the question on screen was shown. */
  shownMs: number | null;
  consented: boolean;
  identity: { verified: boolean; failures: number };
  answers: Record<string, GivenAnswer>;
  pending: { step: 'answer' | 'timeUp' | 'report'; dueAtMs: number } | null;
  report: TestReport | null;
  cancelReason: string;
}

/** One ability as judged. Numbers travel as text. `score` is absent where a marker gave a grade alone. */
export interface AbilityResult {
  code: string;
  name: string;
  score?: string;
  full_score?: string;
  grade?: string;
  remark: string;
  quotes: string[];
}

/** The result of one order as webhook and API carry it. */
export interface TestReport {
  report_id: string;
  score: string;
  full_score: string;
  grade: string;
  abilities: AbilityResult[];
  answers: { question_id: string; choice: string; text: string; seconds: string; right: string }[];
  marker: string;
  summary: string;
  lang: string;
  begin_time: string;
  submit_time: string;
  /** What the vendor claims to read from a face; customers must drop it. */
  face_emotion: Record<string, string>;
  unscored: string[];
}

/** One event as kept and as told; every scalar is text. `id` and `type` are for the webhook sender. */
export interface TestEvent {
  id: string;
  type: string;
  event_time: string;
  order_id: string;
  out_trade_no: string;
  data: object;
}
