import type { faultsEn } from './faults-en.ts';

/** What is wrong, by the hub's code, in Chinese. */
export const faultsZh: typeof faultsEn = {
  validation_failed: '此处填写有误。',
  reference_unknown: '该项已不存在或不能用于此处，请重新选择。',
  connection_missing: '流程中有环节需要此连接。',
  connection_not_found: '该连接已不存在。',
  process_not_published: '该流程还没有已发布的版本。',
  question_set_not_published: '该题库尚未发布。',
  question_set_incomplete: '题目与该职位的评价维度不一致。',
  question_set_not_ready: '题库还没有到这一步。',
  question_set_immutable: '只有草稿可以修改，请新建版本。',
  operation_unsupported: '该供应商不接收题库。',
  condition_invalid: '条件无效。',
  weights_invalid: '权重之和必须为 100。',
  deadline_past: '投递截止日期已过，人力资源可以退回该需求。',
  requisition_not_ready: '该需求已不在这一步。',
  requisition_incomplete: '该需求还不完整。',
  second_person_required: '需要由另一个人来做。',
  conflict: '已被占用。',
  version_conflict: '其他人刚刚修改过，请重新读取。',
  offer_not_open: '该录用通知已不能再答复。',
  offer_expired: '答复录用通知的期限已过。',
  job_closed: '该职位已关闭。',
  slot_taken: '该时间已被占用，请另选时间。',
  booking_exists: '已经预约了时间。',
  not_confirmed: '尚未收到确认。可以放心重新发送：只会计一次。',
};
