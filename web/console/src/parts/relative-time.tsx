import { formatRelative, useText } from '../i18n/text.ts';
import { useNowMs } from './clock.ts';

/** An instant as a distance from now inside a sentence; the exact time is its tooltip. */
export function RelativeTime({ at, wrap }: { at: string; wrap?: (when: string) => string }) {
  const { locale, instant } = useText();
  const when = formatRelative(at, useNowMs(), locale);
  return (
    <time dateTime={at} title={instant(at)}>
      {wrap ? wrap(when) : when}
    </time>
  );
}
