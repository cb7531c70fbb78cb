import { App, Form, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { useSlots } from '../api/hiring-queries.ts';
import { unwrap } from '../api/problem.ts';
import type { Booking, Slot } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { SlotChoice } from './slot-choice.tsx';
import { FormDrawer } from '../parts/form-drawer.tsx';

const timeZones = Intl.supportedValuesOf('timeZone');

type Props = { applicationId: string; before: Booking | null; onClose: () => void };

/** Takes one of the offered times for the candidate, or moves a booking to another one. */
export function BookingForm({ applicationId, before, onClose }: Props) {
  const { t } = useText();
  const { message } = App.useApp();
  const [timeZone, setTimeZone] = useState<string | undefined>(before?.timeZone);
  const [slot, setSlot] = useState<Slot | null>(null);
  const query = useSlots(applicationId, timeZone);
  const offer = query.data;
  const save = useWrite(
    (chosen: { slot: Slot; timeZone: string }, key) => send(applicationId, before, chosen, key),
    (booking) => {
      void message.success(t('booking.done', { when: booking.candidateTime }));
      onClose();
    },
  );
  return (
    <FormDrawer onClose={onClose} title={t(before ? 'booking.move' : 'booking.book')}>
      <Form layout="vertical" className="drawer-body">
        <Form.Item label={t('booking.timeZone')} extra={t('booking.timeZoneHint')} htmlFor="booking-time-zone">
          <Select
            id="booking-time-zone"
            showSearch
            value={timeZone ?? offer?.timeZone ?? null}
            options={timeZones.map((value) => ({ value, label: value }))}
            onChange={(value) => {
              setTimeZone(value);
              setSlot(null);
            }}
          />
        </Form.Item>
        {query.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
        {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
        {offer && (
          <SlotChoice
            offer={offer}
            chosen={slot}
            isPending={save.isPending}
            error={save.error}
            onChoose={setSlot}
            onTake={(taken) =>
              save.mutate({ slot: taken, timeZone: offer.timeZone }, { onError: () => void query.refetch() })
            }
          />
        )}
      </Form>
    </FormDrawer>
  );
}

function send(
  applicationId: string,
  before: Booking | null,
  { slot, timeZone }: { slot: Slot; timeZone: string },
  key: string,
): Promise<Booking> {
  const header = { 'Idempotency-Key': key };
  const body = { startAt: slot.startAt, interviewerId: slot.interviewerId, timeZone };
  return before === null
    ? unwrap(api.POST('/api/v1/applications/{id}/bookings', { params: { path: { id: applicationId }, header }, body }))
    : unwrap(api.POST('/api/v1/bookings/{id}/move', { params: { path: { id: before.id }, header }, body }));
}
