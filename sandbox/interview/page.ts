import type { Request } from 'express';
import { html, type Html } from '../shared/html.ts';
import type { Journal } from '../shared/journal.ts';
import { showBar, showRecording, showTime, type LivePage, type Translate } from '../shared/page.ts';
import type { Delivery } from '../shared/webhook-sender.ts';
import { OPEN_STATUSES, type InterviewOrders } from './orders.ts';
import type { InterviewEvent, Order, OrderStatus, Report } from './types.ts';

const SHOWN = 40;

const STATUS_NAMES: Record<OrderStatus, [zh: string, en: string]> = {
  invited: ['已邀请', 'invited'],
  opened: ['已打开', 'opened'],
  started: ['进行中', 'started'],
  interrupted: ['已中断', 'interrupted'],
  completed: ['已完成', 'completed'],
  evaluating: ['评估中', 'evaluating'],
  report_ready: ['报告已出', 'report ready'],
  expired: ['已过期', 'expired'],
  cancelled: ['已取消', 'cancelled'],
  failed: ['失败', 'failed'],
};

/** The page `/interview/`: the newest orders (or `?id=`, `?externalId=`) with events, deliveries, report and recording. */
export function interviewPage(orders: InterviewOrders, journal: Journal): LivePage {
  return {
    title: ['Clearvoice AI 面试', 'Clearvoice AI interviews'],
    intro: [
      '仿真的 AI 面试供应商。评分由回答、题目和评分标准计算得出。',
      'A simulated AI-interview vendor. Scores are computed from the answers, the questions and the rubric.',
    ],
    live: (req, t) => {
      const shown = pick(orders, req);
      const events = groupEvents(journal, new Set(shown.map((order) => order.orderId)));
      const total = journal.rows('orders').size;
      const summary = html`<p id="summary" class="soft">
        ${t(`共 ${total} 个订单`, `${total} orders`)}${total > shown.length ? t(`，显示最新 ${shown.length} 个`, `, showing ${shown.length}`) : ''}
        ·
        <a href="/interview/openapi.yaml">openapi.yaml</a>
      </p>`;
      if (shown.length === 0)
        return html`${summary}
          <p id="empty" class="card">${t('还没有订单。', 'No orders yet.')}</p>`;
      return html`${summary}${shown.map((order) =>
        showCard(orders, order, events.get(order.orderId) ?? [], shown.length === 1, t),
      )}`;
    },
  };
}

interface ToldEvent {
  event: InterviewEvent;
  deliveries: Delivery[];
}

function pick(orders: InterviewOrders, req: Request): Order[] {
  const { id, externalId } = req.query;
  const all = orders.list();
  if (typeof id === 'string') return all.filter((order) => order.orderId === id);
  if (typeof externalId === 'string') return orders.listByExternalId(externalId);
  return all.slice(-SHOWN).reverse();
}

function groupEvents(journal: Journal, orderIds: ReadonlySet<string>): Map<string, ToldEvent[]> {
  const byKey = new Map<string, ToldEvent>();
  const groups = new Map<string, ToldEvent[]>();
  for (const [key, event] of journal.rows<InterviewEvent>('events')) {
    if (event.orderId === null || !orderIds.has(event.orderId)) continue;
    const told: ToldEvent = { event, deliveries: [] };
    byKey.set(key, told);
    const group = groups.get(event.orderId);
    if (group) group.push(told);
    else groups.set(event.orderId, [told]);
  }
  for (const delivery of journal.rows<Delivery>('deliveries').values()) {
    byKey.get(delivery.eventKey)?.deliveries.push(delivery);
  }
  return groups;
}

function showCard(orders: InterviewOrders, order: Order, events: ToldEvent[], isOnly: boolean, t: Translate): Html {
  const { candidate, position, externalId } = order.request;
  const tone =
    order.status === 'report_ready' ? 'good' : ['expired', 'cancelled', 'failed'].includes(order.status) ? 'bad' : '';
  const report = orders.findReport(order.orderId);
  const link = html`<p>
    <a href="${orders.inviteUrl(order)}" target="_blank" rel="noopener"
      >${t('以候选人身份打开面试', 'Open the interview as the candidate')}</a
    >
  </p>`;
  return html`<article class="card" id="${order.orderId}">
    <div class="head">
      <h2>${candidate.name} · ${position.title}</h2>
      <span class="badge ${tone}">${t(...STATUS_NAMES[order.status])}</span>
    </div>
    <p class="soft">
      <a href="?id=${order.orderId}">${order.orderId}</a> · ${t('外部编号', 'external id')} ${externalId} ·
      ${t('创建于', 'created')} ${showTime(order.createdAt)} · ${t('截止', 'expires')}
      ${showTime(order.request.expiresAt)}
    </p>
    ${OPEN_STATUSES.includes(order.status) ? link : ''}
    ${order.cancel ? html`<p>${t('取消原因：', 'Cancelled: ')}${order.cancel.by}, ${order.cancel.reason}</p>` : ''}
    ${report ? showReport(order, report, t) : ''}
    ${order.recording ? showRecording(order.recording.recordingUrl, t('录音（仿真）', 'Recording (simulated)')) : ''}
    <details ${isOnly ? html`open` : ''}>
      <summary>${t('事件与回调', 'Events and webhooks')} (${events.length})</summary>
      <ol>
        ${events.map(({ event, deliveries }) => showEvent(event, deliveries, t))}
      </ol>
    </details>
    <details>
      <summary>${t('题目与回答', 'Questions and answers')} (${order.request.questions.length})</summary>
      <ol>
        ${order.request.questions.map(
          (question) =>
            html`<li>
              ${question.text} <span class="soft">(${question.dimension})</span>
              <blockquote>${order.answers[question.id]?.text || t('（未作答）', '(no answer)')}</blockquote>
            </li>`,
        )}
      </ol>
    </details>
  </article>`;
}

function showReport(order: Order, report: Report, t: Translate): Html {
  const nameOf = (key: string): string => order.request.rubric.dimensions.find((d) => d.key === key)?.name ?? key;
  return html`<section>
    ${showBar(t('总分', 'Overall'), report.overall.score, report.overall.max)}
    ${report.dimensions.map((dimension) => showBar(nameOf(dimension.key), dimension.score, dimension.max))}
    <p>${report.summary}</p>
    <details>
      <summary>${t('评语与依据', 'Comments and evidence')}</summary>
      ${report.dimensions.map(
        (dimension) =>
          html`<h3>${nameOf(dimension.key)}</h3>
            <p>${dimension.comment}</p>
            ${dimension.evidence.map((quote) => html`<blockquote>${quote}</blockquote>`)}`,
      )}
    </details>
  </section>`;
}

function showEvent(event: InterviewEvent, deliveries: Delivery[], t: Translate): Html {
  const names: Record<Delivery['state'], [zh: string, en: string, tone: string]> = {
    pending: ['待发送', 'pending', 'warn'],
    delivered: ['已送达', 'delivered', 'good'],
    failed: ['发送失败', 'failed', 'bad'],
    lost: ['已丢失（故障）', 'lost (fault)', 'bad'],
  };
  return html`<li>
    <b>${event.type}</b> ${showTime(event.occurredAt)}
    ${deliveries.map((delivery) => {
      const [zh, en, tone] = names[delivery.state];
      const detail = delivery.lastError ?? (delivery.lastHttpStatus === null ? '' : `HTTP ${delivery.lastHttpStatus}`);
      return html`<span class="badge ${tone}"
        >${t(zh, en)} ${detail} ${delivery.tries > 1 ? `×${delivery.tries}` : ''}</span
      > `;
    })}
  </li>`;
}
