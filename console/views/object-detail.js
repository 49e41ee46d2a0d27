/** @import {ObjectUse, WholeObject} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { get } from '../api.js';
import { icons } from '../parts/icons.js';
import { objectState } from '../parts/object-state.js';
import { xmlText } from '../parts/xml-text.js';
import { router } from '../router.js';
import { store } from '../store.js';
import { clock, length, mosTime } from '../time.js';
import { counted, shortID } from '../words.js';

/** One object: what it is, where it is used, and what stands in it. */
class ObjectDetail extends LitElement {
  static properties = { objID: { attribute: false }, object: { state: true }, error: { state: true } };

  constructor() {
    super();
    this.objID = '';
    /** @type {WholeObject | null} */
    this.object = null;
    this.error = '';
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
    if (changes.has('objID')) this.load();
  }

  touch() {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.load();
    }, 600);
  }

  async load() {
    const objID = this.objID;
    try {
      const object = await get(`objects/${encodeURIComponent(objID)}`);
      if (objID !== this.objID) return;
      this.object = object;
      this.error = '';
    } catch (error) {
      if (objID !== this.objID) return;
      this.object = null;
      this.error = error instanceof Error ? error.message : String(error);
    }
  }

  render() {
    const object = this.object;
    return html`<header class="panel-head">
        <h2>${object?.objSlug ?? shortID(this.objID, 40)}</h2>
        <button class="plain" @click=${() => router.set({ open: '' })} aria-label="Close the object" title="Close (Esc)" data-testid="close">${icons.close}</button>
      </header>
      ${object ? this.body(object) : html`<p class="loading">${this.error || 'Asking the gateway…'}</p>`}`;
  }

  /** @param {WholeObject} object */
  body(object) {
    return html`<div class="detail-top" data-testid="object-detail" data-obj-id=${object.objID} data-held=${object.held}>
        <p class="detail-result">${objectState(object)}${object.held ? nothing : html`<span>It comes by itself when it is made here.</span>`}</p>
        ${object.held ? this.facts(object) : nothing} ${text('mosAbstract', object)} ${text('description', object)}
      </div>
      ${this.uses(object.usedIn)} ${object.held ? this.blocks(object) : nothing}`;
  }

  /** @param {WholeObject} object */
  facts(object) {
    return html`<dl class="detail-facts">
      ${fact('objID', object.objID)} ${fact('Group', object.objGroup)} ${fact('Type', object.objType)}
      ${fact('Length', object.durationSeconds ? length(object.durationSeconds) : '')}
      ${fact('Samples', object.objDur ? `${object.objDur} at ${object.objTB} a second` : '')} ${fact('Revision', object.objRev)}
      ${fact('Status', object.status)} ${fact('Made for', object.origin)}
      ${fact('Created', object.created ? `${clock.full(mosTime(object.created) ?? 0)} by ${object.createdBy}` : '')}
      ${fact('Changed', object.changed ? `${clock.full(mosTime(object.changed) ?? 0)} by ${object.changedBy}` : '')}
    </dl>`;
  }

  /** @param {ObjectUse[]} uses */
  uses(uses) {
    return html`<section class="uses" aria-label="Where it is used">
      <h3>${uses.length === 0 ? 'Not used by any running order' : `Used by ${counted(uses.length, 'item')}`}</h3>
      <ul data-testid="uses">
        ${uses.map(
          (use) => html`<li>
            <a href="/rundowns/${use.key}?filter=${encodeURIComponent(this.objID)}" data-story-id=${use.storyID} data-item-id=${use.itemID}
              ><b>${use.roSlug || shortID(use.roID)}</b><span>${use.storySlug || shortID(use.storyID)}</span
              ><span class="dim">${use.itemSlug || use.itemID}${use.itemChannel ? ` · ${use.itemChannel}` : ''}</span></a
            >
          </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {WholeObject} object */
  blocks(object) {
    if (object.mosExternalMetadata.length === 0) return html`<p class="loading">No payload stands in it.</p>`;
    return object.mosExternalMetadata.map(
      (block) => html`<section class="block">
        <h3>${block.mosSchema || 'Payload without schema'}</h3>
        <div class="xml" tabindex="0" role="region" aria-label="Payload as XML">${xmlText(block.xml)}</div>
      </section>`,
    );
  }
}

/**
 * @param {string} name
 * @param {string | undefined} value
 */
function fact(name, value) {
  return value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;
}

/**
 * The words of an element that is kept as XML.
 *
 * @param {string} name
 * @param {WholeObject} object
 */
function text(name, object) {
  const xml = object.otherElements?.find((element) => element.startsWith(`<${name}`));
  if (!xml) return nothing;
  const words = new DOMParser().parseFromString(xml, 'application/xml').documentElement.textContent?.trim();
  return words ? html`<p class="object-text">${words}</p>` : nothing;
}

customElements.define('cw-object', ObjectDetail);
