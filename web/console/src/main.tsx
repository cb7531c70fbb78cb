import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/problem.ts';
import { sessionKey } from './api/session.ts';
import { App } from './app.tsx';
import { initI18n } from './i18n/i18n.ts';
import './styles.css';
import { Themed } from './parts/themed.tsx';

const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      const isSignedOut = error instanceof ApiProblem && error.status === 401 && query.queryKey[0] !== sessionKey[0];
      if (isSignedOut) void queryClient.invalidateQueries({ queryKey: sessionKey });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the hub refused stays refused; only what did not reach it is tried again.
      retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.isPassing,
    },
    mutations: { retry: false },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

await initI18n();
createRoot(root).render(
  <StrictMode>
    <Themed>
      <AntApp>
        <QueryClientProvider client={queryClient}>
          <App />
        </QueryClientProvider>
      </AntApp>
    </Themed>
  </StrictMode>,
);
