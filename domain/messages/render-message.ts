import type { MessageTemplate } from '../process/types.ts';

/** What a message may speak of. */
export type MessageFacts = {
  candidateName: string;
  jobTitle: string;
  companyName: string;
  inviteUrl: string | null;
  expiresAt: string | null;
  /** What the company tells candidates of this job, or null. */
  notes: string | null;
};

type Rendered = { subject: string; text: string };
type Renderer = (facts: MessageFacts) => Rendered;

/** An instant as people read it, in UTC, so that no time zone is guessed. */
function when(instant: string | null, language: 'zh' | 'en'): string {
  if (instant === null) return language === 'zh' ? '截止日期' : 'the deadline';
  const text = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(instant));
  return `${text} UTC`;
}

const aiNoticeEn =
  'The interview is held by a computer program (AI). It decides nothing: a person reviews every interview and makes the decision. If you would rather speak with a person, or need any help to take part, answer this mail.';
const aiNoticeZh =
  '本次面试由计算机程序（AI）进行。它不作任何决定：每场面试均由专人评审并作出决定。如果您希望与真人面试，或需要任何协助，请回复此邮件。';
const notesEn =
  'Notes: choose a quiet place and a stable connection; you can pause and come back with the same link; there are no trick questions.';
const notesZh = '面试须知：请选择安静的环境和稳定的网络；中途可以暂停，之后使用同一链接继续；没有陷阱题。';

const english: Record<MessageTemplate, Renderer> = {
  interviewInvitation: (f) => ({
    subject: `Your interview for ${f.jobTitle}`,
    text: lines(
      `Dear ${f.candidateName},`,
      `thank you for applying for ${f.jobTitle}. Please take the online interview by ${when(f.expiresAt, 'en')}:`,
      f.inviteUrl,
      notesEn,
      f.notes,
      aiNoticeEn,
      f.companyName,
    ),
  }),
  interviewReminder: (f) => ({
    subject: `Reminder: your interview for ${f.jobTitle}`,
    text: lines(
      `Dear ${f.candidateName},`,
      `your interview for ${f.jobTitle} is still open until ${when(f.expiresAt, 'en')}:`,
      f.inviteUrl,
      notesEn,
      aiNoticeEn,
      f.companyName,
    ),
  }),
  interviewExpired: (f) => ({
    subject: `Your interview for ${f.jobTitle} has expired`,
    text: lines(
      `Dear ${f.candidateName},`,
      `the time for the interview for ${f.jobTitle} has passed, so we have closed your application. If something kept you from it, answer this mail and we will look at it.`,
      f.companyName,
    ),
  }),
  applicationRejected: (f) => ({
    subject: `Your application for ${f.jobTitle}`,
    text: lines(
      `Dear ${f.candidateName},`,
      `thank you for your time and your interest. We have decided not to go on with your application for ${f.jobTitle}. If you would like to know why, or want a person to look at it again, answer this mail.`,
      f.companyName,
    ),
  }),
  applicationPassed: (f) => ({
    subject: `Good news on your application for ${f.jobTitle}`,
    text: lines(
      `Dear ${f.candidateName},`,
      `you have passed the selection for ${f.jobTitle}. We will be in touch about the next steps.`,
      f.companyName,
    ),
  }),
  applicationWithdrawn: (f) => ({
    subject: `You have withdrawn your application for ${f.jobTitle}`,
    text: lines(
      `Dear ${f.candidateName},`,
      `your application for ${f.jobTitle} has been withdrawn as you asked. Nothing more is needed from you.`,
      f.companyName,
    ),
  }),
  applicationClosed: (f) => ({
    subject: `Your application for ${f.jobTitle} was closed`,
    text: lines(
      `Dear ${f.candidateName},`,
      `we have closed your application for ${f.jobTitle} without a decision on you. If you have a question, answer this mail.`,
      f.companyName,
    ),
  }),
};

const chinese: Record<MessageTemplate, Renderer> = {
  interviewInvitation: (f) => ({
    subject: `${f.jobTitle} 面试邀请`,
    text: lines(
      `${f.candidateName}，您好：`,
      `感谢您应聘${f.jobTitle}。请在${when(f.expiresAt, 'zh')}之前完成在线面试：`,
      f.inviteUrl,
      notesZh,
      f.notes,
      aiNoticeZh,
      f.companyName,
    ),
  }),
  interviewReminder: (f) => ({
    subject: `提醒：${f.jobTitle} 面试尚未完成`,
    text: lines(
      `${f.candidateName}，您好：`,
      `您的${f.jobTitle}面试将于${when(f.expiresAt, 'zh')}截止：`,
      f.inviteUrl,
      notesZh,
      aiNoticeZh,
      f.companyName,
    ),
  }),
  interviewExpired: (f) => ({
    subject: `${f.jobTitle} 面试已过期`,
    text: lines(
      `${f.candidateName}，您好：`,
      `${f.jobTitle}的面试时间已过，您的申请已关闭。如有特殊情况，请回复此邮件，我们会重新处理。`,
      f.companyName,
    ),
  }),
  applicationRejected: (f) => ({
    subject: `关于您应聘${f.jobTitle}的结果`,
    text: lines(
      `${f.candidateName}，您好：`,
      `感谢您投入的时间和对我们的关注。很遗憾，我们决定不再推进您对${f.jobTitle}的申请。如果您想了解原因，或希望由专人重新审核，请回复此邮件。`,
      f.companyName,
    ),
  }),
  applicationPassed: (f) => ({
    subject: `${f.jobTitle} 应聘结果通知`,
    text: lines(
      `${f.candidateName}，您好：`,
      `恭喜您通过了${f.jobTitle}的选拔，我们会尽快与您联系后续事宜。`,
      f.companyName,
    ),
  }),
  applicationWithdrawn: (f) => ({
    subject: `您已撤回${f.jobTitle}的申请`,
    text: lines(`${f.candidateName}，您好：`, `您对${f.jobTitle}的申请已按您的要求撤回，无需其他操作。`, f.companyName),
  }),
  applicationClosed: (f) => ({
    subject: `${f.jobTitle} 的申请已关闭`,
    text: lines(
      `${f.candidateName}，您好：`,
      `我们已关闭您对${f.jobTitle}的申请，这不代表对您的任何评价。如有疑问，请回复此邮件。`,
      f.companyName,
    ),
  }),
};

function lines(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('\n\n');
}

/** What is said to a candidate, in their language. The same facts always give the same text. */
export function renderMessage(template: MessageTemplate, language: 'zh' | 'en', facts: MessageFacts): Rendered {
  return (language === 'zh' ? chinese : english)[template](facts);
}
