import { Button, Select } from 'antd';
import { useState } from 'react';
import { useRequisitions } from '../api/hiring-queries.ts';
import { isOffered } from '../api/rights.ts';
import type { Requisition, Session } from '../api/types.ts';
import { ListState } from '../home/list-state.tsx';
import { labelsEn } from '../i18n/labels-en.ts';
import { useText } from '../i18n/text.ts';
import { RequisitionDrawer } from './requisition-drawer.tsx';
import { RequisitionForm } from './requisition-form.tsx';
import { RequisitionStatus, useDepartmentName } from './requisition-view.tsx';

const statuses = Object.keys(labelsEn.requisitionStatus) as Requisition['status'][];

/** What departments ask for, newest first; each opens in full, with what may be done with it. */
export function RequisitionsPage({ session }: { session: Session }) {
  const { t } = useText();
  const [status, setStatus] = useState<Requisition['status'] | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const [isNew, setIsNew] = useState(false);
  const query = useRequisitions(status);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <>
      <div className="section-head">
        <h1>{t('requisitions.title')}</h1>
        <Select<Requisition['status'] | 'all'>
          className="section-filter"
          aria-label={t('requisitions.filter')}
          value={status ?? 'all'}
          onChange={(value) => setStatus(value === 'all' ? null : value)}
          options={[
            { value: 'all', label: t('requisitions.all') },
            ...statuses.map((value) => ({ value, label: t(`requisitionStatus.${value}`) })),
          ]}
        />
        {isOffered(session.role, 'requisitions.write') && (
          <Button type="primary" onClick={() => setIsNew(true)}>
            {t('requisitions.new')}
          </Button>
        )}
      </div>
      <ListState
        query={query}
        isEmpty={items.length === 0}
        empty={t('requisitions.empty')}
        forbidden={t('requisitions.forbidden')}
      >
        <ul className="application-rows">
          {items.map((requisition) => (
            <li key={requisition.id}>
              <Row requisition={requisition} onOpen={() => setOpenId(requisition.id)} />
            </li>
          ))}
        </ul>
      </ListState>
      {openId && <RequisitionDrawer key={openId} id={openId} session={session} onClose={() => setOpenId(null)} />}
      {isNew && (
        <RequisitionForm
          session={session}
          before={null}
          onClose={() => setIsNew(false)}
          onSaved={({ id }) => {
            setIsNew(false);
            setOpenId(id);
          }}
        />
      )}
    </>
  );
}

function Row({ requisition, onOpen }: { requisition: Requisition; onOpen: () => void }) {
  const { t, pick, day } = useText();
  const departmentName = useDepartmentName();
  const title = pick(requisition.title);
  return (
    <article className="requisition-row" data-requisition-id={requisition.id}>
      <div>
        <h3>
          <Button type="link" aria-label={t('requisitions.open', { title })} onClick={onOpen}>
            {title}
          </Button>
        </h3>
        <p className="meta">
          {[
            departmentName(requisition.departmentId),
            requisition.headcount && t('requisitions.headcount', { count: requisition.headcount }),
            requisition.deadlineOn && t('requisitions.until', { date: day(requisition.deadlineOn) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <RequisitionStatus status={requisition.status} />
    </article>
  );
}
