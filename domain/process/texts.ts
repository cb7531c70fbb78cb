import type { Call, LocalizedText, TaskType } from './types.ts';

/** What a task is called on the screen. */
export const taskTitles: Record<TaskType, LocalizedText> = {
  reviewScreening: { en: 'Check the résumé screen', zh: '确认简历筛选' },
  reviewInterview: { en: 'Review the interview and decide', zh: '评审面试并作出决定' },
  resolveCall: { en: 'A call to another system keeps failing', zh: '对外部系统的调用持续失败' },
  resolveNoReport: { en: 'The interview report does not come', zh: '面试报告没有收到' },
  resolveNoShow: { en: 'The interview was not held', zh: '面试未能进行' },
};

/** What a call does, in words. */
export const callTexts: Record<Call['op'], LocalizedText> = {
  'interview.invite': { en: 'order the AI interview', zh: '预约 AI 面试' },
  'interview.cancel': { en: 'cancel the AI interview', zh: '取消 AI 面试' },
  'interview.pollOrder': { en: 'ask the interview vendor how it stands', zh: '向面试供应商查询进度' },
  'ehr.writeResult': { en: 'write the interview result to the EHR', zh: '将面试结果写入 EHR' },
  'ehr.writeDecision': { en: 'write the decision to the EHR', zh: '将决定写入 EHR' },
  'ehr.writeStatus': { en: 'write the status to the EHR', zh: '将状态写入 EHR' },
  'message.send': { en: 'send the message to the candidate', zh: '向候选人发送消息' },
};

const withHttpCode = /^http_(\d{3})$/;

/** What the commonest codes mean to a person who can mend it; the others stand for themselves. */
const causeTexts: { readonly [code: string]: LocalizedText } = {
  unauthorized: {
    en: 'the other system refuses the credential; renew it in the connection',
    zh: '对方系统拒绝了凭证，请在连接中更新',
  },
  connection_disabled: {
    en: 'the connection is switched off; switch it on in the connections',
    zh: '该连接已停用，请在连接设置中启用',
  },
  connection_not_found: {
    en: 'the job names no connection for this; give it one',
    zh: '职位未指定相应的连接，请在职位中设置',
  },
  operation_unsupported: {
    en: 'the connector of the job’s connection cannot do this; give the job another connection',
    zh: '职位所用连接不支持此操作，请为职位更换连接',
  },
  host_not_allowed: {
    en: 'the connection’s address is not one that its connector may call; correct it',
    zh: '连接地址不在允许范围内，请更正',
  },
};

/** The cause as it stands in a sentence: the code, with plain words where there are some. */
function causeOf(code: string, language: 'en' | 'zh'): string {
  const text = Object.hasOwn(causeTexts, code) ? causeTexts[code]?.[language] : undefined;
  if (text !== undefined) return language === 'en' ? ` (${code}): ${text}` : `（${code}）：${text}`;
  const status = withHttpCode.exec(code)?.[1];
  if (status === undefined) return language === 'en' ? ` (${code})` : `（${code}）`;
  return language === 'en'
    ? ` (${code}): the other system answered with HTTP ${status}`
    : `（${code}）：对方系统返回 HTTP ${status}`;
}

/** The plain words for a parked call: what it was for, what the other system said, what can be done. */
export function parkedDetail(call: Call, code: string, unknownOutcome: boolean): LocalizedText {
  const what = callTexts[call.op];
  return {
    en: unknownOutcome
      ? `The hub tried to ${what.en}, and cannot tell whether it happened (${code}). Look in the other system first: skip if it is there, retry if it is not.`
      : `The hub could not ${what.en}${causeOf(code, 'en')}. Retry when the cause is mended, skip to go on without it, or stop the application.`,
    zh: unknownOutcome
      ? `系统尝试${what.zh}，但无法确认是否成功（${code}）。请先在对方系统中查看：已存在则跳过，不存在则重试。`
      : `系统无法${what.zh}${causeOf(code, 'zh')}。排除原因后请重试，或跳过继续，或终止此申请。`,
  };
}

export const detailTexts = {
  knockOut: {
    en: 'The candidate gave an answer that the job rules out. The process leaves the decision to a person.',
    zh: '候选人的某项回答不符合职位硬性要求，流程规定由人决定。',
  },
  personRequested: {
    en: 'The candidate asks that a person looks at the automatic decline.',
    zh: '候选人要求由人工复核自动拒绝的结果。',
  },
  unknownFacts: {
    en: 'Something the screen asks for is not known from the résumé or the answers. Look at the résumé and decide.',
    zh: '筛选所需的信息在简历或回答中未知。请查看简历后决定。',
  },
  belowPass: {
    en: 'The résumé meets fewer requirements than the process asks for. No score turns a person down: decide.',
    zh: '简历满足的要求少于流程规定。分数不会直接淘汰任何人，请作出决定。',
  },
  noReport: {
    en: 'The interview was completed, but its report did not come in time, also after asking the vendor. Wait on, invite again, or go on without it.',
    zh: '面试已完成，但报告未按时送达，向供应商查询后仍无结果。可继续等待、重新邀请，或跳过报告。',
  },
  vendorFailed: {
    en: 'The interview vendor says that the interview failed. Invite again, go on without it, or stop.',
    zh: '面试供应商表示面试失败。可重新邀请、跳过，或终止。',
  },
  noShow: {
    en: 'The interview was begun and not finished in time. Invite again, wait on, or close it as a no-show.',
    zh: '面试已开始但未按时完成。可重新邀请、继续等待，或按缺席处理。',
  },
} as const satisfies Record<string, LocalizedText>;
