import { Drawer, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useQuestionSet, useQuestionSetVersion } from '../api/hiring-queries.ts';
import type { QuestionSet, QuestionSetVersion, Session } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { useActorName } from '../parts/actor.ts';
import { Part } from '../parts/part.tsx';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { QuestionSetView } from '../task/question-set-view.tsx';
import { QuestionSetActions } from './question-set-actions.tsx';
import { PushList } from './push-list.tsx';

/** A question set in full, its newest version first, with what this person may do with it now. */
export function QuestionSetDrawer({ id, session, onClose }: { id: string; session: Session; onClose: () => void }) {
  const { t, pick } = useText();
  const query = useQuestionSet(id);
  return (
    <Drawer
      open
      size={760}
      onClose={onClose}
      className="task-dialog"
      closable={{ 'aria-label': t('close') }}
      title={query.data ? <bdi>{pick(query.data.name)}</bdi> : t('loading')}
    >
      <div className="drawer-body">
        {query.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
        {query.isError && !query.data && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && <Versions set={query.data} session={session} />}
      </div>
    </Drawer>
  );
}

function Versions({ set, session }: { set: QuestionSet; session: Session }) {
  const { t } = useText();
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = chosen ?? set.latestVersion;
  const numbers = Array.from({ length: set.latestVersion }, (_none, at) => set.latestVersion - at);
  return (
    <>
      {numbers.length > 1 && (
        <Select
          aria-label={t('questionSets.version')}
          value={shown}
          options={numbers.map((value) => ({ value, label: t('questions.version', { version: value }) }))}
          onChange={setChosen}
        />
      )}
      <Part title={t('questions.title')} query={useQuestionSetVersion(set.id, shown)} isTitleHidden>
        {(version) => (
          <>
            <PreviewWord version={version} />
            <QuestionSetView set={version} />
            <PushList version={version} />
            <QuestionSetActions
              key={`${version.version}/${version.status}`}
              set={set}
              version={version}
              session={session}
              onNewVersion={() => setChosen(null)}
            />
          </>
        )}
      </Part>
    </>
  );
}

/** What the department said of the version when it was shown to it. */
function PreviewWord({ version: { preview } }: { version: QuestionSetVersion }) {
  const { t, instant } = useText();
  const actorName = useActorName();
  if (preview === null) return null;
  return (
    <div className="preview-word">
      <p className="meta">
        {t(`questionSets.preview.${preview.outcome}`, {
          who: actorName(preview.by ?? 'hub'),
          when: instant(preview.at),
        })}
      </p>
      {preview.comment && <blockquote dir="auto">{preview.comment}</blockquote>}
    </div>
  );
}
