import type { BackgroundResult } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Chip, type Tone } from '../parts/chip.tsx';

const tones: Record<string, Tone> = { clear: 'good', consider: 'warn', incomplete: 'warn', unverified: 'plain' };

/** What the background check found, check by check. */
export function BackgroundCheck({ result }: { result: BackgroundResult | null }) {
  const { t } = useText();
  if (result === null) return <p className="meta">{t('application.notTaken')}</p>;
  return (
    <>
      <p>
        <Chip tone={tones[result.outcome] ?? 'plain'}>{t(`backgroundOutcome.${result.outcome}`)}</Chip>
      </p>
      <ul className="lines">
        {result.checks.map((check, position) => (
          <li key={`${check.check}/${position}`}>
            <span>
              <strong>{t(`check.${check.check}`)}</strong>
              {check.detail && (
                <span className="meta" dir="auto">
                  {check.detail}
                </span>
              )}
            </span>
            <Chip tone={tones[check.status] ?? 'plain'}>{t(`checkStatus.${check.status}`)}</Chip>
          </li>
        ))}
      </ul>
      {result.reportUrl && (
        <p>
          <a href={result.reportUrl} target="_blank" rel="noreferrer">
            {t('application.backgroundReport')}
            <span className="visually-hidden">{` (${t('header.newTab')})`}</span>
          </a>
        </p>
      )}
    </>
  );
}
