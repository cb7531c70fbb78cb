// The candidate's page: shows what the server says stands next, keeps drafts there, and runs the clock of the question.
const { state: firstState, texts } = JSON.parse(document.getElementById('data').textContent);
const page = document.getElementById('page');
const status = document.getElementById('status');
const base = location.pathname.replace(/\/$/, '');
let state = firstState;
let clock;
let heartbeat;

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** Makes an element: `make('p', { class: 'soft' }, 'text', child)`. Text is never read as HTML. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

function button(text, onclick, kind = 'primary') {
  return make('button', { type: 'button', class: kind, onclick }, text);
}

let sayTimer;

/** Shows a line that screen readers speak; a passing one goes away by itself. */
function say(text, isPassing = false) {
  clearTimeout(sayTimer);
  status.textContent = text;
  if (isPassing) sayTimer = setTimeout(() => (status.textContent = ''), 6000);
}

/** Calls the server until it answers; an answer that says no is shown by loading the page anew. */
async function call(path, body = {}) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = await fetch(`${base}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (answer.status >= 500) throw new Error(`HTTP ${answer.status}`);
      if (attempt > 0) say('');
      if (!answer.ok) {
        location.reload();
        return new Promise(() => {});
      }
      state = await answer.json();
      return state;
    } catch {
      say(texts.offline);
      await new Promise((resolve) => setTimeout(resolve, Math.min(8000, 1000 * 2 ** attempt)));
    }
  }
}

function show(...children) {
  clearInterval(clock);
  page.replaceChildren(...children);
  const heading = page.querySelector('h1');
  if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  scrollTo(0, 0);
}

function showMessage(title, text) {
  stopHeartbeat();
  document.title = title;
  show(make('h1', {}, title), make('p', { class: 'lead' }, text));
}

function showWelcome() {
  const total = state.questions.length;
  const seconds = state.questions.reduce((sum, question) => sum + question.timeLimitSeconds, 0);
  const facts = [
    [texts.position, state.positionTitle],
    [texts.questions, fill(texts.questionsValue, { count: total })],
    [texts.minutes, fill(texts.minutesValue, { minutes: Math.max(1, Math.ceil(seconds / 60)) })],
    [
      texts.until,
      new Date(state.expiresAt).toLocaleString(document.documentElement.lang, {
        dateStyle: 'long',
        timeStyle: 'short',
      }),
    ],
  ];
  const box = make('input', { type: 'checkbox', id: 'consent', 'aria-describedby': 'consent-error' });
  const error = make('p', { id: 'consent-error', class: 'error', role: 'alert' });
  const start = button(texts.start, async () => {
    if (!box.checked) {
      error.textContent = texts.consentNeeded;
      box.setAttribute('aria-invalid', 'true');
      box.focus();
      return;
    }
    start.disabled = true;
    await call('consent', {});
    startHeartbeat();
    await showNext();
  });
  box.addEventListener('change', () => {
    error.textContent = '';
    box.removeAttribute('aria-invalid');
  });
  show(
    make('h1', {}, fill(texts.hello, { name: state.candidateName })),
    make('dl', {}, ...facts.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)])),
    make(
      'section',
      { class: 'notice', 'aria-labelledby': 'ai-title' },
      make('h2', { id: 'ai-title' }, texts.aiTitle),
      make('ul', {}, ...texts.aiText.map((line) => make('li', {}, line))),
    ),
    make('h2', {}, texts.howTitle),
    make('ul', {}, ...texts.how.map((line) => make('li', {}, line))),
    make('label', { class: 'check', for: 'consent' }, box, make('span', {}, texts.consent)),
    error,
    make('div', { class: 'actions' }, start, button(texts.decline, showDecline, 'quiet')),
  );
}

function showDecline() {
  show(
    make('h1', {}, texts.decline),
    make('p', { class: 'lead' }, texts.declineSure),
    make(
      'div',
      { class: 'actions' },
      button(texts.declineYes, async () => {
        await call('decline');
        route();
      }),
      button(texts.back, showWelcome, 'quiet'),
    ),
  );
}

function showResume() {
  const answered = state.questions.filter((question) => question.answered).length;
  const go = button(texts.resume, async () => {
    go.disabled = true;
    await call('consent', {});
    startHeartbeat();
    await showNext();
  });
  show(
    make('h1', {}, texts.resumeTitle),
    make('p', { class: 'lead' }, fill(texts.resumeText, { answered, total: state.questions.length })),
    make('div', { class: 'actions' }, go),
  );
}

async function showNext() {
  const question = state.questions.find((candidate) => !candidate.answered);
  if (!question) {
    await call('answers', { answers: [], finish: true, page: true });
    route();
    return;
  }
  await call(`questions/${encodeURIComponent(question.id)}/start`);
  if (state.status !== 'started') route();
  else showQuestion(question);
}

function showQuestion(question) {
  const index = state.questions.findIndex((candidate) => candidate.id === question.id);
  const total = state.questions.length;
  const isLast = state.questions.filter((candidate) => !candidate.answered).length === 1;
  const path = `questions/${encodeURIComponent(question.id)}`;
  let endsAt = performance.now() + state.current.remainingSeconds * 1000;
  let draftTimer;
  let draftCalls = Promise.resolve();
  let submitted = false;

  const area = make('textarea', { id: 'answer', rows: '9', maxlength: '20000', 'aria-describedby': 'hint' });
  area.value = state.current.draft;
  const counter = make('span', {}, fill(texts.characters, { count: area.value.length }));
  const savedMark = make('span', {});
  const timer = make('span', { class: 'timer', role: 'timer' });
  const more = button(
    texts.moreTime,
    async () => {
      more.disabled = true;
      await call(`${path}/extend`);
      if (!state.current) return route();
      endsAt = performance.now() + state.current.remainingSeconds * 1000;
      say(texts.moreTimeDone, true);
      more.disabled = false;
      more.hidden = state.current.extensionsLeft <= 0;
      tick();
    },
    'quiet',
  );
  more.hidden = state.current.extensionsLeft <= 0;
  const submit = button(isLast ? texts.finish : texts.next, () => {
    if (area.value.trim() === '' && !confirmEmpty.open) {
      confirmEmpty.showModal();
      return;
    }
    void send(false);
  });
  const confirmEmpty = make(
    'dialog',
    { 'aria-labelledby': 'empty-text' },
    make('p', { id: 'empty-text' }, texts.emptySure),
    make(
      'div',
      { class: 'actions' },
      button(texts.emptyYes, () => void send(false)),
      button(texts.back, () => confirmEmpty.close(), 'quiet'),
    ),
  );

  function saveDraft() {
    draftTimer = undefined;
    savedMark.textContent = texts.saving;
    draftCalls = draftCalls.then(async () => {
      if (submitted) return;
      await call(`${path}/draft`, { text: area.value });
      savedMark.textContent = texts.saved;
    });
  }

  async function send(isTimeUp) {
    if (submitted) return;
    submitted = true;
    clearTimeout(draftTimer);
    clearInterval(clock);
    submit.disabled = true;
    area.readOnly = true;
    if (confirmEmpty.open) confirmEmpty.close();
    await draftCalls;
    await call('answers', { answers: [{ questionId: question.id, text: area.value }], finish: isLast, page: true });
    say(isTimeUp ? texts.timeUp : '');
    if (isLast) route();
    else await showNext();
  }

  let saidAt = Infinity;
  function tick() {
    const left = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));
    timer.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    timer.classList.toggle('soon', left <= 30);
    for (const mark of [60, 30, 10]) {
      if (left <= mark && left > mark - 2 && saidAt > mark && left < question.timeLimitSeconds) {
        saidAt = mark;
        say(fill(texts.timeSoon, { seconds: left }), true);
      }
    }
    if (left > 60) saidAt = Infinity;
    if (left === 0) void send(true);
  }

  area.addEventListener('input', () => {
    counter.textContent = fill(texts.characters, { count: area.value.length });
    draftTimer ??= setTimeout(saveDraft, 1200);
  });
  document.title = `${fill(texts.progress, { index: index + 1, total })} · ${texts.title}`;
  show(
    make(
      'div',
      { class: 'top' },
      make('span', { id: 'progress-text' }, fill(texts.progress, { index: index + 1, total })),
      make('span', {}, `${texts.timeLeft} `, timer),
    ),
    make('progress', { max: String(total), value: String(index), 'aria-labelledby': 'progress-text' }),
    make('h1', { lang: question.language }, question.text),
    make('label', { for: 'answer' }, texts.answerLabel),
    make('p', { id: 'hint', class: 'soft' }, texts.answerHint),
    area,
    make('p', { class: 'soft under' }, counter, savedMark),
    make('div', { class: 'actions' }, submit, more),
    confirmEmpty,
  );
  tick();
  clock = setInterval(tick, 500);
}

function startHeartbeat() {
  stopHeartbeat();
  heartbeat = setInterval(() => void fetch(`${base}/alive`, { method: 'POST' }).catch(() => undefined), 15000);
}

function stopHeartbeat() {
  clearInterval(heartbeat);
  heartbeat = undefined;
}

function route() {
  switch (state.status) {
    case 'invited':
    case 'opened':
      return showWelcome();
    case 'started':
    case 'interrupted':
      return state.consentGiven ? showResume() : showWelcome();
    case 'expired':
      return showMessage(texts.expiredTitle, texts.expiredText);
    case 'cancelled':
      if (state.declined) return showMessage(texts.declinedTitle, texts.declinedText);
      return showMessage(texts.cancelledTitle, texts.cancelledText);
    case 'failed':
      return showMessage(texts.failedTitle, texts.failedText);
    default:
      return showMessage(texts.doneTitle, texts.doneText);
  }
}

addEventListener('pagehide', () => {
  if (heartbeat !== undefined) navigator.sendBeacon(`${base}/leave`);
});
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

route();
if (state.status === 'invited') void call('open');
