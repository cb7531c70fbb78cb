import { html, type Html } from '../shared/html.ts';
import type { LivePage, Translate } from '../shared/page.ts';
import type { Opportunities } from './opportunities.ts';
import { STAGES, type Opportunity, type Stage } from './types.ts';

const SHOWN = 40;

const STAGE_NAMES: Record<Stage, [zh: string, en: string, tone: string]> = {
  QUALIFY: ['初步接洽', 'qualifying', ''],
  PROPOSE: ['方案报价', 'proposal', ''],
  NEGOTIATE: ['商务谈判', 'negotiating', 'warn'],
  WON: ['赢单', 'won', 'good'],
  LOST: ['输单', 'lost', 'bad'],
};

const FIELD_NAMES: Record<string, [zh: string, en: string]> = {
  name: ['请填写商机名称', 'a name is needed'],
  customer: ['请填写客户名称', 'a customer is needed'],
  team: ['请填写部门代码', 'the key of a department is needed'],
  amount: ['金额无效', 'the amount is not a number'],
  currency: ['币种须为三个字母，如 CNY', 'the currency has three letters, such as CNY'],
  closeDate: ['预计成交日期无效', 'the close date is not a day'],
};

/** The page `/crm/`: opportunities, each with the form that changes it. */
export function crmPage(opportunities: Opportunities): LivePage {
  return {
    title: ['Dealbook 客户管理', 'Dealbook CRM'],
    intro: [
      '仿真的客户管理系统：各部门正在跟进的商机。',
      'A simulated CRM: the opportunities that departments are working on.',
    ],
    live: (req, t) => {
      const all = opportunities.list();
      return html`${showMessage(req.query, t)}
        <p id="summary" class="soft">
          ${t(`共 ${all.length} 个商机`, `${all.length} opportunities`)} · <a href="/crm/openapi.yaml">openapi.yaml</a>
        </p>
        ${all.slice(-SHOWN).map((one) => showCard(one, t))} ${showNew(t)}`;
    },
  };
}

function showMessage(query: Record<string, unknown>, t: Translate): Html {
  const problem = query['problem'];
  if (typeof problem === 'string') {
    const [zh, en] = FIELD_NAMES[problem] ?? ['请检查填写的内容', 'please check what was entered'];
    return html`<p id="message" class="card problem" role="alert">${t(`没有保存：${zh}。`, `Not saved: ${en}.`)}</p>`;
  }
  return query['saved'] === undefined
    ? html``
    : html`<p id="message" class="card" role="status">${t('已保存。', 'Saved.')}</p>`;
}

function showCard(one: Opportunity, t: Translate): Html {
  const [zh, en, tone] = STAGE_NAMES[one.stage] ?? [one.stage, one.stage, 'bad'];
  const amount = one.amount === null ? t('金额未定', 'no amount yet') : showAmount(one.amount);
  return html`<article class="card" id="${one.id}">
    <div class="head">
      <h2>${one.name}</h2>
      <span class="badge ${tone}">${t(zh, en)}</span>
    </div>
    <p>
      ${one.customer} · ${amount} · ${t('预计成交', 'closes')} ${one.closeDate ?? t('未定', 'not known')} ·
      ${t('负责人', 'owner')} ${one.owner.name}
    </p>
    <p class="soft">${t('部门', 'Department')} ${one.team} · ${one.id}</p>
    <details>
      <summary>${t('修改', 'Change')}</summary>
      ${showForm(one, t)}
    </details>
  </article>`;
}

function showNew(t: Translate): Html {
  return html`<section class="card" id="new">
    <h2>${t('新商机', 'New opportunity')}</h2>
    ${showForm(null, t)}
  </section>`;
}

function showForm(one: Opportunity | null, t: Translate): Html {
  const remove = html`<button name="remove" value="1" class="plain" formnovalidate>${t('删除', 'Remove')}</button>`;
  return html`<form class="row" method="post" action="/crm/edit/opportunity">
    <input type="hidden" name="id" value="${one?.id ?? ''}" />
    <label>${t('名称', 'Name')} <input name="name" required maxlength="200" value="${one?.name ?? ''}" /></label>
    <label
      >${t('客户', 'Customer')} <input name="customer" required maxlength="200" value="${one?.customer ?? ''}"
    /></label>
    <label
      >${t('阶段', 'Stage')}
      <select name="stage">
        ${STAGES.map(
          (stage) =>
            html`<option value="${stage}" ${stage === one?.stage ? html`selected` : ''}>
              ${t(STAGE_NAMES[stage][0], STAGE_NAMES[stage][1])}
            </option>`,
        )}
      </select></label
    >
    <label
      >${t('金额', 'Amount')}
      <input
        name="amount"
        inputmode="decimal"
        pattern="[0-9]{1,12}([.][0-9]{1,3})?"
        value="${one?.amount?.value ?? ''}"
    /></label>
    <label
      >${t('币种', 'Currency')} <input name="currency" size="4" maxlength="3" value="${one?.amount?.currency ?? 'CNY'}"
    /></label>
    <label
      >${t('预计成交日期', 'Close date')} <input type="date" name="closeDate" value="${one?.closeDate ?? ''}"
    /></label>
    <label>${t('负责人', 'Owner')} <input name="ownerName" value="${one?.owner.name ?? ''}" /></label>
    <label
      >${t('负责人邮箱', "Owner's e-mail")} <input type="email" name="ownerEmail" value="${one?.owner.email ?? ''}"
    /></label>
    <label>${t('部门代码', 'Department')} <input name="team" required value="${one?.team ?? 'main'}" /></label>
    <button>${one === null ? t('添加', 'Add') : t('保存', 'Save')}</button>
    ${one === null ? '' : remove}
  </form>`;
}

function showAmount({ value, currency }: { value: string; currency: string }): string {
  const [whole = '', decimals] = String(value).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${currency} ${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}
