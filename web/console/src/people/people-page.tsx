import { Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useDepartments } from '../api/hiring-queries.ts';
import { useUsers } from '../api/people-queries.ts';
import { ApiProblem } from '../api/problem.ts';
import { isOffered } from '../api/rights.ts';
import type { Department, Session, User } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { DepartmentForm } from './department-form.tsx';
import { UserForm } from './user-form.tsx';
import { UserRow } from './user-row.tsx';

/** Who works with the hub and in which departments; HR and administrators change how they are reached. */
export function PeoplePage({ session }: { session: Session }) {
  const { t, pick } = useText();
  const users = useUsers();
  const departments = useDepartments().data ?? [];
  const [search, setSearch] = useState('');
  const [user, setUser] = useState<User | null>(null);
  const [department, setDepartment] = useState<Department | null>(null);
  if (users.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (!users.data) {
    const isForbidden = users.error instanceof ApiProblem && users.error.status === 403;
    if (isForbidden) return <p className="empty">{t('people.forbidden')}</p>;
    return <ErrorNotice error={users.error} onRetry={() => void users.refetch()} />;
  }
  const wanted = search.trim().toLowerCase();
  const shown = users.data.filter((each) => `${each.displayName} ${each.login}`.toLowerCase().includes(wanted));

  return (
    <>
      <div className="section-head">
        <h1>{t('people.title')}</h1>
        <Input.Search
          className="section-filter people-search"
          allowClear
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <p className="meta page-intro">{t('people.intro')}</p>
      {shown.length === 0 ? (
        <p className="empty">{t('people.empty')}</p>
      ) : (
        <ul className="application-rows">
          {shown.map((each) => (
            <li key={each.id}>
              <UserRow user={each} onEdit={isOffered(session.role, 'users.schedule') ? () => setUser(each) : null} />
            </li>
          ))}
        </ul>
      )}
      <h2 className="page-section">{t('people.departments')}</h2>
      <ul className="application-rows">
        {departments.map((each) => (
          <li key={each.id} className="requisition-row" data-department={each.id}>
            <div>
              <h3>{pick(each.name)}</h3>
              <p className="meta">
                {t('people.contactEmail')}: <bdi>{each.contactEmail ?? t('people.notGiven')}</bdi>
              </p>
            </div>
            {isOffered(session.role, 'departments.write') && (
              <Button
                className="plain-button"
                aria-label={t('people.editOf', { name: pick(each.name) })}
                onClick={() => setDepartment(each)}
              >
                {t('people.edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {user && <UserForm key={user.id} user={user} onClose={() => setUser(null)} />}
      {department && <DepartmentForm key={department.id} department={department} onClose={() => setDepartment(null)} />}
    </>
  );
}
