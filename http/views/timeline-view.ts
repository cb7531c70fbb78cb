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
