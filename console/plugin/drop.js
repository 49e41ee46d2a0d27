// A page for the story side of a newsroom client. Browsers refuse a drop that comes out of a frame of another origin; this one has
// the plug-in's own, takes the drop, and hands it on by postMessage.
import { childOf, read, textOf } from './mos.js';

const asked = new URLSearchParams(location.search);
// The gateway serves this page only where the origin is one that it knows.
const origin = asked.get('origin') ?? '';
const theme = asked.get('theme');
if (theme === 'light' || theme === 'contrast') document.documentElement.dataset.theme = theme;

/** On this channel the plug-in hears what was dropped, and says when the gateway has it. */
const DROPS = 'cueway-plugin-drops';
/** How long, in ms, the story waits for that: the gateway may be away, and the graphic stands in the item all the same. */
const KEPT_WITHIN = 1_500;

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
/**
 * Waits until the gateway has what was dropped, so that the newsroom names nothing that is not there yet.
 *
 * @param {string} objID
 */
function kept(objID) {
  const drops = new BroadcastChannel(DROPS);
  return new Promise((resolve) => {
    drops.addEventListener('message', ({ data }) => data.kept === objID && resolve(undefined));
    setTimeout(resolve, KEPT_WITHIN);
    drops.postMessage({ dropped: objID });
  }).finally(() => drops.close());
}

addEventListener('drop', async (event) => {
  event.preventDefault();
  zone.classList.remove('is-over');
  const text = event.dataTransfer?.getData('text/plain') ?? '';
  const message = read(text);
  if (message?.localName !== 'ncsItem') return say('That is not a graphic');
  if (window.parent === window || origin === '') return say('There is no story around this');
  say('It is on its way');
  await kept(textOf(childOf(message, 'item'), 'objID'));
  window.parent.postMessage(text, origin);
  return undefined;
});
