import { useState } from 'react';
import { useLive } from '../api/live.ts';
import type { Session } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { TaskDialog } from '../task/task-dialog.tsx';
import { ApplicationList } from './application-list.tsx';
import { PageHeader } from './page-header.tsx';
import { TaskList } from './task-list.tsx';

/** The front door: what runs, what waits for whom, and the tasks of people. */
export function HomePage({ session }: { session: Session }) {
  const { t } = useText();
  const live = useLive();
  const [openTaskId, setOpenTaskId] = useState<string | null>(null);

  return (
    <>
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      <PageHeader session={session} live={live} />
      <main id="content" className="home" tabIndex={-1}>
        <h1 className="visually-hidden">Throughline</h1>
        <TaskList onOpen={setOpenTaskId} />
        <ApplicationList onOpenTask={setOpenTaskId} />
      </main>
      {openTaskId && <TaskDialog key={openTaskId} taskId={openTaskId} onClose={() => setOpenTaskId(null)} />}
    </>
  );
}
