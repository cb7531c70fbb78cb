import { html, type Html } from '../shared/html.ts';
import { STATUS, type PaperQuestion, type TestOrder } from './types.ts';
import { TAKE_TEXTS, type TakeTexts } from './take-texts.ts';

/** What the candidate's page shows. */
export type TakeView = { at: 'start' | 'review' } | { at: 'question'; index: number };

/** One page of a test, in the order's language. */
export function renderTake(order: TestOrder | undefined, view: TakeView, nowMs: number): string {
  const language = order?.form.lang === 'en_US' ? 'en' : 'zh';
  const texts = TAKE_TEXTS[language];
  const title = order === undefined ? texts.notFound[0] : texts.title[order.form.orderType];
  const page = html`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${title} · Quizmill</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/testing/assets/test.css" />
      <script type="module" src="/testing/assets/test.js"></script>
    </head>
    <body>
      <header><b>Quizmill</b> <span>${texts.sandbox}</span></header>
      <main>${order === undefined ? showMessage(texts.notFound) : showOrder(order, view, texts, nowMs)}</main>
    </body>
  </html>`;
  return `<!doctype html>\n${page.text}`;
}

function showOrder(order: TestOrder, view: TakeView, texts: TakeTexts, nowMs: number): Html {
  switch (order.status) {
    case STATUS.created:
    case STATUS.opened:
      return order.identity.verified ? showWelcome(order, texts) : showIdentity(order, texts);
    case STATUS.answering:
      if (view.at === 'question') return showQuestion(order, view.index, texts, nowMs);
      return showReview(order, texts, nowMs);
    case STATUS.submitted:
    case STATUS.reported:
      return showMessage(texts.done);
    case STATUS.expired:
      return showMessage(texts.expired);
    case STATUS.cancelled:
      return showMessage(order.cancelReason === 'declined_by_candidate' ? texts.declined : texts.cancelled);
    case STATUS.failed:
      return showMessage(texts.failed);
  }
}

function showMessage([title, text]: readonly [string, string]): Html {
  return html`<h1>${title}</h1>
    <p>${text}</p>`;
}

function showIdentity(order: TestOrder, texts: TakeTexts): Html {
  const { failures } = order.identity;
  if (failures >= 5) return showMessage(texts.locked);
  return html`<h1>${texts.identityTitle}</h1>
    <p>${texts.identityText}</p>
    <form method="post" action="/testing/t/${order.token}/identity">
      <label for="digits">${texts.identityLabel}</label>
      <input
        id="digits"
        name="digits"
        inputmode="numeric"
        autocomplete="off"
        pattern="[0-9]{4}"
        maxlength="4"
        required
      />
      ${failures > 0 ? html`<p class="error" role="alert">${texts.identityWrong}</p>` : ''}
      <button>${texts.next}</button>
    </form>`;
}

function showWelcome(order: TestOrder, texts: TakeTexts): Html {
  const { form } = order;
  const minutes = Math.ceil(form.paper.questions.reduce((sum, question) => sum + question.seconds, 0) / 60);
  const deadline = new Date(form.deadlineMs);
  return html`<h1>${texts.title[form.orderType]}</h1>
    <p class="lead">${texts.hello}${form.candidate.name}</p>
    <dl>
      <dt>${texts.position}</dt>
      <dd>${form.position}</dd>
      <dt>${texts.count}</dt>
      <dd>${form.paper.questions.length}</dd>
      <dt>${texts.time}</dt>
      <dd>${minutes} ${texts.minutes}</dd>
      <dt>${texts.until}</dt>
      <dd>
        <time datetime="${deadline.toISOString()}">${deadline.toISOString().slice(0, 16).replace('T', ' ')}Z</time>
      </dd>
    </dl>
    <ul class="notes">
      ${texts.notes[form.orderType].map((note) => html`<li>${note}</li>`)}
    </ul>
    <form method="post" action="/testing/t/${order.token}/begin">
      <label class="tick"><input type="checkbox" name="agree" value="1" required /> <span>${texts.agree}</span></label>
      <button>${texts.begin}</button>
    </form>
    <form method="post" action="/testing/t/${order.token}/decline">
      <button class="quiet">${texts.decline}</button>
    </form>`;
}

function showQuestion(order: TestOrder, index: number, texts: TakeTexts, nowMs: number): Html {
  const { questions } = order.form.paper;
  const question = questions[index] as PaperQuestion;
  const given = order.answers[question.id];
  const isMulti = (question.answer ?? []).length > 1;
  const options = (question.options ?? []).map((option, at) => {
    const letter = String.fromCharCode(65 + at);
    return html`<label class="option"
      ><input
        type="${isMulti ? 'checkbox' : 'radio'}"
        name="choice"
        value="${letter}"
        ${given?.choice.includes(letter) ? html`checked` : ''}
        ${isMulti ? '' : html`required`}
      />
      <b>${letter}</b> <span>${option}</span></label
    >`;
  });
  return html`${showTop(order, `${index + 1} / ${questions.length}`, texts, nowMs)}
    <progress max="${questions.length}" value="${index}"></progress>
    <form method="post" action="/testing/t/${order.token}/answer">
      <input type="hidden" name="question" value="${question.id}" />
      <fieldset>
        <legend>
          <h1>${question.content}</h1>
        </legend>
        ${question.form === 'choice' ? html`<p class="soft">${isMulti ? texts.multi : texts.single}</p>` : ''}
        ${
          question.form === 'choice'
            ? options
            : html`<label for="text" class="soft">${texts.answer}</label>
                <textarea id="text" name="text" rows="8" maxlength="20000">${given?.text ?? ''}</textarea>`
        }
      </fieldset>
      <button>${texts.next}</button>
    </form>
    ${index === 0 ? '' : html`<p><a href="/testing/t/${order.token}?q=${index - 1}">${texts.back}</a></p>`}`;
}

function showReview(order: TestOrder, texts: TakeTexts, nowMs: number): Html {
  return html`${showTop(order, texts.review, texts, nowMs)}
    <h1>${texts.reviewTitle}</h1>
    <ol class="review">
      ${order.form.paper.questions.map((question, at) => {
        const given = order.answers[question.id];
        const answer = given?.choice.join(', ') || given?.text.slice(0, 60) || texts.empty;
        return html`<li>
          <a href="/testing/t/${order.token}?q=${at}">${question.content}</a>
          <span class="soft">${answer}</span>
        </li>`;
      })}
    </ol>
    <form method="post" action="/testing/t/${order.token}/submit"><button>${texts.submit}</button></form>`;
}

function showTop(order: TestOrder, where: string, texts: TakeTexts, nowMs: number): Html {
  const limitSeconds = order.form.paper.questions.reduce((sum, question) => sum + question.seconds, 0);
  const leftSeconds = Math.max(0, Math.round(limitSeconds - (nowMs - (order.beginMs ?? nowMs)) / 1000));
  const left = `${Math.floor(leftSeconds / 60)}:${String(leftSeconds % 60).padStart(2, '0')}`;
  return html`<div class="top">
    <span>${where}</span>
    <span>${texts.left} <b id="left" data-seconds="${leftSeconds}">${left}</b></span>
  </div>`;
}
