import { ApiError } from '../shared/api.ts';
import { stableJson } from '../shared/idempotency.ts';
import type { Journal } from '../shared/journal.ts';
import type { EffectKind, Ledger } from '../shared/ledger.ts';
import type { Applicant, Employee, EmploymentRequest } from './types.ts';

/** The EHR's employees. Creating always creates; changing and withdrawing say what is to be. Nobody is ever deleted. */
export class Employees {
  readonly #journal: Journal;
  readonly #ledger: Ledger;
  #lastNumber = 0;

  constructor(journal: Journal, ledger: Ledger) {
    this.#journal = journal;
    this.#ledger = ledger;
    this.#lastNumber = journal.rows<{ number: number }>('meta').get('employees')?.number ?? 0;
    for (const employee of this.list()) {
      this.#lastNumber = Math.max(this.#lastNumber, Number(employee.employeeNumber));
    }
  }

  /** Every employee, withdrawn ones included, oldest first. */
  list(): Employee[] {
    return [...this.#journal.rows<Employee>('employees').values()];
  }

  /** Those under one external reference, withdrawn ones included, oldest first. */
  listByExternalRef(externalRef: string): Employee[] {
    return this.list().filter((employee) => employee.externalRef === externalRef);
  }

  /** One employee; 404 when there is none. */
  get(id: string): Employee {
    const employee = this.#journal.rows<Employee>('employees').get(id);
    if (!employee) throw new ApiError(404, 'not_found', 'There is no employee with this id.');
    return employee;
  }

  /** Makes an employee of an applicant, whether or not there is one already: the caller looks first. */
  create(applicant: Applicant, request: EmploymentRequest): Employee {
    const employeeNumber = String(++this.#lastNumber).padStart(6, '0');
    const employee: Employee = {
      id: `EMP-${employeeNumber}`,
      employeeNumber,
      applicantId: applicant.id,
      externalRef: applicant.externalRef,
      name: applicant.name,
      ...contentOf(request),
      status: 'pre_boarding',
      history: [{ at: new Date().toISOString(), what: 'created', reason: null }],
    };
    return this.#save(employee, 'employee.created', true);
  }

  /** Says what the employment is to be; the same again changes nothing. 409 for a withdrawn one. */
  change(id: string, request: EmploymentRequest): Employee {
    const employee = this.get(id);
    if (employee.status === 'withdrawn') {
      throw new ApiError(409, 'conflict', 'The employee was withdrawn; create another one.');
    }
    const content = contentOf(request);
    const changed = stableJson(contentOf(employee)) !== stableJson(content);
    const history = [...employee.history, { at: new Date().toISOString(), what: 'changed' as const, reason: null }];
    return this.#save(changed ? { ...employee, ...content, history } : employee, 'employee.changed', changed);
  }

  /** Takes an employee back who has not begun; again changes nothing. 409 once the first day is over. */
  withdraw(id: string, reason: string): Employee {
    const employee = this.get(id);
    const at = new Date().toISOString();
    const changed = employee.status !== 'withdrawn';
    if (changed && employee.startDate < at.slice(0, 10)) {
      throw new ApiError(409, 'conflict', 'The employment has begun; end it instead.');
    }
    const history = [...employee.history, { at, what: 'withdrawn' as const, reason }];
    return this.#save(
      changed ? { ...employee, status: 'withdrawn', history } : employee,
      'employee.withdrawn',
      changed,
    );
  }

  /** The row that keeps numbers from being given out twice after a reset. */
  counter(): { table: string; key: string; value: unknown } {
    return { table: 'meta', key: 'employees', value: { number: this.#lastNumber } };
  }

  #save(employee: Employee, kind: EffectKind, changed: boolean): Employee {
    const { employeeNumber, departmentId } = employee;
    this.#journal.commit([
      ...(changed ? [{ table: 'employees', key: employee.id, value: employee }] : []),
      this.#ledger.entry(kind, employee.id, employee.externalRef, { employeeNumber, departmentId }, changed),
    ]);
    return employee;
  }
}

function contentOf(request: EmploymentRequest): Required<EmploymentRequest> {
  const { departmentId, departmentName, startDate, salary } = request;
  return { departmentId, departmentName, startDate, salary: salary ?? null };
}
