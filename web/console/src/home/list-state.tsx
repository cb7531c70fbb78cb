import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';

type Paged = {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  refetch: () => unknown;
  data: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

/** A list that may be loading, failing, empty or longer than one page. What was read stays on the screen while a new reading fails. */
export function ListState(props: {
  query: Paged;
  isEmpty: boolean;
  empty: ReactNode;
  forbidden: string;
  children: ReactNode;
}) {
  const { query, isEmpty, empty, forbidden, children } = props;
  const { t } = useText();
  if (query.isPending) return <Skeleton active className="list-skeleton" title={false} paragraph={{ rows: 5 }} />;
  const isForbidden = query.error instanceof ApiProblem && query.error.status === 403;
  if (isForbidden) return <p className="empty">{forbidden}</p>;
  return (
    <>
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && (isEmpty ? <div className="empty">{empty}</div> : children)}
      {query.hasNextPage && (
        <Button
          className="show-more"
          block
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('showMore')}
        </Button>
      )}
    </>
  );
}
