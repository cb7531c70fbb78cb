import { Button, Input, InputNumber, Select } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../api/client.ts';
import { ApiProblem, unwrap } from '../api/problem.ts';
import type { OnboardingRules, OnboardingRulesChange } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { changeAt, newKey, removeAt, toChange } from './rules-draft.ts';

const owners = ['hr', 'business', 'it', 'newcomer'] as const;
type Change = OnboardingRulesChange;

/** The rules as a form; saved as the next version, or refused when somebody else was faster. */
export function RulesForm(props: {
  before: OnboardingRules;
  onClose: () => void;
  onSaved: (rules: OnboardingRules) => void;
}) {
  const { before, onClose, onSaved } = props;
  const { t, pick } = useText();
  const [draft, setDraft] = useState<Change>(() => toChange(before));
  const save = useMutation({
    mutationFn: (body: Change) =>
      unwrap(
        api.PATCH('/api/v1/onboarding-rules', { params: { header: { 'If-Match': `"${before.version}"` } }, body }),
      ),
    onSuccess: onSaved,
  });
  const isConflict = save.error instanceof ApiProblem && save.error.code === 'version_conflict';
  const options = (list: { key: string; title: { zh?: string; en?: string } }[]) =>
    list.map((each) => ({ value: each.key, label: pick(each.title) || each.key }));

  const choices = (value: { modules?: string[]; tasks?: string[] }, change: (next: typeof value) => void) => (
    <>
      <Select
        mode="multiple"
        aria-label={t('rules.tasks')}
        placeholder={t('rules.tasks')}
        value={value.tasks ?? []}
        options={options(draft.tasks)}
        onChange={(tasks) => change({ ...value, tasks })}
      />
      <Select
        mode="multiple"
        aria-label={t('rules.modules')}
        placeholder={t('rules.modules')}
        value={value.modules ?? []}
        options={options(draft.modules)}
        onChange={(modules) => change({ ...value, modules })}
      />
    </>
  );

  return (
    <form
      className="rules-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft);
      }}
    >
      <section className="part">
        <h2>{t('rules.rules')}</h2>
        <div className="rule-card">
          <strong>{t('rules.always')}</strong>
          {choices(draft.always, (always) => setDraft({ ...draft, always }))}
        </div>
        {draft.rules.map((rule, index) => (
          <div className="rule-card" key={rule.id} data-rule={rule.id}>
            <Line onRemove={() => setDraft({ ...draft, rules: removeAt(draft.rules, index) })} name={pick(rule.label)}>
              <Names
                value={rule.label}
                onChange={(label) => setDraft({ ...draft, rules: changeAt(draft.rules, index, { label }) })}
              />
            </Line>
            <ConditionFields
              value={rule.when}
              onChange={(when) => setDraft({ ...draft, rules: changeAt(draft.rules, index, { when }) })}
            />
            <span className="meta">{t('rules.then')}</span>
            {choices(rule, (next) => setDraft({ ...draft, rules: changeAt(draft.rules, index, next) }))}
          </div>
        ))}
        <Button
          onClick={() =>
            setDraft({
              ...draft,
              rules: [
                ...draft.rules,
                {
                  id: newKey(
                    'rule',
                    draft.rules.map((each) => each.id),
                  ),
                  label: {},
                  when: { '<': [{ var: 'interview.total' }, 0.6] },
                },
              ],
            })
          }
        >
          {t('rules.add')}
        </Button>
      </section>

      <section className="part">
        <h2>{t('rules.tasks')}</h2>
        <p className="meta">{t('rules.dueHint')}</p>
        {draft.tasks.map((task, index) => (
          <Line
            key={task.key}
            name={pick(task.title)}
            onRemove={() => setDraft({ ...draft, tasks: removeAt(draft.tasks, index) })}
          >
            <Names
              value={task.title}
              onChange={(title) => setDraft({ ...draft, tasks: changeAt(draft.tasks, index, { title }) })}
            />
            <Select
              aria-label={t('rules.owner')}
              value={task.owner}
              options={owners.map((value) => ({ value, label: t(`owner.${value}`) }))}
              onChange={(owner) => setDraft({ ...draft, tasks: changeAt(draft.tasks, index, { owner }) })}
            />
            <InputNumber
              aria-label={t('rules.due')}
              min={-60}
              max={365}
              precision={0}
              value={task.dueInDays}
              onChange={(days) => setDraft({ ...draft, tasks: changeAt(draft.tasks, index, { dueInDays: days ?? 0 }) })}
            />
          </Line>
        ))}
        <Button
          onClick={() =>
            setDraft({
              ...draft,
              tasks: [
                ...draft.tasks,
                {
                  key: newKey(
                    'task',
                    draft.tasks.map((each) => each.key),
                  ),
                  title: {},
                  owner: 'hr',
                  dueInDays: 0,
                },
              ],
            })
          }
        >
          {t('rules.add')}
        </Button>
      </section>

      <section className="part">
        <h2>{t('rules.modules')}</h2>
        {draft.modules.map((module, index) => (
          <Line
            key={module.key}
            name={pick(module.title)}
            onRemove={() => setDraft({ ...draft, modules: removeAt(draft.modules, index) })}
          >
            <Names
              value={module.title}
              onChange={(title) => setDraft({ ...draft, modules: changeAt(draft.modules, index, { title }) })}
            />
            <InputNumber
              aria-label={t('rules.due')}
              min={0}
              max={365}
              precision={0}
              value={module.dueInDays}
              onChange={(days) =>
                setDraft({ ...draft, modules: changeAt(draft.modules, index, { dueInDays: days ?? 0 }) })
              }
            />
          </Line>
        ))}
        <Button
          onClick={() =>
            setDraft({
              ...draft,
              modules: [
                ...draft.modules,
                {
                  key: newKey(
                    'module',
                    draft.modules.map((each) => each.key),
                  ),
                  title: {},
                  dueInDays: 14,
                },
              ],
            })
          }
        >
          {t('rules.add')}
        </Button>
      </section>

      {save.isError && (isConflict ? <p role="alert">{t('rules.conflict')}</p> : <ErrorNotice error={save.error} />)}
      <div className="button-row">
        <Button size="large" onClick={onClose}>
          {t('rules.cancel')}
        </Button>
        <Button size="large" type="primary" htmlType="submit" loading={save.isPending}>
          {t('rules.save', { version: before.version + 1 })}
        </Button>
      </div>
    </form>
  );
}

function Line(props: { name: string; onRemove: () => void; children: ReactNode }) {
  const { t } = useText();
  return (
    <div className="form-line">
      {props.children}
      <Button aria-label={t('rules.remove', { name: props.name })} onClick={props.onRemove}>
        ×
      </Button>
    </div>
  );
}

type Text = { zh?: string; en?: string };

function Names({ value, onChange }: { value: Text; onChange: (value: Text) => void }) {
  const { t } = useText();
  const set = (locale: 'zh' | 'en', text: string) => {
    const { [locale]: _before, ...other } = value;
    onChange(text === '' ? other : { ...other, [locale]: text });
  };
  return (
    <>
      <Input
        aria-label={t('rules.nameZh')}
        placeholder={t('rules.nameZh')}
        value={value.zh ?? ''}
        onChange={(event) => set('zh', event.target.value)}
      />
      <Input
        aria-label={t('rules.nameEn')}
        placeholder={t('rules.nameEn')}
        value={value.en ?? ''}
        onChange={(event) => set('en', event.target.value)}
      />
    </>
  );
}
