import { html, linkify, type Html } from '../shared/html.ts';
import { showTime, type LivePage, type Translate } from '../shared/page.ts';
import type { Messages } from './messages.ts';
import type { Message } from './types.ts';

const SHOWN = 40;

const STATUS_NAMES: Record<Message['status'], [zh: string, en: string, tone: string]> = {
  accepted: ['已接收', 'accepted', 'warn'],
  delivered: ['已送达', 'delivered', 'good'],
  bounced: ['被退回', 'bounced', 'bad'],
};

/** The page `/mail/`: the newest messages (or `?id=`, `?to=`), with working links. */
export function mailPage(messages: Messages): LivePage {
  return {
    title: ['Postroom 邮件', 'Postroom mail'],
    intro: [
      '所有邮件都停在这里，不会真正寄出。以 @undeliverable.example 或 @bounce.example 结尾的地址会被退回。',
      'Every message stops here; none is really sent. Addresses ending in @undeliverable.example or @bounce.example bounce.',
    ],
    live: (req, t) => {
      const { id, to } = req.query;
      const all = messages.list();
      const shown = all
        .filter((message) => typeof id !== 'string' || message.messageId === id)
        .filter((message) => typeof to !== 'string' || message.to.some((recipient) => recipient.email === to))
        .slice(-SHOWN)
        .reverse();
      const summary = html`<p id="summary" class="soft">
        ${t(`共 ${all.length} 封`, `${all.length} messages`)}${typeof to === 'string' ? html` · ${to} <a href="?">${t('全部', 'show all')}</a>` : ''}
        ·
        <a href="/mail/openapi.yaml">openapi.yaml</a>
      </p>`;
      if (shown.length === 0)
        return html`${summary}
          <p id="empty" class="card">${t('还没有邮件。', 'No mail yet.')}</p>`;
      return html`${summary}${shown.map((message) => showCard(message, t))}`;
    },
  };
}

function showCard(message: Message, t: Translate): Html {
  const [zh, en, tone] = STATUS_NAMES[message.status];
  const recipients = message.to.map(
    ({ name, email }) => html`${name ? `${name} ` : ''}<a href="?to=${encodeURIComponent(email)}">${email}</a> `,
  );
  const tags = Object.entries(message.tags ?? {}).map(([key, value]) => `${key}=${value}`);
  const rich = html`<details>
    <summary>${t('HTML 版本', 'HTML version')}</summary>
    <iframe
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      title="${message.subject}"
      srcdoc="${message.html}"
    ></iframe>
  </details>`;
  return html`<article class="card" id="${message.messageId}" lang="${message.language ?? ''}">
    <div class="head">
      <h2>${message.subject}</h2>
      <span class="badge ${tone}">${t(zh, en)}</span>
    </div>
    <p class="soft">
      ${t('收件人', 'To')} ${recipients} · <a href="?id=${message.messageId}">${message.messageId}</a> ·
      ${showTime(message.createdAt)} ${tags.length ? ` · ${tags.join(' ')}` : ''}
      ${message.statusReason ? ` · ${message.statusReason}` : ''}
    </p>
    <div class="letter">${linkify(message.text)}</div>
    ${showFiles(message, t)} ${message.html === undefined ? '' : rich}
  </article>`;
}

function showFiles(message: Message, t: Translate): Html {
  const { attachments = [], calendar } = message;
  const files = attachments.map(
    ({ fileName, mediaType, content }) =>
      html`<li>${fileName} · ${mediaType} · ${Math.ceil((content.length * 3) / 4 / 1024)} KB</li>`,
  );
  const names = { REQUEST: ['会议邀请', 'Meeting invitation'], CANCEL: ['会议取消', 'Meeting cancelled'] };
  const meeting =
    calendar === undefined
      ? ''
      : html`<details>
          <summary>${t(...(names[calendar.method] as [string, string]))}</summary>
          <pre>${calendar.content}</pre>
        </details>`;
  return html`${
    files.length === 0
      ? ''
      : html`<p class="soft">${t('附件', 'Attachments')}</p>
          <ul>
            ${files}
          </ul>`
  }${meeting}`;
}
