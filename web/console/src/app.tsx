import { Button, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from './api/session.ts';
import { ConsolePages } from './home/console-pages.tsx';
import { LoginPage } from './login/login-page.tsx';
import { ErrorNotice } from './parts/error-notice.tsx';

/** The page: sign-in until somebody is signed in, then its pages. */
export function App() {
  const { t } = useTranslation();
  const session = useSession();
  if (session.isPending) return <Spin className="page-spin" description={t('loading')} size="large" />;
  if (session.isError) {
    return (
      <main className="page-error">
        <ErrorNotice error={session.error} />
        <Button type="primary" onClick={() => void session.refetch()} loading={session.isFetching}>
          {t('tryAgain')}
        </Button>
      </main>
    );
  }
  return session.data ? <ConsolePages session={session.data} /> : <LoginPage />;
}
