import { lines, points, when, type Renderers } from './message-facts.ts';

const aiNoticeZh =
  '本次面试由计算机程序（AI）进行。它不作任何决定：每场面试均由专人评审并作出决定。如果您希望与真人面试，或需要任何协助，请回复此邮件。';
const notesZh = '面试须知：请选择安静的环境和稳定的网络；中途可以暂停，之后使用同一链接继续；没有陷阱题。';

/** What is said in Chinese. */
export const chinese: Renderers = {
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
  maintenanceNotice: (f) => ({
    subject: `${f.jobTitle} 在线面试系统维护通知`,
    text: lines(
      `${f.candidateName}，您好：`,
      `面试系统将于${when(f.maintenance?.fromAt ?? null, 'zh')}至${when(f.maintenance?.toAt ?? null, 'zh')}进行维护。请在此之前或之后完成面试，链接不变：`,
      f.inviteUrl,
      f.companyName,
    ),
  }),
  testInvitation: (f) => ({
    subject: `${f.jobTitle} 笔试邀请`,
    text: lines(
      `${f.candidateName}，您好：`,
      `感谢您应聘${f.jobTitle}。请在${when(f.expiresAt, 'zh')}之前完成在线笔试：`,
      f.inviteUrl,
      '手机即可作答，中途可使用同一链接继续。成绩由专人审阅，不会仅凭分数淘汰任何人。',
      f.notes,
      f.companyName,
    ),
  }),
  testReminder: (f) => ({
    subject: `提醒：${f.jobTitle} 笔试尚未完成`,
    text: lines(
      `${f.candidateName}，您好：`,
      `您的${f.jobTitle}笔试将于${when(f.expiresAt, 'zh')}截止：`,
      f.inviteUrl,
      f.companyName,
    ),
  }),
  bookingInvitation: (f) => ({
    subject: `请选择面试时间：${f.jobTitle}`,
    text: lines(
      `${f.candidateName}，您好：`,
      `我们希望就${f.jobTitle}与您面谈。`,
      f.chooseUrl ? `请选择方便的时间：${f.chooseUrl}` : '我们将与您电话约定时间。',
      f.companyName,
    ),
  }),
  bookingConfirmed: (f) => ({
    subject: `${f.jobTitle} 面试已安排：${f.meeting?.time ?? ''}`,
    text: lines(
      `${f.candidateName}，您好：`,
      `您的${f.jobTitle}面试定于${f.meeting?.time ?? ''}，面试官：${f.meeting?.interviewerName ?? ''}。`,
      f.meeting?.url ? `会议链接：${f.meeting.url}` : null,
      '附件可将面试加入您的日历。如需改期，请尽早告知。',
      f.companyName,
    ),
  }),
  bookingReminder: (f) => ({
    subject: `面试提醒：${f.meeting?.time ?? ''}`,
    text: lines(
      `${f.candidateName}，您好：`,
      `您的${f.jobTitle}面试将于${f.meeting?.time ?? ''}开始。`,
      f.meeting?.url ? `会议链接：${f.meeting.url}` : null,
      f.companyName,
    ),
  }),
  bookingCancelled: (f) => ({
    subject: `${f.jobTitle} 面试已取消`,
    text: lines(`${f.candidateName}，您好：`, `原定于${f.meeting?.time ?? ''}的面试已取消。`, f.companyName),
  }),
  interviewerBriefing: (f) => ({
    subject: `面试安排：${f.candidateName}（${f.jobTitle}），${f.meeting?.time ?? ''}`,
    text: lines(
      `${f.meeting?.interviewerName ?? '同事'}，您好：`,
      `您将于${f.meeting?.time ?? ''}面试${f.candidateName}（${f.jobTitle}）。`,
      f.meeting?.url ? `会议链接：${f.meeting.url}` : null,
      points('简历要点：', f.briefing?.resume),
      points('已有结果：', f.briefing?.results),
      '评估表见附件。分数仅供参考，请独立判断；面试后请在此提交评分表：',
      f.briefing?.taskUrl,
    ),
  }),
  interviewerCancelled: (f) => ({
    subject: `面试取消：${f.candidateName}，${f.meeting?.time ?? ''}`,
    text: lines(
      `${f.meeting?.interviewerName ?? '同事'}，您好：`,
      `原定于${f.meeting?.time ?? ''}与${f.candidateName}（${f.jobTitle}）的面试已取消。`,
    ),
  }),
  offerLetter: (f) => ({
    subject: `${f.jobTitle} 录用通知`,
    text: lines(
      `${f.candidateName}，您好：`,
      `很高兴通知您：您已被录用为${f.jobTitle}，录用通知书见附件。`,
      f.offer?.answerBy ? `请在${when(f.offer.answerBy, 'zh')}之前答复。` : null,
      points('答复时请提交以下材料：', f.offer?.materials),
      f.companyName,
    ),
  }),
  onboardingPlan: (f) => ({
    subject: `入职计划：${f.candidateName}（${f.jobTitle}）${f.plan?.startDate ? `，${f.plan.startDate}到岗` : ''}`,
    text: lines(
      `${f.candidateName}将${f.plan?.startDate ? `于${f.plan.startDate}` : ''}加入贵部门，担任${f.jobTitle}。`,
      points('待办事项：', f.plan?.tasks),
      points('培训：', f.plan?.modules),
    ),
  }),
};
