import { html, type Html } from '../shared/html.ts';
import { showTime, type LivePage, type Translate } from '../shared/page.ts';
import type { Postings } from './postings.ts';
import type { Posting } from './types.ts';

const SHOWN = 100;

/** The page `/jobs/`: the open positions, the newest first, then the closed ones. */
export function jobsPage(postings: Postings): LivePage {
  return {
    title: ['Jobstore 职位库', 'Jobstore job database'],
    intro: [
      '仿真的职位库：公司对外发布的在招职位。',
      'A simulated job database: the positions the company has published.',
    ],
    live: (_req, t) => {
      const all = postings.list().reverse();
      const open = all.filter((posting) => posting.status === 'open');
      const closed = all.filter((posting) => posting.status === 'closed').slice(0, SHOWN);
      return html`<p id="summary" class="soft">
          ${t(`在招 ${open.length} 个职位`, `${open.length} open positions`)} ·
          <a href="/jobs/openapi.yaml">openapi.yaml</a>
        </p>
        ${open.length === 0 ? html`<p id="empty" class="card">${t('目前没有在招职位。', 'No open positions.')}</p>` : ''}
        ${open.slice(0, SHOWN).map((posting) => showPosting(posting, t))}
        ${closed.map((posting) => showPosting(posting, t))}`;
    },
  };
}

function showPosting(posting: Posting, t: Translate): Html {
  const { zh, en } = posting.titles;
  const badge =
    posting.status === 'open'
      ? html`<span class="badge good">${t('招聘中', 'open')}</span>`
      : html`<span class="badge warn">${t('已关闭', 'closed')}</span>`;
  return html`<article class="card" id="posting-${posting.posting_id}">
    <div class="head">
      <h2>${t(zh ?? en ?? '', en ?? zh ?? '')}</h2>
      ${badge}
    </div>
    <p class="soft">
      ${posting.code} · ${posting.department} · ${t(`招聘 ${posting.openings} 人`, openingsText(posting.openings))} ·
      ${posting.closes_on === null ? t('长期有效', 'no closing date') : `${t('截止', 'closes')} ${posting.closes_on}`} ·
      ${t('更新于', 'updated')} ${showTime(posting.updated_at)}
    </p>
    <div class="letter">${posting.description}</div>
  </article>`;
}

function openingsText(openings: number): string {
  return openings === 1 ? '1 opening' : `${openings} openings`;
}
