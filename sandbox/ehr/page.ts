import { html, type Html } from '../shared/html.ts';
import { showBar, showRecording, showTime, type LivePage, type Translate } from '../shared/page.ts';
import type { Applicants } from './applicants.ts';
import type { Applicant, ApplicantStatus, Assessment, Decision } from './types.ts';

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

/** The page `/ehr/`: the newest applicants (or `?id=`, `?externalRef=`) with assessments and decision. */
export function ehrPage(applicants: Applicants): LivePage {
  return {
    title: ['Peoplebase 人事系统', 'Peoplebase EHR'],
    intro: [
      '仿真的人事系统：应聘者、测评结果与录用决定。',
      'A simulated HR system: applicants, assessments and decisions.',
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
      return html`${summary}${shown.map((applicant) => showCard(applicants, applicant, t))}`;
    },
  };
}

function showCard(applicants: Applicants, applicant: Applicant, t: Translate): Html {
  const [zh, en, tone] = STATUS_NAMES[applicant.status];
  const copies = applicants.listByExternalRef(applicant.externalRef).length;
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
    ${applicant.decision ? showDecision(applicant.decision, t) : ''}
  </article>`;
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
    <h3>${t('决定', 'Decision')} <span class="badge ${tone}">${t(zh, en)}</span></h3>
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
