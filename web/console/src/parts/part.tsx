import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from './error-notice.tsx';

type PartQuery<T> = { isPending: boolean; data: T | undefined; error: unknown; refetch: () => unknown };

/** One part of what is known, under its title: being read, refused to this role, failed, or there. */
export function Part<T>(props: {
  title: string;
  query: PartQuery<T>;
  isTitleHidden?: boolean;
  children: (data: T) => ReactNode;
}) {
  const { title, query, isTitleHidden, children } = props;
  const { t } = useText();
  const isForbidden = query.error instanceof ApiProblem && [403, 404].includes(query.error.status);
  return (
    <section className="part">
      <h3 className={isTitleHidden ? 'visually-hidden' : undefined}>{title}</h3>
      {query.data !== undefined ? (
        children(query.data)
      ) : query.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 3 }} />
      ) : isForbidden ? (
        <p className="meta">{t('dossier.noRight')}</p>
      ) : (
        <ErrorNotice error={query.error} title={t('dossier.failed')} onRetry={() => void query.refetch()} />
      )}
    </section>
  );
}
