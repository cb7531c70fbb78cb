import { App, Button, Form, Select } from 'antd';
import { api } from '../api/client.ts';
import { useDepartments } from '../api/hiring-queries.ts';
import { unwrap } from '../api/problem.ts';
import type { QuestionSet, QuestionSetVersion } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { usePlaceFaults } from '../parts/field-faults.ts';
import { LanguagePair } from '../parts/language-pair.tsx';
import { QuestionCard } from './question-card.tsx';
import { fromQuestions, newQuestion, type QuestionFields, toQuestions } from './question-fields.ts';
import { FormDrawer } from '../parts/form-drawer.tsx';

type Fields = {
  name?: { zh?: string; en?: string };
  departmentId?: string;
  kind?: QuestionSet['kind'];
  questions?: (QuestionFields | undefined)[];
};
type Props = {
  /** The draft to change; null: a new question set. */
  before: { set: QuestionSet; version: QuestionSetVersion } | null;
  onClose: () => void;
  onSaved: (version: QuestionSetVersion) => void;
};

/** Writes a question set: a new one, or the draft of its next version. What the hub refuses stands at its field. */
export function QuestionSetForm({ before, onClose, onSaved }: Props) {
  const { t, pick } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const placeFaults = usePlaceFaults(form);
  const departments = useDepartments().data ?? [];
  const chosenKind = Form.useWatch('kind', form);
  const kind = before?.set.kind ?? chosenKind;
  const save = useWrite(
    (fields: Fields, key) => send(before, fields, key),
    (saved) => {
      void message.success(t('questionEditor.saved'));
      onSaved(saved);
    },
  );
  const questionsNow = () => (form.getFieldValue('questions') ?? []) as NonNullable<Fields['questions']>;

  return (
    <FormDrawer
      size={760}
      onClose={onClose}
      title={
        before
          ? t('questionEditor.editTitle', { name: pick(before.set.name), version: before.version.version })
          : t('questionSets.new')
      }
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        className="drawer-body"
        scrollToFirstError={{ block: 'center', focus: true }}
        initialValues={
          before
            ? { questions: fromQuestions(before.version.questions) }
            : { kind: 'aiInterview', questions: [newQuestion('aiInterview', [])] }
        }
        onFinish={() => save.mutate(form.getFieldsValue(true) as Fields, { onError: placeFaults })}
      >
        {!before && (
          <>
            <div className="form-pair">
              <LanguagePair
                path={['name']}
                labels={{ zh: t('questionEditor.nameZh'), en: t('questionEditor.nameEn') }}
                maxLength={200}
              />
              <Form.Item
                name="departmentId"
                label={t('requisitions.department')}
                rules={[{ required: true, message: t('setUp.choose') }]}
              >
                <Select options={departments.map(({ id, name }) => ({ value: id, label: pick(name) }))} />
              </Form.Item>
              <Form.Item name="kind" label={t('questionEditor.kind')}>
                <Select
                  options={(['aiInterview', 'writtenTest'] as const).map((value) => ({
                    value,
                    label: t(`questionSetKind.${value}`),
                  }))}
                  onChange={(next: QuestionSet['kind']) => {
                    const fitting = questionsNow().map((each) => ({
                      ...each,
                      ...(next === 'writtenTest' && each?.questionType === 'spoken'
                        ? { questionType: 'text' as const }
                        : {}),
                    }));
                    form.setFieldValue('questions', fitting);
                  }}
                />
              </Form.Item>
            </div>
          </>
        )}
        <h3 className="form-title">{t('questions.title')}</h3>
        <p className="meta">{t('questionEditor.hint')}</p>
        <Form.List name="questions">
          {(fields, { add, remove, move }) => (
            <>
              {fields.map((field) => (
                <QuestionCard
                  key={field.key}
                  name={field.name}
                  count={fields.length}
                  kind={kind}
                  onMove={(to) => move(field.name, to)}
                  onRemove={() => remove(field.name)}
                />
              ))}
              <Button disabled={fields.length >= 100} onClick={() => add(newQuestion(kind, questionsNow()))}>
                {t('questionEditor.add')}
              </Button>
            </>
          )}
        </Form.List>
        {save.isError && <ErrorNotice error={save.error} title={t('questionEditor.refused')} />}
        <div className="button-row">
          <Button size="large" onClick={onClose}>
            {t('task.back')}
          </Button>
          <Button size="large" type="primary" htmlType="submit" loading={save.isPending}>
            {t('requisitions.saveDraft')}
          </Button>
        </div>
      </Form>
    </FormDrawer>
  );
}

function send(before: Props['before'], fields: Fields, key: string): Promise<QuestionSetVersion> {
  const questions = toQuestions(fields.questions ?? []);
  if (before !== null) {
    const { questionSetId: id, version, revision } = before.version;
    return unwrap(
      api.PATCH('/api/v1/question-sets/{id}/versions/{version}', {
        params: { path: { id, version }, header: { 'If-Match': `"${revision}"` } },
        body: { questions },
      }),
    );
  }
  const { name = {}, departmentId = '', kind = 'aiInterview' } = fields;
  const text = {
    ...(name.zh?.trim() ? { zh: name.zh.trim() } : {}),
    ...(name.en?.trim() ? { en: name.en.trim() } : {}),
  };
  return unwrap(
    api.POST('/api/v1/question-sets', {
      params: { header: { 'Idempotency-Key': key } },
      body: { name: text, departmentId, kind, questions },
    }),
  );
}
