import { Router } from 'express';
import { ApiError } from '../shared/api.ts';
import type { Attendance } from './attendance.ts';
import type { AccessTokens } from './tokens.ts';
import type { AttendanceSettings, Overtime, Person, ShiftInput } from './types.ts';

type ControlShift = ShiftInput & { shiftId?: string; broken?: Record<string, unknown> };
interface ControlBody {
  settings?: Partial<AttendanceSettings>;
  people?: Person[];
  shifts?: ControlShift[];
  removeShifts?: string[];
  overtime?: Overtime[];
}

/**
 * The calls under `/_control/attendance`: `GET` shows settings, people and shifts; `PUT` with any of `settings`
 * (`webhookUrl`, `tokenSeconds`, `seed`), `people`, `shifts`, `removeShifts`, `overtime` changes them, in that order;
 * `POST /revoke-tokens` ends every access token. `broken` on a shift or overtime replaces members of the answer.
 */
export function attendanceControl(attendance: Attendance, tokens: AccessTokens): Router {
  const router = Router();
  router.get('/', (_req, res) => {
    res.json({ settings: attendance.settings(), people: attendance.people(), shifts: attendance.shifts() });
  });
  router.put('/', (req, res) => {
    const body = (req.body ?? {}) as ControlBody;
    for (const name of ['people', 'shifts', 'removeShifts', 'overtime'] as const) {
      if (body[name] !== undefined && !Array.isArray(body[name])) {
        throw new ApiError(422, 'invalid_request', `${name} must be a list.`, name);
      }
    }
    if (body.settings) attendance.change(body.settings);
    for (const person of body.people ?? []) attendance.putPerson({ ...person, leftOn: person.leftOn ?? null });
    const shiftIds = (body.shifts ?? []).map(
      ({ shiftId, broken, ...input }) =>
        attendance.putShift(input, {
          ...(shiftId === undefined ? {} : { shiftId }),
          ...(broken === undefined ? {} : { broken }),
        }).shiftId,
    );
    for (const shiftId of body.removeShifts ?? []) attendance.removeShift(shiftId);
    for (const overtime of body.overtime ?? []) attendance.putOvertime(overtime);
    res.json({ settings: attendance.settings(), shiftIds });
  });
  router.post('/revoke-tokens', (_req, res) => {
    tokens.revokeAll();
    res.json({ revoked: true });
  });
  return router;
}
