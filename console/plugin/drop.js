// A page for the story side of a newsroom client. Browsers refuse a drop that comes out of a frame of another origin; this one has
// the plug-in's own, takes the drop, and hands it on by postMessage.
import { read } from './mos.js';

const asked = new URLSearchParams(location.search);
// The gateway serves this page only where the origin is one that it knows.
const origin = asked.get('origin') ?? '';
const theme = asked.get('theme');
if (theme === 'light' || theme === 'contrast') document.documentElement.dataset.theme = theme;

/** How long, in ms, it says that it has something. */
const SAID = 1_500;
const zone = /** @type {HTMLElement} */ (document.getElementById('zone'));
const words = /** @type {HTMLElement} */ (document.getElementById('words'));
const idle = words.textContent ?? '';
let timer = 0;

/** @param {string} text */
function say(text) {
  words.textContent = text;
  clearTimeout(timer);
  timer = window.setTimeout(() => (words.textContent = idle), SAID);
}

addEventListener('dragover', (event) => {
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  zone.classList.add('is-over');
});
addEventListener('dragleave', () => zone.classList.remove('is-over'));
addEventListener('drop', (event) => {
  event.preventDefault();
  zone.classList.remove('is-over');
  const text = event.dataTransfer?.getData('text/plain') ?? '';
  if (read(text)?.localName !== 'ncsItem') return say('That is not a graphic');
  if (window.parent === window || origin === '') return say('There is no story around this');
  window.parent.postMessage(text, origin);
  return say('It is on its way');
});
