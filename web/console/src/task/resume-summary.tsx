import type { Resume } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Chip } from '../parts/chip.tsx';

/** The fields read from the résumé. What was not found says so: unknown is not zero. */
export function ResumeSummary({ resume }: { resume: Resume }) {
  const { t, number } = useText();
  const { fields } = resume;
  const unknown = <span className="unknown">{t('dossier.unknown')}</span>;
  return (
    <>
      <dl className="facts is-inline">
        <div>
          <dt>{t('resume.degree')}</dt>
          <dd>{fields.highestDegree ? t(`degree.${fields.highestDegree}`) : unknown}</dd>
        </div>
        <div>
          <dt>{t('resume.years')}</dt>
          <dd>{fields.totalYears == null ? unknown : number(fields.totalYears)}</dd>
        </div>
        {fields.location && (
          <div>
            <dt>{t('resume.location')}</dt>
            <dd>
              <bdi>{fields.location}</bdi>
            </dd>
          </div>
        )}
        {resume.fileName && (
          <div>
            <dt>{t('resume.file')}</dt>
            <dd>
              <bdi>{resume.fileName}</bdi>
            </dd>
          </div>
        )}
      </dl>
      <Words label={t('resume.skills')} words={fields.skills} />
      <Words label={t('resume.certificates')} words={fields.certificates} />
      <Stations
        label={t('resume.employers')}
        stations={fields.employers?.map((each) => ({
          name: each.name,
          what: each.title,
          from: each.startOn,
          to: each.endOn,
        }))}
      />
      <Stations
        label={t('resume.schools')}
        stations={fields.schools?.map((each) => ({
          name: each.name,
          what: each.degree,
          from: each.startOn,
          to: each.endOn,
        }))}
      />
    </>
  );
}

function Words({ label, words }: { label: string; words: string[] | undefined }) {
  if (!words?.length) return null;
  return (
    <>
      <h4>{label}</h4>
      <ul className="words">
        {words.map((word) => (
          <li key={word}>
            <Chip>
              <bdi>{word}</bdi>
            </Chip>
          </li>
        ))}
      </ul>
    </>
  );
}

type Optional = string | null | undefined;
type Station = { name: string; what: Optional; from: Optional; to: Optional };

function Stations({ label, stations }: { label: string; stations: Station[] | undefined }) {
  const { t } = useText();
  if (!stations?.length) return null;
  return (
    <>
      <h4>{label}</h4>
      <ul className="stations">
        {stations.map((station, position) => (
          <li key={position}>
            <span>
              <bdi>{station.name}</bdi>
              {station.what && <bdi className="meta">{station.what}</bdi>}
            </span>
            {(station.from || station.to) && (
              <span className="meta">{`${station.from ?? ''} – ${station.to ?? t('resume.today')}`}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
