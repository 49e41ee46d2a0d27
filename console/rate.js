import { clock } from './time.js';

/** Width of one bar, and how many: ten minutes. */
const STEP_MILLIS = 10_000;
const STEPS = 60;

/** How many messages came in the last ten minutes, in steps of ten seconds. */
export class Rate {
  constructor() {
    /** @type {Map<number, number>} step → messages */
    this.steps = new Map();
    /** @type {number} before this nothing is known */
    this.knownFrom = clock.now();
  }

  /**
   * Starts over from times already known.
   *
   * @param {number[]} times newest first
   */
  restart(times) {
    this.steps.clear();
    for (const time of times) this.count(time, 1);
    this.knownFrom = times.at(-1) ?? clock.now();
  }

  /** @param {number} n */
  add(n) {
    this.count(clock.now(), n);
  }

  /**
   * @param {number} time
   * @param {number} n
   */
  count(time, n) {
    const step = Math.floor(time / STEP_MILLIS);
    this.steps.set(step, (this.steps.get(step) ?? 0) + n);
    const oldest = Math.floor(clock.now() / STEP_MILLIS) - STEPS;
    for (const old of this.steps.keys()) if (old < oldest) this.steps.delete(old);
  }

  /** @returns {number[]} oldest first; the step that still runs is left out */
  get bars() {
    const now = Math.floor(clock.now() / STEP_MILLIS);
    return Array.from({ length: STEPS }, (_, i) => this.steps.get(now - STEPS + i) ?? 0);
  }

  /** @returns {number} messages in the last full minute */
  get perMinute() {
    return this.bars.slice(-6).reduce((sum, n) => sum + n, 0);
  }
}
