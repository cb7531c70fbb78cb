import { App, Button } from 'antd';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { unwrap } from '../api/problem.ts';
import type { Booking } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { useText } from '../i18n/text.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { useNowMs } from '../parts/clock.ts';
import { BookingForm } from './booking-form.tsx';

type Act = 'cancel' | 'noShow';

/** What can be done with a booked time: before it begins another time or none, afterwards that nobody came. */
export function BookingActions({ booking }: { booking: Booking }) {
  const { t } = useText();
  const [open, setOpen] = useState<Act | 'move' | null>(null);
  const hasBegun = Date.parse(booking.startAt) <= useNowMs();
  const offers = hasBegun ? (['noShow'] as const) : (['move', 'cancel'] as const);
  return (
    <span className="button-row">
      {offers.map((name) => (
        <Button key={name} size="small" onClick={() => setOpen(name)}>
          {t(`booking.${name}`)}
        </Button>
      ))}
      {open === 'move' && (
        <BookingForm applicationId={booking.applicationId} before={booking} onClose={() => setOpen(null)} />
      )}
      {(open === 'cancel' || open === 'noShow') && (
        <Confirm key={open} act={open} booking={booking} onClose={() => setOpen(null)} />
      )}
    </span>
  );
}

function Confirm({ act, booking, onClose }: { act: Act; booking: Booking; onClose: () => void }) {
  const { t, instant } = useText();
  const { message } = App.useApp();
  const send = useWrite(
    (_none: null, key) => {
      const params = { path: { id: booking.id }, header: { 'Idempotency-Key': key } };
      return act === 'cancel'
        ? unwrap(api.POST('/api/v1/bookings/{id}/cancel', { params }))
        : unwrap(api.POST('/api/v1/bookings/{id}/no-show', { params }));
    },
    ({ status }) => {
      void message.success(t(`bookingStatus.${status}`));
      onClose();
    },
  );
  return (
    <ActionDialog
      title={t(`booking.${act}Question`, { when: instant(booking.startAt) })}
      text={t(`booking.${act}Hint`)}
      confirm={t(`booking.${act}Confirm`)}
      isDanger
      isPending={send.isPending}
      error={send.error}
      onConfirm={() => send.mutate(null)}
      onClose={onClose}
    />
  );
}
