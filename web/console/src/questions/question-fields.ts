import type { QuestionSet, QuestionSetQuestion } from '../api/types.ts';

type Text = { zh?: string; en?: string };
type Choice = NonNullable<QuestionSetQuestion['choices']>[number];

/** A question in the form, under the names of the request; what is not filled in yet is absent. */
export type QuestionFields = Partial<Omit<QuestionSetQuestion, 'text' | 'choices' | 'timeLimitSeconds'>> & {
  text?: Text;
  timeLimitSeconds?: number | null;
  choices?: (Partial<Choice> | undefined)[];
};

/** The types of question that a kind of set takes. */
export function typesFor(kind: QuestionSet['kind'] | undefined): QuestionSetQuestion['questionType'][] {
  return kind === 'writtenTest' ? ['choice', 'text'] : ['spoken', 'text', 'choice'];
}

/** A question as it begins. */
export function newQuestion(
  kind: QuestionSet['kind'] | undefined,
  others: readonly (QuestionFields | undefined)[],
): QuestionFields {
  const [questionType = 'text'] = typesFor(kind);
  const ids = others.map((each) => each?.id);
  return {
    id: freeKey('question', ids),
    questionType,
    timeLimitSeconds: kind === 'writtenTest' ? 90 : 180,
    choices: [{ key: 'a' }, { key: 'b' }],
  };
}

/** A choice as it begins, under the next free letter. */
export function newChoice(others: readonly (Partial<Choice> | undefined)[]): Partial<Choice> {
  const keys = others.map((each) => each?.key);
  const letter = [...'abcdefghijklmnopqrst'].find((each) => !keys.includes(each));
  return { key: letter ?? freeKey('choice', keys) };
}

/** What the form starts with. */
export function fromQuestions(questions: readonly QuestionSetQuestion[]): QuestionFields[] {
  return questions.map((question) => ({ ...question, choices: question.choices ?? [{ key: 'a' }, { key: 'b' }] }));
}

/** What is sent. Choices go with a question of that type alone; right ones only while they are among its choices. */
export function toQuestions(fields: readonly (QuestionFields | undefined)[]): QuestionSetQuestion[] {
  return fields.map((question) => {
    const {
      id = '',
      dimension = '',
      questionType = 'text',
      timeLimitSeconds,
      text,
      rightChoices = [],
    } = question ?? {};
    const choices = (question?.choices ?? []).map((choice) => ({ key: choice?.key ?? '', text: trim(choice?.text) }));
    const right = rightChoices.filter((key) => choices.some((choice) => choice.key === key));
    return {
      id,
      dimension: dimension.trim(),
      questionType,
      timeLimitSeconds: timeLimitSeconds ?? 0,
      text: trim(text),
      ...(questionType === 'choice' ? { choices, ...(right.length > 0 ? { rightChoices: right } : {}) } : {}),
    };
  });
}

function trim(text: Text | undefined): Text {
  const zh = text?.zh?.trim();
  const en = text?.en?.trim();
  return { ...(zh ? { zh } : {}), ...(en ? { en } : {}) };
}

function freeKey(word: string, taken: readonly (string | undefined)[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${word}${number}`)) number += 1;
  return `${word}${number}`;
}
