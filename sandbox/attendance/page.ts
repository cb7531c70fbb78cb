import { html, type Html } from '../shared/html.ts';
import type { Journal } from '../shared/journal.ts';
import { showTime, type LivePage, type Translate } from '../shared/page.ts';
import type { Attendance } from './attendance.ts';
import { dayIn } from './local-day.ts';
import type { Person, Shift, ShiftEvent } from './types.ts';

const SHOWN_SHIFTS = 30;
const SHOWN_EVENTS = 15;

const FIELD_NAMES: Record<string, [zh: string, en: string]> = {
  employeeNumber: ['工号不存在', 'nobody has this employee number'],
  startLocal: ['开始时间无效', 'the start is not a time'],
  endLocal: ['结束时间必须晚于开始时间', 'the end must be later than the start'],
  timeZone: ['时区无效，请填写如 Asia/Shanghai', 'the time zone is unknown; write for instance Asia/Shanghai'],
  minutes: ['加班分钟数无效', 'overtime must be whole minutes'],
  month: ['月份无效', 'the month is not valid'],
  name: ['请填写姓名', 'a name is needed'],
  leftOn: ['离职日期无效', 'the last day is not a day'],
  webhookUrl: ['通知地址必须以 http 开头', 'the webhook address must begin with http'],
};

/** The page `/attendance/`: people with overtime, the shifts of one (`?person=`) with forms to change them, newest events. */
export function attendancePage(attendance: Attendance, journal: Journal): LivePage {
  return {
    title: ['Shiftwell 考勤系统', 'Shiftwell attendance'],
    intro: [
      '仿真的考勤系统：员工、排班与加班。修改排班后会向下方地址发送签名通知。',
      'A simulated attendance system: people, shifts and overtime. Changing a shift sends a signed webhook to the address below.',
    ],
    live: (req, t) => {
      const people = attendance.people().sort((a, b) => (a.employeeNumber < b.employeeNumber ? -1 : 1));
      const wanted = req.query['person'];
      const chosen = people.find((person) => person.employeeNumber === wanted) ?? people[0];
      const month = dayIn('Asia/Shanghai', new Date()).slice(0, 7);
      const events = [...journal.rows<ShiftEvent>('events').values()].slice(-SHOWN_EVENTS).reverse();
      return html`${showMessage(req.query, t)}
        <p id="summary" class="soft">
          ${t(`${people.length} 名员工，${attendance.shifts().length} 个班次`, `${people.length} people, ${attendance.shifts().length} shifts`)}
          · <a href="/attendance/openapi.yaml">openapi.yaml</a>
        </p>
        ${showPeople(attendance, people, chosen, month, t)} ${chosen ? showPerson(attendance, chosen, month, t) : ''}
        ${showWebhook(attendance.settings().webhookUrl, events, t)}`;
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

function showPeople(
  attendance: Attendance,
  people: Person[],
  chosen: Person | undefined,
  month: string,
  t: Translate,
): Html {
  const overtime = new Map(attendance.overtime(month).map((one) => [one.employeeNumber, one.minutes]));
  return html`<section class="card" id="people">
    <h2>${t('员工与本月加班', 'People and overtime this month')}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('工号', 'Number')}</th>
            <th scope="col">${t('姓名', 'Name')}</th>
            <th scope="col">${t('加班', 'Overtime')} ${month}</th>
            <th scope="col">${t('状态', 'State')}</th>
          </tr>
        </thead>
        <tbody>
          ${people.map(
            (person) =>
              html`<tr>
                <td>
                  <a href="?person=${person.employeeNumber}" ${person === chosen ? html`aria-current="true"` : ''}
                    >${person.employeeNumber}</a
                  >
                </td>
                <td>${person.name}</td>
                <td>${showHours(overtime.get(person.employeeNumber), t)}</td>
                <td>
                  ${
                    person.leftOn === null
                      ? html`<span class="badge good">${t('在职', 'employed')}</span>`
                      : html`<span class="badge warn">${showLastDay(person.leftOn, t)}</span>`
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function showLastDay(leftOn: string, t: Translate): string {
  return leftOn < dayIn('Asia/Shanghai', new Date())
    ? t(`${leftOn} 已离职`, `left ${leftOn}`)
    : t(`将于 ${leftOn} 离职`, `leaves ${leftOn}`);
}

function showHours(minutes: number | undefined, t: Translate): string {
  return typeof minutes === 'number' ? `${(minutes / 60).toFixed(1)} ${t('小时', 'h')}` : '–';
}

function showPerson(attendance: Attendance, person: Person, month: string, t: Translate): Html {
  const today = dayIn('Asia/Shanghai', new Date());
  const shifts = attendance
    .shifts({ from: today, employeeNumbers: [person.employeeNumber] })
    .sort((a, b) => (a.startLocal < b.startLocal ? -1 : 1));
  const minutes = attendance.overtime(month).find((one) => one.employeeNumber === person.employeeNumber)?.minutes;
  return html`<section class="card" id="person-${person.employeeNumber}">
      <h2>${person.name} · ${person.employeeNumber}</h2>
      <form class="row" method="post" action="/attendance/edit/person">
        <input type="hidden" name="employeeNumber" value="${person.employeeNumber}" />
        <label>${t('姓名', 'Name')} <input name="name" required maxlength="200" value="${person.name}" /></label>
        <label>${t('离职日期', 'Last day')} <input type="date" name="leftOn" value="${person.leftOn ?? ''}" /></label>
        <button>${t('保存', 'Save')}</button>
      </form>
      <form class="row" method="post" action="/attendance/edit/overtime">
        <input type="hidden" name="employeeNumber" value="${person.employeeNumber}" />
        <label>${t('月份', 'Month')} <input type="month" name="month" required value="${month}" /></label>
        <label
          >${t('加班（分钟）', 'Overtime (minutes)')}
          <input type="number" name="minutes" required min="0" max="44640" value="${minutes ?? 0}"
        /></label>
        <button>${t('保存', 'Save')}</button>
      </form>
    </section>
    <section class="card" id="shifts-${person.employeeNumber}">
      <h2>${t('班次', 'Shifts')}</h2>
      <p class="soft">
        ${t('时间为所填时区的当地时间。夜班的结束时间在第二天。', 'Times are local to the zone given; a night shift ends on the next day.')}
      </p>
      ${showShiftForm(person.employeeNumber, null, today, t)}
      ${shifts.slice(0, SHOWN_SHIFTS).map((shift) => showShiftForm(person.employeeNumber, shift, today, t))}
      ${
        shifts.length > SHOWN_SHIFTS
          ? html`<p class="soft">
              ${t(`另有 ${shifts.length - SHOWN_SHIFTS} 个班次未显示。`, `${shifts.length - SHOWN_SHIFTS} more are not shown.`)}
            </p>`
          : ''
      }
    </section>`;
}

function showShiftForm(employeeNumber: string, shift: Shift | null, today: string, t: Translate): Html {
  const label = shift?.shiftId ?? t('新班次', 'new shift');
  const remove = html`<button name="remove" value="1" class="plain" formnovalidate>${t('删除', 'Remove')}</button>`;
  return html`<form class="row" method="post" action="/attendance/edit/shift" aria-label="${label}">
    <input type="hidden" name="employeeNumber" value="${employeeNumber}" />
    <input type="hidden" name="shiftId" value="${shift?.shiftId ?? ''}" />
    <label
      >${t('开始', 'Start')}
      <input type="datetime-local" name="startLocal" required value="${shift?.startLocal ?? `${today}T09:00`}"
    /></label>
    <label
      >${t('结束', 'End')}
      <input type="datetime-local" name="endLocal" required value="${shift?.endLocal ?? `${today}T18:00`}"
    /></label>
    <label
      >${t('时区', 'Zone')} <input name="timeZone" required size="14" value="${shift?.timeZone ?? 'Asia/Shanghai'}"
    /></label>
    <button>${shift === null ? t('添加班次', 'Add shift') : t('保存', 'Save')}</button>
    ${shift === null ? '' : remove}
  </form>`;
}

function showWebhook(webhookUrl: string | null, events: ShiftEvent[], t: Translate): Html {
  return html`<section class="card" id="webhook">
    <h2>${t('变更通知', 'Webhook')}</h2>
    <form class="row" method="post" action="/attendance/edit/webhook">
      <label class="wide"
        >${t('通知地址', 'Address')}
        <input
          type="url"
          name="webhookUrl"
          placeholder="http://127.0.0.1:8700/webhooks/shiftwell"
          value="${webhookUrl ?? ''}"
      /></label>
      <button>${t('保存', 'Save')}</button>
    </form>
    ${events.length === 0 ? html`<p class="soft">${t('还没有变更。', 'Nothing has changed yet.')}</p>` : ''}
    <ul>
      ${events.map(
        (event) => html`<li>${showTime(event.at)} · ${event.type} · ${event.employeeNumber} · ${event.shiftId}</li>`,
      )}
    </ul>
  </section>`;
}
