import { HiringTeam } from '../../examples/hiring-team.ts';
import type { PatientJourney } from './patient-journey.ts';
import type { TestHub } from './hub.ts';

/** An application and the job it is for. */
export type Application = { id: string; jobId: string };
type Slot = { startAt: string; interviewerId: string };
export type Booking = { id: string; startAt: string; interviewerId: string; sequence: number };

/** Everybody who hires, patient where the hub is down for a moment. One for each journey: {@link TestTeam.another} shares the people. */
export class TestTeam extends HiringTeam {
  /** The people of one hub, signed in once: hashing passwords takes its time. */
  static async of(hub: TestHub): Promise<TestTeam> {
    return new TestTeam(await HiringTeam.gather(await hub.as('administrator')));
  }

  another(): TestTeam {
    return new TestTeam(this);
  }

  /** What came in last through this team. @throws Error before anything did */
  get application(): Application {
    if (this.last === null) throw new Error('Nobody has applied yet.');
    return this.last;
  }
  private last: Application | null = null;

  override async apply(
    jobId: string,
    bytes: Uint8Array,
    fileName: string,
    answers: Record<string, unknown> = {},
  ): Promise<{ id: string; candidateId: string }> {
    const made = await super.apply(jobId, bytes, fileName, answers);
    this.last = { id: made.id, jobId };
    return made;
  }

  async slots(applicationId: string): Promise<Slot[]> {
    const address = `/applications/${applicationId}/slots?timeZone=Asia/Shanghai`;
    return (await this.recruiter.get<{ items: Slot[] }>(address)).items;
  }

  /** Takes a free time; where somebody else was faster, another one. */
  override async book(applicationId: string): Promise<Booking> {
    await this.hr.waitForMessage(applicationId, 'bookingInvitation');
    return this.take(applicationId, `/applications/${applicationId}/bookings`);
  }

  /** Gives the booked time back for another, of this interviewer. */
  move(applicationId: string, bookingId: string, interviewerId: string): Promise<Booking> {
    return this.take(applicationId, `/bookings/${bookingId}/move`, (slot) => slot.interviewerId === interviewerId);
  }

  private take(
    applicationId: string,
    address: string,
    isWanted: (slot: Slot) => boolean = () => true,
  ): Promise<Booking> {
    const recruiter = this.recruiter as PatientJourney;
    return recruiter.until(`a time taken by ${address}`, async () => {
      const slots = (await this.slots(applicationId)).filter(isWanted);
      const slot = slots[Math.floor(Math.random() * Math.min(slots.length, 20))];
      if (slot === undefined) return null;
      try {
        return await recruiter.request<Booking>('POST', address, {
          startAt: slot.startAt,
          interviewerId: slot.interviewerId,
          timeZone: 'Asia/Shanghai',
        });
      } catch (error) {
        if (/"slot_(taken|not_offered)"/.test(String(error))) return null;
        throw error;
      }
    });
  }
}
