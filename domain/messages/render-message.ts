import type { MessageTemplate } from '../process/types.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { when, type MessageFacts, type Rendered } from './message-facts.ts';

export type { MessageFacts } from './message-facts.ts';

/** What is said to somebody, in their language. The same facts always give the same text. */
export function renderMessage(template: MessageTemplate, language: 'zh' | 'en', facts: MessageFacts): Rendered {
  return (language === 'zh' ? chinese : english)[template](facts);
}

/** The same in the few words of an SMS: what it is about, until when, and the link. */
export function renderSms(template: MessageTemplate, language: 'zh' | 'en', facts: MessageFacts): string {
  const { subject } = renderMessage(template, language, facts);
  const link = facts.inviteUrl ?? facts.chooseUrl ?? facts.meeting?.url ?? null;
  const until =
    facts.inviteUrl === null || facts.expiresAt === null
      ? null
      : language === 'zh'
        ? `请于${when(facts.expiresAt, 'zh')}前完成。`
        : `Please do so by ${when(facts.expiresAt, 'en')}.`;
  const company = language === 'zh' ? `【${facts.companyName}】` : `${facts.companyName}:`;
  return [company, subject, until, link].filter((part) => part !== null).join(' ');
}
