import type { Job, QuestionSetQuestion, Rubric } from '../../schemas/types.ts';
import { checkCondition, evaluate, factsOf } from '../process/condition.ts';
import type { FactMap, FactValue, LocalizedText } from '../process/types.ts';
import { normaliseWeights } from './weights.ts';

/** A dimension and questions that count only while a condition is surely true. */
export type Supplement = NonNullable<Job['supplements']>[number];
/** A question as it is asked: of a question set, of the job itself, or of a supplement. */
export type AskedQuestion = Pick<QuestionSetQuestion, 'id' | 'text' | 'dimension' | 'timeLimitSeconds'> &
  Partial<Pick<QuestionSetQuestion, 'questionType' | 'choices' | 'rightChoices'>>;

const placeholder = /\{([a-zA-Z][a-zA-Z0-9_.-]*)\}/g;
const defaultTimeLimitSeconds = 180;
const longestFact = 200;
const longestText = 2000;

/**
 * The rubric as it counts for an application: dimensions of supplements whose condition is surely true come in with their
 * weight beside the rubric's 100, then all weights are shares of 100 again. A dimension the rubric has keeps the rubric's.
 */
export function effectiveRubric<R extends Pick<Rubric, 'dimensions'>>(
  rubric: R,
  supplements: readonly Supplement[] | undefined,
  facts: FactMap,
): R {
  const dimensions = normaliseWeights(rubric.dimensions);
  for (const { supplement } of activeSupplements(supplements, facts))
    if (!dimensions.some(({ key }) => key === supplement.dimension.key)) dimensions.push(supplement.dimension);
  return { ...rubric, dimensions: normaliseWeights(dimensions) };
}

/**
 * The questions as they are asked: the given ones, with the job's own time limits, then those of supplements that count.
 * Placeholders are filled in; a question with a missing fact is left out, so that nobody ever reads braces.
 */
export function effectiveQuestions(
  questions: readonly (Omit<AskedQuestion, 'timeLimitSeconds'> & { timeLimitSeconds?: number })[],
  supplements: readonly Supplement[] | undefined,
  facts: FactMap,
  timeLimits: { readonly [questionId: string]: number } = {},
): AskedQuestion[] {
  const limitOf = (question: { id: string; timeLimitSeconds?: number }): number =>
    timeLimits[question.id] ?? question.timeLimitSeconds ?? defaultTimeLimitSeconds;
  const asked = questions.map((question): AskedQuestion => ({ ...question, timeLimitSeconds: limitOf(question) }));
  for (const { supplement, questions: added } of activeSupplements(supplements, facts))
    for (const question of added)
      if (!asked.some(({ id }) => id === question.id))
        asked.push({ ...question, dimension: supplement.dimension.key, timeLimitSeconds: limitOf(question) });
  return asked;
}

type Active = { supplement: Supplement; questions: Supplement['questions'] };

/** Those that count, with their questions filled in. One whose questions all lack a fact judges nothing, so it is left out. */
function activeSupplements(supplements: readonly Supplement[] | undefined, facts: FactMap): Active[] {
  return (supplements ?? [])
    .filter(({ when }) => evaluate(when, facts) === true)
    .map((supplement) => ({
      supplement,
      questions: supplement.questions.flatMap((question) => {
        const text = fillText(question.text, facts);
        return text === null ? [] : [{ ...question, text }];
      }),
    }))
    .filter(({ supplement, questions }) => supplement.questions.length === 0 || questions.length > 0);
}

/** The text in each of its languages with facts in place of `{name}`; null when one is missing. */
export function fillText(text: LocalizedText, facts: FactMap): LocalizedText | null {
  const filled = Object.entries(text).map(([language, words]) => {
    const whole = String(words).replace(placeholder, (braces, name: string) => {
      const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
      const shown = value === undefined ? '' : showFact(value, language);
      return shown === '' ? braces : shown;
    });
    return [language, whole] as const;
  });
  // What is in braces still has no fact.
  if (filled.some(([, words]) => /[{}]/.test(words) || words.length > longestText)) return null;
  return Object.fromEntries(filled);
}

/** A fact as part of a sentence; what another system wrote may hold anything, but no braces get through. */
function showFact(value: FactValue, language: string): string {
  const text = Array.isArray(value) ? value.map(String).join(language === 'zh' ? '、' : ', ') : String(value);
  return text.replace(/[{}]/g, '').trim().slice(0, longestFact);
}

/** What is wrong with supplements, each with its place inside the list; empty when they can be kept. */
export function checkSupplements(
  supplements: readonly Supplement[],
  rubric: Pick<Rubric, 'dimensions'> | null,
  hasFact: (name: string) => boolean,
): { path: string; code: string; message: string }[] {
  const known = new Set(rubric?.dimensions.map(({ key }) => key));
  const ids = supplements.map(({ id }) => id);
  return supplements.flatMap((supplement, index) => {
    const at = `/${index}`;
    const form = checkCondition(supplement.when).map(({ path, message }) => ({
      path: `${at}/when${path}`,
      code: 'condition_invalid',
      message,
    }));
    const names = [
      ...factsOf(supplement.when).map((name) => ({ name, path: `${at}/when` })),
      ...supplement.questions.flatMap(({ text }, n) =>
        placeholdersOf(text).map((name) => ({ name, path: `${at}/questions/${n}/text` })),
      ),
    ];
    const unknown = names
      .filter(({ name }) => !hasFact(name))
      .map(({ name, path }) => ({
        path,
        code: 'fact_unknown',
        message: `There is no fact "${name}": see facts.schema.json for those there are.`,
      }));
    const loose = supplement.questions.flatMap(({ text }, n) =>
      Object.values(text).some((words) => /[{}]/.test(String(words).replace(placeholder, '')))
        ? [
            {
              path: `${at}/questions/${n}/text`,
              code: 'validation_failed',
              message: 'Braces stand around the name of a fact and nowhere else.',
            },
          ]
        : [],
    );
    const doubled = ids.indexOf(supplement.id) !== index;
    return [
      ...form,
      ...unknown,
      ...loose,
      ...(doubled
        ? [{ path: `${at}/id`, code: 'duplicate', message: 'Two supplements have this id: give each its own.' }]
        : []),
      ...(known.has(supplement.dimension.key)
        ? [
            {
              path: `${at}/dimension/key`,
              code: 'duplicate',
              message: `The rubric has the dimension "${supplement.dimension.key}" already: choose another key.`,
            },
          ]
        : []),
    ];
  });
}

function placeholdersOf(text: LocalizedText): string[] {
  return Object.values(text).flatMap((words) =>
    [...String(words).matchAll(placeholder)].map((match) => match[1] ?? ''),
  );
}
