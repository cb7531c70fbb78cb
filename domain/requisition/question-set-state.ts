/** Where a version of a question set stands. */
export type QuestionSetStatus = 'draft' | 'inPreview' | 'previewed' | 'published' | 'retired';
/** What is done with a version. */
export type QuestionSetAction = 'edit' | 'requestPreview' | 'approvePreview' | 'commentPreview' | 'publish' | 'retire';
/** What the rules know of a version. */
export type QuestionSetState = { status: QuestionSetStatus; authors: readonly string[] };
/** The next state, or why not. */
export type QuestionSetMove =
  | { ok: true; state: QuestionSetState }
  | {
      ok: false;
      code: 'question_set_not_ready' | 'question_set_immutable' | 'second_person_required';
      message: string;
    };

const moves: Record<QuestionSetAction, { from: readonly QuestionSetStatus[]; to: QuestionSetStatus }> = {
  edit: { from: ['draft'], to: 'draft' },
  requestPreview: { from: ['draft'], to: 'inPreview' },
  approvePreview: { from: ['inPreview'], to: 'previewed' },
  commentPreview: { from: ['inPreview'], to: 'draft' },
  publish: { from: ['previewed'], to: 'published' },
  retire: { from: ['published'], to: 'retired' },
};

const help: Record<QuestionSetAction, string> = {
  edit: 'Only a draft can be changed: begin a new version.',
  requestPreview: 'Only a draft is shown to the department.',
  approvePreview: 'Nobody asked the department for its preview, or it was given.',
  commentPreview: 'Nobody asked the department for its preview, or it was given.',
  publish: 'It is published once the department approved its preview: ask for it first.',
  retire: 'Only a published version is retired.',
};

/**
 * What comes of an action. Nothing is published that the department did not approve as it stands, and who wrote a version
 * does not approve its preview. What was published never changes again.
 */
export function moveQuestionSet(state: QuestionSetState, action: QuestionSetAction, actor: string): QuestionSetMove {
  const { from, to } = moves[action];
  if (!from.includes(state.status))
    return {
      ok: false,
      code: action === 'edit' ? 'question_set_immutable' : 'question_set_not_ready',
      message: `The version is ${state.status}. ${help[action]}`,
    };
  if (action === 'approvePreview' && state.authors.includes(actor))
    return {
      ok: false,
      code: 'second_person_required',
      message: 'You wrote these questions: let the department look at them.',
    };
  const authors = action === 'edit' && !state.authors.includes(actor) ? [...state.authors, actor] : state.authors;
  return { ok: true, state: { status: to, authors } };
}
