import { Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type ApplicationFilter, useApplications } from '../api/queries.ts';
import { useText } from '../i18n/text.ts';
import { ApplicationRow } from './application-row.tsx';
import { ListState } from './list-state.tsx';

/** The applications, newest first; each opens to what happened to it. */
export function ApplicationList({ onOpenTask }: { onOpenTask: (taskId: string) => void }) {
  const { t } = useText();
  const [filter, setFilter] = useState<ApplicationFilter>('active');
  const query = useApplications(filter);
  const applications = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isNew = useArrivals(query.isSuccess ? applications.map((each) => each.id) : null, filter);

  return (
    <section className="applications" aria-labelledby="applications-title">
      <div className="section-head">
        <h2 id="applications-title">{t('applications.title')}</h2>
        {applications.length > 0 && (
          <span className="count">{`${applications.length}${query.hasNextPage ? '+' : ''}`}</span>
        )}
        <Segmented<ApplicationFilter>
          className="section-filter"
          aria-label={t('applications.filter')}
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'active', label: t('applications.active') },
            { value: 'all', label: t('applications.all') },
          ]}
        />
      </div>
      <ListState
        query={query}
        isEmpty={applications.length === 0}
        empty={
          <>
            <p>{t(filter === 'active' ? 'applications.empty' : 'applications.emptyAll')}</p>
            <p className="meta">{t('applications.emptyHint')}</p>
          </>
        }
        forbidden={t('applications.forbidden')}
      >
        <ul className="application-rows">
          {applications.map((application) => (
            <li key={application.id} className={isNew(application.id) ? 'is-new' : undefined}>
              <ApplicationRow application={application} onOpenTask={onOpenTask} />
            </li>
          ))}
        </ul>
      </ListState>
    </section>
  );
}

/** Tells which rows came while the page was open, to mark them for a moment. `ids` is null until the first reading. */
function useArrivals(ids: string[] | null, filter: ApplicationFilter): (id: string) => boolean {
  const known = useRef<{ filter: ApplicationFilter; ids: Set<string> } | null>(null);
  const arrived = useRef(new Set<string>());
  if (ids && known.current?.filter === filter) {
    for (const id of ids) if (!known.current.ids.has(id)) arrived.current.add(id);
  }
  useEffect(() => {
    if (ids) known.current = { filter, ids: new Set([...(known.current?.ids ?? []), ...ids]) };
  });
  return (id) => arrived.current.has(id);
}
