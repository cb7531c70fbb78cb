import type { components } from '../../../../clients/typescript/src/types.gen.ts';
import type { Application } from '../api/types.ts';
import { useText } from '../i18n/text.ts';

/** Who it is and how to reach them, as far as the reader may see it. */
export function CandidateCard(props: {
  candidate: components['schemas']['Candidate'];
  application: Application | undefined;
}) {
  const { candidate, application } = props;
  const { t, pick, instant } = useText();
  const rows: [string, string][] = [
    [t('dossier.job'), application ? pick(application.jobTitle) : ''],
    [t('dossier.email'), candidate.emails.join(', ')],
    [t('dossier.phone'), candidate.phones.join(', ')],
    [t('dossier.nationalId'), candidate.nationalId ?? ''],
    [t('applications.candidateLanguage'), t(`language.${candidate.locale}`)],
    [t('applications.applied'), application ? instant(application.createdAt) : ''],
  ];
  return (
    <dl className="facts is-inline">
      {rows
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}
