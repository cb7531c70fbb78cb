import { evaluate, usesOperator, type Truth } from '../condition.ts';
import type { Draft } from '../draft.ts';
import { detailTexts } from '../texts.ts';
import type { LocalizedText, StageOf } from '../types.ts';
import type { StageEvent, StageExit } from './stage-exit.ts';

type Screen = StageOf<'resumeScreen'>;

/** One line of the screen: what was asked and what the facts said. */
export type ScreenLine = {
  id: string;
  kind: 'knockOut' | 'requirement';
  label: LocalizedText;
  weight: number;
  met: Truth;
};

/**
 * Evaluates the screen. A knock-out counts only where a given answer makes it definitely true; `known` in it would turn a
 * missing answer into a decline, so it decides nothing there. The score is the share of weight definitely met.
 */
export function evaluateScreen(
  stage: Screen,
  draft: Pick<Draft, 'ctx'>,
): { lines: ScreenLine[]; score: number; hasUnknown: boolean } {
  const { facts, jobRequirements } = draft.ctx;
  const knockOuts = (stage.knockOuts ?? []).map((k): ScreenLine => ({
    id: k.id,
    kind: 'knockOut',
    label: k.label,
    weight: 0,
    met: usesOperator(k.declineWhen, 'known') ? 'unknown' : evaluate(k.declineWhen, facts),
  }));
  const requirements = [...(stage.requirements ?? []), ...jobRequirements].map((r): ScreenLine => ({
    id: r.id,
    kind: 'requirement',
    label: r.label,
    weight: r.weight,
    met: evaluate(r.condition, facts),
  }));
  const total = requirements.reduce((sum, r) => sum + r.weight, 0);
  const met = requirements.reduce((sum, r) => sum + (r.met === true ? r.weight : 0), 0);
  const lines = [...knockOuts, ...requirements];
  return { lines, score: total === 0 ? 1 : met / total, hasUnknown: lines.some((l) => l.met === 'unknown') };
}

export function enterResumeScreen(draft: Draft, stage: Screen): StageExit | null {
  const { lines, score } = evaluateScreen(stage, draft);
  draft.effects.push(
    { kind: 'setFact', name: 'screen.score', value: score, source: 'screen' },
    { kind: 'setFact', name: 'screen.detail', value: JSON.stringify(lines), source: 'screen' },
  );
  draft.emit('screening.evaluated');
  const knockOuts = lines.filter((l) => l.kind === 'knockOut');
  if (knockOuts.some((k) => k.met === true)) {
    if (stage.declineOnKnockOut === true) return { outcome: 'fail', cause: 'knockOut' };
    askPerson(draft, stage, detailTexts.knockOut);
    return null;
  }
  if (knockOuts.some((k) => k.met === 'unknown')) {
    askPerson(draft, stage, detailTexts.unknownFacts);
    return null;
  }
  if (score >= (stage.passAt ?? 0.5)) return { outcome: 'pass', cause: 'rule' };
  askPerson(draft, stage, lines.some((l) => l.met === 'unknown') ? detailTexts.unknownFacts : detailTexts.belowPass);
  return null;
}

/** Opens the screening's one question to a person. */
export function askPerson(draft: Draft, stage: Screen, detail: LocalizedText): void {
  draft.openTask({
    question: `${stage.stageId}.${draft.state.stageRun}/screen`,
    taskType: 'reviewScreening',
    ownerRole: stage.ownerRole ?? 'recruiter',
    escalateTo: stage.escalateTo ?? 'hr',
    dueIn: stage.dueIn ?? 'P3D',
    outcomes: ['pass', 'fail'],
    detail,
  });
}

export function onResumeScreenEvent(_draft: Draft, event: StageEvent): StageExit | null {
  if (event.type !== 'taskAnswered') return null;
  return { outcome: event.outcome === 'pass' ? 'pass' : 'fail', cause: 'person' };
}
