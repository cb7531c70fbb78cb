import { useApprovedWishes, useRubricTemplates, useRubrics } from '../api/hiring-queries.ts';
import { type LocalizedText, useText } from '../i18n/text.ts';

/** Dimensions by key: of what departments wait for, of the company's newest rubrics and of the templates; the last word counts. */
export function useDimensionNames(): ReadonlyMap<string, LocalizedText> {
  const wishes = useApprovedWishes().data ?? [];
  const rubrics = useRubrics().data ?? [];
  const templates = useRubricTemplates().data ?? [];
  const dimensions = [...wishes, ...rubrics, ...templates].flatMap((each) => each.dimensions ?? []);
  return new Map(dimensions.map(({ key, name }) => [key, name]));
}

/** The name of a dimension; its key where or while that is not known. */
export function useDimensionName(): (key: string) => string {
  const { pick } = useText();
  const names = useDimensionNames();
  return (key) => pick(names.get(key)) || key;
}
