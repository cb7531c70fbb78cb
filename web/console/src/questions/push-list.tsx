import { useQuery } from '@tanstack/react-query';
import { connectionsQuery } from '../api/choice-queries.ts';
import type { QuestionSetVersion } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Chip } from '../parts/chip.tsx';

const tones = { pending: 'warn', pushed: 'good', failed: 'bad' } as const;

/** In which vendors' libraries a version stands, or should. */
export function PushList({ version: { pushes } }: { version: QuestionSetVersion }) {
  const { t, instant } = useText();
  const connections = useQuery({ ...connectionsQuery, enabled: pushes.length > 0 }).data;
  if (pushes.length === 0) return null;
  return (
    <>
      <h4>{t('questionSets.pushes')}</h4>
      <ul className="lines">
        {pushes.map((push) => (
          <li key={`${push.connectionId}/${push.language}`}>
            <span>
              <strong>{connections?.find(({ id }) => id === push.connectionId)?.name ?? push.connectionId}</strong>
              <span className="meta">
                {[t(`language.${push.language}`), push.at && instant(push.at), push.lastError]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Chip tone={tones[push.status]}>{t(`pushStatus.${push.status}`)}</Chip>
          </li>
        ))}
      </ul>
    </>
  );
}
