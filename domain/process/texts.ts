import type { Call, LocalizedText, TaskType } from './types.ts';

/** What a task is called on the screen. */
export const taskTitles: Record<TaskType, LocalizedText> = {
  reviewScreening: { en: 'Check the résumé screen', zh: '确认简历筛选' },
  reviewInterview: { en: 'Review the interview and decide', zh: '评审面试并作出决定' },
  resolveCall: { en: 'A call to another system keeps failing', zh: '对外部系统的调用持续失败' },
  resolveNoReport: { en: 'The interview report does not come', zh: '面试报告没有收到' },
  resolveNoShow: { en: 'The interview was not held', zh: '面试未能进行' },
  resolveNoBooking: { en: 'The candidate has chosen no time', zh: '候选人未选择面试时间' },
  giveScorecard: { en: 'Hold the interview and fill in the scorecard', zh: '进行面试并填写评分表' },
  recordConsent: { en: 'Ask for consent to the background check', zh: '征得候选人对背景调查的同意' },
  reviewBackgroundCheck: { en: 'Look at the background check and decide', zh: '查看背景调查结果并作出决定' },
  prepareOffer: { en: 'Prepare the offer', zh: '拟定录用通知' },
  approveOffer: { en: 'Approve the offer', zh: '审批录用通知' },
  collectMaterials: { en: 'Collect the onboarding documents', zh: '收齐入职材料' },
  confirmFirstDay: { en: 'Did the new colleague start?', zh: '确认新同事是否到岗' },
  resolveUndelivered: { en: 'A message did not reach the candidate', zh: '消息未能送达候选人' },
  resolveDispute: { en: 'Settle the candidate’s objection', zh: '处理候选人的异议' },
};

/** What a call does, in words. */
export const callTexts: Record<Call['op'], LocalizedText> = {
  'interview.invite': { en: 'order the AI interview', zh: '预约 AI 面试' },
  'interview.cancel': { en: 'cancel the AI interview', zh: '取消 AI 面试' },
  'interview.pollOrder': { en: 'ask the interview vendor how it stands', zh: '向面试供应商查询进度' },
  'attendance.readOvertime': { en: 'read the team’s overtime', zh: '读取团队加班时长' },
  'crm.readOpportunities': { en: 'read the open sales opportunities', zh: '读取进行中的销售机会' },
  'backgroundCheck.order': { en: 'order the background check', zh: '委托背景调查' },
  'backgroundCheck.cancel': { en: 'cancel the background check', zh: '取消背景调查' },
  'backgroundCheck.pollOrder': { en: 'ask the background checker how it stands', zh: '向背调供应商查询进度' },
  'calendar.putEvent': { en: 'enter the meeting in the calendar', zh: '将面试写入日历' },
  'calendar.removeEvent': { en: 'take the meeting out of the calendar', zh: '将面试从日历中移除' },
  'offer.send': { en: 'send the offer letter', zh: '发送录用通知书' },
  'ehr.writeResult': { en: 'write the interview result to the EHR', zh: '将面试结果写入 EHR' },
  'ehr.writeDecision': { en: 'write the decision to the EHR', zh: '将决定写入 EHR' },
  'ehr.writeStatus': { en: 'write the status to the EHR', zh: '将状态写入 EHR' },
  'ehr.createEmployee': { en: 'create the employee in the EHR', zh: '在 EHR 中创建员工' },
  'ehr.withdrawEmployee': { en: 'take the employee back in the EHR', zh: '在 EHR 中撤回员工' },
  'ehr.fileLetter': { en: 'file the offer letter in the EHR', zh: '将录用通知书归档至 EHR' },
  'ehr.fileMaterial': { en: 'file the candidate’s document in the EHR', zh: '将候选人提交的材料归档至 EHR' },
  'ehr.fileReport': { en: 'file the final report in the EHR', zh: '将最终报告归档至 EHR' },
  'ehr.writePlan': { en: 'write the onboarding plan to the EHR', zh: '将入职计划写入 EHR' },
  'learning.enrol': { en: 'enrol in the training', zh: '登记培训课程' },
  'learning.cancel': { en: 'cancel the training', zh: '取消培训课程' },
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
  noBooking: {
    en: 'The candidate has not chosen a time for the interview. Call them, then wait on, or close the application.',
    zh: '候选人尚未选择面试时间。请联系候选人，然后继续等待，或关闭申请。',
  },
  meetingNoShow: {
    en: 'One side did not come to the interview. Let the candidate choose another time, or close the application.',
    zh: '有一方未到场。可让候选人另选时间，或关闭申请。',
  },
  consent: {
    en: 'No consent to a background check is known. Ask the candidate: order the check with it, or go on without a check.',
    zh: '尚无候选人对背景调查的同意记录。请征得同意后委托背调，或跳过背调继续。',
  },
  backgroundFinding: {
    en: 'The background check is not clear. Read it, hear the candidate, then decide.',
    zh: '背景调查结果存在待核实事项。请阅读报告、听取候选人说明后再决定。',
  },
  backgroundMissing: {
    en: 'The background check could not be ordered. Decide whether to go on without it.',
    zh: '无法委托背景调查。请决定是否在没有背调的情况下继续。',
  },
  noBackgroundReport: {
    en: 'The background report did not come in time, also after asking. Wait on, or go on without it.',
    zh: '背调报告未按时送达，查询后仍无结果。可继续等待，或跳过。',
  },
  backgroundFailed: {
    en: 'The background checker could not do the check. Order it again, or go on without it.',
    zh: '背调供应商未能完成调查。可重新委托，或跳过。',
  },
  prepareOffer: {
    en: 'Write the offer: salary, first day, documents to hand in. Or decide that none is made.',
    zh: '请拟定录用通知：薪资、入职日期、所需材料；或决定不发录用通知。',
  },
  approveOffer: {
    en: 'Read the offer. Approve it, or send it back with a comment.',
    zh: '请审阅录用通知：批准，或附意见退回。',
  },
  materials: {
    en: 'The candidate accepted and still owes documents. The task closes by itself when all are in, or complete it without them.',
    zh: '候选人已接受录用，但仍有材料未交。收齐后任务自动关闭，也可在缺少材料时完成。',
  },
  undelivered: {
    en: 'A message could not be delivered by any channel. Reach the candidate in another way and mend the address.',
    zh: '消息通过所有渠道均未送达。请以其他方式联系候选人，并更正联系方式。',
  },
  dispute: {
    en: 'The candidate objects. Read the evidence, hear both sides, then uphold or dismiss the objection.',
    zh: '候选人提出异议。请查阅全部依据、听取双方意见后，作出支持或驳回的决定。',
  },
  disputeUpheld: {
    en: 'The candidate’s objection was upheld: look at the application again and decide.',
    zh: '候选人的异议成立：请重新审阅申请并作出决定。',
  },
} as const satisfies Record<string, LocalizedText>;
