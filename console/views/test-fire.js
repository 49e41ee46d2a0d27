/** @import {Graphic, WouldDo} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { get, post } from '../api.js';
import { asText, sampleData } from '../sample-data.js';
import { store } from '../store.js';

/** Whether a rule takes a value from the item: there is none here, so somebody has to say it. */
const isFromItem = (/** @type {string} */ text) => /^(payload:|item:\/)|\{(payload:|item:\/)/.test(text);

/** Tries a device out: puts something on it, which goes again by itself. Says first what will be sent, and asks twice if it is on air. */
class TestFire extends LitElement {
  static properties = {
    device: { type: String },
    uses: { attribute: false },
    onAir: { type: Boolean },
    use: { state: true },
    texts: { state: true },
    would: { state: true },
    said: { state: true },
    graphics: { state: true },
  };

  constructor() {
    super();
    /** Its id. */
    this.device = '';
    /** @type {{values: Record<string, string>}[]} what rules put on it */
    this.uses = [];
    this.onAir = false;
    /** Which of them. */
    this.use = 0;
    /** @type {Record<string, string>} what somebody typed, by name */
    this.texts = {};
    /** @type {WouldDo['actions'][number] | null} */
    this.would = null;
    this.said = '';
    /** @type {Graphic[] | null} those that can be shown; null: not asked for yet */
    this.graphics = null;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (!changes.has('device')) return;
    this.use = 0;
    this.texts = {};
    this.would = null;
    this.said = '';
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    if (changes.has('uses') && this.graphics === null && this.uses.some(({ values }) => 'graphic' in values)) this.list();
  }

  async list() {
    const found = await get('graphics').catch(() => ({ items: [] }));
    this.graphics = found.items.filter((/** @type {Graphic} */ graphic) => graphic.faults.length === 0);
  }

  /**
   * What there is to say, with what is said as long as nobody types: as the rule has it, and a sample of what the graphic shows.
   *
   * @returns {{name: string, text: string, from: string}[]} `from` names what an item would have said
   */
  get fields() {
    const fields = Object.entries(this.uses[this.use]?.values ?? {}).map(([name, text]) => {
      const from = isFromItem(text) ? text : '';
      const first = name === 'graphic' && from ? (this.graphics?.[0]?.id ?? '') : '';
      return { name, text: this.texts[name] ?? (from ? first : text), from };
    });
    const named = fields.find(({ name }) => name === 'graphic')?.text;
    const graphic = this.graphics?.find(({ id, folder }) => id === named || folder === named);
    if (!graphic) return fields;
    const shown = graphic.fields ?? [];
    const sample = sampleData(shown);
    const data = shown.map((field) => ({ name: `data.${field.name}`, text: asText(field, sample[field.name]), from: '' }));
    const own = new Set(fields.map(({ name }) => name));
    return [
      ...fields.filter(({ name, from }) => name !== 'data' || !from),
      ...data.filter(({ name }) => !own.has(name)).map(({ name, text, from }) => ({ name, text: this.texts[name] ?? text, from })),
    ];
  }

  /** @returns {Record<string, string>} by name; those that nobody filled in are left out */
  get values() {
    return Object.fromEntries(this.fields.filter(({ text }) => text !== '').map(({ name, text }) => [name, text]));
  }

  render() {
    const away = store.stream.state === 'away';
    const use = this.uses[this.use]?.values;
    if (!use) return html`<p class="dim">No rule of <code>cues</code> in the configuration puts anything on it.</p>`;
    return html`<form class="test-fire" data-testid="test-fire" @submit=${this.look} @input=${() => (this.would = null)}>
      ${this.uses.length > 1 ? this.choice() : nothing}
      ${this.fields.map((field) => this.field(field))}
      <div class="verbs">
        <button ?disabled=${away} data-testid="test-look">Test…</button>
        <span class="dim">You see first what will be sent. It goes again by itself after 3 seconds.</span>
      </div>
      ${this.said ? html`<p class="bad-words" role="status" data-testid="test-said">${this.said}</p>` : nothing}
      ${this.would ? this.confirm(this.would, away) : nothing}
    </form>`;
  }

  choice() {
    const words = (/** @type {Record<string, string>} */ values) => Object.values(values).join(', ') || 'no values';
    return html`<label>As
      <select .value=${String(this.use)} @change=${(/** @type {Event & {target: HTMLSelectElement}} */ { target }) => this.choose(Number(target.value))}>
        ${this.uses.map(({ values }, index) => html`<option value=${index}>Rule ${index + 1}: ${words(values)}</option>`)}
      </select></label
    >`;
  }

  /** @param {number} use */
  choose(use) {
    this.use = use;
    this.texts = {};
    this.would = null;
  }

  /** @param {{name: string, text: string, from: string}} field */
  field({ name, text, from }) {
    const type = (/** @type {string} */ value) => (this.texts = { ...this.texts, [name]: value });
    const input =
      name === 'graphic' && this.graphics && this.graphics.length > 0
        ? html`<select name=${name} @change=${(/** @type {Event & {target: HTMLSelectElement}} */ { target }) => this.show(target.value)}>
            ${this.graphics.map(({ id, name: title, folder }) => html`<option value=${id} ?selected=${id === text || folder === text}>${title ?? id}</option>`)}
          </select>`
        : html`<input
            name=${name}
            .value=${text}
            placeholder=${from ? `${from}, of the item` : ''}
            autocomplete="off"
            @input=${(/** @type {Event & {target: HTMLInputElement}} */ { target }) => type(target.value)}
          />`;
    return html`<label>${name.replace(/^data\./, '')} ${input}</label>`;
  }

  /** @param {string} graphic whose fields are asked for now */
  show(graphic) {
    this.texts = { graphic };
  }

  /**
   * @param {WouldDo['actions'][number]} would
   * @param {boolean} away
   */
  confirm({ place, sends, remark }, away) {
    if (!place) return html`<p class="bad-words" data-testid="test-refused">${remark}</p>`;
    return html`<div class="test-would" data-testid="test-would">
      <p>To ${place}: ${sends.length > 0 ? nothing : remark || 'nothing would be sent'}</p>
      ${sends.length > 0 ? html`<pre class="trace">${sends.join('\n')}</pre>` : nothing}
      ${this.onAir
        ? html`<p class="bad-words">This device is on air: viewers may see the test, and what it replaces does not come back by itself.</p>
            <cw-hold long label="Fire all the same" words="Fire the test although the device is on air" data-testid="test-anyway" ?disabled=${away} @held=${() => this.fire(true)}></cw-hold>`
        : html`<button type="button" class="primary" data-testid="test-go" ?disabled=${away} @click=${() => this.fire(false)}>Fire</button>`}
    </div>`;
  }

  /** @param {Event} event */
  async look(event) {
    event.preventDefault();
    const found = await this.ask({ values: this.values, dryRun: true });
    this.would = found?.actions[0] ?? null;
  }

  /** @param {boolean} confirm */
  async fire(confirm) {
    await this.ask({ values: this.values, confirm });
    this.would = null;
  }

  /**
   * @param {Record<string, unknown>} body
   * @returns {Promise<WouldDo | null>} what a dry run found
   */
  async ask(body) {
    this.said = '';
    try {
      return await post(`devices/${encodeURIComponent(this.device)}/test`, body);
    } catch (error) {
      this.said = error instanceof Error ? error.message : String(error);
      return null;
    }
  }
}

customElements.define('cw-test-fire', TestFire);
