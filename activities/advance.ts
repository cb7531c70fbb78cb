import { HubError } from '../domain/errors.ts';
import { hasQueuedCalls, isFinished, nextWakeAt } from '../domain/process/initial-state.ts';
import { next } from '../domain/process/next.ts';
import type { Command, EventOutcome, FactValue, ProcessEvent } from '../domain/process/types.ts';
import type { Db, Tx } from '../db/connection.ts';
import { lockApplication, saveApplicationStep, type ApplicationRecord } from '../db/repositories/applications.ts';
import { appendEvents, type NewEvent } from '../db/repositories/events.ts';
import { listFacts, setFacts, toFactMap } from '../db/repositories/facts.ts';
import { countHired } from '../db/repositories/jobs-filling.ts';
import { loadDataKey } from '../db/repositories/keys.ts';
import { getStep, insertStep } from '../db/repositories/steps.ts';
import type { OnboardingRules } from '../schemas/types.ts';
import type { DataKey, Vault } from '../security/vault.ts';
import type { AdvanceInput, AdvanceResult } from './signatures.ts';
import { loadSurroundings, toStepContext, type Surroundings } from './step-context.ts';
import { eventKey, matchOutcomes } from './step-keys.ts';
import { markTaken, readInbox, takeRow, type InboxItem } from './take-inbox.ts';
import { readReviewFacts } from './review-facts.ts';
import { toEvent, writeEffects } from './write-effects.ts';

export type AdvanceDeps = {
  db: Db;
  vault: Vault;
  now: () => Date;
  newId: () => string;
  defaultRules: OnboardingRules;
  crashPoint: (name: string) => void;
};

/**
 * Takes one step of an application: inbox rows and the driver's events go through the pure core; state, tasks, facts,
 * events and the rows' consumption are committed in one transaction, unique on (application, step number). Safe to repeat:
 * a number that was taken answers what it answered, and says of events it did not know that they belong to the next one.
 */
export function createAdvance(deps: AdvanceDeps): (input: AdvanceInput) => Promise<AdvanceResult> {
  return async (input) => {
    const result = await deps.db.transaction((tx) => takeStep(deps, tx, input));
    deps.crashPoint('advance.afterCommit');
    return result;
  };
}

async function takeStep(deps: AdvanceDeps, tx: Tx, input: AdvanceInput): Promise<AdvanceResult> {
  const application = await lockApplication(tx, input.applicationId);
  if (application === null) throw new HubError('not_found', 'There is no such application.');
  const stored = await getStep(tx, application.id, input.seq);
  if (stored !== null) {
    const { taken, ...rest } = stored;
    return { ...rest, outcomes: matchOutcomes(taken, input.events) };
  }
  const key = await loadDataKey(tx, deps.vault, application.keyId);
  const inbox = await readInbox(tx, deps.vault, key, application.id);
  if (inbox.length === 0 && input.events.length === 0) {
    return {
      outcomes: [],
      commands: [],
      nextWakeAt: nextWakeAt(application.state),
      ended: isFinished(application.state),
    };
  }
  const step = new OpenStep(deps, tx, key, application, await loadSurroundings(tx, application));
  await step.readFacts();
  for (const item of inbox) await step.takeInboxItem(item);
  for (const event of input.events) await step.takeEvent(event);
  const result = await step.commit(input.seq);
  deps.crashPoint('advance.beforeCommit');
  return result;
}

/** A step being taken: events go in one by one, each seeing what those before it did. */
class OpenStep {
  private readonly taken: { key: string; outcome: EventOutcome }[] = [];
  private readonly outcomes: EventOutcome[] = [];
  private commands: Command[] = [];
  private readonly events: NewEvent[] = [];
  private facts: { [name: string]: FactValue } = {};
  private readonly now: string;
  private readonly wasActive: boolean;
  private readonly deps: AdvanceDeps;
  private readonly tx: Tx;
  private readonly key: DataKey;
  private readonly application: ApplicationRecord;
  private readonly around: Surroundings;

  constructor(deps: AdvanceDeps, tx: Tx, key: DataKey, application: ApplicationRecord, around: Surroundings) {
    this.deps = deps;
    this.tx = tx;
    this.key = key;
    this.application = application;
    this.around = around;
    this.wasActive = application.state.status === 'active';
    this.now = deps.now().toISOString();
  }

  async readFacts(): Promise<void> {
    this.facts = { ...toFactMap(await listFacts(this.tx, this.key, this.application.id)) };
  }

  async takeInboxItem(item: InboxItem): Promise<void> {
    const row = await takeRow(this.tx, this.key, this.around, item, this.now);
    await this.keepFacts(row.facts, item.row.connectionId);
    Object.assign(this.facts, row.facts);
    let detail = row.ignored;
    if (row.event !== null) {
      // What the vendor said stands before what follows from it.
      if ('orderId' in row.event) this.events.push(this.toEvent(item.row.eventType, { orderId: row.event.orderId }));
      const outcome = await this.apply(row.event);
      if (!outcome.accepted && row.ignored === null) detail = outcome.reason;
    }
    await markTaken(this.tx, item.row, detail, this.now);
  }

  async takeEvent(event: ProcessEvent): Promise<void> {
    const said = event.type === 'taskAnswered' ? await readReviewFacts(this.tx, this.key, event.answerId) : {};
    const before = this.facts;
    this.facts = { ...before, ...said };
    const outcome = await this.apply(event);
    if (!outcome.accepted) this.facts = before;
    else await this.keepFacts(said, 'review');
    this.outcomes.push(outcome);
    this.taken.push({ key: eventKey(event), outcome });
  }

  private async keepFacts(facts: { [name: string]: FactValue }, source: string): Promise<void> {
    const rows = Object.entries(facts).map(([name, value]) => ({ name, value, source, at: this.now }));
    await setFacts(this.tx, this.key, this.application.id, rows);
  }

  private async apply(event: ProcessEvent): Promise<EventOutcome> {
    const { application } = this;
    const step = next(application.state, event, toStepContext(application.id, this.around, this.facts, this.now));
    application.state = step.state;
    for (const effect of step.effects) if (effect.kind === 'setFact') this.facts[effect.name] = effect.value;
    const writing = {
      tx: this.tx,
      key: this.key,
      application,
      around: this.around,
      facts: this.facts,
      defaultRules: this.deps.defaultRules,
      now: this.now,
      newId: this.deps.newId,
    };
    this.events.push(...(await writeEffects(writing, step.effects)));
    this.commands.push(...step.commands);
    return step.outcome;
  }

  private toEvent(type: string, data: Record<string, unknown>): NewEvent {
    const { stageId } = this.application.state;
    return toEvent(
      { application: this.application, now: this.now, newId: this.deps.newId },
      type,
      { stageId, ...data },
      'vendor',
    );
  }

  /** The event stream's lock comes last, since every application's step waits for it. */
  async commit(seq: number): Promise<AdvanceResult> {
    const { state, id } = this.application;
    // A call that the same step gave up again is not made.
    this.commands = this.commands.filter((c) =>
      state.calls.some((p) => p.callKey === c.callKey && p.round === c.round),
    );
    const result = {
      commands: this.commands,
      nextWakeAt: nextWakeAt(state),
      ended: isFinished(state),
      ...(hasQueuedCalls(state) ? { hasQueued: true as const } : {}),
      ...(this.commands.length > 1 ? { together: true as const } : {}),
    };
    await saveApplicationStep(this.tx, {
      id,
      state,
      status: state.status,
      stageId: state.stageId,
      seq,
      nextWakeAt: result.nextWakeAt,
      endedAt: state.endedAt,
      now: this.now,
    });
    await insertStep(this.tx, { applicationId: id, seq, result: { ...result, taken: this.taken }, at: this.now });
    if (state.status === 'hired' && this.wasActive)
      this.events.push(
        ...(await countHired(this.tx, this.application.jobId, { now: this.now, newId: this.deps.newId })),
      );
    await appendEvents(this.tx, this.events);
    return { ...result, outcomes: this.outcomes };
  }
}
