// A graphic by itself, on a page that is no output: the page that has it in a frame says what it shows. It knows no gateway.
import { fit } from './fit.js';
import { words } from './link.js';
import { Stage } from './stage.js';

const LAYER = 1;
const INSTANCE = 'sample';
/** How long, in ms, a graphic may take before it is said to have begun. */
const BEGUN = 1000;

const about = document.documentElement.dataset;
const size = { width: Number(about.width), height: Number(about.height) };
const place = /** @type {HTMLElement} */ (document.getElementById('stage'));
fit(place, size);

/** @param {Record<string, unknown>} news */
const tell = (news) => parent.postMessage({ cueway: 'sample', ...news }, '*');
const stage = new Stage(place, size, tell);
let starts = 0;

/** @param {unknown} data */
function shown(data) {
  const { graphic, script } = about;
  const [steps, millis] = [Number(about.steps), Number(about.millis)];
  return { layer: LAYER, instance: INSTANCE, graphic, data: JSON.stringify(data ?? {}), step: 0, held: false, starts, url: script, steps, millis };
}

/** @param {{ data?: unknown, skip?: boolean }} message */
async function play({ data, skip }) {
  await stage.act('clear', { layer: LAYER });
  starts++;
  return stage.act('play', { ...shown(data), skip: Boolean(skip) });
}

/** @type {Record<string, (message: any) => Promise<import('./running.js').Running>>} */
const acts = {
  play,
  update: ({ data }) =>
    stage.shows()[LAYER]
      ? stage.act('update', { layer: LAYER, instance: INSTANCE, data: JSON.stringify(data ?? {}) })
      : play({ data, skip: true }),
  step: ({ to }) => stage.act('step', { layer: LAYER, instance: INSTANCE, to }),
  stop: () => stage.act('stop', { layer: LAYER, instance: INSTANCE }),
};

addEventListener('message', async ({ source, data: message }) => {
  const act = source === parent && message ? acts[message.op] : undefined;
  if (!act) return;
  try {
    await (await act(message)).within(BEGUN);
    tell({ type: 'did', op: message.op });
  } catch (error) {
    tell({ type: 'failed', op: message.op, why: words(error) });
  }
});

// Whoever waits for it says now what it is to show.
tell({ type: 'ready' });
