import { Alert, Form, Select } from 'antd';
import { useQuestionSetVersions, useRubricTemplates } from '../api/hiring-queries.ts';
import type { ProcessVersion, QuestionSet, Requisition } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { TimeLimitFields } from './time-limit-fields.tsx';

type Props = {
  requisition: Requisition;
  stages: ProcessVersion['definition']['stages'];
  questionSets: readonly QuestionSet[];
};

/** The question sets of the AI interview and, where the process has one, of the written test, with their time limits. */
export function QuestionSetFields({ requisition, stages, questionSets }: Props) {
  const { t, pick } = useText();
  const form = Form.useFormInstance();
  const interviewId = Form.useWatch<string | undefined>('questionSetId', form);
  const testId = Form.useWatch<string | undefined>('writtenTestQuestionSetId', form);
  const hasTest = stages.some(({ stageType }) => stageType === 'writtenTest');
  const chosen = [interviewId, hasTest ? testId : undefined].flatMap(
    (id) => questionSets.find((set) => set.id === id) ?? [],
  );
  const versions = useQuestionSetVersions(chosen);
  const questions = versions.flatMap(({ data }) => data?.questions ?? []);
  const dimensions = useDimensions(requisition);
  const missing = dimensions.filter(({ key }) => !questions.some(({ dimension }) => dimension === key));
  const isRead = chosen.length > 0 && versions.every(({ data }) => data !== undefined);

  const optionsOf = (kind: QuestionSet['kind']) =>
    questionSets
      .filter(
        (set) => set.kind === kind && set.departmentId === requisition.departmentId && set.publishedVersion !== null,
      )
      .map((set) => ({
        value: set.id,
        label: t('setUp.questionSetOption', { name: pick(set.name), version: set.publishedVersion }),
      }));
  const field = (name: 'questionSetId' | 'writtenTestQuestionSetId', kind: QuestionSet['kind']) => {
    const options = optionsOf(kind);
    return (
      <Form.Item
        name={name}
        label={t(`setUp.${name}`)}
        rules={[{ required: true, message: t('setUp.choose') }]}
        {...(options.length === 0 ? { extra: t('setUp.noQuestionSet') } : {})}
      >
        <Select options={options} />
      </Form.Item>
    );
  };

  return (
    <>
      <h4>{t('setUp.questions')}</h4>
      {field('questionSetId', 'aiInterview')}
      {hasTest && field('writtenTestQuestionSetId', 'writtenTest')}
      {isRead && missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="set-up-alert"
          title={t('setUp.uncovered', { dimensions: missing.map(({ name, key }) => pick(name) || key).join(', ') })}
        />
      )}
      {questions.length > 0 && <TimeLimitFields questions={questions} dimensions={dimensions} />}
    </>
  );
}

/** What the job is judged on: the requisition's own dimensions, or its template's. */
function useDimensions(requisition: Requisition) {
  const templates = useRubricTemplates().data;
  const template = templates?.find(({ id }) => id === requisition.rubricTemplateId);
  return requisition.dimensions ?? template?.dimensions ?? [];
}
