/** @import {NmosGrade, NmosItem, NmosReceiver} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { get } from '../api.js';
import { filtered, nameOf } from '../crosspoint-axes.js';
import { GRADE_WORDS } from '../parts/crosspoint-state.js';
import { icons } from '../parts/icons.js';
import { connected, staging } from '../staging.js';
import { store } from '../store.js';
import { Watch } from '../watch.js';
import { counted } from '../words.js';

/** Lines shown; a filter finds the rest. */
const SHOWN = 60;
/** @type {NmosGrade[]} */
const ORDER = ['compatible', 'partly', 'unknown', 'incompatible'];
const NAMES = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** What a receiver can be connected to, or which receivers a sender can feed: what fits first, and why the others do not. */
class Sources extends LitElement {
  static properties = { of: { attribute: false }, text: { state: true }, fits: { state: true }, error: { state: true }, sdp: { state: true }, legs: { state: true } };

  constructor() {
    super();
    /** @type {NmosItem | NmosReceiver | null} */
    this.of = null;
    this.text = '';
    /** @type {Map<string, {grade: NmosGrade, reasons: string[]}> | null} */
    this.fits = null;
    this.error = '';
    /** A session description that somebody pastes. */
    this.sdp = '';
    /** Which leg alone is to be used; "" is all. */
    this.legs = '';
    this.asked = '';
    new Watch(this, staging, 'change');
    new Watch(this, store.nmos, 'change');
  }

  createRenderRoot() {
    return this;
  }

  get receiver() {
    return this.of && 'connection' in this.of ? /** @type {NmosReceiver} */ (this.of) : null;
  }

  willUpdate() {
    const asked = `${this.of?.id} ${this.of?.version} ${store.nmos.senders.size} ${store.nmos.receivers.size}`;
    if (asked === this.asked) return;
    if (this.of && !this.asked.startsWith(this.of.id)) this.fits = null;
    this.asked = asked;
    this.load();
  }

  async load() {
    const of = this.of;
    if (!of) return;
    try {
      const { items } = await get('nmos/compatibility', this.receiver ? { receiver: of.id } : { sender: of.id });
      if (of.id === this.of?.id) this.fits = new Map(items.map((/** @type {any} */ item) => [item.id, item]));
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
  }

  render() {
    if (!this.of) return nothing;
    const others = this.receiver ? store.nmos.senders : store.nmos.receivers;
    const found = filtered(others.values(), this.text, '').sort((a, b) => this.rank(a) - this.rank(b) || NAMES.compare(nameOf(a), nameOf(b)));
    return html`<div class="x-sources-head">
        <label class="filter">${icons.search}<span class="unseen">Filter</span><input type="search" data-testid="sources-filter" autocomplete="off" spellcheck="false" placeholder=${this.receiver ? 'Sender' : 'Receiver'} .value=${this.text} @input=${(/** @type {InputEvent} */ event) => (this.text = /** @type {HTMLInputElement} */ (event.target).value)} /></label>
        ${this.receiver ? this.disconnect(this.receiver) : nothing}
      </div>
      ${this.error ? html`<p class="bad-words x-pad">${this.error}</p>` : nothing}
      <ul class="x-sources">${found.slice(0, SHOWN).map((other) => this.line(other))}</ul>
      ${found.length > SHOWN ? html`<p class="dim x-pad">and ${counted(found.length - SHOWN, 'more', 'more')}; filter to see them</p>` : nothing}
      ${this.receiver ? this.paste(this.receiver) : nothing}`;
  }

  /** @param {NmosItem} other */
  rank(other) {
    const fit = this.fits?.get(other.id);
    return fit ? ORDER.indexOf(fit.grade) : 2;
  }

  /** @param {NmosReceiver} receiver */
  disconnect(receiver) {
    const on = receiver.connection.state !== 'disconnected';
    return html`${receiver.legs.length > 1
        ? html`<label class="x-label"><span>Legs</span>
            <select data-testid="legs-choice" @change=${(/** @type {Event} */ event) => (this.legs = /** @type {HTMLSelectElement} */ (event.target).value)}>
              <option value="">both</option>
              ${receiver.legs.map((leg, i) => html`<option value=${i}>only ${i + 1}, ${leg}</option>`)}
            </select></label
          >`
        : nothing}
      <button data-testid="stage-disconnect" ?disabled=${!on} aria-pressed=${staging.of(receiver.id)?.sender === null ? 'true' : 'false'} @click=${() => this.stage(receiver.id, null, {})}>Disconnect</button>`;
  }

  /** @param {NmosItem} other */
  line(other) {
    const [sender, receiver] = this.receiver ? [other, this.receiver] : [/** @type {NmosItem} */ (this.of), /** @type {NmosReceiver} */ (other)];
    const fit = this.fits?.get(other.id);
    const staged = staging.of(receiver.id)?.sender === sender.id;
    const here = connected(receiver) === sender.id;
    return html`<li class="x-source-line g-${fit?.grade ?? 'open'}" data-testid="source" data-id=${other.id} data-grade=${fit?.grade ?? ''}>
      <span class="x-sample g-${fit?.grade ?? 'open'}" aria-hidden="true"></span>
      <span class="x-source-name"><b>${nameOf(other)}</b> <span class="dim">${other.device.label}</span>
        <span class="x-source-why">${fit ? `${GRADE_WORDS[fit.grade]}${fit.reasons.length > 0 ? `: ${fit.reasons.join('; ')}` : ''}` : 'not graded yet'}</span></span>
      ${here ? html`<span class="x-here">connected</span>` : nothing}
      <button data-testid="stage" aria-pressed=${staged ? 'true' : 'false'} @click=${() => this.stage(receiver.id, sender.id, { override: fit?.grade === 'incompatible' })}>
        ${staged ? 'Staged' : fit?.grade === 'incompatible' ? 'Stage anyway' : here ? 'Take again' : 'Stage'}
      </button>
    </li>`;
  }

  /**
   * @param {string} receiver
   * @param {string | null} sender
   * @param {{override?: boolean, sdp?: string}} more
   */
  stage(receiver, sender, more) {
    const legs = this.legs === '' ? {} : { legs: [Number(this.legs)] };
    this.dispatchEvent(new CustomEvent('stage', { bubbles: true, detail: { receiver, sender, ...legs, ...more } }));
  }

  /** @param {NmosReceiver} receiver */
  paste(receiver) {
    return html`<details class="x-paste x-pad">
      <summary>A source that is no NMOS sender</summary>
      <label><span class="dim">Its session description (SDP)</span><textarea rows="6" spellcheck="false" data-testid="paste-sdp" .value=${this.sdp} @input=${(/** @type {InputEvent} */ event) => (this.sdp = /** @type {HTMLTextAreaElement} */ (event.target).value)}></textarea></label>
      <button data-testid="stage-sdp" ?disabled=${!this.sdp.includes('m=')} @click=${() => this.stage(receiver.id, null, { sdp: this.sdp })}>Stage this description</button>
    </details>`;
  }
}

customElements.define('cw-crosspoint-sources', Sources);
