/** What an event means, in a sentence for each language, and which ids its `data` carries. */
export type EventDescription = { en: string; zh: string; data: readonly string[] };

/**
 * Every type of event the hub tells others of. The stored type, the one in a subscription's filter and the CloudEvents
 * `type` are the same word. `data` holds ids and states alone, never names, contacts, scores or comments: who is told
 * reads the rest through the API, by their own rights.
 */
export const eventCatalogue = {
  'candidate.created': { en: 'A candidate was taken in', zh: '候选人已建档', data: ['candidateId'] },
  'candidate.updated': { en: "A candidate's record changed", zh: '候选人资料已更新', data: ['candidateId'] },
  'application.created': { en: 'An application was taken in', zh: '已收到应聘申请', data: ['candidateId', 'jobId'] },
  'application.ended': { en: 'An application ended', zh: '应聘流程已结束', data: ['stageId', 'status', 'rejectedBy'] },
  'application.withdrawn': { en: 'The candidate withdrew', zh: '候选人已撤回申请', data: ['stageId'] },
  'application.reopened': {
    en: 'A person will look at a knock-out again',
    zh: '候选人请求人工复核',
    data: ['stageId'],
  },
  'stage.entered': { en: 'A stage began', zh: '进入新阶段', data: ['stageId', 'stageType'] },
  'stage.left': { en: 'A stage ended', zh: '阶段已结束', data: ['stageId', 'outcome', 'cause'] },
  'screening.evaluated': { en: 'The résumé was screened', zh: '简历筛选完成', data: ['stageId'] },
  'interview.invited': { en: 'The AI interview was ordered', zh: '已发出 AI 面试邀请', data: ['stageId', 'orderId'] },
  'interview.opened': {
    en: 'The candidate opened the interview',
    zh: '候选人已打开面试',
    data: ['stageId', 'orderId'],
  },
  'interview.started': { en: 'The interview began', zh: '面试已开始', data: ['stageId', 'orderId'] },
  'interview.interrupted': { en: 'The interview was interrupted', zh: '面试中断', data: ['stageId', 'orderId'] },
  'interview.completed': { en: 'The interview was finished', zh: '面试已完成', data: ['stageId', 'orderId'] },
  'interview.evaluating': { en: 'The vendor evaluates the interview', zh: '面试评估中', data: ['stageId', 'orderId'] },
  'interview.reportReady': { en: 'The interview report is ready', zh: '面试报告已生成', data: ['stageId', 'orderId'] },
  'interview.recordingReady': {
    en: 'The recording of the interview is ready',
    zh: '面试录像已就绪',
    data: ['stageId', 'orderId'],
  },
  'interview.expired': { en: 'The interview expired', zh: '面试已过期', data: ['stageId', 'orderId'] },
  'interview.cancelled': { en: 'The interview was cancelled', zh: '面试已取消', data: ['stageId', 'orderId'] },
  'interview.failed': {
    en: 'The interview failed at the vendor',
    zh: '面试在供应商处失败',
    data: ['stageId', 'orderId'],
  },
  'backgroundCheck.started': {
    en: 'The background check began',
    zh: '背景调查已开始',
    data: ['stageId', 'orderId'],
  },
  'backgroundCheck.reportReady': {
    en: 'The background report is there',
    zh: '背调报告已生成',
    data: ['stageId', 'orderId'],
  },
  'backgroundCheck.cancelled': {
    en: 'The background check was cancelled',
    zh: '背景调查已取消',
    data: ['stageId', 'orderId'],
  },
  'backgroundCheck.failed': { en: 'The background check failed', zh: '背景调查失败', data: ['stageId', 'orderId'] },
  'booking.made': { en: 'An interview time was booked', zh: '已预约面试时间', data: ['stageId', 'bookingId'] },
  'booking.moved': { en: 'An interview was moved', zh: '面试时间已变更', data: ['stageId', 'bookingId'] },
  'booking.cancelled': { en: 'An interview time was cancelled', zh: '面试预约已取消', data: ['stageId', 'bookingId'] },
  'booking.noShow': { en: 'Nobody came to the interview', zh: '面试缺席', data: ['stageId', 'bookingId'] },
  'offer.prepared': { en: 'An offer was prepared', zh: '录用通知已拟定', data: ['stageId', 'offerId', 'version'] },
  'offer.approved': { en: 'An offer was approved', zh: '录用通知已获批', data: ['stageId', 'offerId'] },
  'offer.sent': { en: 'The offer is with the candidate', zh: '录用通知已发出', data: ['stageId', 'offerId'] },
  'offer.accepted': { en: 'The candidate accepted the offer', zh: '候选人已接受录用', data: ['stageId', 'offerId'] },
  'offer.declined': { en: 'The candidate declined the offer', zh: '候选人已婉拒录用', data: ['stageId', 'offerId'] },
  'offer.expired': { en: 'The offer expired', zh: '录用通知已过期', data: ['stageId', 'offerId'] },
  'offer.materialReceived': {
    en: 'A document came in',
    zh: '已收到入职材料',
    data: ['stageId', 'offerId', 'material'],
  },
  'onboarding.planned': { en: 'The onboarding plan was made', zh: '入职计划已生成', data: ['stageId', 'planId'] },
  'undo.started': {
    en: 'What was made in other systems is being taken back',
    zh: '正在撤回已在外部系统中创建的内容',
    data: ['stageId', 'count'],
  },
  'dispute.raised': { en: 'The candidate objects', zh: '候选人提出异议', data: ['stageId', 'disputeId'] },
  'dispute.settled': { en: 'An objection was settled', zh: '异议已处理', data: ['stageId', 'disputeId', 'outcome'] },
  'vendor.maintenance': {
    en: 'A vendor announced maintenance',
    zh: '供应商发布维护通知',
    data: ['connectionId', 'windowId', 'fromAt', 'toAt'],
  },
  'message.delivered': { en: 'A message reached its mailbox', zh: '消息已送达', data: ['stageId'] },
  'message.bounced': { en: 'A message could not be delivered', zh: '消息投递失败', data: ['stageId'] },
  'task.opened': {
    en: 'A person must do something',
    zh: '有新的待办',
    data: ['stageId', 'taskId', 'taskType', 'ownerRole'],
  },
  'task.completed': { en: 'A task was done', zh: '待办已完成', data: ['stageId', 'taskId', 'outcome'] },
  'task.cancelled': { en: 'A task is no longer needed', zh: '待办已取消', data: ['stageId', 'taskId'] },
  'task.overdue': { en: 'A task is overdue', zh: '待办已逾期', data: ['stageId', 'taskId', 'escalatedTo'] },
  'call.done': { en: 'Another system was told', zh: '外部系统调用成功', data: ['stageId', 'callKey', 'operation'] },
  'call.parked': {
    en: 'A call to another system keeps failing and waits for a person',
    zh: '外部系统调用失败，等待人工处理',
    data: ['stageId', 'callKey', 'operation', 'code'],
  },
  'requisition.submitted': {
    en: 'A department asks for people',
    zh: '用人部门已提交招聘需求',
    data: ['requisitionId'],
  },
  'requisition.approved': { en: 'A requisition was approved', zh: '招聘需求已批准', data: ['requisitionId'] },
  'requisition.returned': {
    en: 'A requisition was given back to the department',
    zh: '招聘需求已退回修改',
    data: ['requisitionId'],
  },
  'requisition.refused': { en: 'A requisition was refused', zh: '招聘需求未获批准', data: ['requisitionId'] },
  'requisition.cancelled': { en: 'A requisition was taken back', zh: '招聘需求已取消', data: ['requisitionId'] },
  'job.opened': {
    en: 'A job takes applications',
    zh: '职位已开放招聘',
    data: ['jobId', 'requisitionId', 'jobVersion'],
  },
  'job.changed': {
    en: 'A live job was changed',
    zh: '在招职位已变更',
    data: ['jobId', 'jobVersion', 'changeRequestId'],
  },
  'job.closed': {
    en: 'A job takes no more applications',
    zh: '职位已停止招聘',
    data: ['jobId', 'requisitionId', 'reason'],
  },
  'changeRequest.submitted': {
    en: 'A change of a live job was proposed',
    zh: '已提交职位变更申请',
    data: ['jobId', 'changeRequestId'],
  },
  'changeRequest.approved': {
    en: 'A change of a live job was approved',
    zh: '职位变更已批准',
    data: ['jobId', 'changeRequestId'],
  },
  'changeRequest.refused': {
    en: 'A change of a live job was refused',
    zh: '职位变更未获批准',
    data: ['jobId', 'changeRequestId'],
  },
  'questionSet.published': {
    en: 'A question set was published',
    zh: '题库版本已发布',
    data: ['questionSetId', 'questionSetVersion'],
  },
  'call.skipped': {
    en: 'A person skipped a call',
    zh: '外部系统调用已跳过',
    data: ['stageId', 'callKey', 'operation'],
  },
} as const satisfies Record<string, EventDescription>;

/** One of the types of {@link eventCatalogue}. */
export type EventType = keyof typeof eventCatalogue;

/** Whether a subscription may ask for this type. */
export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventCatalogue, type);
}
