import type { Requisition, RequisitionCreate } from '../api/types.ts';

type Line = { id?: string; zh?: string; en?: string };

/** The fields of the form; money in whole units of the currency. */
export type WishFields = {
  titleZh?: string;
  titleEn?: string;
  departmentId?: string;
  headcount?: number | null;
  deadlineOn?: string;
  salaryMin?: number | null;
  salaryMax?: number | null;
  currency?: string;
  period?: 'month' | 'year';
  reason?: string;
  dutiesZh?: string;
  dutiesEn?: string;
  requirements?: Line[];
  judgedBy?: 'template' | 'own';
  rubricTemplateId?: string;
  dimensions?: ({ key?: string; name?: { zh?: string; en?: string }; weight?: number | null } | undefined)[];
};

type MinorUnits = (currency: string) => number;

/** What the form starts with. */
export function fromRequisition(requisition: Requisition | null, minorPerMajor: MinorUnits): WishFields {
  if (requisition === null)
    return { headcount: 1, currency: 'CNY', period: 'month', requirements: [{}], judgedBy: 'template', dimensions: [] };
  const { title, duties, salaryRange: range, requirements, reason, rubricTemplateId } = requisition;
  const unit = minorPerMajor(range?.currency ?? 'CNY');
  return {
    titleZh: title.zh ?? '',
    titleEn: title.en ?? '',
    dutiesZh: duties?.zh ?? '',
    dutiesEn: duties?.en ?? '',
    headcount: requisition.headcount ?? null,
    deadlineOn: requisition.deadlineOn ?? '',
    salaryMin: range ? range.min / unit : null,
    salaryMax: range ? range.max / unit : null,
    currency: range?.currency ?? 'CNY',
    period: range?.period ?? 'month',
    requirements: (requirements ?? []).map(({ id, label }) => ({ id, ...label })),
    judgedBy: requisition.dimensions === undefined ? 'template' : 'own',
    dimensions: requisition.dimensions ?? [],
    ...(reason === undefined ? {} : { reason }),
    ...(rubricTemplateId === undefined ? {} : { rubricTemplateId }),
  };
}

/** What is sent: only what was filled in. A requirement keeps its condition, which this form does not show. */
export function toWish(fields: WishFields, before: Requisition | null, minorPerMajor: MinorUnits): RequisitionCreate {
  const { headcount, deadlineOn, reason, rubricTemplateId, departmentId, currency = 'CNY', period = 'month' } = fields;
  const unit = minorPerMajor(currency);
  const duties = toText(fields.dutiesZh, fields.dutiesEn);
  const lines = (fields.requirements ?? []).filter((line) => line.zh?.trim() || line.en?.trim());
  const taken = new Set(lines.map((line) => line.id));
  let next = 1;
  const requirements = lines.map((line) => {
    const old = before?.requirements?.find((each) => each.id === line.id);
    while (line.id === undefined && taken.has(`requirement${next}`)) next += 1;
    const id = line.id ?? `requirement${next++}`;
    return { ...old, id, label: toText(line.zh, line.en) ?? {} };
  });
  return {
    title: toText(fields.titleZh, fields.titleEn) ?? {},
    ...(departmentId ? { departmentId } : {}),
    ...(duties ? { duties } : {}),
    ...(headcount ? { headcount } : {}),
    ...(deadlineOn ? { deadlineOn } : {}),
    ...(reason?.trim() ? { reason: reason.trim() } : {}),
    ...(requirements.length > 0 ? { requirements } : {}),
    ...(fields.judgedBy === 'own'
      ? { dimensions: toDimensions(fields, before) }
      : rubricTemplateId
        ? { rubricTemplateId }
        : {}),
    ...(fields.salaryMin != null && fields.salaryMax != null
      ? {
          salaryRange: {
            min: Math.round(fields.salaryMin * unit),
            max: Math.round(fields.salaryMax * unit),
            currency,
            period,
          },
        }
      : {}),
  };
}

/** A dimension keeps its anchors and vendors' names for it, which this form does not show. */
function toDimensions(
  { dimensions = [] }: WishFields,
  before: Requisition | null,
): NonNullable<RequisitionCreate['dimensions']> {
  return dimensions.map((each) => {
    const key = each?.key?.trim() ?? '';
    const old = before?.dimensions?.find((one) => one.key === key);
    return { ...old, key, name: toText(each?.name?.zh, each?.name?.en) ?? {}, weight: each?.weight ?? 0 };
  });
}

function toText(zh: string | undefined, en: string | undefined): { zh?: string; en?: string } | null {
  const text = { ...(zh?.trim() ? { zh: zh.trim() } : {}), ...(en?.trim() ? { en: en.trim() } : {}) };
  return text.zh || text.en ? text : null;
}
