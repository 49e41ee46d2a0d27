// One graphic on the stage. It is somebody else's code: what it throws is caught, what it never finishes is given up.
import { Running } from './running.js';

const PATIENCE = 5000;

/** @type {Map<string, Promise<string>>} tags by the URL of the script and the id */
const tags = new Map();

/**
 * The tag of a graphic's element; its script is loaded when it is first asked for.
 *
 * @param {string} url
 * @param {string} graphic
 */
function tag(url, graphic) {
  const key = `${url} ${graphic}`;
  let known = tags.get(key);
  if (!known) {
    known = define(url, graphic, tags.size);
    tags.set(key, known);
    // Tried again when it is asked for again.
    known.catch(() => tags.delete(key));
  }
  return known;
}

/**
 * @param {string} url
 * @param {string} graphic
 * @param {number} number
 */
async function define(url, graphic, number) {
  if (!url) throw new Error(`there is no graphic ${graphic}`);
  const module = await import(url);
  if (!(module.default?.prototype instanceof HTMLElement)) {
    throw new Error(`${url}: expected a class that extends HTMLElement as its default export`);
  }
  const name = `og-${graphic.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${number}`;
  // A class may be defined once, and several graphics may share one script.
  customElements.define(name, class extends module.default {});
  return name;
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {string} what
 * @returns {Promise<T>}
 */
function soon(promise, what) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what}: not done after ${PATIENCE / 1000} s`)), PATIENCE);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * @typedef {object} Shown
 * @property {string} instance
 * @property {string} graphic
 * @property {string} data JSON
 * @property {number} step
 * @property {boolean} held
 * @property {number} starts
 * @property {string} url
 * @property {number} steps
 * @property {number} millis
 */

export class Instance {
  /** @type {any} */
  #element;
  #slot = document.createElement('div');
  #gone = false;

  /**
   * @param {Shown} shown
   * @param {HTMLElement} layer where it lives
   * @param {{ width: number, height: number }} size
   */
  constructor(shown, layer, size) {
    this.shown = { ...shown };
    this.instance = shown.instance;
    this.data = shown.data;
    this.step = -1;
    this.held = false;
    this.#slot.className = 'slot waits';
    this.#slot.dataset.instance = shown.instance;
    layer.append(this.#slot);
    this.loaded = soon(this.#load(size), 'load');
    this.loaded.catch(() => {});
  }

  /** @param {{ width: number, height: number }} size */
  async #load(size) {
    const name = await tag(this.shown.url, this.shown.graphic);
    if (this.#gone) throw new Error('taken away while it was loaded');
    this.#element = document.createElement(name);
    this.#slot.append(this.#element);
    await this.#call('load', {
      data: JSON.parse(this.data),
      renderType: 'realtime',
      renderCharacteristics: { resolution: size },
    });
  }

  /**
   * @param {string} method
   * @param {Record<string, unknown>} params
   */
  async #call(method, params) {
    if (typeof this.#element?.[method] !== 'function') throw new Error(`${method}: the graphic has no such method`);
    const answer = await this.#element[method](params);
    const code = answer?.statusCode ?? 200;
    if (code >= 400) throw new Error(`${code} ${answer.statusMessage ?? `${method} failed`}`);
    return answer;
  }

  /**
   * @param {string} method
   * @param {Record<string, unknown>} params
   * @param {boolean} [patient] whether it may take as long as it likes
   */
  #begin(method, params, patient = false) {
    // Graphics throw what they throw; whatever it is, it is the graphic's: 550.
    const answer = this.#call(method, params).catch((error) => {
      const text = error instanceof Error ? error.message || error.name : String(error);
      throw new Error(/^[45]\d\d /.test(text) ? text : `550 ${text}`);
    });
    return patient ? answer : soon(answer, method);
  }

  /** What the gateway wants to know of it. */
  report() {
    const { instance, graphic, starts, url } = this.shown;
    return { instance, graphic, data: this.data, step: Math.max(0, this.step), held: this.held, starts, url };
  }

  /**
   * Brings it on.
   *
   * @param {number} step
   * @param {boolean} skip without animation
   * @param {() => void} ended hears when it has left by itself
   */
  play(step, skip, ended) {
    this.#slot.classList.remove('waits');
    const params = { ...(step > 0 ? { goto: step } : {}), skipAnimation: skip };
    this.step = step;
    return this.#played(params, ended);
  }

  /**
   * Plays it on to a step, or back.
   *
   * @param {number} to
   * @param {() => void} ended
   */
  go(to, ended) {
    const before = this.step;
    const delta = to - before;
    if (delta === 0) return Running.nothing;
    this.step = to;
    const running = this.#played(delta > 0 ? { delta } : { goto: to }, ended);
    running.done.catch(() => {
      if (this.step === to) this.step = before;
    });
    return running;
  }

  /**
   * @param {Record<string, unknown>} params
   * @param {() => void} ended
   */
  #played(params, ended) {
    const { steps, millis } = this.shown;
    const leaves = steps === 0;
    const begun = performance.now();
    const done = this.#begin('playAction', params, leaves).then(async (answer) => {
      const over =
        leaves ||
        (steps > 1 && this.step >= steps) ||
        (steps < 0 && answer && 'currentStep' in answer && answer.currentStep === undefined);
      if (!over) return;
      if (leaves && millis > 0) await pause(millis - (performance.now() - begun));
      if (!this.#gone) ended();
    });
    return new Running(done);
  }

  /**
   * @param {string} data
   * @param {boolean} skip
   */
  update(data, skip) {
    const was = this.data;
    const before = JSON.parse(was);
    const after = JSON.parse(data);
    this.data = data;
    // What it is not given any more is nothing.
    for (const name of Object.keys(before)) {
      if (!(name in after)) after[name] = null;
    }
    return new Running(
      this.#begin('updateAction', { data: after, skipAnimation: skip }).catch((error) => {
        if (this.data === data) this.data = was;
        throw error;
      }),
    );
  }

  /**
   * @param {boolean} held
   * @param {string} action
   */
  hold(held, action) {
    if (this.held === held) return Running.nothing;
    this.held = held;
    return action ? new Running(this.#begin('customAction', { id: action, payload: undefined })) : Running.nothing;
  }

  /** Has it leave, and takes it away when it has, or when it should have. */
  leave() {
    const left = this.#element ? this.#begin('stopAction', { skipAnimation: false }) : Promise.resolve();
    return new Running(
      left.then(
        () => this.remove(),
        (error) => {
          console.warn(`${this.shown.graphic}: stopAction`, error);
          this.remove();
        },
      ),
    );
  }

  /** Takes it away at once. */
  remove() {
    if (this.#gone) return;
    this.#gone = true;
    this.#slot.remove();
    if (this.#element) {
      this.#begin('dispose', {}).catch((error) => console.warn(`${this.shown.graphic}: dispose`, error));
    }
  }
}

/** @param {number} millis */
function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, millis)));
}
