import { Button } from 'antd';
import { useState } from 'react';
import { isOffered } from '../api/rights.ts';
import type { Application, Booking, Session } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { BookingForm } from './booking-form.tsx';
import { Bookings } from './bookings.tsx';

type Props = { application: Application; bookings: Booking[]; session: Session };

/** The interview times; where one is waited for, the way to book it for the candidate. */
export function BookingPart({ application, bookings, session }: Props) {
  const { t } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const canChange = isOffered(session.role, 'bookings.write') && application.status === 'active';
  const isWaiting =
    application.stageType === 'interview' && !bookings.some(({ status }) => status === 'booked' || status === 'held');
  return (
    <>
      <Bookings bookings={bookings} canChange={canChange} />
      {canChange && isWaiting && <Button onClick={() => setIsOpen(true)}>{t('booking.book')}</Button>}
      {isOpen && <BookingForm applicationId={application.id} before={null} onClose={() => setIsOpen(false)} />}
    </>
  );
}
