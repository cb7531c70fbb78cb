import { html, type Html } from '../shared/html.ts';
import { showTime, type LivePage, type Translate } from '../shared/page.ts';
import type { Enrolments } from './enrolments.ts';
import { MODULES } from './modules.ts';
import type { EnrolledModule, Enrolment } from './types.ts';

const SHOWN = 40;

/** The page `/learning/`: learners with their modules (or `?ref=`, `?learner=`), and the catalogue. */
export function learningPage(enrolments: Enrolments): LivePage {
  return {
    title: ['Coursepath 学习平台', 'Coursepath learning'],
    intro: [
      '仿真的学习平台：新员工的培训课程与完成情况。',
      'A simulated learning platform: who learns what, and what is done.',
    ],
    live: (req, t) => {
      const { ref, learner } = req.query;
      const all = enrolments.list();
      const shown = all
        .filter((one) => typeof ref !== 'string' || one.ref === ref)
        .filter((one) => typeof learner !== 'string' || one.learner.external_ref === learner)
        .slice(-SHOWN)
        .reverse();
      return html`<p id="summary" class="soft">
          ${t(`共 ${all.length} 份学习登记`, `${all.length} enrolments`)} ·
          <a href="/learning/openapi.yaml">openapi.yaml</a>
        </p>
        ${shown.length === 0 ? html`<p id="empty" class="card">${t('还没有学员。', 'No learners yet.')}</p>` : ''}
        ${shown.map((one) => showCard(one, t))} ${showCatalogue(t)}`;
    },
  };
}

function showCard(enrolment: Enrolment, t: Translate): Html {
  const isActive = enrolment.state === 'active';
  const done = enrolment.modules.filter((one) => one.completedAt !== null).length;
  return html`<article class="card" id="${enrolment.id}">
    <div class="head">
      <h2>${enrolment.learner.full_name}</h2>
      <span class="badge">${t('已完成', 'done')} ${done}/${enrolment.modules.length}</span>
      <span class="badge ${isActive ? 'good' : 'warn'}">
        ${isActive ? t('学习中', 'active') : t('已取消', 'cancelled')}
      </span>
    </div>
    <p class="soft">
      <a href="?ref=${encodeURIComponent(enrolment.ref)}">${enrolment.id}</a> · ${t('外部编号', 'external ref')}
      ${enrolment.learner.external_ref} · ${enrolment.learner.email_address ?? '–'} · ${t('更新于', 'updated')}
      ${showTime(toIso(enrolment.updatedAt))}
    </p>
    ${enrolment.modules.map((module) => showModule(enrolment, module, t))}
  </article>`;
}

function showModule(enrolment: Enrolment, module: EnrolledModule, t: Translate): Html {
  const title = MODULES.find((one) => one.key === module.moduleKey)?.title;
  const isDone = module.completedAt !== null;
  const button = html`<button class="plain">
    ${isDone ? t('撤销完成', 'Not done') : t('标记为完成', 'Mark as done')}
  </button>`;
  return html`<form class="row" method="post" action="/learning/edit/completion">
    <input type="hidden" name="ref" value="${enrolment.ref}" />
    <input type="hidden" name="moduleKey" value="${module.moduleKey}" />
    <input type="hidden" name="done" value="${isDone ? '0' : '1'}" />
    <span class="grow">
      <b>${title ? t(title.zh, title.en) : module.moduleKey}</b>
      <span class="badge ${isDone ? 'good' : ''}"
        >${isDone ? t('已完成', 'completed') : t('未完成', 'not completed')}</span
      >
      <br />
      <span class="soft">${t('截止', 'due')} ${showTime(toIso(module.dueAt))}</span>
    </span>
    ${enrolment.state === 'active' ? button : ''}
  </form>`;
}

function showCatalogue(t: Translate): Html {
  return html`<section class="card" id="catalogue">
    <h2>${t('课程目录', 'Catalogue')}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('代码', 'Key')}</th>
            <th scope="col">${t('名称', 'Title')}</th>
            <th scope="col">${t('时长', 'Length')}</th>
          </tr>
        </thead>
        <tbody>
          ${MODULES.map(
            (module) =>
              html`<tr>
                <td><code>${module.key}</code></td>
                <td>${t(module.title.zh, module.title.en)}</td>
                <td>${t(`${module.minutes} 分钟`, `${module.minutes} min`)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function toIso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
