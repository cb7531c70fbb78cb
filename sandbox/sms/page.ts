import { html, linkify, type Html } from '../shared/html.ts';
import { showTime, type LivePage, type Translate } from '../shared/page.ts';
import type { SmsMessages } from './messages.ts';
import type { Sms } from './types.ts';

const SHOWN = 40;

const STATE_NAMES: Record<Sms['state'], [zh: string, en: string, tone: string]> = {
  queued: ['排队中', 'queued', 'warn'],
  delivered: ['已送达', 'delivered', 'good'],
  undelivered: ['未送达', 'undelivered', 'bad'],
};

/** The page `/sms/`: the newest messages (or `?id=`, `?to=`), with working links. */
export function smsPage(messages: SmsMessages): LivePage {
  return {
    title: ['Textrelay 短信', 'Textrelay SMS'],
    intro: [
      '所有短信都停在这里，不会真正发出。尾号为 000 的号码收不到短信。',
      'Every SMS stops here; none is really sent. Numbers ending in 000 receive nothing.',
    ],
    live: (req, t) => {
      const { id, to } = req.query;
      const all = messages.list();
      const shown = all
        .filter((message) => typeof id !== 'string' || message.message_id === id)
        .filter((message) => typeof to !== 'string' || message.to === to)
        .slice(-SHOWN)
        .reverse();
      const summary = html`<p id="summary" class="soft">
        ${t(`共 ${all.length} 条`, `${all.length} messages`)}${typeof to === 'string' ? html` · ${to} <a href="?">${t('全部', 'show all')}</a>` : ''}
        ·
        <a href="/sms/openapi.yaml">openapi.yaml</a>
      </p>`;
      if (shown.length === 0)
        return html`${summary}
          <p id="empty" class="card">${t('还没有短信。', 'No SMS yet.')}</p>`;
      return html`${summary}${shown.map((message) => showCard(message, t))}`;
    },
  };
}

function showCard(message: Sms, t: Translate): Html {
  const [zh, en, tone] = STATE_NAMES[message.state];
  const parts = t(`${message.parts} 条计费`, message.parts === 1 ? '1 part' : `${message.parts} parts`);
  return html`<article class="card" id="${message.message_id}">
    <div class="head">
      <h2><a href="?to=${encodeURIComponent(message.to)}">${message.to}</a></h2>
      <span class="badge ${tone}">${t(zh, en)}</span>
    </div>
    <p class="soft">
      <a href="?id=${message.message_id}">${message.message_id}</a> · ${showTime(message.created_at)} ·
      ${message.encoding === 'ucs2' ? 'UCS-2' : 'GSM-7'} · ${parts}
      ${message.error === null ? '' : ` · ${message.error}`}
    </p>
    <div class="letter">${linkify(message.text)}</div>
  </article>`;
}
