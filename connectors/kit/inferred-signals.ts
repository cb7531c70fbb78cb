import { isObject } from './json.ts';

/**
 * Names under which vendors send what they infer from faces and voices (Chinese and English). The hub drops and counts
 * it: such inferences are forbidden or high-risk at work in many places and judge looks, not answers.
 */
const wholeNames = new Set(
  (
    'signals emotion emotions mood sentiment affect face faces voice tone pitch gaze smile posture attention attractiveness ' +
    '情绪 情感 心情 表情 语音 声音 音调 微笑 姿态 姿势 注意力 颜值'
  ).split(' '),
);
const nameParts = (
  'emotionrecognition emotiondetection emotionanalysis emotionscore emotionindex emotionstate facial faceanalysis ' +
  'facescore faceemotion microexpression expressionanalysis expressionscore facialexpression voicetone vocaltone voiceanalysis ' +
  'voiceemotion voicestress speechemotion prosody toneofvoice eyecontact eyemovement gazetracking headpose bodylanguage ' +
  'heartrate pupildilation appearance sentimentscore ' +
  '情绪识别 情绪检测 情绪分析 情感识别 情感分析 微表情 表情识别 表情分析 表情管理 面部 人脸 脸部 语气 语调 声纹 声音分析 ' +
  '语音情绪 语音情感 眼神 视线 眼动 肢体语言 心率 瞳孔 外貌 形象分'
).split(' ');

/**
 * Tells whether a name stands for something inferred from a face or a voice. A judged ability is not: `emotionHandling`,
 * `情绪管理` and `handlingEmotions` are kept.
 */
export function isInferredSignal(name: string): boolean {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return wholeNames.has(plain) || nameParts.some((part) => plain.includes(part));
}

/** Counts the values under inferred names anywhere in a vendor's report, at most 10,000. */
export function countInferredSignals(value: unknown): number {
  return Math.min(10_000, count(value, false));
}

function count(value: unknown, isInferred: boolean): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + count(item, isInferred), 0);
  if (!isObject(value)) return isInferred && value !== undefined && value !== null ? 1 : 0;
  return Object.entries(value).reduce(
    (sum, [name, item]) => sum + count(item, isInferred || isInferredSignal(name)),
    0,
  );
}
