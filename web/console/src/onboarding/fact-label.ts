import { useRubricTemplates } from '../api/hiring-queries.ts';
import type { en } from '../i18n/en.ts';
import { useText } from '../i18n/text.ts';

type Group = keyof typeof en.factGroup;
const prefixes: [string, Group][] = [
  ['interview.dimension.', 'interview'],
  ['test.dimension.', 'test'],
  ['review.rating.', 'review'],
];

/** The results a rule may ask about, by the names of the rubrics' dimensions, and the words for any of them. */
export function useFacts(): { labelOf: (fact: string) => string; facts: string[] } {
  const { t, pick } = useText();
  const dimensions = (useRubricTemplates().data ?? []).flatMap((template) => template.dimensions);
  const names = new Map(dimensions.map((dimension) => [dimension.key, dimension.name]));
  return {
    facts: [
      'interview.total',
      'test.total',
      ...prefixes.flatMap(([prefix]) => [...names.keys()].map((key) => `${prefix}${key}`)),
    ],
    labelOf: (fact) => {
      const [group = '', word] = fact.split('.');
      const known = prefixes.find(([prefix]) => fact.startsWith(prefix));
      if (known) {
        const key = fact.slice(known[0].length);
        return `${t(`factGroup.${known[1]}`)} · ${pick(names.get(key)) || key}`;
      }
      if (word === 'total' && (group === 'interview' || group === 'test'))
        return `${t(`factGroup.${group}`)} · ${t('factGroup.total')}`;
      return fact;
    },
  };
}
