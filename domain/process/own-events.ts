import type { ProcessEvent } from './types.ts';

/** The connection id of what the hub says to itself. */
export const hubConnectionId = 'hub';

/** What people do through the API and the process must hear of: kept as rows of the application's inbox. */
export type OwnEvent =
  | { eventType: 'application.personRequested' }
  | {
      eventType: 'booking.made' | 'booking.moved' | 'booking.cancelled' | 'booking.noShow';
      bookingId: string;
      /** Rises with each change of the booking. */
      sequence: number;
      startAt: string;
      endAt: string;
      formerInterviewerId?: string;
    }
  | { eventType: 'offer.prepared'; offerId: string; version: number; preparedBy: string; required?: string[] }
  | { eventType: 'offer.accepted' | 'offer.declined'; offerId: string; startDate: string }
  | { eventType: 'offer.materialReceived'; offerId: string; material: string; materialId?: string }
  | { eventType: 'dispute.raised'; disputeId: string }
  | { eventType: 'maintenance.announced'; windowId: string };

/** Whether an event of the inbox is one of the hub's own. */
export function isOwnEvent(event: { eventType: string }): event is OwnEvent {
  return /^(application\.personRequested|(booking|offer|dispute|maintenance)\.\w+)$/.test(event.eventType);
}

const bookingChanges = {
  'booking.made': 'made',
  'booking.moved': 'moved',
  'booking.cancelled': 'cancelled',
  'booking.noShow': 'noShow',
} as const;

/** What the process core is told of it. */
export function toProcessEvent(event: OwnEvent, deliveryKey: string): ProcessEvent {
  switch (event.eventType) {
    case 'application.personRequested':
      return { type: 'personRequested', requestId: deliveryKey };
    case 'offer.prepared':
      return {
        type: 'offerPrepared',
        offerId: event.offerId,
        version: event.version,
        preparedBy: event.preparedBy,
        ...(event.required === undefined ? {} : { required: event.required }),
      };
    case 'offer.accepted':
    case 'offer.declined':
      return {
        type: 'offerAnswered',
        offerId: event.offerId,
        answer: event.eventType === 'offer.accepted' ? 'accepted' : 'declined',
        startDate: event.startDate,
      };
    case 'offer.materialReceived':
      return {
        type: 'materialReceived',
        offerId: event.offerId,
        material: event.material,
        ...(event.materialId === undefined ? {} : { materialId: event.materialId }),
      };
    case 'maintenance.announced':
      return { type: 'maintenanceAnnounced', windowId: event.windowId };
    case 'dispute.raised':
      return { type: 'disputeRaised', disputeId: event.disputeId };
    default: {
      const { eventType, ...booking } = event;
      return { type: 'bookingChanged', change: bookingChanges[eventType], ...booking };
    }
  }
}
