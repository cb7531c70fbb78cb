import { buildInvitation, type Invitation } from '../../domain/calendar/build-invitation.ts';

/** An invitation as the hub makes it; `over` replaces members. */
export function newInvitation(uid: string, over: Partial<Invitation> = {}): Invitation {
  return {
    uid,
    sequence: 0,
    summary: '面试：客服专员',
    description: '第二轮面试\n请提前五分钟到。',
    startAt: '2026-12-01T01:00:00.000Z',
    endAt: '2026-12-01T02:00:00.000Z',
    madeAt: '2026-11-22T00:00:00.000Z',
    organizer: { name: '招聘组', email: 'hr@example.com' },
    attendees: [{ name: '张canary三', email: 'zhang.canary@example.com' }],
    language: 'zh',
    ...over,
  };
}

/** The calendar event that stores it. */
export function storedEvent(calendar: string, invitation: Invitation) {
  const { uid, sequence } = invitation;
  return { calendar, uid, sequence, ics: buildInvitation(invitation, 'stored') };
}
