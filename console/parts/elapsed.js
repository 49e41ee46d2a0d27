import { LitElement } from 'lit';
import { clock, instant, length } from '../time.js';
import { Watch } from '../watch.js';

/**
 * Time since an instant as a count-up, or with `of` what is left of so many seconds: counted on by itself, so that what it
 * stands in need not be rendered every second. Below zero it says how much over, with a plus.
 */
class Elapsed extends LitElement {
  static properties = { time: { type: String }, of: { type: Number } };

  constructor() {
    super();
    this.time = '';
    /** @type {number | null} */
    this.of = null;
    new Watch(this, clock, 'tick');
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const ms = instant(this.time);
    if (Number.isNaN(ms)) return '–';
    const up = Math.max(0, Math.floor((clock.now() - ms) / 1000));
    if (this.of === null) return length(up);
    const left = Math.round(this.of) - up;
    this.classList.toggle('is-over', left < 0);
    return left < 0 ? `+${length(-left)}` : length(left);
  }
}

customElements.define('cw-elapsed', Elapsed);
