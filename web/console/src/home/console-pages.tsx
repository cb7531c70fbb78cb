import { useState } from 'react';
import { useLive } from '../api/live.ts';
import type { Session } from '../api/types.ts';
import { ApplicationPage } from '../dossier/application-page.tsx';
import { useText } from '../i18n/text.ts';
import { OnboardingRulesPage } from '../onboarding/onboarding-rules-page.tsx';
import { type Route, useRoute } from '../parts/route.ts';
import { PeoplePage } from '../people/people-page.tsx';
import { QuestionSetsPage } from '../questions/question-sets-page.tsx';
import { RequisitionsPage } from '../requisitions/requisitions-page.tsx';
import { TaskDialog } from '../task/task-dialog.tsx';
import { HomePage } from './home-page.tsx';
import { PageHeader } from './page-header.tsx';

/** The page that the address names, under the header; a task opens above any of them. */
export function ConsolePages({ session }: { session: Session }) {
  const { t } = useText();
  const live = useLive();
  const route = useRoute();
  const [openTask, setOpenTask] = useState<{ id: string; route: Route } | null>(null);
  // A way that leads to another page closes the task it was found in.
  if (openTask && openTask.route.page !== route.page) setOpenTask(null);
  const open = (id: string) => setOpenTask({ id, route });

  return (
    <>
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      <PageHeader session={session} live={live} page={route.page} />
      <main id="content" className={route.page === 'home' ? 'home' : 'page'} tabIndex={-1}>
        {route.page === 'home' && <HomePage onOpenTask={open} />}
        {route.page === 'application' && (
          <ApplicationPage key={route.id} id={route.id} session={session} onOpenTask={open} />
        )}
        {route.page === 'requisitions' && <RequisitionsPage session={session} />}
        {route.page === 'questionSets' && <QuestionSetsPage session={session} />}
        {route.page === 'people' && <PeoplePage session={session} />}
        {route.page === 'onboardingRules' && <OnboardingRulesPage session={session} />}
      </main>
      {openTask && <TaskDialog key={openTask.id} taskId={openTask.id} onClose={() => setOpenTask(null)} />}
    </>
  );
}
