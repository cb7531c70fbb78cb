import { App, Button, Checkbox, Form, Input, Skeleton } from 'antd';
import { useRef } from 'react';
import { useSetUpChoices } from '../api/choice-queries.ts';
import { api } from '../api/client.ts';
import { unwrap } from '../api/problem.ts';
import type { Job, Requisition } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { usePlaceFaults } from '../parts/field-faults.ts';
import { ConnectionFields } from './connection-fields.tsx';
import { answersAskedFor } from './needs.ts';
import { PeopleFields } from './people-fields.tsx';
import { ProcessField } from './process-field.tsx';
import { QuestionSetFields } from './question-set-fields.tsx';
import { ScreeningQuestionFields, useUsualText } from './screening-question-fields.tsx';
import { type SetUpFields, toSetUp } from './set-up-fields.ts';

/** IT's set-up of an approved requisition: all that makes it a live job, checked as a whole by the hub. */
export function SetUpForm({ requisition, onDone }: { requisition: Requisition; onDone: (job: Job) => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<SetUpFields>();
  const placeFaults = usePlaceFaults(form);
  const suggested = useRef(new Set<string>());
  const usualText = useUsualText();
  const { processes, connections, connectors, colleagues, questionSets } = useSetUpChoices();
  const processId = Form.useWatch('processId', form);
  const stages = processes.data?.find(({ definition }) => definition.processId === processId)?.definition.stages ?? [];

  const save = useWrite(
    (fields: SetUpFields, key) =>
      unwrap(
        api.POST('/api/v1/requisitions/{id}/set-up', {
          params: { path: { id: requisition.id }, header: { 'Idempotency-Key': key } },
          body: toSetUp(fields),
        }),
      ),
    (job) => {
      void message.success(t('setUp.done', { code: job.code }));
      onDone(job);
    },
  );
  const failed = [processes, connections, connectors, colleagues, questionSets].find(({ error }) => error !== null);
  if (failed) return <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!processes.data || !connections.data || !connectors.data || !colleagues.data || !questionSets.data)
    return <Skeleton active paragraph={{ rows: 8 }} />;

  /** Candidates must be asked what the conditions of the process are about; what IT wrote stays. */
  function onProcess(id: string) {
    const next = processes.data?.find(({ definition }) => definition.processId === id)?.definition.stages ?? [];
    const written = (form.getFieldValue('screeningQuestions') ?? []) as NonNullable<SetUpFields['screeningQuestions']>;
    const kept = written.filter((each) => !suggested.current.has(each?.key ?? ''));
    const added = answersAskedFor(next)
      .filter((key) => !kept.some((each) => each?.key === key))
      .map((key) => ({ key, answerType: 'boolean' as const, text: usualText(key) }));
    suggested.current = new Set(added.map(({ key }) => key));
    form.setFieldValue('screeningQuestions', [...kept, ...added]);
  }

  return (
    <Form<SetUpFields>
      form={form}
      layout="vertical"
      className="set-up"
      scrollToFirstError={{ block: 'center', focus: true }}
      initialValues={{ identityCheck: false, screeningQuestions: [] }}
      onFinish={(fields) => save.mutate(fields, { onError: placeFaults })}
    >
      <h3>{t('setUp.title')}</h3>
      <p className="meta">{t('setUp.hint')}</p>
      <ProcessField processes={processes.data} stages={stages} onChange={onProcess} />
      {processId !== undefined && (
        <>
          <QuestionSetFields requisition={requisition} stages={stages} questionSets={questionSets.data} />
          <Form.Item name="identityCheck" valuePropName="checked" extra={t('setUp.identityCheckHint')}>
            <Checkbox>{t('setUp.identityCheck')}</Checkbox>
          </Form.Item>
          <ConnectionFields stages={stages} connections={connections.data} connectors={connectors.data} />
          <PeopleFields stages={stages} colleagues={colleagues.data} />
          <ScreeningQuestionFields />
          <h4>{t('setUp.more')}</h4>
          <Form.Item name="code" label={t('setUp.code')} extra={t('setUp.codeHint')}>
            <Input maxLength={64} />
          </Form.Item>
          <div className="form-pair">
            <Form.Item name={['notes', 'zh']} label={t('setUp.notesZh')}>
              <Input.TextArea maxLength={2_000} autoSize={{ minRows: 1, maxRows: 6 }} />
            </Form.Item>
            <Form.Item name={['notes', 'en']} label={t('setUp.notesEn')}>
              <Input.TextArea maxLength={2_000} autoSize={{ minRows: 1, maxRows: 6 }} />
            </Form.Item>
          </div>
          <div className="set-up-end">
            {save.isError && <ErrorNotice error={save.error} title={t('setUp.refused')} />}
            <p className="meta">{t('setUp.whatHappens')}</p>
            <Button
              className="set-up-submit"
              type="primary"
              size="large"
              block
              htmlType="submit"
              loading={save.isPending}
            >
              {t('setUp.submit')}
            </Button>
          </div>
        </>
      )}
    </Form>
  );
}
