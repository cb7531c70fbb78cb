import { useRequisition } from '../api/hiring-queries.ts';
import type { Task } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Part } from '../parts/part.tsx';
import { SetUpForm } from '../set-up/set-up-form.tsx';

/** The set-up task: it has no answer but the set-up itself, which ends it. */
export function SetUpTask({ task, onDone }: { task: Task; onDone: () => void }) {
  const { t } = useText();
  const [, id = ''] = (task.subject ?? '').split('/');
  const query = useRequisition(id);
  return (
    <section className="answer">
      <Part title={t('setUp.title')} query={query} isTitleHidden>
        {(requisition) => <SetUpForm requisition={requisition} onDone={onDone} />}
      </Part>
    </section>
  );
}
