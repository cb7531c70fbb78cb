import type { Request } from 'express';
import { html, type Html } from '../shared/html.ts';
import type { Journal } from '../shared/journal.ts';
import { showBar, showTime, type LivePage, type Translate } from '../shared/page.ts';
import type { Delivery } from '../shared/webhook-sender.ts';
import { OPEN, type TestOrders } from './orders.ts';
import { STATUS, type OrderStatus, type TestEvent, type TestOrder, type TestReport } from './types.ts';

const SHOWN = 40;

const STATUS_NAMES: Record<OrderStatus, [zh: string, en: string]> = {
  [STATUS.created]: ['已创建', 'created'],
  [STATUS.opened]: ['已打开', 'opened'],
  [STATUS.answering]: ['作答中', 'answering'],
  [STATUS.submitted]: ['已交卷', 'handed in'],
  [STATUS.reported]: ['报告已出', 'report ready'],
  [STATUS.expired]: ['已过期', 'expired'],
  [STATUS.cancelled]: ['已取消', 'cancelled'],
  [STATUS.failed]: ['失败', 'failed'],
};

/** The page `/testing/`: the newest orders (or `?id=`) with answers, report, events and deliveries. */
export function testingPage(orders: TestOrders, journal: Journal, linkOf: (order: TestOrder) => string): LivePage {
  return {
    title: ['Quizmill 笔试与 AI 面试', 'Quizmill tests and AI interviews'],
    intro: [
      '仿真的测评供应商：选择题按标准答案判分，主观题按回答内容计算。',
      'A simulated test vendor: choices are marked by their key, open answers by what can be counted in them.',
    ],
    live: (req, t) => {
      const shown = pick(orders, req);
      const papers = [...journal.rows<{ paperId: string; name: string }>('papers').entries()];
      return html`<p id="summary" class="soft">
          ${t(`共 ${orders.list().length} 个订单，${papers.length} 份题卷`, `${orders.list().length} orders, ${papers.length} papers`)}
          · <a href="/testing/openapi.yaml">openapi.yaml</a>
        </p>
        ${shown.length === 0 ? html`<p id="empty" class="card">${t('还没有订单。', 'No orders yet.')}</p>` : ''}
        ${shown.map((order) => showCard(order, journal, linkOf(order), t))}
        ${
          papers.length === 0
            ? ''
            : html`<section class="card" id="papers">
                <h2>${t('题卷库', 'Papers')}</h2>
                <ul>
                  ${papers.map(([, { paperId, name }]) => html`<li>${name} <span class="soft">${paperId}</span></li>`)}
                </ul>
              </section>`
        }`;
    },
  };
}

function pick(orders: TestOrders, req: Request): TestOrder[] {
  const { id } = req.query;
  const all = orders.list();
  return typeof id === 'string' ? all.filter((order) => order.orderId === id) : all.slice(-SHOWN).reverse();
}

function showCard(order: TestOrder, journal: Journal, link: string, t: Translate): Html {
  const { form, status, report } = order;
  const bad: OrderStatus[] = [STATUS.expired, STATUS.cancelled, STATUS.failed];
  const events = [...journal.rows<TestEvent>('events').values()].filter((event) => event.order_id === order.orderId);
  const deliveries = [...journal.rows<Delivery>('deliveries').values()];
  return html`<article class="card" id="o${order.orderId}">
    <div class="head">
      <h2>${form.candidate.name} · ${form.position}</h2>
      <span class="badge ${status === STATUS.reported ? 'good' : bad.includes(status) ? 'bad' : ''}"
        >${form.orderType === 'exam' ? t('笔试', 'test') : t('AI 面试', 'AI interview')} ·
        ${t(...STATUS_NAMES[status])}</span
      >
    </div>
    <p class="soft">
      <a href="?id=${order.orderId}">${order.orderId}</a> · ${t('外部编号', 'external id')} ${form.outTradeNo} ·
      ${t('截止', 'until')} ${showTime(new Date(form.deadlineMs).toISOString())}
    </p>
    ${
      OPEN.includes(status)
        ? html`<p>
            <a href="${link}" target="_blank" rel="noopener">${t('以候选人身份作答', 'Answer as the candidate')}</a>
          </p>`
        : ''
    }
    ${report ? showReport(report, t) : ''}
    <details>
      <summary>${t('事件与回调', 'Events and webhooks')} (${events.length})</summary>
      <ol>
        ${events.map(
          (event) =>
            html`<li>
              <b>${event.type}</b> ${showTime(new Date(Number(event.event_time)).toISOString())}
              ${deliveries
                .filter((delivery) => delivery.eventKey === event.id)
                .map(
                  (delivery) =>
                    html`<span class="badge ${delivery.state === 'delivered' ? 'good' : 'warn'}"
                      >${delivery.state === 'delivered' ? t('已送达', 'delivered') : t('未确认', 'not acknowledged')}
                      ×${delivery.tries}</span
                    >`,
                )}
            </li>`,
        )}
      </ol>
    </details>
  </article>`;
}

function showReport(report: TestReport, t: Translate): Html {
  return html`${showBar(t('总分', 'Overall'), Number(report.score), Number(report.full_score))}
    ${report.abilities.map((ability) =>
      ability.score === undefined
        ? html`<p>${ability.name} <b>${ability.grade}</b></p>`
        : showBar(ability.name, Number(ability.score), Number(ability.full_score)),
    )}
    <details>
      <summary>${t('作答', 'Answers')} (${report.answers.length})</summary>
      <ol>
        ${report.answers.map(
          (answer) =>
            html`<li>
              ${answer.choice} ${answer.text}
              ${answer.right === '' ? '' : answer.right === '1' ? t('✓ 正确', '✓ right') : t('✗ 错误', '✗ wrong')}
            </li>`,
        )}
      </ol>
    </details>`;
}
