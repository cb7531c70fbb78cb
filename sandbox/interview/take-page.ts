import type { Request } from 'express';
import { Html, html } from '../shared/html.ts';
import type { TakeState } from './take-session.ts';
import type { Language } from './types.ts';

const TEXTS = {
  zh: {
    title: 'AI 面试',
    notFoundTitle: '链接无效',
    notFoundText: '找不到这个面试。请检查链接是否完整，或联系邀请您的招聘团队。',
    needScript: '此页面需要启用 JavaScript。也可以联系招聘团队，改由真人面试。',
    hello: '您好，{name}',
    position: '应聘职位',
    questions: '题目数量',
    questionsValue: '{count} 题，每题单独计时',
    minutes: '预计用时',
    minutesValue: '最多约 {minutes} 分钟',
    until: '请在此之前完成',
    aiTitle: '这是一次 AI 面试',
    aiText: [
      '题目由计算机程序呈现，您的回答由 AI（clearvoice-sim-1）评分，面试中没有真人在线。',
      '评分仅供参考：是否录用由招聘团队的人员审阅后决定。',
      '您只需输入文字，不使用摄像头和麦克风。',
      '您可以不同意，并要求改由真人面试；这不会对您不利。',
    ],
    consent: '我已阅读以上说明，同意参加由 AI 评分的面试。',
    consentNeeded: '请先勾选同意，再开始面试。',
    start: '开始面试',
    decline: '我不同意，希望由真人面试',
    declineSure: '确定不参加 AI 面试吗？我们会通知招聘团队为您安排真人面试，此链接将不能再用。',
    declineYes: '是的，请安排真人面试',
    back: '返回',
    howTitle: '作答方式',
    how: [
      '打开题目即开始计时；时间到时，已写的内容会自动提交。',
      '每题可申请延长时间。',
      '中途离开或刷新不会丢失已答内容，可用同一链接继续。',
    ],
    resumeTitle: '欢迎回来',
    resumeText: '您已回答 {answered} / {total} 题。离开期间计时已暂停。',
    resume: '继续面试',
    progress: '第 {index} 题，共 {total} 题',
    answerLabel: '您的回答',
    answerHint: '请结合具体事例：当时的情况、您做了什么、结果如何。',
    timeLeft: '剩余时间',
    timeSoon: '还剩 {seconds} 秒',
    moreTime: '需要更多时间（延长 2 分钟）',
    moreTimeDone: '已延长 2 分钟。',
    timeUp: '时间到，上一题已自动提交。',
    characters: '{count} 字',
    saved: '已自动保存',
    saving: '正在保存……',
    offline: '网络不通，正在重试。请不要关闭页面。',
    next: '提交并进入下一题',
    finish: '提交并完成面试',
    emptySure: '您还没有作答。要留空并继续吗？',
    emptyYes: '留空并继续',
    doneTitle: '感谢您完成面试',
    doneText: '您的回答已提交。招聘团队会审阅结果并与您联系。现在可以关闭此页面。',
    expiredTitle: '面试已过期',
    expiredText: '此面试的截止时间已过。如仍希望参加，请联系邀请您的招聘团队。',
    cancelledTitle: '面试已取消',
    cancelledText: '此面试已取消，无需再作答。如有疑问，请联系邀请您的招聘团队。',
    declinedTitle: '已收到您的选择',
    declinedText: '您未参加 AI 面试。我们已通知招聘团队，他们会与您联系，安排真人面试。',
    failedTitle: '面试出现问题',
    failedText: '很抱歉，面试未能完成。我们已通知招聘团队，他们会与您联系。',
    footer: 'Clearvoice 面试 · 仿真环境，不会联系任何人',
  },
  en: {
    title: 'AI interview',
    notFoundTitle: 'This link is not valid',
    notFoundText:
      'There is no interview here. Please check that the link is complete, or ask the team that invited you.',
    needScript: 'This page needs JavaScript. You can also ask the hiring team for an interview with a person.',
    hello: 'Hello {name}',
    position: 'Position',
    questions: 'Questions',
    questionsValue: '{count}, each with its own time limit',
    minutes: 'Time needed',
    minutesValue: 'at most about {minutes} minutes',
    until: 'Please finish before',
    aiTitle: 'This is an AI interview',
    aiText: [
      'A computer program asks the questions and an AI (clearvoice-sim-1) scores your answers. No person is present.',
      'The score is only advice: a person on the hiring team reviews it and decides.',
      'You type your answers; no camera and no microphone are used.',
      'You may say no and ask for an interview with a person. This does not count against you.',
    ],
    consent: 'I have read this and agree to an interview that is scored by AI.',
    consentNeeded: 'Please tick the box to agree before you start.',
    start: 'Start the interview',
    decline: 'I don’t agree, I want to talk to a person',
    declineSure:
      'Skip the AI interview? We will tell the hiring team to arrange an interview with a person, and this link will stop working.',
    declineYes: 'Yes, arrange it with a person',
    back: 'Back',
    howTitle: 'How it works',
    how: [
      'The clock starts when a question opens; when time is up, what you have written is submitted.',
      'You can ask for more time on each question.',
      'If you leave or reload, nothing is lost: go on with the same link.',
    ],
    resumeTitle: 'Welcome back',
    resumeText: 'You have answered {answered} of {total} questions. The clock stood still while you were away.',
    resume: 'Continue the interview',
    progress: 'Question {index} of {total}',
    answerLabel: 'Your answer',
    answerHint: 'Use a concrete example: what the situation was, what you did, and how it ended.',
    timeLeft: 'Time left',
    timeSoon: '{seconds} seconds left',
    moreTime: 'I need more time (2 more minutes)',
    moreTimeDone: 'You have 2 more minutes.',
    timeUp: 'Time was up, so the last answer was submitted as it was.',
    characters: '{count} characters',
    saved: 'Saved',
    saving: 'Saving …',
    offline: 'No connection, trying again. Please keep this page open.',
    next: 'Submit and go on',
    finish: 'Submit and finish',
    emptySure: 'You have not written anything. Leave it empty and go on?',
    emptyYes: 'Leave it empty',
    doneTitle: 'Thank you, that’s all',
    doneText:
      'Your answers are in. The hiring team will look at the result and contact you. You can close this page now.',
    expiredTitle: 'This interview has expired',
    expiredText: 'The time to take it is over. If you still want to, please ask the hiring team that invited you.',
    cancelledTitle: 'This interview was cancelled',
    cancelledText:
      'There is nothing left for you to do. If you have a question, please ask the hiring team that invited you.',
    declinedTitle: 'We got your choice',
    declinedText: 'You did not take the AI interview. We told the hiring team; they will contact you to meet a person.',
    failedTitle: 'Something went wrong',
    failedText: 'We are sorry: the interview could not be completed. We told the hiring team; they will contact you.',
    footer: 'Clearvoice interviews · a sandbox, nobody is contacted',
  },
} as const;

/** The candidate's page in the order's language; without a state it says that the link is wrong, in both languages. */
export function renderTakePage(req: Request, state: TakeState | undefined): string {
  const language: Language = state?.language ?? (req.acceptsLanguages(['en', 'zh']) === 'zh' ? 'zh' : 'en');
  const texts = TEXTS[language];
  const data = state && new Html(JSON.stringify({ state, texts }).replaceAll('<', '\\u003c'));
  const page = html`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${state ? texts.title : texts.notFoundTitle}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/interview/assets/take.css" />
      ${
        data &&
        html`<script type="application/json" id="data">
            ${data}
          </script>
          <script type="module" src="/interview/assets/take.js"></script>`
      }
    </head>
    <body>
      <main id="page">
        ${
          state
            ? html`<noscript><p>${texts.needScript}</p></noscript>`
            : html`<h1>${texts.notFoundTitle}</h1>
                <p>${texts.notFoundText}</p>`
        }
      </main>
      <p id="status" role="status" aria-live="polite"></p>
      <footer>${texts.footer}</footer>
    </body>
  </html>`;
  return `<!doctype html>\n${page.text}`;
}
