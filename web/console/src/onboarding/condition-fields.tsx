import { Button, InputNumber, Select } from 'antd';
import { useText } from '../i18n/text.ts';
import { useFacts } from './fact-label.ts';
import { operators, readCondition, type SimpleCondition, writeCondition } from './simple-condition.ts';

type Condition = { [operator: string]: unknown } | boolean;

/** When a rule applies, as comparisons; a condition that says more is shown as it is and stays so. */
export function ConditionFields({ value, onChange }: { value: Condition; onChange: (value: Condition) => void }) {
  const { t } = useText();
  const { facts, labelOf } = useFacts();
  const simple = readCondition(value);
  if (simple === null)
    return (
      <p className="meta">
        {t('rules.raw')} <code>{JSON.stringify(value)}</code>
      </p>
    );
  const set = (next: SimpleCondition) => onChange(writeCondition(next));
  const setPart = (index: number, change: Partial<SimpleCondition['parts'][number]>) =>
    set({
      ...simple,
      parts: simple.parts.map((part, position) => (position === index ? { ...part, ...change } : part)),
    });
  const words = { '<': t('rules.below'), '<=': t('rules.atMost'), '>=': t('rules.atLeast'), '>': t('rules.above') };
  const shown = [...new Set([...facts, ...simple.parts.map((part) => part.fact)])];

  return (
    <div className="condition">
      <span className="meta">{t('rules.when')}</span>
      {simple.parts.map((part, index) => (
        <div className="condition-part" key={index}>
          <Select
            aria-label={t('rules.fact')}
            showSearch={{ optionFilterProp: 'label' }}
            value={part.fact}
            options={shown.map((fact) => ({ value: fact, label: labelOf(fact) }))}
            onChange={(fact) => setPart(index, { fact })}
          />
          <Select
            aria-label={t('rules.operator')}
            value={part.operator}
            options={operators.map((operator) => ({ value: operator, label: words[operator] }))}
            onChange={(operator) => setPart(index, { operator })}
          />
          <InputNumber
            aria-label={t('rules.value')}
            min={0}
            max={100}
            suffix="%"
            value={part.percent}
            onChange={(percent) => setPart(index, { percent: percent ?? 0 })}
          />
          {simple.parts.length > 1 && (
            <Button
              aria-label={t('rules.remove', { name: labelOf(part.fact) })}
              onClick={() => set({ ...simple, parts: simple.parts.filter((_part, position) => position !== index) })}
            >
              ×
            </Button>
          )}
        </div>
      ))}
      <div className="condition-part">
        {simple.parts.length > 1 && (
          <Select
            aria-label={t('rules.join')}
            value={simple.join}
            options={[
              { value: 'or' as const, label: t('rules.any') },
              { value: 'and' as const, label: t('rules.all') },
            ]}
            onChange={(join) => set({ ...simple, join })}
          />
        )}
        <Button
          size="small"
          onClick={() =>
            set({ ...simple, parts: [...simple.parts, { fact: 'test.total', operator: '<', percent: 60 }] })
          }
        >
          {t('rules.addPart')}
        </Button>
      </div>
    </div>
  );
}
