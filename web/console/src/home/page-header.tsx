import { Button, Dropdown, type MenuProps } from 'antd';
import type { LiveState } from '../api/live.ts';
import { useSystem } from '../api/queries.ts';
import { isOffered } from '../api/rights.ts';
import { useSignOut } from '../api/session.ts';
import type { Session } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Brand } from '../parts/brand.tsx';
import { Icon } from '../parts/icon.tsx';
import { LanguageToggle } from '../parts/language-toggle.tsx';
import type { Route } from '../parts/route.ts';

/** Name, live sign, ways to the other pages, language, and who is signed in. */
export function PageHeader({ session, live, page }: { session: Session; live: LiveState; page: Route['page'] }) {
  const { t } = useText();
  const signOut = useSignOut();
  const links = useLinks();
  const account: MenuProps['items'] = [
    { key: 'who', type: 'group', label: <bdi>{`${session.displayName} · ${t(`role.${session.role}`)}`}</bdi> },
    { key: 'signOut', icon: <Icon name="exit" />, label: t('header.signOut') },
  ];

  return (
    <header className="header">
      <div className="header-inner">
        <Brand />
        <span className={`live live-${live}`} role="status" title={t('live.hint')}>
          {t(`live.${live}`)}
        </span>
        <nav className="header-pages" aria-label={t('nav.label')}>
          {pagesFor(session).map(({ href, name }) => (
            <a key={href} href={href} aria-current={name === page ? 'page' : undefined}>
              {t(`nav.${name}`)}
            </a>
          ))}
        </nav>
        <nav className="header-links" aria-label={t('header.links')}>
          {links.map((link) => (
            <a key={link.href} href={link.href} target="_blank" rel="noreferrer">
              {link.label}
              <span className="visually-hidden">{` (${t('header.newTab')})`}</span>
            </a>
          ))}
        </nav>
        <span className="header-end">
          <LanguageToggle />
          <Dropdown
            trigger={['click']}
            menu={{ items: account, onClick: ({ key }) => key === 'signOut' && signOut.mutate() }}
          >
            <Button type="text" className="account" aria-label={session.displayName} loading={signOut.isPending}>
              <Icon name="person" />
              <bdi className="account-name">{session.displayName}</bdi>
            </Button>
          </Dropdown>
        </span>
      </div>
    </header>
  );
}

function pagesFor({ role }: Session) {
  return [
    { href: '#/', name: 'home' as const },
    ...(isOffered(role, 'requisitions.read') ? [{ href: '#/requisitions', name: 'requisitions' as const }] : []),
    ...(isOffered(role, 'questionSets.read') ? [{ href: '#/question-sets', name: 'questionSets' as const }] : []),
    ...(isOffered(role, 'onboarding.read') ? [{ href: '#/onboarding-rules', name: 'onboardingRules' as const }] : []),
    ...(isOffered(role, 'users.read') ? [{ href: '#/people', name: 'people' as const }] : []),
  ];
}

function useLinks(): { href: string; label: string }[] {
  const { t } = useText();
  const { sandboxUrl, temporalUiUrl } = useSystem().data ?? {};
  const sandbox = sandboxUrl?.replace(/\/$/, '');
  return [
    ...(sandbox
      ? [
          { href: `${sandbox}/interview/`, label: t('header.interview') },
          { href: `${sandbox}/ehr/`, label: t('header.ehr') },
          { href: `${sandbox}/mail/`, label: t('header.mail') },
        ]
      : []),
    { href: '/docs', label: t('header.docs') },
    ...(temporalUiUrl ? [{ href: temporalUiUrl, label: t('header.temporal') }] : []),
  ];
}
