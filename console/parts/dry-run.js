/** @import {Verb, WouldDo} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { post } from '../api.js';
import { icons } from './icons.js';
import { clock } from '../time.js';

/** What a cue would do, and what would go over which line; nothing is sent. */
export class DryRun extends LitElement {
  static properties = { found: { state: true }, error: { state: true }, of: { state: true } };

  constructor() {
    super();
    /** @type {WouldDo | null} */
    this.found = null;
    this.error = '';
    /** What is asked about. */
    this.of = { verb: /** @type {Verb} */ ('take'), name: '' };
  }

  createRenderRoot() {
    return this;
  }

  /**
   * @param {string} rundown key
   * @param {{storyID: string, itemID: string | null}} item
   * @param {Verb} verb
   * @param {string} name
   */
  async ask(rundown, item, verb, name) {
    this.found = null;
    this.error = '';
    this.of = { verb, name };
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
    try {
      this.found = await post(`rundowns/${encodeURIComponent(rundown)}/cues`, { verb, ...item, dryRun: true });
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
  }

  render() {
    const close = () => this.querySelector('dialog')?.close();
    return html`<dialog class="keys dry-run" aria-labelledby="dry-run-title" data-testid="dry-run">
      <header>
        <h2 id="dry-run-title">What would ${this.of.verb.toUpperCase()} of ${this.of.name} do?</h2>
        <button class="plain" @click=${close} aria-label="Close">${icons.close}</button>
      </header>
      <div class="dry-body">${this.error ? html`<p class="bad-words">${this.error}</p>` : this.found ? this.body(this.found) : 'Asking the gateway…'}</div>
    </dialog>`;
  }

  /** @param {WouldDo} would */
  body({ actions, remarks }) {
    return html`${actions.length === 0
        ? html`<p>No device would do anything: no rule of <code>cues</code> in the configuration fits it.</p>`
        : nothing}
      <ol>
        ${actions.map(
          (action) => html`<li>
            <h3>
              ${action.verb.toUpperCase()} <span class="dim">on</span> ${action.device}${action.place ? html` <span class="dim">at</span> ${action.place}` : nothing}
            </h3>
            ${action.at ? html`<p class="dim">due ${clock.full(action.at)}</p>` : nothing}
            ${action.remark ? html`<p class="bad-words">${action.remark}</p>` : nothing}
            ${action.sends.length > 0 ? html`<pre tabindex="0">${action.sends.join('\n')}</pre>` : nothing}
          </li>`,
        )}
      </ol>
      ${remarks.length > 0 ? html`<ul class="dry-remarks">${remarks.map((remark) => html`<li>${remark}</li>`)}</ul>` : nothing}
      <p class="dim">Nothing was sent.</p>`;
  }
}

customElements.define('cw-dry-run', DryRun);
