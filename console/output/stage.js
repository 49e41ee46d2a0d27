// The stage: layers, and on each what is on air and what is loaded beside it.
import { Instance } from './instance.js';
import { Running } from './running.js';
import { words } from './link.js';

/** How long, in ms, a graphic has to fail before it counts as on air and the one that it replaces leaves. */
const EARLY = 60;

/** @typedef {import('./instance.js').Shown} Shown */

class Layer {
  /** @type {Instance | undefined} */
  air;
  /** @type {Instance | undefined} */
  next;
  /** @type {Instance | undefined} on its way to air, not loaded yet */
  coming;
  /** What is to be done one after the other. @type {Promise<unknown>} */
  turn = Promise.resolve();

  /**
   * @param {number} number
   * @param {Stage} stage
   */
  constructor(number, stage) {
    this.number = number;
    this.stage = stage;
    this.place = document.createElement('section');
    this.place.className = 'slot';
    this.place.dataset.layer = String(number);
    this.place.style.zIndex = String(number);
    stage.place.append(this.place);
  }

  /**
   * Has something done when what came before has been begun.
   *
   * @template T
   * @param {() => Promise<T>} what
   * @returns {Promise<T>}
   */
  inTurn(what) {
    const mine = this.turn.then(what);
    this.turn = mine.catch(() => {});
    return mine;
  }

  /** @param {Shown} shown */
  make(shown) {
    return new Instance(shown, this.place, this.stage.size);
  }

  /** @param {Shown} shown */
  async load(shown) {
    if (this.next && same(this.next, shown)) {
      return this.next.data === shown.data ? Running.nothing : this.next.update(shown.data, true);
    }
    if (this.next !== this.coming) this.next?.remove();
    const made = this.make(shown);
    this.next = made;
    return new Running(
      made.loaded.catch((error) => {
        this.#discard(made);
        throw error;
      }),
    );
  }

  /**
   * @param {Shown} shown
   * @param {boolean} skip
   */
  async play(shown, skip) {
    if (this.air && same(this.air, shown)) {
      return Running.all([this.change(this.air, shown.data), this.air.go(shown.step, this.#ended(this.air))]);
    }
    const made = this.next && same(this.next, shown) ? this.next : this.make(shown);
    this.coming = made;
    try {
      await made.loaded;
      if (this.coming !== made) throw new Error('overtaken by another command');
    } catch (error) {
      this.#discard(made);
      throw error;
    }
    if (made.data !== shown.data) made.update(shown.data, true).done.catch(() => {});
    return this.#replace(made, shown.step, skip);
  }

  /**
   * Has it come on air, and what was there leave, unless it fails at once: then all stays as it was.
   *
   * @param {Instance} made
   * @param {number} step
   * @param {boolean} skip
   */
  async #replace(made, step, skip) {
    const before = this.air;
    const running = made.play(step, skip, this.#ended(made));
    this.coming = undefined;
    this.air = made;
    if (this.next?.instance === made.instance) {
      if (this.next !== made) this.next.remove();
      this.next = undefined;
    }
    try {
      await running.within(skip ? 0 : EARLY);
    } catch (error) {
      if (this.air === made) this.air = before;
      else before?.leave();
      made.remove();
      throw error;
    }
    if (skip) before?.remove();
    else before?.leave();
    return running;
  }

  /** @param {Instance} made */
  #discard(made) {
    made.remove();
    if (this.next === made) this.next = undefined;
    if (this.coming === made) this.coming = undefined;
  }

  /** @param {Instance} instance */
  #ended(instance) {
    return () => {
      instance.remove();
      if (this.air !== instance) return;
      this.air = undefined;
      this.stage.tell({ type: 'ended', layer: this.number, instance: instance.instance });
    };
  }

  /**
   * @param {Instance} instance
   * @param {string} data
   */
  change(instance, data) {
    return instance.data === data ? Running.nothing : instance.update(data, false);
  }

  /** @param {string} id */
  find(id) {
    const found = [this.air, this.next].find((one) => one?.instance === id);
    if (!found) throw new Error(`nothing called ${id} is on layer ${this.number}`);
    return found;
  }

  /**
   * @param {string} id
   * @param {number} to
   */
  step(id, to) {
    const instance = this.find(id);
    return instance.go(to, this.#ended(instance));
  }

  /** @param {string} id */
  stop(id) {
    if (this.coming?.instance === id) this.coming = undefined;
    const leaving = this.air?.instance === id ? this.air : undefined;
    if (!leaving) return Running.nothing;
    this.air = undefined;
    return leaving.leave();
  }

  /** @param {string} id */
  drop(id) {
    if (this.next?.instance === id) {
      if (this.next !== this.coming) this.next.remove();
      this.next = undefined;
    }
    return Running.nothing;
  }

  clear() {
    for (const one of [this.air, this.next, this.coming]) one?.remove();
    this.air = this.next = this.coming = undefined;
    // Those that are just leaving too.
    this.place.replaceChildren();
    return Running.nothing;
  }

  /**
   * Shows that and nothing else, at once.
   *
   * @param {{ air?: Shown, next?: Shown } | undefined} wanted
   */
  async become(wanted) {
    const all = [];
    if (!wanted?.air && this.air) {
      this.air.remove();
      this.air = undefined;
    }
    if (wanted?.air) all.push(await this.play(wanted.air, true));
    if (wanted?.next) all.push(await this.load(wanted.next));
    else if (this.next) this.drop(this.next.instance);
    return Running.all(all);
  }

  report() {
    return { air: this.air?.report(), next: this.next?.report() };
  }
}

/**
 * @param {Instance} instance
 * @param {Shown} shown
 */
function same(instance, shown) {
  return instance.instance === shown.instance && instance.shown.starts === shown.starts;
}

export class Stage {
  /** @type {Map<number, Layer>} */
  #layers = new Map();

  /**
   * @param {HTMLElement} place
   * @param {{ width: number, height: number }} size
   * @param {(news: Record<string, unknown>) => void} tell
   */
  constructor(place, size, tell) {
    this.place = place;
    this.size = size;
    this.tell = tell;
  }

  /** What is on the layers, as the gateway wants to know it. */
  shows() {
    /** @type {Record<string, unknown>} */
    const all = {};
    for (const [number, layer] of this.#layers) {
      if (layer.air || layer.next) all[number] = layer.report();
    }
    return all;
  }

  /** @param {number} number */
  #layer(number) {
    let layer = this.#layers.get(number);
    if (!layer) {
      layer = new Layer(number, this);
      this.#layers.set(number, layer);
    }
    return layer;
  }

  /**
   * Does what the gateway says; resolves when it is under way, and throws if it failed by then.
   *
   * @param {string} op
   * @param {any} message
   * @returns {Promise<Running>}
   */
  async act(op, message) {
    if (op === 'sync') return this.#sync(message.layers);
    const layer = this.#layer(message.layer);
    switch (op) {
      // What takes off does not wait for what is slow to come on.
      case 'clear':
        return layer.clear();
      case 'stop':
        return layer.stop(message.instance);
      case 'drop':
        return layer.drop(message.instance);
      case 'load':
        return layer.load(message);
      case 'play':
        return layer.inTurn(() => layer.play(message, message.skip));
      case 'update':
        return layer.inTurn(async () => layer.change(layer.find(message.instance), message.data));
      case 'step':
        return layer.inTurn(async () => layer.step(message.instance, message.to));
      case 'hold':
        return layer.inTurn(async () => layer.find(message.instance).hold(message.held, message.action));
      default:
        throw new Error(`${op} is not known to this page; load it again`);
    }
  }

  /** @param {Record<string, { air?: Shown, next?: Shown }>} wanted */
  async #sync(wanted) {
    const numbers = new Set([...this.#layers.keys(), ...Object.keys(wanted).map(Number)]);
    const all = [...numbers].map(async (number) => {
      const layer = this.#layer(number);
      try {
        return await layer.inTurn(() => layer.become(wanted[number]));
      } catch (error) {
        // One that cannot be put back does not keep the others from it.
        this.tell({ type: 'failed', layer: number, why: words(error) });
        return Running.nothing;
      }
    });
    return Running.all(await Promise.all(all));
  }
}
