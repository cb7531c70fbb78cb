import { Button } from 'antd';
import type { User } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Chip } from '../parts/chip.tsx';
import { useDepartmentName } from '../requisitions/requisition-view.tsx';

/** Somebody who works with the hub, with what is known of how they are reached. */
export function UserRow({ user, onEdit }: { user: User; onEdit: (() => void) | null }) {
  const { t } = useText();
  const departmentName = useDepartmentName();
  const facts: [string, string | null | undefined][] = [
    [t('people.email'), user.email],
    [t('people.employeeNumber'), user.employeeNumber],
    [t('people.calendar'), user.calendar],
    [t('people.timeZone'), user.timeZone],
  ];
  return (
    <article className="person-row" data-user={user.login}>
      <div className="person-who">
        <h3>
          <bdi>{user.displayName}</bdi>
        </h3>
        <p className="meta">
          {[t(`role.${user.role}`), user.departmentId && departmentName(user.departmentId)].filter(Boolean).join(' · ')}
        </p>
        {user.disabledAt !== null && <Chip>{t('people.disabled')}</Chip>}
        {user.disabledAt === null && user.role === 'interviewer' && !user.employeeNumber && (
          <Chip tone="warn">{t('people.noTime')}</Chip>
        )}
      </div>
      <dl className="facts person-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={value ? undefined : 'unknown'}>
              <bdi>{value ?? t('people.notGiven')}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {onEdit && user.disabledAt === null && (
        <Button aria-label={t('people.editOf', { name: user.displayName })} onClick={onEdit}>
          {t('people.edit')}
        </Button>
      )}
    </article>
  );
}
