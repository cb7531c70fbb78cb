import { App, Button, Skeleton } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useOnboardingRules } from '../api/hiring-queries.ts';
import { ApiProblem } from '../api/problem.ts';
import { isOffered } from '../api/rights.ts';
import type { OnboardingRules, Session } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { useActorName } from '../parts/actor.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { RulesForm } from './rules-form.tsx';
import { RulesView } from './rules-view.tsx';

/** HR's rules for onboarding plans: read by many, changed by HR. */
export function OnboardingRulesPage({ session }: { session: Session }) {
  const { t, instant } = useText();
  const { message } = App.useApp();
  const actorName = useActorName();
  const queryClient = useQueryClient();
  const query = useOnboardingRules();
  /** What is being changed, as it was read: another person's change meanwhile must not slip under it. */
  const [edited, setEdited] = useState<OnboardingRules | null>(null);
  const rules = query.data;
  if (query.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (!rules) {
    const isForbidden = query.error instanceof ApiProblem && query.error.status === 403;
    if (isForbidden) return <p className="empty">{t('rules.forbidden')}</p>;
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  }

  return (
    <>
      <div className="section-head">
        <h1>{t('rules.title')}</h1>
        {!edited && isOffered(session.role, 'onboarding.write') && (
          <Button type="primary" className="section-filter" onClick={() => setEdited(rules)}>
            {t('rules.edit')}
          </Button>
        )}
      </div>
      <p className="meta">
        {t('rules.intro')} {t('rules.version', { version: rules.version })} ·{' '}
        {rules.createdAt
          ? t('rules.changedBy', { who: actorName(rules.createdBy), when: instant(rules.createdAt) })
          : t('rules.shipped')}
      </p>
      {edited ? (
        <RulesForm
          before={edited}
          onClose={() => {
            setEdited(null);
            void query.refetch();
          }}
          onSaved={(saved) => {
            queryClient.setQueryData(['onboarding-rules'], saved);
            setEdited(null);
            void message.success(t('rules.saved', { version: saved.version }));
          }}
        />
      ) : (
        <RulesView rules={rules} />
      )}
    </>
  );
}
