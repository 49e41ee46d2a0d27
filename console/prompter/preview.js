/** @import {Options} from './options.js' */
/** @import {ScriptDetail} from './script-detail.js' */
import { LitElement, html } from 'lit';
import { dress } from './options.js';
import { Roll } from './roll.js';
import { isFor } from './script-detail.js';

/** A prompter's picture, small: what a link will show. The wheel and the arrow keys move it. */
class Preview extends LitElement {
  static properties = {
    detail: { attribute: false },
    options: { attribute: false },
    presenter: { type: String },
    look: { type: String },
    version: { type: Number },
    follow: { type: Number },
  };

  constructor() {
    super();
    /** @type {ScriptDetail | null} */
    this.detail = null;
    /** @type {Options | null} */
    this.options = null;
    this.presenter = '';
    /** Changes when the options do. */
    this.look = '';
    /** Changes when the script does. */
    this.version = 0;
    /** Where a prompter of this running order is, from 0 to 1; -1 if none is known. */
    this.follow = -1;
    this.busyUntil = 0;
    this.sized = new ResizeObserver(() => this.dress());
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<div class="picture" @wheel=${(/** @type {WheelEvent} */ event) => this.onWheel(event)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.onKey(event)}>
        <div class="stage" tabindex="0" role="region" aria-label="Preview of the script" data-testid="preview"></div>
        <div class="marker" aria-hidden="true"><div class="marker-band"></div></div>
      </div>`;
  }

  firstUpdated() {
    this.stage = /** @type {HTMLElement} */ (this.querySelector('.stage'));
    this.roll = new Roll(this.stage);
    this.sized.observe(this.stage);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sized.disconnect();
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    const { roll, detail } = this;
    if (!roll || !detail) return;
    if (changes.has('look') || changes.has('options')) this.dress();
    if (changes.has('presenter')) roll.clear();
    if (changes.has('version') || changes.has('presenter') || changes.has('detail')) this.show();
    if (this.follow >= 0 && performance.now() > this.busyUntil) roll.moveTo(this.follow * roll.length);
  }

  show() {
    const { roll, detail } = this;
    if (!roll || !detail) return;
    const first = roll.order.length === 0;
    roll.show(
      detail.stories.filter((story) => isFor(story, this.presenter)),
      detail.presenters,
    );
    for (const view of roll.order) for (const block of view.views) block.mark(false);
    roll.tidy();
    if (first) roll.moveTo(roll.startOf(roll.order[0]?.storyID ?? '') ?? 0);
  }

  dress() {
    const { roll, stage, options } = this;
    const picture = stage?.parentElement;
    if (!roll || !stage || !options || !picture || stage.clientHeight === 0) return;
    roll.keeping(() => {
      if (dress(picture, stage, options)) roll.relaid();
      roll.flipped = options.on('flip');
      roll.markerAt = options.number('marker') / 100;
    });
    picture.style.setProperty('--marker', `${roll.markerY}px`);
  }

  /** @param {number} pixels */
  move(pixels) {
    this.busyUntil = performance.now() + 5_000;
    this.roll?.moveTo(this.roll.y + pixels);
  }

  /** @param {WheelEvent} event */
  onWheel(event) {
    event.preventDefault();
    this.move(event.deltaY / 2);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const { roll, stage } = this;
    if (!roll || !stage || event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Record<string, number>} */
    const moves = {
      ArrowDown: roll.lineHeight,
      ArrowUp: -roll.lineHeight,
      PageDown: stage.clientHeight * 0.8,
      PageUp: -stage.clientHeight * 0.8,
      Home: -roll.length,
      End: roll.length,
    };
    const by = moves[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.move(by);
  }
}

customElements.define('cw-script-preview', Preview);
