import type { EventRecord } from '../../db/repositories/events.ts';
import { eventCatalogue, isEventType } from '../../delivery/event-catalogue.ts';
import { callTexts } from '../../domain/process/texts.ts';
import type { LocalizedText, Stage } from '../../domain/process/types.ts';
import type { TimelineEntry } from '../../schemas/types.ts';

/** The words for what the data of an event names. */
const words: { [value: string]: LocalizedText } = {
  pass: { en: 'pass', zh: '通过' },
  fail: { en: 'fail', zh: '不通过' },
  retry: { en: 'retry', zh: '重试' },
  skip: { en: 'skip', zh: '跳过' },
  stop: { en: 'stop', zh: '终止' },
  wait: { en: 'wait on', zh: '继续等待' },
  reinvite: { en: 'invite again', zh: '重新邀请' },
  close: { en: 'close', zh: '关闭' },
  noShow: { en: 'no-show', zh: '缺席' },
  approve: { en: 'approved', zh: '批准' },
  reject: { en: 'sent back', zh: '退回' },
  return: { en: 'returned', zh: '退回' },
  refuse: { en: 'refused', zh: '拒绝' },
  comment: { en: 'commented', zh: '提出意见' },
  started: { en: 'started', zh: '已到岗' },
  notStarted: { en: 'did not start', zh: '未到岗' },
  declined: { en: 'declined', zh: '婉拒' },
  noOffer: { en: 'no offer', zh: '不发录用通知' },
  consented: { en: 'consented', zh: '已同意' },
  reorder: { en: 'order again', zh: '重新委托' },
  rebook: { en: 'book again', zh: '重新预约' },
  complete: { en: 'complete', zh: '已完成' },
  done: { en: 'done', zh: '已处理' },
  upheld: { en: 'upheld', zh: '异议成立' },
  dismissed: { en: 'dismissed', zh: '异议驳回' },
  expired: { en: 'expired', zh: '已过期' },
  hired: { en: 'hired', zh: '已录用' },
  rejected: { en: 'rejected', zh: '未通过' },
  withdrawn: { en: 'withdrawn', zh: '已撤回' },
  administrator: { en: 'for an administrator', zh: '由管理员处理' },
  hr: { en: 'for HR', zh: '由人力资源处理' },
  recruiter: { en: 'for a recruiter', zh: '由招聘专员处理' },
  business: { en: 'for the department', zh: '由业务部门处理' },
  interviewer: { en: 'for an interviewer', zh: '由面试官处理' },
  it: { en: 'for IT', zh: '由 IT 处理' },
};

/** Only these events are about their stage itself; with the others its name says nothing new. */
const stageEvents = new Set(['stage.entered', 'stage.left']);

/**
 * An event in words, with the names of stages as HR gave them. `nameOf` gives the name of who acted; what the hub does
 * by itself has no actor.
 */
export function toTimelineEntry(
  event: EventRecord,
  stages: readonly Stage[],
  nameOf: (actor: string | null) => string | null,
): TimelineEntry {
  const { id, type, at, data } = event;
  const base: LocalizedText = isEventType(type) ? eventCatalogue[type] : { en: type, zh: type };
  const details = ['stageId', 'status', 'outcome', 'operation', 'code', 'ownerRole', 'escalatedTo'].flatMap((name) => {
    const value = data[name];
    if (typeof value !== 'string' || (name === 'stageId' && !stageEvents.has(type))) return [];
    return [detailWords(name, value, stages)];
  });
  return {
    id,
    type,
    at,
    actor: event.actor === 'hub' ? null : nameOf(event.actor),
    text: { en: join(base, details, 'en', ': ', ', '), zh: join(base, details, 'zh', '：', '，') },
  };
}

function detailWords(name: string, value: string, stages: readonly Stage[]): LocalizedText {
  const stageLabel = name === 'stageId' ? stages.find(({ stageId }) => stageId === value)?.label : undefined;
  const callText = name === 'operation' && isCall(value) ? callTexts[value] : undefined;
  return stageLabel ?? callText ?? (Object.hasOwn(words, value) ? words[value] : undefined) ?? { en: value, zh: value };
}

function isCall(value: string): value is keyof typeof callTexts {
  return Object.hasOwn(callTexts, value);
}

function join(
  base: LocalizedText,
  details: readonly LocalizedText[],
  locale: 'en' | 'zh',
  colon: string,
  comma: string,
): string {
  const inLocale = (text: LocalizedText): string => text[locale] ?? text.en ?? text.zh ?? '';
  const detail = details.map(inLocale).join(comma);
  return `${inLocale(base)}${detail && colon}${detail}`.slice(0, 2000);
}
