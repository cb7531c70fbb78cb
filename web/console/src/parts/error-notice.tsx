import { Alert, Button } from 'antd';
import { ApiProblem } from '../api/problem.ts';
import { en } from '../i18n/en.ts';
import { useText } from '../i18n/text.ts';

/** What went wrong, in a sentence; with a button where trying again may help. */
export function ErrorNotice({ error, title, onRetry }: { error: unknown; title?: string; onRetry?: () => void }) {
  const { t } = useText();
  return (
    <Alert
      type="error"
      showIcon
      title={title ?? t('error.title')}
      description={useErrorText()(error)}
      {...(onRetry
        ? {
            action: (
              <Button size="small" onClick={onRetry}>
                {t('tryAgain')}
              </Button>
            ),
          }
        : {})}
    />
  );
}

/** Gives the sentence for an error: the hub's own where it has one. */
export function useErrorText(): (error: unknown) => string {
  const { t, locale } = useText();
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('error.other', { code: 'page' });
    if (error.code === 'unreachable') return t('error.unreachable');
    if (error.code === 'forbidden') return t('error.forbidden');
    if (isKnown(error.code)) return t(`error.codes.${error.code}`);
    if (locale !== 'en' && isFault(error.code)) return t(`fault.${error.code}`);
    const items = error.errors.map((item) => item.message).join(' ');
    return [error.detail ?? t('error.other', { code: error.code }), items].filter(Boolean).join(' ');
  };
}

function isKnown(code: string): code is keyof typeof en.error.codes {
  return Object.hasOwn(en.error.codes, code);
}

function isFault(code: string): code is keyof typeof en.fault {
  return Object.hasOwn(en.fault, code);
}
