/** @import {Graphic, GraphicField, GraphicUse, MissingGraphic} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { get } from '../api.js';
import { icons } from '../parts/icons.js';
import { Sample } from '../parts/sample.js';
import { router } from '../router.js';
import { asText, sampleData, typed } from '../sample-data.js';
import { store } from '../store.js';
import { counted, shortID } from '../words.js';
import '../parts/hold.js';

/** One graphic: played with sample data that can be changed, what it is, what is wrong with it, who uses it. Fires `remove`. */
class GraphicDetail extends LitElement {
  static properties = {
    graphic: { attribute: false },
    here: { attribute: false },
    data: { state: true },
    wrong: { state: true },
    trouble: { state: true },
    uses: { state: true },
  };

  constructor() {
    super();
    /** @type {Graphic | MissingGraphic | null} */
    this.graphic = null;
    /** Whether it is there; else items need it. */
    this.here = false;
    /** What the sample shows. @type {Record<string, unknown>} */
    this.data = {};
    /** Fields whose text is not of their type. @type {string[]} */
    this.wrong = [];
    /** What the graphic complained about last, or "". */
    this.trouble = '';
    /** @type {GraphicUse[] | null} */
    this.uses = null;
    this.touched = () => this.touch();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const type of ['objects', 'rundowns']) store.addEventListener(type, this.touched);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const type of ['objects', 'rundowns']) store.removeEventListener(type, this.touched);
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (!changes.has('graphic')) return;
    const before = /** @type {Graphic | undefined} */ (changes.get('graphic'));
    if (before?.id !== this.graphic?.id) this.uses = null;
    if (before?.id !== this.graphic?.id || before?.path !== this.right?.path) {
      this.data = sampleData(this.right?.fields ?? []);
      this.wrong = [];
      this.trouble = '';
    }
    this.load();
  }

  /** @returns {Graphic | null} with all that one has which is right */
  get right() {
    return this.graphic && 'path' in this.graphic && this.graphic.path !== undefined ? this.graphic : null;
  }

  touch() {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.load();
    }, 600);
  }

  async load() {
    const id = this.graphic?.id;
    if (!id) return;
    const whole = await get(`graphics/${encodeURIComponent(id)}`).catch(() => null);
    if (whole && id === this.graphic?.id) this.uses = whole.usedIn;
  }

  /** @returns {Sample | null} */
  get sample() {
    const found = this.querySelector('cw-sample');
    return found instanceof Sample ? found : null;
  }

  render() {
    const graphic = this.graphic;
    if (!graphic) return nothing;
    const about = 'package' in graphic ? graphic : null;
    return html`<header class="panel-head">
        <h2>${about?.name ?? graphic.id ?? about?.file}</h2>
        ${about?.version ? html`<span class="dim">${about.version}</span>` : nothing}
        <button class="plain" @click=${() => router.set({ open: '' })} aria-label="Close the graphic" title="Close (Esc)" data-testid="close">${icons.close}</button>
      </header>
      ${this.right ? this.stage(this.right) : nothing} ${about ? this.faults(about) : this.missing()} ${this.right ? this.form(this.right) : nothing}
      ${about ? this.facts(about) : nothing} ${this.used()} ${about ? this.end(about) : nothing}`;
  }

  /** @param {Graphic} graphic */
  stage(graphic) {
    const steps = graphic.stepCount ?? 1;
    return html`<section class="sample-stage" aria-label="Sample">
      <cw-sample data-testid="sample" .path=${graphic.path ?? ''} .name=${graphic.name ?? ''} .data=${this.data} @said=${(/** @type {CustomEvent<string>} */ event) => (this.trouble = event.detail)}></cw-sample>
      <div class="sample-keys">
        <button @click=${() => this.sample?.play()} data-testid="sample-play">${icons.play}Play</button>
        ${steps > 1 || steps < 0 ? html`<button @click=${() => this.sample?.step()} data-testid="sample-step">Next step</button>` : nothing}
        <button @click=${() => this.sample?.stop()} data-testid="sample-stop">Out</button>
        <span class="dim">On this page alone: no output shows it.</span>
      </div>
      ${this.trouble ? html`<p class="bad-words" role="status" data-testid="sample-trouble">The graphic says: ${this.trouble}</p>` : nothing}
    </section>`;
  }

  /** @param {Graphic} graphic */
  faults({ faults }) {
    if (faults.length === 0) return nothing;
    return html`<section class="graphic-faults" data-testid="faults">
      <h3>Not right, so no cue can show it</h3>
      <ul>
        ${faults.map(
          ({ file, key, expected, found }) => html`<li>
            <b>${file}${key ? html`, <code>${key}</code>` : nothing}</b>
            <span>Expected ${expected}; found ${found}.</span>
          </li>`,
        )}
      </ul>
      <p class="dim">Put it right and upload the package again, or change the file in its folder and <b>Look again</b>.</p>
    </section>`;
  }

  missing() {
    return html`<section class="graphic-faults">
      <h3>Items use it, and it is not here</h3>
      <p>They cannot go on air with it. Upload the package that has it, or change the items in the newsroom.</p>
    </section>`;
  }

  /** @param {Graphic} graphic */
  form({ fields = [] }) {
    if (fields.length === 0) return html`<section class="graphic-form"><h3>It has no fields</h3></section>`;
    return html`<section class="graphic-form" aria-label="Sample data">
      <h3>Fields <span class="dim">filled in with samples; change them and look</span></h3>
      ${fields.map((field) => this.field(field))}
    </section>`;
  }

  /** @param {GraphicField} field */
  field(field) {
    const wrong = this.wrong.includes(field.name);
    return html`<label class="graphic-field ${wrong ? 'is-wrong' : ''}" data-testid="field" data-id=${field.name}>
      <span title="data.${field.name}, ${field.type}${field.required ? ', required' : ''}">${field.title}${field.required ? html`<b class="required" title="Required"> *</b>` : nothing}</span>
      ${this.control(field)}
      ${wrong ? html`<em class="bad-words">Expected ${field.type === 'object' ? 'a JSON object' : `a ${field.type === 'integer' ? 'whole number' : 'number'}`}</em>` : nothing}
    </label>`;
  }

  /** @param {GraphicField} field */
  control(field) {
    const value = this.data[field.name];
    const text = asText(field, value);
    const said = (/** @type {Event} */ event) => this.change(field, /** @type {HTMLInputElement} */ (event.target).value);
    if (field.options.length > 0)
      return html`<select @change=${(/** @type {Event} */ event) => this.set(field, field.options[/** @type {HTMLSelectElement} */ (event.target).selectedIndex])}>
        ${field.options.map((option) => html`<option ?selected=${option === value}>${asText(field, option)}</option>`)}
      </select>`;
    if (field.type === 'boolean')
      return html`<input type="checkbox" .checked=${Boolean(value)} @change=${(/** @type {Event} */ event) => this.set(field, /** @type {HTMLInputElement} */ (event.target).checked)} />`;
    if (field.type === 'array' || field.type === 'object' || field.gddType === 'multi-line') return html`<textarea rows="3" .value=${text} @input=${said}></textarea>`;
    if (/^color/.test(field.gddType) && /^#[0-9a-f]{6}$/i.test(text)) return html`<input type="color" .value=${text} @input=${said} />`;
    return html`<input type="text" .value=${text} inputmode=${field.type === 'integer' ? 'numeric' : nothing} @input=${said} />`;
  }

  /**
   * @param {GraphicField} field
   * @param {string} text
   */
  change(field, text) {
    const value = typed(field, text);
    this.wrong = this.wrong.filter((name) => name !== field.name);
    if (value === null) this.wrong = [...this.wrong, field.name];
    else this.set(field, value);
  }

  /**
   * @param {GraphicField} field
   * @param {unknown} value
   */
  set(field, value) {
    this.data = { ...this.data, [field.name]: value };
  }

  /** @param {Graphic} graphic */
  facts(graphic) {
    const steps = graphic.stepCount;
    const plays = steps === undefined ? '' : steps === 0 ? 'leaves by itself' : steps < 0 ? 'goes on until it says that it is over' : counted(steps, 'step');
    return html`<dl class="detail-facts">
      ${fact('id', graphic.id)} ${fact('Package', graphic.package)} ${fact('Manifest', graphic.file)} ${fact('Plays', plays)}
      ${fact('Layer', graphic.layer === undefined ? '' : String(graphic.layer))} ${fact('Actions', (graphic.actions ?? []).join(', '))}
      ${fact('On devices', graphic.onDevices.join('; '))} ${fact('About', graphic.description)}
      ${graphic.path ? html`<div><dt>Object</dt><dd><a class="more" href="/objects?open=${encodeURIComponent(`template:${graphic.id}`)}">template:${graphic.id}</a></dd></div>` : nothing}
    </dl>`;
  }

  used() {
    const uses = this.uses;
    if (uses === null) return nothing;
    return html`<section class="uses" aria-label="Where it is used">
      <h3>${uses.length === 0 ? 'Not used by any running order' : `Used by ${counted(uses.length, 'item')}`}</h3>
      <ul data-testid="uses">
        ${uses.map(
          (use) => html`<li>
            <a href="/rundowns/${use.key}?filter=${encodeURIComponent(use.itemSlug || use.itemID)}" data-story-id=${use.storyID} data-item-id=${use.itemID} data-state=${use.state}
              ><b>${use.roSlug || shortID(use.roID)}</b><span>${use.storySlug || shortID(use.storyID)}</span
              ><span class="dim">${use.itemSlug || use.itemID}${use.state === 'changed' ? html` <b class="warn-words">filled in with ${use.filledWith || 'no version'}</b>` : nothing}</span></a
            >
          </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {Graphic} graphic */
  end(graphic) {
    const used = graphic.useCount > 0;
    return html`<footer class="graphic-end">
      <cw-hold
        long
        label=${used ? 'Remove all the same' : 'Remove package'}
        words="Remove package ${graphic.package} with all graphics in it"
        data-testid="remove"
        ?disabled=${graphic.onDevices.length > 0 || store.stream.state === 'away'}
        @held=${() => this.dispatchEvent(new Event('remove'))}
      ></cw-hold>
      <p class="dim">
        ${graphic.onDevices.length > 0
          ? 'A device has it now, so it cannot be removed.'
          : used
            ? `${counted(graphic.useCount, 'item uses', 'items use')} it and would be marked.`
            : `Removes package ${graphic.package} with all graphics in it.`}
      </p>
    </footer>`;
  }
}

/**
 * @param {string} name
 * @param {string | undefined} value
 */
function fact(name, value) {
  return value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;
}

customElements.define('cw-graphic', GraphicDetail);
