import { Alert, Button, Form, Radio, Select } from 'antd';
import { useState } from 'react';
import type { Slot, SlotOffer } from '../api/types.ts';
import { formatClock, formatDayIn, useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';

type Props = {
  offer: SlotOffer;
  chosen: Slot | null;
  isPending: boolean;
  error: unknown;
  onChoose: (slot: Slot | null) => void;
  onTake: (slot: Slot) => void;
};

/** The offered times, day by day, as the candidate's clocks show them; and whose time is not known. */
export function SlotChoice({ offer, chosen, isPending, error, onChoose, onTake }: Props) {
  const { t, locale } = useText();
  const dayOf = (slot: Slot) => formatDayIn(slot.startAt, offer.timeZone, locale);
  const days = [...new Set(offer.items.map(dayOf))];
  const [day, setDay] = useState<string | null>(null);
  const shownDay = day !== null && days.includes(day) ? day : days[0];
  const slots = offer.items.filter((slot) => dayOf(slot) === shownDay);
  const nameOf = (id: string) =>
    offer.interviewers.find(({ interviewerId }) => interviewerId === id)?.displayName ?? id;
  const unknown = offer.interviewers.filter(({ state }) => state !== 'current' && state !== 'old');

  return (
    <>
      {unknown.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="slot-alert"
          title={t('booking.noTimesOf', {
            names: unknown.map(({ interviewerId }) => nameOf(interviewerId)).join(', '),
          })}
          description={t('booking.noTimesHint')}
        />
      )}
      {shownDay === undefined ? (
        <p className="empty">{t('booking.noSlot')}</p>
      ) : (
        <>
          <Form.Item label={t('booking.day')} htmlFor="booking-day">
            <Select
              id="booking-day"
              value={shownDay}
              options={days.map((value) => ({ value, label: value }))}
              onChange={(value) => {
                setDay(value);
                onChoose(null);
              }}
            />
          </Form.Item>
          <p id="booking-time" className="field-label">
            {t('booking.time')}
          </p>
          <Radio.Group
            className="slots"
            aria-labelledby="booking-time"
            value={chosen && keyOf(chosen)}
            onChange={(event) => onChoose(slots.find((slot) => keyOf(slot) === event.target.value) ?? null)}
          >
            {slots.map((slot) => (
              <Radio key={keyOf(slot)} value={keyOf(slot)}>
                {t('booking.slot', {
                  time: formatClock(slot.startAt, offer.timeZone, locale),
                  name: nameOf(slot.interviewerId),
                })}
              </Radio>
            ))}
          </Radio.Group>
        </>
      )}
      {chosen && <p className="meta">{t('booking.interviewerTime', { when: chosen.interviewerTime })}</p>}
      {error != null && <ErrorNotice error={error} />}
      <div className="button-row">
        <Button
          type="primary"
          size="large"
          disabled={chosen === null}
          loading={isPending}
          onClick={() => chosen && onTake(chosen)}
        >
          {t('booking.take')}
        </Button>
      </div>
    </>
  );
}

function keyOf({ startAt, interviewerId }: Slot): string {
  return `${startAt}/${interviewerId}`;
}
