import { ApiError } from '../shared/api.ts';
import type { Change, Journal } from '../shared/journal.ts';
import { STAGES, type Opportunity } from './types.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The opportunities, with four of the department `main` to begin with. */
export class Opportunities {
  readonly #journal: Journal;
  readonly #now: () => Date;
  #lastId: number;

  constructor(journal: Journal, now: () => Date) {
    this.#journal = journal;
    this.#now = now;
    this.#lastId = journal.rows<{ id: number }>('meta').get('counters')?.id ?? 0;
  }

  /** In the order of creation. */
  list(): Opportunity[] {
    return [...this.#journal.rows<Opportunity>('opportunities').values()];
  }

  /** Those of a team that are not closed, the largest amount first; without an amount last. */
  listOpen(team: string): Opportunity[] {
    const open = this.list().filter((one) => one.team === team && one.stage !== 'WON' && one.stage !== 'LOST');
    const size = (one: Opportunity): number => (one.amount === null ? -1 : Number(one.amount.value));
    return open.sort((a, b) => size(b) - size(a) || (a.id < b.id ? -1 : 1));
  }

  /** Adds an opportunity, or replaces the one with this id; returns its id. */
  put(input: Omit<Opportunity, 'id'>, id?: string): string {
    if (!input.broken) check(input);
    if (id !== undefined && !this.#journal.rows('opportunities').has(id)) {
      throw new ApiError(404, 'NOT_FOUND', 'There is no opportunity with this id.', 'id');
    }
    const changes: Change[] = [];
    const key = id ?? this.#newId(changes);
    this.#journal.commit([...changes, { table: 'opportunities', key, value: { ...input, id: key } }]);
    return key;
  }

  /** Removes an opportunity; there may be none. */
  remove(id: string): void {
    this.#journal.commit([{ table: 'opportunities', key: id, value: null }]);
  }

  /** Makes the sample set where it was never made. */
  start(): void {
    if (this.#journal.rows('meta').has('seeded')) return;
    const changes: Change[] = [{ table: 'meta', key: 'seeded', value: true }];
    for (const sample of samples(this.#now())) {
      const id = this.#newId(changes);
      changes.push({ table: 'opportunities', key: id, value: { ...sample, id } });
    }
    this.#journal.commit(changes);
  }

  /** Back to the sample set; ids are never given out twice. */
  reset(): void {
    this.#journal.clear([{ table: 'meta', key: 'counters', value: { id: this.#lastId } }]);
    this.start();
  }

  #newId(changes: Change[]): string {
    const id = ++this.#lastId;
    changes.push({ table: 'meta', key: 'counters', value: { id } });
    return `006DB${String(id).padStart(8, '0')}`;
  }
}

function samples(now: Date): Omit<Opportunity, 'id'>[] {
  const inDays = (days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const team = 'main';
  return [
    {
      team,
      name: '华东区年度服务合同',
      stage: 'NEGOTIATE',
      amount: { value: '1280000.00', currency: 'CNY' },
      closeDate: inDays(21),
      customer: '江南纺织集团',
      owner: { name: '陈思远', email: 'chen.siyuan@example.com' },
    },
    {
      team,
      name: 'Support desk for Nordic stores',
      stage: 'PROPOSE',
      amount: { value: '96500.50', currency: 'EUR' },
      closeDate: inDays(45),
      customer: 'Fjordhandel AS',
      owner: { name: 'Daniel Novak', email: 'daniel.novak@example.com' },
    },
    {
      team,
      name: '门店客服外包（二期）',
      stage: 'QUALIFY',
      amount: { value: '420000.00', currency: 'CNY' },
      closeDate: null,
      customer: '长宁便利',
      owner: { name: '林晓彤', email: 'lin.xiaotong@example.com' },
    },
    {
      team,
      name: 'Call centre pilot',
      stage: 'QUALIFY',
      amount: null,
      closeDate: inDays(60),
      customer: 'Hikari Travel KK',
      owner: { name: 'Priya Raman', email: null },
    },
  ];
}

function check(input: Omit<Opportunity, 'id'>): void {
  const invalid = (field: string, expected: string): ApiError =>
    new ApiError(422, 'BAD_USER_INPUT', `${field} must be ${expected}.`, field);
  if (input.name === '' || input.name.length > 200) throw invalid('name', 'a name');
  if (input.customer === '' || input.customer.length > 200) throw invalid('customer', 'a name');
  if (input.team === '') throw invalid('team', 'the key of a department');
  if (!STAGES.includes(input.stage)) throw invalid('stage', `one of ${STAGES.join(', ')}`);
  if (input.amount !== null) {
    if (!/^\d{1,12}(\.\d{1,3})?$/.test(input.amount.value)) throw invalid('amount', 'a number with at most 3 decimals');
    if (!/^[A-Z]{3}$/.test(input.amount.currency)) throw invalid('currency', 'three capital letters');
  }
  if (input.closeDate !== null && !/^\d{4}-\d{2}-\d{2}$/.test(input.closeDate)) throw invalid('closeDate', 'a day');
}
