import { html, type Html } from '../shared/html.ts';
import type { Journal } from '../shared/journal.ts';
import { showTime, type LivePage, type Translate } from '../shared/page.ts';
import type { CheckOrders } from './orders.ts';
import type { CheckEvent, CheckOrder, CheckResult, CheckType, Stage } from './types.ts';

const SHOWN = 40;
const STAGES: Record<Stage, [zh: string, en: string]> = {
  received: ['已接单', 'received'],
  in_progress: ['核查中', 'in progress'],
  completed: ['已完成', 'completed'],
  cancelled: ['已取消', 'cancelled'],
  failed: ['失败', 'failed'],
};
const CHECKS: Record<CheckType, [zh: string, en: string]> = {
  identity_verification: ['身份核实', 'Identity'],
  education_verification: ['学历核实', 'Education'],
  employment_verification: ['工作履历', 'Employment'],
  criminal_record: ['无犯罪记录', 'Criminal record'],
  professional_reference: ['证明人访谈', 'References'],
};
const FOUND: Record<CheckResult['status'], [zh: string, en: string, tone: string]> = {
  verified: ['属实', 'verified', 'good'],
  discrepancy: ['不一致', 'discrepancy', 'bad'],
  unable_to_verify: ['未能核实', 'not verified', 'warn'],
};

/** The page `/background/`: the clerk's desk with the newest orders (or `?id=`). */
export function backgroundPage(orders: CheckOrders, journal: Journal): LivePage {
  return {
    title: ['Cleartrail 背景调查', 'Cleartrail background checks'],
    intro: [
      '仿真的背景调查机构：不会联系任何人，订单会自动完成，也可由核查员在此定结果。',
      'A simulated background checker: nobody is contacted. Orders finish by themselves, or the clerk decides here.',
    ],
    live: (req, t) => {
      const { id } = req.query;
      const all = orders.list();
      const shown = typeof id === 'string' ? all.filter((order) => order.id === id) : all.slice(-SHOWN).reverse();
      const events = [...journal.rows<CheckEvent>('events').values()];
      return html`<p id="summary" class="soft">
          ${t(`共 ${all.length} 个订单`, `${all.length} orders`)} ·
          <a href="/background/openapi.yaml">openapi.yaml</a>
        </p>
        ${shown.length === 0 ? html`<p id="empty" class="card">${t('还没有订单。', 'No orders yet.')}</p>` : ''}
        ${shown.map((order) =>
          showCard(
            order,
            events.filter((event) => event.order_id === order.id),
            t,
          ),
        )}`;
    },
  };
}

function showCard(order: CheckOrder, events: CheckEvent[], t: Translate): Html {
  const { subject, checks, reference, consent_given_at: consentAt, employers, schools } = order.attributes;
  const isOpen = order.stage === 'received' || order.stage === 'in_progress';
  const claims = [...employers, ...schools].map((claim) => claim.name).join(t('、', ', '));
  return html`<article class="card" id="${order.id}">
    <div class="head">
      <h2>${subject.full_name}</h2>
      <span class="badge ${order.stage === 'completed' ? 'good' : isOpen ? '' : 'bad'}"
        >${t(...STAGES[order.stage])}</span
      >
    </div>
    <p class="soft">
      <a href="?id=${order.id}">${order.id}</a> · ${t('外部编号', 'reference')} ${reference} ·
      ${t('授权时间', 'consent')} ${showTime(consentAt)}
      ${subject.national_id ? html` · ${t('证件号', 'ID')} ${mask(subject.national_id)}` : ''}
    </p>
    ${claims === '' ? '' : html`<p>${t('候选人所述：', 'As stated: ')}${claims}</p>`}
    ${
      order.report
        ? html`<ul>
            ${order.report.checks.map(({ type, status, note }) => {
              const [zh, en, tone] = FOUND[status];
              return html`<li>${t(...CHECKS[type])} <span class="badge ${tone}">${t(zh, en)}</span> ${note ?? ''}</li>`;
            })}
          </ul>`
        : html`<p>${checks.map((type) => t(...CHECKS[type])).join(t('、', ', '))}</p>`
    }
    ${isOpen ? showDesk(order, t) : ''}
    <details>
      <summary>${t('进度', 'Progress')} (${events.length})</summary>
      <ol>
        ${events.map((event) => html`<li><b>${event.type}</b> ${showTime(event.stage_time)}</li>`)}
      </ol>
    </details>
  </article>`;
}

function showDesk(order: CheckOrder, t: Translate): Html {
  const choice = (outcome: string, zh: string, en: string): Html =>
    html`<button name="outcome" value="${outcome}">${t(zh, en)}</button>`;
  return html`<form class="row" method="post" action="/background/clerk/${order.id}">
    ${choice('clear', '全部属实', 'All verified')} ${choice('consider', '有不一致', 'Discrepancy')}
    ${choice('incomplete', '未能核实', 'Not verified')}
  </form>`;
}

function mask(id: string): string {
  return id.length <= 6 ? '****' : `${id.slice(0, 4)}****${id.slice(-2)}`;
}
