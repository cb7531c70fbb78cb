import type { ReactNode } from 'react';
import { useDepartments, useRubricTemplates } from '../api/hiring-queries.ts';
import type { Requisition } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { useActorName } from '../parts/actor.ts';
import { Chip, type Tone } from '../parts/chip.tsx';

const tones: Partial<Record<Requisition['status'], Tone>> = {
  submitted: 'warn',
  returned: 'warn',
  approved: 'accent',
  live: 'good',
  refused: 'bad',
};

/** Where a requisition stands, in a word. */
export function RequisitionStatus({ status }: { status: Requisition['status'] }) {
  const { t } = useText();
  return <Chip tone={tones[status] ?? 'plain'}>{t(`requisitionStatus.${status}`)}</Chip>;
}

/** The name of a department; its id while or where that is not known. */
export function useDepartmentName(): (id: string) => string {
  const { pick } = useText();
  const departments = useDepartments().data;
  return (id) => pick(departments?.find((each) => each.id === id)?.name) || id;
}

/** A requisition in full. */
export function RequisitionView({ requisition }: { requisition: Requisition }) {
  const { t, pick, day, instant, money } = useText();
  const actorName = useActorName();
  const departmentName = useDepartmentName();
  const templates = useRubricTemplates().data;
  const { salaryRange: range, requirements = [], decisions } = requisition;
  const template = templates?.find((each) => each.id === requisition.rubricTemplateId);
  const dimensions = requisition.dimensions ?? template?.dimensions;
  const rows: [string, ReactNode][] = [
    [t('requisitions.department'), departmentName(requisition.departmentId)],
    [t('requisitions.people'), requisition.headcount],
    [t('requisitions.deadline'), requisition.deadlineOn && day(requisition.deadlineOn)],
    [
      t('requisitions.salary'),
      range &&
        `${money(range.min, range.currency)} – ${money(range.max, range.currency)} ${t(`period.${range.period}`)}`,
    ],
    [t('requisitions.createdBy'), requisition.createdBy && actorName(requisition.createdBy)],
    [t('requisitions.submittedBy'), requisition.submittedBy && actorName(requisition.submittedBy)],
  ];
  return (
    <div className="requisition">
      <dl className="facts is-inline">
        {rows
          .filter(([, value]) => value !== null && value !== undefined && value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
      </dl>
      {requisition.reason && <Block title={t('requisitions.reason')}>{requisition.reason}</Block>}
      {requisition.duties && <Block title={t('requisitions.duties')}>{pick(requisition.duties)}</Block>}
      {requirements.length > 0 && (
        <>
          <h4>{t('requisitions.requirements')}</h4>
          <ul className="bullets">
            {requirements.map((each) => (
              <li key={each.id}>
                {pick(each.label)} {each.condition && <Chip>{t('requisitions.checked')}</Chip>}
              </li>
            ))}
          </ul>
        </>
      )}
      {dimensions && (
        <Block title={t('requisitions.judgedBy')}>
          {template ? `${pick(template.name)}: ` : ''}
          {dimensions.map((each) => `${pick(each.name)} ${each.weight} %`).join(' · ')}
        </Block>
      )}
      {decisions.length > 0 && (
        <>
          <h4>{t('requisitions.decisions')}</h4>
          {decisions.map((each) => (
            <p key={each.at} className="decision">
              <strong>{t(`requisitionDecision.${each.decision}`)}</strong>{' '}
              <span className="meta">
                {each.by && actorName(each.by)} · {instant(each.at)}
              </span>
              {each.comment && <span dir="auto"> {each.comment}</span>}
            </p>
          ))}
        </>
      )}
    </div>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h4>{title}</h4>
      <p className="pre-line" dir="auto">
        {children}
      </p>
    </>
  );
}
