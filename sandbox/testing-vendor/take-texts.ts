/** The texts of the candidate's pages, in both languages. */
const zh = {
  title: { exam: '在线笔试', interview: 'AI 面试' },
  sandbox: '仿真环境',
  notFound: ['链接无效', '找不到这份试卷。请检查链接是否完整，或联系邀请您的招聘团队。'],
  done: ['已交卷', '感谢您的作答。结果由招聘团队的人员审阅后与您联系，现在可以关闭此页面。'],
  expired: ['已过截止时间', '如仍希望参加，请联系邀请您的招聘团队。'],
  cancelled: ['已取消', '此次测评已取消，无需作答。如有疑问，请联系招聘团队。'],
  declined: ['已收到您的选择', '您未参加此次测评。招聘团队会与您联系，另行安排。'],
  failed: ['出现问题', '很抱歉，测评未能完成。招聘团队会与您联系。'],
  locked: ['身份核对未通过', '已多次输入错误。请联系邀请您的招聘团队。'],
  identityTitle: '核对身份',
  identityText: '为确认是您本人作答，请输入您应聘时所留手机号的后四位。',
  identityLabel: '手机号后四位',
  identityWrong: '不正确，请再试一次。',
  hello: '您好，',
  position: '应聘职位',
  count: '题目数量',
  time: '总时长',
  minutes: '分钟',
  until: '截止时间',
  notes: {
    exam: [
      '点击“开始作答”后开始计时，中途离开不会暂停，时间到后自动交卷。',
      '选择题由程序判分，主观题由程序评级；成绩仅供参考，录用由招聘团队的人员决定。',
      '交卷前可以返回修改。',
    ],
    interview: [
      '题目由程序提出，您的文字回答由 AI 评分，没有真人在线。',
      '评分仅供参考，录用由招聘团队的人员决定。不使用摄像头和麦克风。',
      '点击“开始作答”后开始计时，时间到后自动提交。',
    ],
  },
  agree: '我已阅读以上说明，同意参加。',
  begin: '开始作答',
  decline: '我不同意，希望由真人安排',
  single: '单选题',
  multi: '多选题，请选出所有正确选项',
  answer: '您的回答',
  next: '下一步',
  back: '返回上一题',
  left: '剩余时间',
  review: '检查',
  reviewTitle: '交卷前请检查',
  empty: '未作答',
  submit: '交卷',
} as const;

type Widened<T> = T extends string ? string : { readonly [K in keyof T]: Widened<T[K]> };
/** What each language must have. */
export type TakeTexts = Widened<typeof zh>;

const en: TakeTexts = {
  title: { exam: 'Online test', interview: 'AI interview' },
  sandbox: 'sandbox',
  notFound: ['This link is not valid', 'Please check that the link is complete, or ask the team that invited you.'],
  done: [
    'Handed in',
    'Thank you. A person on the hiring team reviews the result and will contact you. You may close this page.',
  ],
  expired: ['The time is over', 'If you still want to take part, please ask the team that invited you.'],
  cancelled: ['Cancelled', 'There is nothing to answer any more. Please ask the hiring team if you have questions.'],
  declined: ['We have noted your choice', 'You did not take part. The hiring team will contact you about another way.'],
  failed: ['Something went wrong', 'We are sorry, this could not be completed. The hiring team will contact you.'],
  locked: ['Identity not confirmed', 'There were too many wrong tries. Please ask the team that invited you.'],
  identityTitle: 'Confirm who you are',
  identityText: 'Please enter the last four digits of the phone number you applied with.',
  identityLabel: 'Last four digits',
  identityWrong: 'That is not right, please try again.',
  hello: 'Hello ',
  position: 'Position',
  count: 'Questions',
  time: 'Total time',
  minutes: 'minutes',
  until: 'Please finish before',
  notes: {
    exam: [
      'The clock starts with “Start” and does not pause; when the time is up, your answers are handed in.',
      'A program marks the answers. The marks are only advice: a person on the hiring team decides.',
      'You can go back and change answers until you hand in.',
    ],
    interview: [
      'A program asks the questions and an AI scores what you write. No person is present.',
      'The score is only advice: a person on the hiring team decides. No camera and no microphone are used.',
      'The clock starts with “Start”; when the time is up, your answers are handed in.',
    ],
  },
  agree: 'I have read this and agree to take part.',
  begin: 'Start',
  decline: 'I don’t agree, I want another way with a person',
  single: 'Choose one',
  multi: 'Choose all that are right',
  answer: 'Your answer',
  next: 'Next',
  back: 'Back to the last question',
  left: 'Time left',
  review: 'Check',
  reviewTitle: 'Check before you hand in',
  empty: 'not answered',
  submit: 'Hand in',
};

/** The texts by language. */
export const TAKE_TEXTS: Readonly<Record<'zh' | 'en', TakeTexts>> = { zh, en };
