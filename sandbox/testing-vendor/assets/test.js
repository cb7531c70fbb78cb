// Runs the clock down and shows times in the reader's own zone; everything else works without it.
const left = document.getElementById('left');
if (left) {
  const endsAt = Date.now() + Number(left.dataset.seconds) * 1000;
  setInterval(() => {
    const seconds = Math.max(0, Math.round((endsAt - Date.now()) / 1000));
    left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }, 500);
}
for (const time of document.querySelectorAll('time')) {
  const lang = document.documentElement.lang;
  time.textContent = new Date(time.dateTime).toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short' });
}
