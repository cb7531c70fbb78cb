import { html } from '../shared/html.ts';
import { showTime, type LivePage } from '../shared/page.ts';
import type { Effect } from '../shared/ledger.ts';
import { SYSTEM_TABLE, SYSTEMS } from '../shared/systems.ts';
import type { ControlParts } from './routes.ts';

/** The page `/`: the systems, what they hold, which faults are on, and the newest effects. */
export function indexPage(parts: Pick<ControlParts, 'faults' | 'settings' | 'ledgers' | 'systems'>): LivePage {
  return {
    title: ['仿真系统', 'Sandbox systems'],
    intro: [
      '用于试用的外部系统替身：面试供应商、人事、考勤、客户、学习等系统，以及邮件。',
      'Stand-ins for the outside world, for trying things out: interview vendors, EHR, attendance, CRM, learning, mail …',
    ],
    live: (_req, t) => {
      const rules = parts.faults.list().filter((rule) => rule.remaining !== 0);
      const { instant, autoAnswer, clockSkewSeconds } = parts.settings.get();
      const newest = SYSTEMS.flatMap((name) => parts.ledgers[name].list().slice(-15))
        .sort((a: Effect, b: Effect) => b.n - a.n)
        .slice(0, 15);
      return html`${SYSTEMS.map(
          (name) =>
            html`<article class="card" id="system-${name}">
              <div class="head">
                <h2><a href="/${name}/">${t(...SYSTEM_TABLE[name].title)}</a></h2>
              </div>
              <p>
                ${parts.systems[name]
                  .counts()
                  .map(({ zh, en, count }) => `${count} ${t(zh, en)}`)
                  .join(' · ')}
                · <a href="/${name}/openapi.yaml">openapi.yaml</a>
              </p>
            </article>`,
        )}
        <section class="card" id="faults">
          <h2>${t('故障开关', 'Faults')}</h2>
          ${rules.length === 0 ? html`<p>${t('没有打开的故障。', 'No fault is switched on.')}</p>` : ''}
          <ul>
            ${rules.map(
              (rule) =>
                html`<li>
                  <span class="badge bad">${rule.system} · ${rule.fault}</span>
                  ${[rule.match.method, rule.match.path, rule.match.type].filter(Boolean).join(' ')}
                  ${t('已触发', 'struck')}
                  ${rule.hits}${rule.remaining === null ? '' : ` · ${t('剩余', 'left')} ${rule.remaining}`}
                </li>`,
            )}
          </ul>
          <p class="soft">
            ${t('即时', 'instant')} ${instant ? t('是', 'yes') : t('否', 'no')} · ${t('自动作答', 'answers by itself')}
            ${autoAnswer ? t('是', 'yes') : t('否', 'no')} · ${t('供应商时钟偏差', 'vendor clock ahead by')}
            ${clockSkewSeconds} s
          </p>
        </section>
        <section class="card" id="ledger">
          <h2>${t('最近发生的事', 'Newest effects')}</h2>
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">${t('序号', 'No.')}</th>
                  <th scope="col">${t('时间', 'Time')}</th>
                  <th scope="col">${t('事件', 'Effect')}</th>
                  <th scope="col">${t('编号', 'Id')}</th>
                </tr>
              </thead>
              <tbody>
                ${newest.map(
                  (effect) =>
                    html`<tr>
                      <td>${effect.n}</td>
                      <td>${showTime(effect.at)}</td>
                      <td>${effect.kind}${effect.changed ? '' : t('（无变化）', ' (no change)')}</td>
                      <td>${effect.ref}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>
        </section>`;
    },
  };
}
