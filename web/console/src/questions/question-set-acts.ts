import type { QuestionSet, QuestionSetVersion } from '../api/types.ts';

/** A step of a version's way that is one request. */
export type QuestionSetAct = 'requestPreview' | 'approve' | 'comment' | 'publish' | 'newVersion';
type Right = 'questionSets.write' | 'questionSets.preview' | 'questionSets.publish' | 'questionSets.push';

/** What may be done with a version as it stands, the likeliest first; `may` tells the reader's rights. */
export function actsOf(
  { status, version }: QuestionSetVersion,
  { latestVersion }: QuestionSet,
  may: (right: Right) => boolean,
): (QuestionSetAct | 'edit' | 'push')[] {
  const isWriter = may('questionSets.write');
  const isOut = status === 'published' || status === 'retired';
  return [
    ...(status === 'draft' && isWriter ? (['requestPreview', 'edit'] as const) : []),
    ...(status === 'inPreview' && may('questionSets.preview') ? (['approve', 'comment'] as const) : []),
    ...(status === 'previewed' && may('questionSets.publish') ? (['publish'] as const) : []),
    ...(isOut && may('questionSets.push') ? (['push'] as const) : []),
    ...(isOut && isWriter && version === latestVersion ? (['newVersion'] as const) : []),
  ];
}
