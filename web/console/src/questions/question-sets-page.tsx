import { Button, Select } from 'antd';
import { useState } from 'react';
import { useQuestionSets } from '../api/hiring-queries.ts';
import { isOffered } from '../api/rights.ts';
import type { QuestionSet, Session } from '../api/types.ts';
import { ListState } from '../home/list-state.tsx';
import { useText } from '../i18n/text.ts';
import { Chip } from '../parts/chip.tsx';
import { useDepartmentName } from '../requisitions/requisition-view.tsx';
import { QuestionSetDrawer } from './question-set-drawer.tsx';
import { QuestionSetForm } from './question-set-form.tsx';

type Kind = QuestionSet['kind'];

/** The question sets, newest first; each opens in full, with what may be done with it. */
export function QuestionSetsPage({ session }: { session: Session }) {
  const { t } = useText();
  const [kind, setKind] = useState<Kind | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const [isNew, setIsNew] = useState(false);
  const query = useQuestionSets(kind);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="section-head">
        <h1>{t('questionSets.title')}</h1>
        <Select<Kind | 'all'>
          className="section-filter"
          aria-label={t('questionSets.filter')}
          value={kind ?? 'all'}
          onChange={(value) => setKind(value === 'all' ? null : value)}
          options={[
            { value: 'all', label: t('questionSets.all') },
            ...(['aiInterview', 'writtenTest'] as const).map((value) => ({
              value,
              label: t(`questionSetKind.${value}`),
            })),
          ]}
        />
        {isOffered(session.role, 'questionSets.write') && (
          <Button type="primary" onClick={() => setIsNew(true)}>
            {t('questionSets.new')}
          </Button>
        )}
      </div>
      <ListState
        query={query}
        isEmpty={items.length === 0}
        empty={t('questionSets.empty')}
        forbidden={t('questionSets.forbidden')}
      >
        <ul className="application-rows">
          {items.map((set) => (
            <li key={set.id}>
              <Row set={set} onOpen={() => setOpenId(set.id)} />
            </li>
          ))}
        </ul>
      </ListState>
      {openId && <QuestionSetDrawer key={openId} id={openId} session={session} onClose={() => setOpenId(null)} />}
      {isNew && (
        <QuestionSetForm
          before={null}
          onClose={() => setIsNew(false)}
          onSaved={({ questionSetId }) => {
            setIsNew(false);
            setOpenId(questionSetId);
          }}
        />
      )}
    </>
  );
}

function Row({ set, onOpen }: { set: QuestionSet; onOpen: () => void }) {
  const { t, pick } = useText();
  const departmentName = useDepartmentName();
  const name = pick(set.name);
  const { publishedVersion: published, latestVersion: latest } = set;
  return (
    <article className="requisition-row" data-question-set={set.id}>
      <div>
        <h3>
          <Button type="link" aria-label={t('questionSets.open', { name })} onClick={onOpen}>
            {name}
          </Button>
        </h3>
        <p className="meta">{[t(`questionSetKind.${set.kind}`), departmentName(set.departmentId)].join(' · ')}</p>
      </div>
      <span className="chips">
        {published !== null && <Chip tone="good">{t('questionSets.published', { version: published })}</Chip>}
        {published !== latest && <Chip tone="warn">{t('questionSets.inWork', { version: latest })}</Chip>}
      </span>
    </article>
  );
}
