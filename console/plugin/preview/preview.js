// Shows one graphic with what the page around it says: the same code as on an output, but nobody's output. It hears its parent
// and nobody else, and has an origin of its own, so the graphic can reach nothing.
import { Instance } from '/output/page/instance.js';

const WIDTH = 1920;
const HEIGHT = 1080;
const stage = /** @type {HTMLElement} */ (document.getElementById('stage'));

/**
 * @typedef {object} Wanted
 * @property {{ id: string, main: string, steps: number, millis: number }} graphic
 * @property {Record<string, unknown>} data
 */

/** @type {Instance | undefined} */
let shown;
/** @type {Wanted | undefined} */
let wanted;
/** What is to be done one after the other. @type {Promise<unknown>} */
let turn = Promise.resolve();

/** The whole picture, whatever the size of the frame. */
function fit() {
  const scale = Math.min(innerWidth / WIDTH, innerHeight / HEIGHT);
  stage.style.transform = `translate(${(innerWidth - WIDTH * scale) / 2}px, ${(innerHeight - HEIGHT * scale) / 2}px) scale(${scale})`;
}
fit();
addEventListener('resize', fit);

/** @param {Record<string, unknown>} news */
function tell(news) {
  // Whoever is around us is the page that we were made for: the frame-ancestors of our policy see to that.
  parent.postMessage({ cueway: 'preview', ...news }, '*');
}

/**
 * @param {Wanted} now
 * @param {boolean} moving whether it is seen coming on
 */
async function begin(now, moving) {
  shown?.remove();
  const { id, main, steps, millis } = now.graphic;
  const data = JSON.stringify(now.data);
  const made = new Instance(
    { instance: id, graphic: id, data, step: 0, held: false, starts: 0, url: main, steps, millis },
    stage,
    { width: WIDTH, height: HEIGHT },
  );
  shown = made;
  await made.loaded;
  const ended = () => {
    if (shown === made) shown = undefined;
  };
  await made.play(0, !moving, ended).done;
}

/** @param {Wanted} now */
async function show(now) {
  const same = shown && wanted && wanted.graphic.main === now.graphic.main && wanted.graphic.id === now.graphic.id;
  wanted = now;
  if (!same) return begin(now, false);
  const data = JSON.stringify(now.data);
  if (shown && shown.data !== data) await shown.update(data, true).done;
}

/** @param {any} message */
async function act(message) {
  switch (message.op) {
    case 'show':
      return show({ graphic: message.graphic, data: message.data });
    case 'clear':
      shown?.remove();
      shown = wanted = undefined;
      return undefined;
    case 'play':
      return wanted && begin(wanted, true);
    case 'step':
      if (!wanted) return undefined;
      return shown ? shown.go(shown.step + 1, () => (shown = undefined)).done : begin(wanted, true);
    default:
      return undefined;
  }
}

addEventListener('message', (event) => {
  if (event.source !== parent || !event.data || event.data.cueway !== 'show') return;
  const message = event.data;
  turn = turn.then(async () => {
    try {
      await act(message);
      tell({ shown: true });
    } catch (error) {
      shown?.remove();
      shown = undefined;
      tell({ failed: error instanceof Error ? error.message : String(error) });
    }
  });
});

tell({ ready: true });

// For whoever wants to look at it from outside, a test for instance.
Object.assign(window, { cueway: { get shown() { return shown; } } });
