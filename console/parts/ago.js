import { LitElement } from 'lit';
import { age, clock } from '../time.js';
import { Watch } from '../watch.js';

/** How long ago something was, counted on by itself, so that what it stands in need not be rendered every second. */
class Ago extends LitElement {
  static properties = { time: { type: String } };

  constructor() {
    super();
    this.time = '';
    new Watch(this, clock, 'tick');
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return age(this.time);
  }
}

customElements.define('cw-ago', Ago);
