import { lines, points, when, type Renderers } from './message-facts.ts';

const aiNoticeEn =
  'The interview is held by a computer program (AI). It decides nothing: a person reviews every interview and makes the decision. If you would rather speak with a person, or need any help to take part, answer this mail.';
const notesEn =
  'Notes: choose a quiet place and a stable connection; you can pause and come back with the same link; there are no trick questions.';

/** What is said in English. */
export const english: Renderers = {
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
  maintenanceNotice: (f) => ({
    subject: `Your online interview for ${f.jobTitle} pauses for maintenance`,
    text: lines(
      `Dear ${f.candidateName},`,
      `from ${when(f.maintenance?.fromAt ?? null, 'en')} to ${when(f.maintenance?.toAt ?? null, 'en')} the interview system is being maintained. Please take your interview before or after; your link stays the same:`,
      f.inviteUrl,
      f.companyName,
    ),
  }),
  testInvitation: (f) => ({
    subject: `Your written test for ${f.jobTitle}`,
    text: lines(
      `Dear ${f.candidateName},`,
      `thank you for applying for ${f.jobTitle}. Please take the written test by ${when(f.expiresAt, 'en')}:`,
      f.inviteUrl,
      'It works on a phone as well; you can come back with the same link. A person looks at the result, no score turns you down by itself.',
      f.notes,
      f.companyName,
    ),
  }),
  testReminder: (f) => ({
    subject: `Reminder: your written test for ${f.jobTitle}`,
    text: lines(
      `Dear ${f.candidateName},`,
      `your written test for ${f.jobTitle} is still open until ${when(f.expiresAt, 'en')}:`,
      f.inviteUrl,
      f.companyName,
    ),
  }),
  bookingInvitation: (f) => ({
    subject: `Choose a time: interview for ${f.jobTitle}`,
    text: lines(
      `Dear ${f.candidateName},`,
      `we would like to speak with you about ${f.jobTitle}.`,
      f.chooseUrl ? `Please choose a time that suits you: ${f.chooseUrl}` : 'We will call you to agree on a time.',
      f.companyName,
    ),
  }),
  bookingConfirmed: (f) => ({
    subject: `Your interview for ${f.jobTitle}: ${f.meeting?.time ?? ''}`,
    text: lines(
      `Dear ${f.candidateName},`,
      `your interview for ${f.jobTitle} with ${f.meeting?.interviewerName ?? ''} is on ${f.meeting?.time ?? ''}.`,
      f.meeting?.url ? `Meeting link: ${f.meeting.url}` : null,
      'The attached file enters it in your calendar. If the time no longer suits you, tell us as early as you can.',
      f.companyName,
    ),
  }),
  bookingReminder: (f) => ({
    subject: `Reminder: your interview on ${f.meeting?.time ?? ''}`,
    text: lines(
      `Dear ${f.candidateName},`,
      `your interview for ${f.jobTitle} is on ${f.meeting?.time ?? ''}.`,
      f.meeting?.url ? `Meeting link: ${f.meeting.url}` : null,
      f.companyName,
    ),
  }),
  bookingCancelled: (f) => ({
    subject: `Interview for ${f.jobTitle} cancelled`,
    text: lines(`Dear ${f.candidateName},`, `the interview on ${f.meeting?.time ?? ''} is cancelled.`, f.companyName),
  }),
  interviewerBriefing: (f) => ({
    subject: `Interview with ${f.candidateName} for ${f.jobTitle}: ${f.meeting?.time ?? ''}`,
    text: lines(
      `Dear ${f.meeting?.interviewerName ?? 'colleague'},`,
      `you meet ${f.candidateName} (${f.jobTitle}) on ${f.meeting?.time ?? ''}.`,
      f.meeting?.url ? `Meeting link: ${f.meeting.url}` : null,
      points('From the résumé:', f.briefing?.resume),
      points('Results so far:', f.briefing?.results),
      'The evaluation sheet is attached. Scores support your judgement, they do not replace it: after the interview, give your scorecard here:',
      f.briefing?.taskUrl,
    ),
  }),
  interviewerCancelled: (f) => ({
    subject: `Cancelled: interview with ${f.candidateName} on ${f.meeting?.time ?? ''}`,
    text: lines(
      `Dear ${f.meeting?.interviewerName ?? 'colleague'},`,
      `the interview with ${f.candidateName} for ${f.jobTitle} on ${f.meeting?.time ?? ''} will not be held.`,
    ),
  }),
  offerLetter: (f) => ({
    subject: `Your offer for ${f.jobTitle}`,
    text: lines(
      `Dear ${f.candidateName},`,
      `we are glad to offer you the position ${f.jobTitle}. The letter is attached.`,
      f.offer?.answerBy ? `Please answer by ${when(f.offer.answerBy, 'en')}.` : null,
      points('With your answer, please hand in:', f.offer?.materials),
      f.companyName,
    ),
  }),
  onboardingPlan: (f) => ({
    subject: `Onboarding plan: ${f.candidateName}, ${f.jobTitle}${f.plan?.startDate ? `, from ${f.plan.startDate}` : ''}`,
    text: lines(
      `${f.candidateName} joins you as ${f.jobTitle}${f.plan?.startDate ? ` on ${f.plan.startDate}` : ''}.`,
      points('What is to be done:', f.plan?.tasks),
      points('Training:', f.plan?.modules),
    ),
  }),
};
