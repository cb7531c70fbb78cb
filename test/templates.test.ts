import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { isInferredSignal } from '../connectors/kit/inferred-signals.ts';
import { checkQuestions, compareWithRubric, languagesOf } from '../domain/rubric/questions.ts';
import { checkSupplements, effectiveQuestions, effectiveRubric } from '../domain/rubric/supplements.ts';
import type { Supplement } from '../domain/rubric/supplements.ts';
import { addUpTo100 } from '../domain/rubric/weights.ts';
import { loadRubricTemplates } from '../http/requisition/rubric-templates.ts';
import { hasFact } from '../schemas/fact-names.ts';
import type { QuestionSetCreate } from '../schemas/types.ts';
import { checkValid } from '../schemas/validate.ts';

const folder = path.join(import.meta.dirname, '../templates');
const read = (file: string): unknown => parse(readFileSync(path.join(folder, file), 'utf8'));

describe('the templates', () => {
  it.each(loadRubricTemplates().map((template) => [template.id, template] as const))(
    'the rubric %s is whole in both languages, and its weights add up to 100',
    (_id, { name, dimensions }) => {
      expect(addUpTo100(dimensions)).toBe(true);
      // A name that reads like something inferred from a face or a voice would be refused on its way to a vendor.
      const names = dimensions.flatMap((each) => [each.key, ...Object.values(each.name)]);
      expect(names.filter((each) => isInferredSignal(String(each)))).toEqual([]);
      const texts = [
        name,
        ...dimensions.flatMap((each) => [each.name, ...(each.anchors ?? []).map(({ text }) => text)]),
      ];
      for (const text of texts) expect(Object.keys(text).toSorted()).toEqual(['en', 'zh']);
    },
  );
  it('has rubrics for the usual kinds of job', () => {
    expect(loadRubricTemplates().map(({ id }) => id)).toEqual(
      expect.arrayContaining(['customer-service', 'management', 'manufacturing', 'sales', 'technical']),
    );
    const service = loadRubricTemplates().find(({ id }) => id === 'customer-service');
    expect(service?.dimensions.map(({ key, weight }) => [key, weight])).toEqual([
      ['communication', 40],
      ['handlingEmotions', 30],
      ['problemSolving', 30],
    ]);
  });
  it.each(readdirSync(path.join(folder, 'question-sets')))('the question set %s can be added as it is', (file) => {
    const set = { ...(read(`question-sets/${file}`) as Omit<QuestionSetCreate, 'departmentId'>), departmentId: 'main' };
    expect(checkValid('question-set-create', set)).toEqual([]);
    expect(checkQuestions(set.questions, set.kind)).toEqual([]);
    expect(languagesOf(set.questions)).toEqual(['zh', 'en']);
    const rubric = loadRubricTemplates().find(({ id }) => id === 'customer-service');
    const { uncovered, foreign } = compareWithRubric(set.questions, rubric ?? { dimensions: [] });
    expect(foreign).toEqual([]);
    if (set.kind === 'aiInterview') expect(uncovered).toEqual([]);
  });
  it('the supplements are sound, and do what they say', () => {
    const { supplements } = read('jobs/supplements.yaml') as { supplements: Supplement[] };
    expect(checkValid('job-patch', { supplements })).toEqual([]);
    const sales = loadRubricTemplates().find(({ id }) => id === 'sales') ?? { dimensions: [] };
    expect(checkSupplements(supplements, sales, hasFact)).toEqual([]);
    const ids = (facts: { [name: string]: string | number }) =>
      effectiveQuestions([], supplements, facts).map(({ id }) => id);
    expect(ids({ 'team.overtimeHours': 40.0 })).toEqual([]);
    expect(ids({ 'team.overtimeHours': 40.1 })).toEqual(['stressPeak', 'stressLimits']);
    const opportunity = {
      'crm.opportunity.name': '年度框架',
      'crm.opportunity.stage': '报价',
      'crm.opportunity.customer': '海鼎',
    };
    expect(ids(opportunity)).toEqual(['salesCase']);
    expect(effectiveRubric(sales, supplements, opportunity).dimensions.map(({ key }) => key)).toContain('salesCase');
  });
});
