/** @import {ShowClocks, ShowStory} from '../onair-rows.js' */
/** @import {Timing} from '../rundown-rows.js' */
import { LitElement, html, nothing } from 'lit';
import { running } from '../onair-rows.js';
import { clock, instant, length } from '../time.js';
import { Watch } from '../watch.js';
import '../parts/elapsed.js';

/** What counts in a show: how long this is on air, what is left of it, when the next story must start, and how it will end. */
class OnAirClocks extends LitElement {
  static properties = { clocks: { attribute: false }, times: { attribute: false }, story: { attribute: false } };

  constructor() {
    super();
    /** @type {ShowClocks | null} */
    this.clocks = null;
    /** @type {Timing | null} */
    this.times = null;
    /** @type {ShowStory | null} the one on air */
    this.story = null;
    new Watch(this, clock, 'tick');
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const { clocks, times } = this;
    if (!clocks || !times) return nothing;
    return html`<dl class="clocks">${this.onAir(clocks)} ${this.left(clocks)} ${this.due(clocks)} ${this.end(clocks, times)}</dl>`;
  }

  /** @param {ShowClocks} clocks */
  onAir({ air }) {
    if (!air) return box('On air', '–', 'Nothing is on air', '');
    return box(
      html`<span class="tally tally-onAir">ON AIR</span><span class="clock-slug" title=${air.playing.slug}>${air.playing.slug}</span>`,
      html`<cw-elapsed .time=${air.playing.since}></cw-elapsed>`,
      `by ${air.playing.by}`,
      'is-on',
    );
  }

  /** @param {ShowClocks} clocks */
  left({ length: planned, from, since }) {
    if (planned === null || since === '') return box('Left', '–', 'No length is given', '');
    const left = planned - (clock.now() - instant(since)) / 1000;
    return box(
      from === 'item' ? 'Left of the item' : 'Left of the story',
      html`<cw-elapsed .time=${since} .of=${planned}></cw-elapsed>`,
      from === 'item' ? `of ${length(planned)}, itemEdDur` : `of ${length(planned)}, the story’s length`,
      left < 0 ? 'is-late' : left < 10 ? 'is-soon' : '',
    );
  }

  /** @param {ShowClocks} clocks */
  due({ upcoming }) {
    if (!upcoming || upcoming.back === null) return box('Next story by', '–', upcoming ? 'Needs roEdStart and roEdDur' : 'No story is next', '');
    const left = Math.round((upcoming.back - clock.now()) / 1000);
    return box(
      'Next story by',
      html`${left < 0 ? '+' : ''}${length(Math.abs(left))}`,
      `at ${clock.time(upcoming.back)}, back-timed from roEdDur`,
      left < 0 ? 'is-late' : left < 10 ? 'is-soon' : '',
    );
  }

  /**
   * @param {ShowClocks} clocks
   * @param {Timing} times
   */
  end(clocks, times) {
    const live = running(clocks, times, { now: clock.now(), story: this.story?.story, began: instant(clocks.since) });
    const over = live ?? times.over;
    if (over === null) return box('Over / under', '–', 'Needs roEdStart and roEdDur', '');
    if (times.sum === 0) return box('Over / under', '–', 'No story has a length', '');
    const word = Math.abs(over) < 1 ? 'On time' : over > 0 ? 'Over' : 'Under';
    const vague = clocks.vague ? '; stories without a length not counted' : '';
    return box(
      word,
      html`<span data-testid="over">${word === 'Over' ? '+' : word === 'Under' ? '−' : ''}${length(Math.abs(over))}</span>`,
      live === null ? `planned: lengths against roEdDur${vague}` : `now and what is left, against ${clock.time((times.start ?? 0) + (times.planned ?? 0) * 1000)}${vague}`,
      word === 'Over' ? 'is-late' : word === 'Under' ? 'is-soon' : '',
    );
  }
}

/**
 * @param {unknown} name
 * @param {unknown} figure
 * @param {string} source
 * @param {string} className
 */
function box(name, figure, source, className) {
  return html`<div class="clock-box ${className}" title=${source}><dt>${name}</dt><dd class="clock-figure num">${figure}</dd><dd class="clock-source">${source}</dd></div>`;
}

customElements.define('cw-onair-clocks', OnAirClocks);
