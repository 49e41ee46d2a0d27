/** @import {Field} from './types.js' */
/** @import {Draft} from './draft.js' */
import { LitElement, html, nothing } from 'lit';
import { control, count, lines } from './fields.js';

/** A form made of a graphic's fields. Fires `edit` whenever something was typed. */
class FormView extends LitElement {
  static properties = { draft: { attribute: false }, most: { attribute: false }, version: { attribute: false } };

  constructor() {
    super();
    /** @type {Draft | null} */
    this.draft = null;
    /** Characters that any field may have. */
    this.most = 4_000;
    /** Goes up whenever the draft has changed, which is one object all the while. */
    this.version = 0;
  }

  createRenderRoot() {
    return this;
  }

  /** Puts the cursor into a field: the first one with a fault, else the first one. */
  enter() {
    const wrong = /** @type {HTMLElement | null} */ (this.querySelector('[aria-invalid=true]'));
    const first = /** @type {HTMLElement | null} */ (this.querySelector('.field input, .field textarea, .field select'));
    (wrong ?? first)?.focus();
    if (!wrong && first instanceof HTMLInputElement && first.type === 'text') first.select();
  }

  /**
   * @param {Field} field
   * @param {string} text
   */
  set(field, text) {
    if (!this.draft) return;
    this.draft.values = { ...this.draft.values, [field.name]: text };
    this.dispatchEvent(new Event('edit'));
  }

  /** @param {Field} field */
  leave(field) {
    this.draft?.left.add(field.name);
    this.requestUpdate();
  }

  render() {
    const draft = this.draft;
    if (!draft) return nothing;
    const faults = draft.faults(this.most);
    return html`<div class="fields">
      ${draft.notes.map((note) => html`<p class="note" data-testid="note">${note}</p>`)}
      ${draft.template.fields.map((field) => this.field(field, faults[field.name] ?? ''))}
      ${draft.template.fields.length === 0 ? html`<p class="nothing">This graphic has nothing to fill in.</p>` : nothing}
    </div>`;
  }

  /**
   * @param {Field} field
   * @param {string} fault
   */
  field(field, fault) {
    const text = this.draft?.values[field.name] ?? '';
    const kind = control(field);
    // What is missing is only said once somebody has been there; what is too long at once.
    const said = fault !== '' && (text.trim() !== '' || this.draft?.left.has(field.name)) ? fault : '';
    const id = `field-${field.name}`;
    return html`<div class="field is-${kind}" data-testid="field" data-name=${field.name} data-fault=${said || nothing}>
      <label for=${id}>${field.title}${field.required ? html`<span class="needed" title="Has to be filled in">needed</span>` : nothing}</label>
      ${this.counter(field, text, kind)} ${this.input(field, text, kind, { id, said })}
      ${said ? html`<p class="fault" id="${id}-fault">${said}</p>` : nothing}
    </div>`;
  }

  /**
   * @param {Field} field
   * @param {string} text
   * @param {ReturnType<typeof control>} kind
   */
  counter(field, text, kind) {
    if (kind === 'lines') {
      const number = lines(text).length;
      const most = field.maxItems;
      return html`<span class="count ${most !== undefined && number > most ? 'is-over' : ''}">${number}${most === undefined ? '' : ` / ${most}`} ${number === 1 ? 'line' : 'lines'}</span>`;
    }
    if (kind !== 'line' && kind !== 'text') return nothing;
    const number = count(text);
    const most = field.maxLength;
    const look = most === undefined ? '' : number > most ? 'is-over' : number > most * 0.9 ? 'is-near' : '';
    return html`<span class="count ${look}" data-testid="count" title="Characters">${number}${most === undefined ? '' : ` / ${most}`}</span>`;
  }

  /**
   * @param {Field} field
   * @param {string} text
   * @param {ReturnType<typeof control>} kind
   * @param {{ id: string, said: string }} about
   */
  input(field, text, kind, { id, said }) {
    const typed = (/** @type {Event} */ event) => this.set(field, /** @type {HTMLInputElement} */ (event.target).value);
    const left = () => this.leave(field);
    const invalid = said ? 'true' : 'false';
    const by = said ? `${id}-fault` : nothing;
    switch (kind) {
      case 'choice':
        return html`<select id=${id} aria-invalid=${invalid} aria-describedby=${by} @change=${typed} @blur=${left}>
          ${field.required || field.initial ? nothing : html`<option value="" .selected=${text === ''}>–</option>`}
          ${field.options.map((option) => html`<option value=${option} .selected=${option === text}>${option}</option>`)}
        </select>`;
      case 'switch':
        return html`<input
          id=${id}
          type="checkbox"
          .checked=${text === 'true'}
          @change=${(/** @type {Event} */ event) => this.set(field, String(/** @type {HTMLInputElement} */ (event.target).checked))}
        />`;
      case 'text':
      case 'lines':
        return html`<textarea id=${id} rows=${kind === 'lines' ? 4 : 3} spellcheck="true" aria-required=${field.required} aria-invalid=${invalid} aria-describedby=${by}
          .value=${text} @input=${typed} @blur=${left}></textarea>`;
      case 'colour':
        return html`<span class="colour"
          ><input type="color" aria-label="${field.title}, chosen" .value=${/^#[0-9a-f]{6}$/i.test(text) ? text : '#000000'} @input=${typed} /><input
            id=${id} type="text" maxlength="9" spellcheck="false" aria-invalid=${invalid} aria-describedby=${by} .value=${text} @input=${typed} @blur=${left}
        /></span>`;
      case 'number':
        return html`<input id=${id} type="text" inputmode="decimal" autocomplete="off" aria-required=${field.required} aria-invalid=${invalid} aria-describedby=${by}
          .value=${text} @input=${typed} @blur=${left} />`;
      case 'line':
        return html`<input id=${id} type="text" autocomplete="off" spellcheck="true" aria-required=${field.required} aria-invalid=${invalid} aria-describedby=${by}
          .value=${text} @input=${typed} @blur=${left} />`;
    }
  }
}
customElements.define('cw-form', FormView);
