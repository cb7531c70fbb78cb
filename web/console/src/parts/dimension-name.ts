import { useRubricTemplates, useRubrics } from '../api/hiring-queries.ts';
import { type LocalizedText, useText } from '../i18n/text.ts';

/** Dimensions of the company's newest rubrics and of the templates, by key. */
export function useDimensionNames(): ReadonlyMap<string, LocalizedText> {
  const rubrics = useRubrics().data ?? [];
  const templates = useRubricTemplates().data ?? [];
  return new Map(
    [...rubrics, ...templates].flatMap(({ dimensions }) => dimensions.map(({ key, name }) => [key, name])),
  );
}

/** The name of a dimension; its key where or while that is not known. */
export function useDimensionName(): (key: string) => string {
  const { pick } = useText();
  const names = useDimensionNames();
  return (key) => pick(names.get(key)) || key;
}
