import { fileURLToPath } from 'node:url';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { html, type Html } from './html.ts';
import { SYSTEM_TABLE, SYSTEMS } from './systems.ts';

/** The languages of the pages. */
export type PageLanguage = 'zh' | 'en';
/** Picks the text of the page's language. */
export type Translate = (zh: string, en: string) => string;

/** One page that keeps itself up to date. */
export interface LivePage {
  title: [zh: string, en: string];
  intro: [zh: string, en: string];
  /** What changes: a list of elements, each with an `id`. Called again for every poll. */
  live: (req: Request, t: Translate) => Html;
}

const NAV: [href: string, zh: string, en: string][] = [
  ['/', '总览', 'Overview'],
  ...SYSTEMS.map((name): [string, string, string] => [`/${name}/`, ...SYSTEM_TABLE[name].link]),
];

/** The page's language: `?lang=`, else the cookie the toggle left, else what the browser asks for. */
export function pageLanguage(req: Request): PageLanguage {
  const asked = req.query['lang'] ?? /(?:^|;\s*)sandboxLang=(zh|en)/.exec(req.get('cookie') ?? '')?.[1];
  if (asked === 'zh' || asked === 'en') return asked;
  return req.acceptsLanguages(['en', 'zh', 'zh-CN']).toString().startsWith('zh') ? 'zh' : 'en';
}

/** Serves a {@link LivePage}; `?fragment=1` gives only what changes. */
export function serveLivePage(page: LivePage): RequestHandler {
  return (req, res) => {
    const language = pageLanguage(req);
    const t: Translate = (zh, en) => (language === 'zh' ? zh : en);
    setPageHeaders(res);
    if (req.query['fragment'] !== undefined) {
      res.type('html').send(page.live(req, t).text);
      return;
    }
    if (req.query['lang'] === language) res.cookie('sandboxLang', language, { sameSite: 'lax', path: '/' });
    const path = req.originalUrl.split('?')[0] ?? '/';
    res.type('html').send(`<!doctype html>\n${layout(page, req, path, language, t).text}`);
  };
}

/** The headers of every page: nothing from elsewhere, no address passed on, nothing kept in caches. */
export function setPageHeaders(res: Response): void {
  res.set({
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; media-src 'self' http: https:; frame-src 'self'; base-uri 'none'; form-action 'self'",
    // Forms need their own origin to be told; others are told nothing.
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  });
}

/** Serves `shared/assets/` (style and the script of live pages). */
export function serveAssets(directory = new URL('./assets/', import.meta.url)): RequestHandler {
  return express.static(fileURLToPath(directory), { index: false });
}

/** A time, shown in UTC by the server and in the reader's own zone by the page's script. */
export function showTime(iso: string | null): Html {
  if (iso === null) return html`–`;
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}Z</time>`;
}

/** A recording with its player and link. */
export function showRecording(url: string, label: string): Html {
  const path = url.split(/[?#]/)[0] ?? '';
  const player = /\.(webm|mp4|mov)$/i.test(path)
    ? html`<video controls preload="none" src="${url}"></video>`
    : html`<audio controls preload="none" src="${url}"></audio>`;
  return html`<div class="recording">
    ${player}<a href="${url}" target="_blank" rel="noopener noreferrer">${label}</a>
  </div>`;
}

/** A bar from 0 to `max`. */
export function showBar(label: string, score: number, max: number): Html {
  return html`<div class="bar">
    <span class="bar-label">${label}</span>
    <meter min="0" max="${max}" value="${score}">${score}/${max}</meter>
    <b>${score}<small>/${max}</small></b>
  </div>`;
}

function layout(page: LivePage, req: Request, path: string, language: PageLanguage, t: Translate): Html {
  const other = language === 'zh' ? 'en' : 'zh';
  const query = new URLSearchParams(req.originalUrl.split('?')[1] ?? '');
  query.set('lang', other);
  const links = NAV.map(
    ([href, zh, en]) => html`<a href="${href}" ${href === path ? html`aria-current="page"` : ''}>${t(zh, en)}</a>`,
  );
  return html`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${t(...page.title)}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/assets/sandbox.css" />
      <script type="module" src="/assets/live.js"></script>
    </head>
    <body>
      <header>
        <p class="banner">
          ${t('模拟环境：这里的一切都是仿真，不会联系任何人。', 'Sandbox: everything here is simulated; nobody is contacted.')}
        </p>
        <nav aria-label="${t('系统', 'Systems')}">
          ${links}<a class="lang" href="?${query.toString()}" lang="${other}" hreflang="${other}"
            >${other === 'zh' ? '中文' : 'English'}</a
          >
        </nav>
      </header>
      <main>
        <h1>${t(...page.title)}</h1>
        <p class="intro">${t(...page.intro)}</p>
        <div id="live">${page.live(req, t)}</div>
        <p id="stale" role="status" hidden>${t('连接已断开，正在重试……', 'Connection lost, trying again …')}</p>
      </main>
    </body>
  </html>`;
}
