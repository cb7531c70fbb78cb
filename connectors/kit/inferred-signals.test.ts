import { expect, it } from 'vitest';
import { countInferredSignals, isInferredSignal } from './inferred-signals.ts';

it.each([
  'emotion',
  'Emotions',
  'emotion_score',
  'facialExpression',
  'micro-expressions',
  'Voice Tone',
  'eye contact',
  '情绪',
  '情绪识别',
  '微表情',
  '语音语调',
  '面部表情',
  '眼神交流',
  'ＦＡＣＩＡＬ',
  'face_emotion',
])('drops %s', (name) => {
  expect(isInferredSignal(name)).toBe(true);
});

it.each([
  'communication',
  'handlingEmotions',
  'emotionHandling',
  'emotionalStability',
  '情绪管理',
  '抗压能力',
  'expression',
  '表达能力',
  'interface',
  'customerFacing',
  'toneOfWriting',
  'voiceOfCustomer',
  'handsOn',
])('keeps the ability %s', (name) => {
  expect(isInferredSignal(name)).toBe(false);
});

it('counts the values under such names, however deep', () => {
  const report = {
    overall: { score: 80 },
    signals: { emotion: { calm: 0.8, joy: 0.1 }, other: [1, 2] },
    answers: [{ text: 'x', voiceTone: { pitch: 3, none: null } }],
    情绪识别: '平静',
  };
  expect(countInferredSignals(report)).toBe(6);
  expect(countInferredSignals({ a: [1, { b: 2 }] })).toBe(0);
});
