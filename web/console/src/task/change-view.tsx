import { Alert } from 'antd';
import type { ChangeRequest, Job } from '../api/types.ts';
import { en } from '../i18n/en.ts';
import { type LocalizedText, useText } from '../i18n/text.ts';
import { useActorName } from '../parts/actor.ts';

type Field = keyof typeof en.change.fields;

/** A proposed change of a live job: what it is now, what it is to be, and why. */
export function ChangeView({ change, job }: { change: ChangeRequest; job: Job | undefined }) {
  const { t, pick, instant } = useText();
  const actorName = useActorName();
  const fields = (Object.keys(change.changes) as Field[]).filter((name) => Object.hasOwn(en.change.fields, name));
  const show = (value: unknown): string => {
    if (value === null || value === undefined) return t('change.none');
    if (typeof value === 'string') return value;
    if (typeof value !== 'object') return JSON.stringify(value);
    if (Array.isArray(value)) return value.map(show).join(' · ') || t('change.none');
    if ('zh' in value || 'en' in value) return pick(value as LocalizedText);
    if ('label' in value || 'name' in value) return show('label' in value ? value.label : value.name);
    return Object.values(value).map(show).join(' · ');
  };
  return (
    <>
      <p className="meta">
        {change.requestedBy && actorName(change.requestedBy)} · {instant(change.createdAt)}
      </p>
      <blockquote dir="auto">{change.reason}</blockquote>
      {change.changesRubric && <Alert type="warning" showIcon title={t('change.rubric')} />}
      {fields.map((field) => (
        <div key={field} className="change">
          <h4>{t(`change.fields.${field}`)}</h4>
          <dl className="facts is-inline">
            <div>
              <dt>{t('change.before')}</dt>
              <dd>{show(field === 'rubric' ? undefined : job?.[field as keyof Job])}</dd>
            </div>
            <div>
              <dt>{t('change.after')}</dt>
              <dd>{show(change.changes[field])}</dd>
            </div>
          </dl>
        </div>
      ))}
    </>
  );
}
