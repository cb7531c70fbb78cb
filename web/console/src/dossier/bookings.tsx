import type { Booking } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { BookingActions } from './booking-actions.tsx';
import { Chip } from '../parts/chip.tsx';

const tones = { booked: 'accent', held: 'good', noShow: 'bad', cancelled: 'plain' } as const;

/** The interview times, in the reader's time zone; the candidate's stands beside. */
export function Bookings({ bookings, canChange = false }: { bookings: Booking[]; canChange?: boolean }) {
  const { t, instant } = useText();
  if (bookings.length === 0) return <p className="meta">{t('application.notTaken')}</p>;
  return (
    <ul className="lines">
      {bookings.map((booking) => (
        <li key={booking.id}>
          <span>
            <strong>{instant(booking.startAt)}</strong>
            <span className="meta">
              {t('application.bookingAt', { when: booking.candidateTime, zone: booking.timeZone })}
              {booking.changes > 0 && ` · ${t('application.bookingChanged', { count: booking.changes })}`}
            </span>
            {booking.meetingUrl && booking.status === 'booked' && (
              <a href={booking.meetingUrl} target="_blank" rel="noreferrer">
                {t('application.meeting')}
                <span className="visually-hidden">{` (${t('header.newTab')})`}</span>
              </a>
            )}
          </span>
          <Chip tone={tones[booking.status]}>{t(`bookingStatus.${booking.status}`)}</Chip>
          {canChange && booking.status === 'booked' && <BookingActions booking={booking} />}
        </li>
      ))}
    </ul>
  );
}
