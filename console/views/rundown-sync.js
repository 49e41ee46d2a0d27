/** @import {Comparison, Summary} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { post } from '../api.js';
import { SYNC_STATES, SYNC_WORDS, SYNC_SENTENCES } from '../parts/sync.js';
import { lamp } from '../parts/lamp.js';
import { store } from '../store.js';
import { Watch } from '../watch.js';
import { counted } from '../words.js';

const DIFFERS = 'The newsroom was just asked, and has it otherwise. Fetch it again to take that over.';

/** Whether a running order is what the newsroom has, why that is in doubt, and asking the newsroom. */
class RundownSync extends LitElement {
  static properties = { pending: { state: true }, compared: { state: true }, said: { state: true } };

  constructor() {
    super();
    new Watch(this, store, 'detail');
    /** What is being asked, or "". */
    this.pending = '';
    /** @type {Comparison | null} */
    this.compared = null;
    /** @type {{text: string, bad: boolean} | null} */
    this.said = null;
    this.of = '';
  }

  createRenderRoot() {
    return this;
  }

  willUpdate() {
    // What was compared is not true any more when it is in another state.
    const shown = `${store.detail?.key ?? ''} ${store.detail?.header?.sync ?? ''}`;
    if (shown === this.of) return;
    this.of = shown;
    this.compared = null;
    this.said = null;
  }

  render() {
    const header = store.detail?.header;
    if (!header) return nothing;
    const state = header.sync;
    const differs = state === 'current' && this.compared?.same === false;
    return html`<div class="sync-line" data-testid="sync" data-sync=${state}>
        ${differs ? lamp('degraded', 'Differs') : lamp(SYNC_STATES[state], SYNC_WORDS[state])}
        <p class="sync-why">${differs ? DIFFERS : SYNC_SENTENCES[state]}</p>
        ${this.said
          ? html`<p class="sync-said ${this.said.bad ? 'is-bad' : ''}" role="status" data-testid="sync-said">${this.said.text}</p>`
          : nothing}
        <span class="sync-acts">
          <button ?disabled=${this.pending !== ''} @click=${() => this.compare(header)} data-testid="compare"
            title="Asks the newsroom for this running order and says what is different; nothing is changed">
            ${this.pending === 'compare' ? 'Comparing…' : 'Compare with newsroom'}
          </button>
          <button ?disabled=${this.pending !== ''} @click=${() => this.fetch(header)} data-testid="fetch"
            title="Asks the newsroom for this running order and takes over what is different; what is on air is left alone">
            Fetch again
          </button>
        </span>
      </div>
      ${this.compared ? this.differences(this.compared) : nothing}`;
  }

  /** @param {Comparison} compared */
  differences(compared) {
    return html`<section class="panel sync-result" data-testid="differences" aria-label="Comparison with the newsroom">
      <header class="panel-head">
        <h2>${compared.same ? 'The newsroom has the same' : counted(compared.differences.length, 'difference')}</h2>
        <button class="plain" @click=${() => (this.compared = null)} data-testid="close-differences">Close</button>
      </header>
      ${compared.same
        ? html`<p class="sync-same">Header, stories and items are as the newsroom has them. Texts, approval and states are not compared.</p>`
        : html`<ul class="sync-list">
            ${compared.differences.map((line) => html`<li>${line}</li>`)}
          </ul>`}
    </section>`;
  }

  /** @param {Summary} header */
  compare(header) {
    return this.ask('compare', header, (answer) => {
      this.compared = answer;
      this.said = null;
    });
  }

  /** @param {Summary} header */
  fetch(header) {
    return this.ask('resync', header, () => {
      this.compared = null;
      this.said = { text: 'Asked; what is different appears by itself.', bad: false };
    });
  }

  /**
   * @param {'compare' | 'resync'} what
   * @param {Summary} header
   * @param {(answer: any) => void} then
   */
  async ask(what, header, then) {
    this.pending = what;
    this.said = null;
    try {
      const answer = await post(`rundowns/${encodeURIComponent(header.key)}/${what}`, {});
      if (store.detail?.key === header.key) then(answer);
    } catch (error) {
      this.said = { text: error instanceof Error ? error.message : String(error), bad: true };
    }
    this.pending = '';
  }
}

customElements.define('cw-rundown-sync', RundownSync);
