import type { Db } from '../db/connection.ts';
import type { ApplicationRecord } from '../db/repositories/applications.ts';
import { HubError } from '../domain/errors.ts';
import { keepOwnEvent, wake, type OwnEventDeps, type WakeDeps } from './own-event.ts';

export type PersonRequestDeps = OwnEventDeps & WakeDeps & { db: Db };

/**
 * Keeps the request that a person looks at an automatic decline, and wakes the application's workflow again; where that
 * fails the sweeper does it. One request for each decline: repeating it changes nothing.
 * @throws HubError application_ended unless it was a knock-out answer that ended it
 */
export async function requestPerson(deps: PersonRequestDeps, application: ApplicationRecord): Promise<void> {
  const { id, state } = application;
  if (state.status !== 'rejected' || state.rejectedBy !== 'knockOut') {
    throw new HubError(
      'application_ended',
      'Only an automatic decline can be put before a person; this application did not end by one.',
    );
  }
  await deps.db.transaction((tx) =>
    keepOwnEvent(tx, deps, application, {
      event: { eventType: 'application.personRequested' },
      dedupeKey: `${id}/${state.stageRun}`,
    }),
  );
  await wake(deps, application);
}
