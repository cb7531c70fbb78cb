// Keeps #live up to date: asks for the fragment every two seconds and replaces only the children that changed.
const live = document.getElementById('live');
const stale = document.getElementById('stale');
const known = new Map();

function showLocalTimes(root) {
  for (const time of root.querySelectorAll('time')) {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime()))
      time.textContent = at.toLocaleString(document.documentElement.lang, { hour12: false });
  }
}

function isBusy(element) {
  const playing = [...element.querySelectorAll('audio, video')].some((media) => !media.paused);
  return playing || element.contains(document.activeElement);
}

function replace(current, next) {
  const open = [...current.querySelectorAll('details')].map((details) => details.open);
  next.querySelectorAll('details').forEach((details, index) => {
    if (open[index] !== undefined) details.open = open[index];
  });
  current.replaceWith(next);
}

function update(text) {
  const template = document.createElement('template');
  template.innerHTML = text;
  const fresh = [...template.content.children];
  const ids = new Set(fresh.map((element) => element.id));
  for (const element of [...live.children]) if (!ids.has(element.id)) element.remove();
  fresh.forEach((element, index) => {
    const current = document.getElementById(element.id);
    const source = element.outerHTML;
    if (current && known.get(element.id) === source) {
      if (live.children[index] !== current && !isBusy(current))
        live.insertBefore(current, live.children[index] ?? null);
      return;
    }
    if (current && isBusy(current)) return;
    known.set(element.id, source);
    showLocalTimes(element);
    if (current) replace(current, element);
    else live.insertBefore(element, live.children[index] ?? null);
  });
}

async function poll() {
  const address = new URL(location.href);
  address.searchParams.set('fragment', '1');
  address.searchParams.set('lang', document.documentElement.lang.slice(0, 2));
  try {
    const answer = await fetch(address, { cache: 'no-cache' });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    update(await answer.text());
    stale.hidden = true;
  } catch {
    stale.hidden = false;
  }
}

showLocalTimes(document);
setInterval(() => {
  if (!document.hidden) void poll();
}, 2000);
void poll();
