import { ConnectorError, type LearningEnrolment } from '../contract.ts';
import { localToInstant } from '../kit/local-time.ts';

/**
 * The hub's words into Coursepath's. Source: the vendor's `openapi.yaml` (2026-05), served at `<baseUrl>/openapi.yaml`, read
 * 2026-11-22: `EnrolmentRequest`.
 */
const locales = { zh: 'zh_CN', en: 'en_US' } as const;

/**
 * The body of `PUT /api/enrolments/{ref}`. A module is due at the last second of its day in `timeZone`, as seconds since
 * 1970 in text.
 * @throws ConnectorError kind `rejected` for a due day or zone that does not exist
 */
export function toEnrolment(enrolment: LearningEnrolment, timeZone: string): { [key: string]: unknown } {
  const { learner, modules } = enrolment;
  return {
    learner: {
      external_ref: learner.externalRef,
      full_name: learner.name,
      ...(learner.email === undefined ? {} : { email_address: learner.email }),
      locale: locales[learner.language],
    },
    modules: modules.map(({ key, dueDate }, index) => {
      const dueAt = localToInstant(`${dueDate}T23:59:59`, timeZone);
      if (dueAt !== null) return { module_key: key, due_at: String(Math.floor(dueAt.getTime() / 1000)) };
      throw new ConnectorError(
        'rejected',
        'due_date_invalid',
        "A module's due date is no day (YYYY-MM-DD), or the connection's time zone does not exist; correct it.",
        { field: `modules[${index}].dueDate` },
      );
    }),
  };
}
