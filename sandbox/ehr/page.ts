import { html, type Html } from '../shared/html.ts';
import { showBar, showRecording, showTime, type LivePage, type Translate } from '../shared/page.ts';
import type { Applicants } from './applicants.ts';
import type { Employees } from './employees.ts';
import type {
  Applicant,
  ApplicantStatus,
  Assessment,
  Decision,
  DocumentRecord,
  DocumentRequest,
  Employee,
  Plan,
} from './types.ts';

const SHOWN = 40;

const STATUS_NAMES: Record<ApplicantStatus, [zh: string, en: string, tone: string]> = {
  applied: ['已应聘', 'applied', ''],
  in_progress: ['流程中', 'in progress', ''],
  on_hold: ['暂停', 'on hold', 'warn'],
  hired: ['已录用', 'hired', 'good'],
  rejected: ['未录用', 'rejected', 'bad'],
  withdrawn: ['已撤回', 'withdrawn', 'warn'],
  expired: ['已过期', 'expired', 'warn'],
};

const RESULT_NAMES: Record<Assessment['result'], [zh: string, en: string, tone: string]> = {
  pass: ['通过', 'pass', 'good'],
  fail: ['未通过', 'fail', 'bad'],
  pending: ['待定', 'pending', 'warn'],
};

const DOCUMENT_NAMES: Record<DocumentRequest['documentType'], [zh: string, en: string]> = {
  offerLetter: ['录用通知书', 'Offer letter'],
  finalReport: ['最终评估报告', 'Final report'],
  material: ['入职材料', 'Material'],
};

const HISTORY_NAMES: Record<Employee['history'][number]['what'], [zh: string, en: string]> = {
  created: ['建档', 'created'],
  changed: ['变更', 'changed'],
  withdrawn: ['撤回', 'withdrawn'],
};

/** The page `/ehr/`: the newest applicants (or `?id=`, `?externalRef=`) with all that is known of them, and the employees. */
export function ehrPage(applicants: Applicants, employees: Employees): LivePage {
  return {
    title: ['Peoplebase 人事系统', 'Peoplebase EHR'],
    intro: [
      '仿真的人事系统：应聘者的测评、决定、文件与入职计划，以及员工档案。',
      'A simulated HR system: applicants with assessments, decisions, documents and onboarding plans, and employees.',
    ],
    live: (req, t) => {
      const { id, externalRef } = req.query;
      const all = applicants.list();
      const shown =
        typeof id === 'string'
          ? all.filter((applicant) => applicant.id === id)
          : typeof externalRef === 'string'
            ? applicants.listByExternalRef(externalRef)
            : all.slice(-SHOWN).reverse();
      const summary = html`<p id="summary" class="soft">
        ${t(`共 ${all.length} 位应聘者`, `${all.length} applicants`)} · <a href="/ehr/openapi.yaml">openapi.yaml</a>
      </p>`;
      if (shown.length === 0)
        return html`${summary}
          <p id="empty" class="card">${t('还没有应聘者。', 'No applicants yet.')}</p>`;
      const cards = shown.map((applicant) => {
        const copies = applicants.listByExternalRef(applicant.externalRef).length;
        const employed = employees.list().filter((employee) => employee.applicantId === applicant.id);
        return showCard(applicant, copies, employed, t);
      });
      return html`${summary}${showRoster(employees.list().slice(-SHOWN).reverse(), t)}${cards}`;
    },
  };
}

function showRoster(employees: Employee[], t: Translate): Html {
  if (employees.length === 0) return html``;
  return html`<section class="card" id="employees">
    <h2>${t('员工', 'Employees')}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('工号', 'Number')}</th>
            <th scope="col">${t('姓名', 'Name')}</th>
            <th scope="col">${t('部门', 'Department')}</th>
            <th scope="col">${t('入职日期', 'First day')}</th>
            <th scope="col">${t('状态', 'Status')}</th>
          </tr>
        </thead>
        <tbody>
          ${employees.map(
            (employee) =>
              html`<tr>
                <td>${employee.employeeNumber}</td>
                <td><a href="?id=${employee.applicantId}">${employee.name}</a></td>
                <td>${employee.departmentName}</td>
                <td>${employee.startDate}</td>
                <td>${showEmployeeStatus(employee, t)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function showEmployeeStatus(employee: Employee, t: Translate): Html {
  return employee.status === 'withdrawn'
    ? html`<span class="badge warn">${t('已撤回', 'withdrawn')}</span>`
    : html`<span class="badge good">${t('待入职', 'pre-boarding')}</span>`;
}

function showCard(applicant: Applicant, copies: number, employed: Employee[], t: Translate): Html {
  const [zh, en, tone] = STATUS_NAMES[applicant.status];
  return html`<article class="card" id="${applicant.id}">
    <div class="head">
      <h2>${applicant.name} · ${applicant.jobTitle}</h2>
      ${copies > 1 ? html`<span class="badge bad">${t(`重复：${copies} 条`, `duplicate: ${copies} records`)}</span>` : ''}
      <span class="badge ${tone}">${t(zh, en)}</span>
    </div>
    <p class="soft">
      <a href="?id=${applicant.id}">${applicant.id}</a> · ${t('外部编号', 'external ref')} ${applicant.externalRef} ·
      ${t('职位代码', 'job code')} ${applicant.jobCode} · ${t('更新于', 'updated')} ${showTime(applicant.updatedAt)}
    </p>
    <dl>
      <dt>${t('邮箱', 'E-mail')}</dt>
      <dd>${applicant.email ?? '–'}</dd>
      <dt>${t('电话', 'Phone')}</dt>
      <dd>${applicant.phone ?? '–'}</dd>
      ${
        applicant.nationalId === undefined
          ? ''
          : html`<dt>${t('证件号', 'ID number')}</dt>
              <dd>${maskId(applicant.nationalId)}</dd>`
      }
      ${
        applicant.statusReason === null
          ? ''
          : html`<dt>${t('状态说明', 'Reason')}</dt>
              <dd>${applicant.statusReason}</dd>`
      }
    </dl>
    ${applicant.assessments.map((assessment) => showAssessment(assessment, t))}
    ${applicant.decisions.map((decision) => showDecision(decision, t))}
    ${employed.map((employee) => showEmployment(employee, t))}
    ${applicant.documents.length === 0 ? '' : showDocuments(applicant, t)}
    ${applicant.plans.map((plan) => showPlan(plan, t))}
  </article>`;
}

function showEmployment(employee: Employee, t: Translate): Html {
  const { salary } = employee;
  const period = salary?.period === 'year' ? t('每年', 'per year') : t('每月', 'per month');
  return html`<section>
    <h3>${t('员工档案', 'Employment')} ${employee.employeeNumber} ${showEmployeeStatus(employee, t)}</h3>
    <dl>
      <dt>${t('部门', 'Department')}</dt>
      <dd>${employee.departmentName} (${employee.departmentId})</dd>
      <dt>${t('入职日期', 'First day')}</dt>
      <dd>${employee.startDate}</dd>
      <dt>${t('薪资', 'Salary')}</dt>
      <dd>${salary === null ? '–' : `${salary.currency} ${(salary.amount / 100).toFixed(2)} ${period}`}</dd>
    </dl>
    <details>
      <summary>${t('变动记录', 'History')}</summary>
      <ul>
        ${employee.history.map(
          ({ at, what, reason }) =>
            html`<li>${showTime(at)} ${t(...HISTORY_NAMES[what])}${reason === null ? '' : ` · ${reason}`}</li>`,
        )}
      </ul>
    </details>
  </section>`;
}

function showDocuments(applicant: Applicant, t: Translate): Html {
  const link = (document: DocumentRecord): string =>
    `/ehr/documents/${encodeURIComponent(applicant.id)}/${encodeURIComponent(document.documentRef)}`;
  return html`<section>
    <h3>${t('文件', 'Documents')}</h3>
    <ul>
      ${applicant.documents.map(
        (document) =>
          html`<li>
            <a href="${link(document)}" download>${document.title}</a>
            <span class="soft">
              ${t(...DOCUMENT_NAMES[document.documentType])} · ${document.fileName} · ${showSize(document.sizeBytes)} ·
              ${showTime(document.updatedAt)}
            </span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function showSize(bytes: number): string {
  return bytes < 10_240 ? `${bytes} B` : `${Math.round(bytes / 1024)} KiB`;
}

function showPlan(plan: Plan, t: Translate): Html {
  return html`<section>
    <h3>${t('入职计划', 'Onboarding plan')}</h3>
    <ul>
      ${plan.tasks.map(
        (task) =>
          html`<li>${task.title} <span class="soft">${task.owner} · ${t('截止', 'due')} ${task.dueDate}</span></li>`,
      )}
      ${plan.modules.map(
        (module) =>
          html`<li>
            ${t('培训：', 'Training: ')}${module.title}
            <span class="soft">${t('截止', 'due')} ${module.dueDate}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function showAssessment(assessment: Assessment, t: Translate): Html {
  const [zh, en, tone] = RESULT_NAMES[assessment.result];
  return html`<section>
    <h3>
      ${t('测评', 'Assessment')} ${assessment.assessmentRef} · ${assessment.provider}
      <span class="badge ${tone}">${t(zh, en)}</span>
    </h3>
    ${showBar(t('总分', 'Total'), assessment.total.score, assessment.total.max)}
    ${assessment.dimensions.map((dimension) => showBar(dimension.name, dimension.score, dimension.max))}
    <p>${assessment.comments}</p>
    <details>
      <summary>${t('逐项评语', 'Comments by dimension')}</summary>
      <dl>
        ${assessment.dimensions.map(
          (dimension) =>
            html`<dt>${dimension.name}</dt>
              <dd>${dimension.comment ?? '–'}</dd>`,
        )}
      </dl>
    </details>
    <p class="soft">
      ${t('面试官', 'Interviewer')} ${assessment.interviewer} · ${showTime(assessment.startedAt)} –
      ${showTime(assessment.completedAt)}
      ${assessment.reportUrl === undefined ? '' : html` · <a href="${assessment.reportUrl}">${t('报告', 'report')}</a>`}
    </p>
    ${assessment.recordingUrl === undefined ? '' : showRecording(assessment.recordingUrl, t('播放录音', 'Recording'))}
  </section>`;
}

function showDecision(decision: Decision, t: Translate): Html {
  const [zh, en, tone] = RESULT_NAMES[decision.result];
  return html`<section>
    <h3>${t('决定', 'Decision')} ${decision.decisionRef} <span class="badge ${tone}">${t(zh, en)}</span></h3>
    <p>${decision.comments}</p>
    <p class="soft">
      ${decision.decidedBy} · ${showTime(decision.decidedAt)} · ${t('建议', 'recommendation')}
      ${decision.recommendation}
    </p>
    <details>
      <summary>${t('评分表', 'Scorecard')}</summary>
      <dl>
        ${decision.scorecard.map(
          (line) =>
            html`<dt>${line.dimension}</dt>
              <dd>${line.rating}${line.comment === undefined ? '' : ` · ${line.comment}`}</dd>`,
        )}
      </dl>
    </details>
  </section>`;
}

function maskId(nationalId: string): string {
  return nationalId.length < 8 ? '****' : `${nationalId.slice(0, 4)}****${nationalId.slice(-2)}`;
}
