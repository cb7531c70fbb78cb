/** Somebody who clocks in; who left keeps the record, with the last day. */
export interface Person {
  employeeNumber: string;
  name: string;
  /** Last day, `YYYY-MM-DD`; null while employed. */
  leftOn: string | null;
}

/** A planned shift as HR enters it: local times of a time zone, `YYYY-MM-DDTHH:mm`; a night shift ends on the next day. */
export interface ShiftInput {
  employeeNumber: string;
  startLocal: string;
  endLocal: string;
  /** IANA name, such as `Asia/Shanghai`. */
  timeZone: string;
}

/** A shift as kept. */
export interface Shift extends ShiftInput {
  shiftId: string;
  /** Place in the order of creation; lists go by it, so what is added during a walk comes at its end. */
  position: number;
  revision: number;
  /** Set by the control alone: members that replace those of the answer, as a vendor's broken data would. */
  broken?: Record<string, unknown>;
}

/** Overtime of one person in one calendar month. */
export interface Overtime {
  employeeNumber: string;
  /** `YYYY-MM`. */
  month: string;
  minutes: number;
  broken?: Record<string, unknown>;
}

/** What happened to a shift, as its webhook and the list of events carry it. */
export interface ShiftEvent {
  id: string;
  type: 'shift.created' | 'shift.changed' | 'shift.removed';
  at: string;
  position: number;
  employeeNumber: string;
  shiftId: string;
}

/** How the system is set; changed over the control or on the page, kept over a restart. */
export interface AttendanceSettings {
  /** Where webhooks go; null: nowhere. */
  webhookUrl: string | null;
  /** How long an access token lives. */
  tokenSeconds: number;
  /** False: no sample shifts are added. */
  seed: boolean;
}
