import type { QuestionSetQuestion, Rubric } from '../../schemas/types.ts';

/** A fault of a list of questions; `path` begins at the list. */
export type QuestionFault = { path: string; message: string };

/** What a schema can't say of the questions of a set: ids, choices and right answers. Empty when they may be kept. */
export function checkQuestions(
  questions: readonly QuestionSetQuestion[],
  kind: 'aiInterview' | 'writtenTest',
): QuestionFault[] {
  const ids = questions.map(({ id }) => id);
  return questions.flatMap((question, index) => {
    const at = `/${index}`;
    const choices = (question.choices ?? []).map(({ key }) => key);
    const faults: QuestionFault[] = [];
    const say = (path: string, message: string): void => void faults.push({ path: at + path, message });
    if (ids.indexOf(question.id) !== index) say('/id', 'Two questions have this id: give each its own.');
    if (question.questionType === 'choice' && choices.length < 2)
      say('/choices', 'A choice needs at least two choices: give them.');
    if (question.questionType !== 'choice' && (question.choices ?? question.rightChoices) !== undefined)
      say('/questionType', 'Only a question of type choice has choices: change the type or leave them out.');
    if (new Set(choices).size !== choices.length) say('/choices', 'Two choices have the same key: give each its own.');
    (question.rightChoices ?? []).forEach((key, n) => {
      if (!choices.includes(key)) say(`/rightChoices/${n}`, 'This is none of the choices: name one by its key.');
    });
    if (kind === 'writtenTest' && question.questionType === 'choice' && question.rightChoices === undefined)
      say('/rightChoices', 'A written test must know the right choices: name them.');
    if (kind === 'writtenTest' && question.questionType === 'spoken')
      say('/questionType', 'A written test has no spoken questions: make it text or choice.');
    return faults;
  });
}

/** Dimensions of the rubric that no question asks for, and questions that ask for none of the rubric. */
export function compareWithRubric(
  questions: readonly Pick<QuestionSetQuestion, 'id' | 'dimension'>[],
  rubric: Pick<Rubric, 'dimensions'>,
): { uncovered: string[]; foreign: { id: string; dimension: string }[] } {
  const keys = new Set(rubric.dimensions.map(({ key }) => key));
  const asked = new Set(questions.map(({ dimension }) => dimension));
  return {
    uncovered: [...keys].filter((key) => !asked.has(key)),
    foreign: questions.filter(({ dimension }) => !keys.has(dimension)).map(({ id, dimension }) => ({ id, dimension })),
  };
}

/** The languages that every text of the questions is written in. */
export function languagesOf(questions: readonly QuestionSetQuestion[]): ('zh' | 'en')[] {
  const texts = questions.flatMap(({ text, choices }) => [text, ...(choices ?? []).map((choice) => choice.text)]);
  return (['zh', 'en'] as const).filter((language) => texts.every((text) => (text[language] ?? '').trim() !== ''));
}
