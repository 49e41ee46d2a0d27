/** @import {Graphic, MissingGraphic} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { ask, post, upload } from '../api.js';
import { GraphicsList } from '../graphics-list.js';
import { empty } from '../parts/empty.js';
import { filterBox } from '../parts/filter-box.js';
import { icons } from '../parts/icons.js';
import { lamp } from '../parts/lamp.js';
import { sampleData } from '../sample-data.js';
import { router } from '../router.js';
import { store } from '../store.js';
import { Watch } from '../watch.js';
import { counted } from '../words.js';
import '../parts/sample.js';
import './graphic-detail.js';

/** @type {[string, string][]} */
const STATES = [
  ['onAir', 'On air or ready'],
  ['used', 'Used by running orders'],
  ['unused', 'Used by none'],
  ['trouble', 'With trouble'],
];

/** What may change a card: a graphic, or an item that uses it. */
const TOUCHING = ['objects', 'rundowns', 'reload'];

/**
 * What is said about the last package that came, or went.
 *
 * @typedef {{text: string, good: boolean}} Said
 */

/** The graphics that there are, what they look like, who uses them; packages come and go here. */
class Graphics extends LitElement {
  static properties = { said: { state: true }, share: { state: true }, over: { state: true } };

  constructor() {
    super();
    this.list = new GraphicsList();
    /** @type {Said | null} */
    this.said = null;
    /** How much of a package is sent, 0 to 1; `null` if none is. @type {number | null} */
    this.share = null;
    /** Whether somebody holds a file above the page. */
    this.over = false;
    /** What was open when it was rendered last. */
    this.seen = '';
    this.touched = () => this.list.touch();
    this.told = () => store.status && this.list.revised(store.status.counts.graphicsRevision ?? 0);
    /** Sample data by the address of a graphic: one object for each, or every render would be a change. */
    /** @type {Map<string, Record<string, unknown>>} */
    this.samples = new Map();
    new Watch(this, router, 'route');
    new Watch(this, store, 'air', 'link');
    this.list.addEventListener('change', () => this.requestUpdate());
    this.addEventListener('leave', () => router.set({ open: '' }));
    this.addEventListener('dragenter', (event) => this.drag(event, true));
    this.addEventListener('dragover', (event) => this.drag(event, true));
    this.addEventListener('dragleave', (event) => event.relatedTarget instanceof Node && this.contains(event.relatedTarget) || this.drag(event, false));
    this.addEventListener('drop', (event) => this.drop(event));
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const type of TOUCHING) store.addEventListener(type, this.touched);
    store.addEventListener('status', this.told);
    this.list.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const type of TOUCHING) store.removeEventListener(type, this.touched);
    store.removeEventListener('status', this.told);
    this.list.end();
  }

  /**
   * @param {DragEvent} event
   * @param {boolean} over
   */
  drag(event, over) {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = over;
  }

  /** @param {DragEvent} event */
  drop(event) {
    const file = event.dataTransfer?.files[0];
    this.over = false;
    if (!file) return;
    event.preventDefault();
    this.send(file);
  }

  /** @param {File} file */
  async send(file) {
    if (this.share !== null) return;
    this.said = null;
    this.share = 0;
    try {
      const kept = await upload(`graphics?name=${encodeURIComponent(file.name)}`, file, 'application/zip', (share) => (this.share = share));
      this.said = { text: keptWords(kept), good: true };
      await this.list.load();
      if (kept.graphics.length > 0) router.set({ open: kept.graphics[0].id });
    } catch (error) {
      this.said = { text: `${file.name} was not taken: ${wordsOf(error)}`, good: false };
    } finally {
      this.share = null;
    }
  }

  /** @param {Graphic} graphic */
  async takeAway(graphic) {
    try {
      const removed = await ask('DELETE', `graphics/${encodeURIComponent(graphic.id || graphic.package)}?package=${encodeURIComponent(graphic.package)}&anyway=true`);
      this.said = { text: `Package ${removed.package} is removed.`, good: true };
      router.set({ open: '' });
      await this.list.load();
    } catch (error) {
      this.said = { text: `Not removed: ${wordsOf(error)}`, good: false };
    }
  }

  async reread() {
    try {
      await post('graphics/reread', {});
      await this.list.load();
      this.said = { text: 'The folder of graphics was looked into again.', good: true };
    } catch (error) {
      this.said = { text: wordsOf(error), good: false };
    }
  }

  /** @returns {Graphic[]} */
  get shown() {
    const text = router.param('filter').trim().toLowerCase();
    const state = router.param('state');
    return this.list.items.filter(
      (graphic) =>
        (text === '' || [graphic.id, graphic.name, graphic.package, graphic.description].some((part) => part?.toLowerCase().includes(text))) &&
        (state === '' ||
          (state === 'onAir' && graphic.onDevices.length > 0) ||
          (state === 'used' && graphic.useCount > 0) ||
          (state === 'unused' && graphic.useCount === 0) ||
          (state === 'trouble' && (graphic.faults.length > 0 || graphic.changedCount > 0))),
    );
  }

  updated() {
    // The cards stand elsewhere when one is open beside them.
    const key = router.param('open');
    if (key === this.seen) return;
    this.seen = key;
    this.querySelector('.graphic.is-open')?.scrollIntoView({ block: 'nearest' });
  }

  render() {
    const open = this.list.items.find((graphic) => keyOf(graphic) === router.param('open'));
    const lost = this.list.missing.find((graphic) => graphic.id === router.param('open'));
    return html`${this.head()} ${this.saying()}
      <div class="graphics ${open || lost ? 'has-open' : ''}">
        <div class="scroll">${this.cards()}</div>
        ${open || lost
          ? html`<cw-graphic class="panel" data-testid="graphic-detail" .graphic=${open ?? lost} .here=${Boolean(open)} @remove=${() => open && this.takeAway(open)}></cw-graphic>`
          : nothing}
      </div>
      ${this.over ? html`<div class="drop-here" data-testid="drop-here"><p>${icons.upload}<b>Let it go here</b>A package comes as one zip, with the folder of its manifest in it.</p></div>` : nothing}`;
  }

  head() {
    const { items, missing } = this.list;
    const faulty = items.filter(({ faults }) => faults.length > 0).length;
    return html`<header class="view-head">
      <h1>Graphics</h1>
      <p class="view-count" data-testid="count">
        ${this.list.loaded
          ? [counted(items.length, 'graphic'), faulty > 0 ? `${faulty} not right` : '', missing.length > 0 ? `${missing.length} missing` : ''].filter(Boolean).join(', ')
          : nothing}
      </p>
      ${filterBox('name or id')} ${this.states()}
      <button @click=${this.reread} title="Has the gateway read the folder of graphics again: for packages that were put there, or changed, by hand" data-testid="reread">Look again</button>
      <label class="button-like primary ${this.share === null ? '' : 'is-busy'}" title="An OGraf package as a zip; it can also be dropped anywhere on this page">
        ${icons.upload}<span>${this.share === null ? 'Upload package' : `Sending, ${Math.round(this.share * 100)} %`}</span>
        <input type="file" class="unseen" accept=".zip,application/zip" data-testid="upload" ?disabled=${this.share !== null || store.stream.state === 'away'} @change=${this.chosen} />
      </label>
    </header>`;
  }

  /** @param {Event} event */
  chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (file) this.send(file);
    input.value = '';
  }

  states() {
    const now = router.param('state');
    return html`<select
      aria-label="All graphics"
      data-testid="filter-state"
      class=${now === '' ? '' : 'is-set'}
      @change=${(/** @type {Event} */ event) => router.set({ state: /** @type {HTMLSelectElement} */ (event.target).value })}
    >
      <option value="" ?selected=${now === ''}>All graphics</option>
      ${STATES.map(([value, word]) => html`<option value=${value} ?selected=${value === now}>${word}</option>`)}
    </select>`;
  }

  saying() {
    if (!this.said) return nothing;
    return html`<div class="graphics-said ${this.said.good ? 'is-good' : 'is-bad'}" role="status" data-testid="said" data-good=${this.said.good}>
      ${this.said.good ? lamp('up', '') : lamp('down', '')}
      <p>${this.said.text}</p>
      <button class="plain" @click=${() => (this.said = null)} aria-label="Close this message">${icons.close}</button>
    </div>`;
  }

  cards() {
    if (this.list.error && !this.list.loaded) return empty('The graphics could not be loaded', this.list.error);
    if (!this.list.loaded) return html`<p class="loading">Asking the gateway…</p>`;
    const filtered = router.param('filter') !== '' || router.param('state') !== '';
    const missing = filtered ? [] : this.list.missing;
    if (this.shown.length + missing.length === 0)
      return filtered
        ? empty('No graphic passes the filter', 'Loosen it above.')
        : empty('No graphics yet', html`Drop an OGraf package here as a zip, or use <b>Upload package</b>. What one is made of is in <code>docs/graphics.md</code>.`);
    return html`<ul class="graphic-grid" data-testid="graphics">
      ${missing.map((graphic) => this.lost(graphic))} ${this.shown.map((graphic) => this.card(graphic))}
    </ul>`;
  }

  /** @param {Graphic} graphic */
  card(graphic) {
    const key = keyOf(graphic);
    const right = graphic.path !== undefined;
    const here = key === router.param('open');
    return html`<li class="graphic ${here ? 'is-open' : ''}" data-testid="graphic" data-id=${graphic.id} data-state=${right ? 'right' : 'faulty'}>
      <div class="graphic-look">
        ${right
          ? html`<cw-sample still .path=${graphic.path ?? ''} .name=${graphic.name ?? ''} .steps=${graphic.stepCount ?? 1} .data=${this.sample(graphic)}></cw-sample>`
          : html`<p>${lamp('down', 'Not right')}</p>`}
        ${this.tally(graphic)}
      </div>
      <a class="graphic-name" href="/graphics?open=${encodeURIComponent(key)}" aria-current=${here ? 'true' : nothing} @click=${(/** @type {Event} */ event) => this.pick(event, key)}
        >${graphic.name ?? graphic.id ?? graphic.package}</a
      >
      <span class="graphic-version dim" title="Version of the manifest">${graphic.version ?? ''}</span>
      <span class="graphic-id dim" title="id ${graphic.id}, in package ${graphic.package}">${graphic.id || graphic.file}</span>
      <span class="graphic-facts">${facts(graphic)}</span>
    </li>`;
  }

  /** @param {Graphic} graphic */
  sample(graphic) {
    const key = graphic.path ?? '';
    let data = this.samples.get(key);
    if (!data) {
      data = sampleData(graphic.fields ?? []);
      this.samples.set(key, data);
    }
    return data;
  }

  /** @param {Graphic} graphic */
  tally(graphic) {
    const air = graphic.onDevices.some((where) => where.endsWith('on air'));
    if (graphic.onDevices.length === 0) return nothing;
    return html`<span class="tally tally-${air ? 'onAir' : 'cued'}" title=${graphic.onDevices.join('; ')}>${air ? 'ON AIR' : 'CUED'}</span>`;
  }

  /** @param {MissingGraphic} graphic */
  lost(graphic) {
    const here = graphic.id === router.param('open');
    return html`<li class="graphic is-missing ${here ? 'is-open' : ''}" data-testid="graphic" data-id=${graphic.id} data-state="missing">
      <div class="graphic-look"><p>${lamp('down', 'Missing')}</p></div>
      <a class="graphic-name" href="/graphics?open=${encodeURIComponent(graphic.id)}" aria-current=${here ? 'true' : nothing} @click=${(/** @type {Event} */ event) => this.pick(event, graphic.id)}>${graphic.id}</a>
      <span class="graphic-version"></span>
      <span class="graphic-id dim">No graphic of that id is here</span>
      <span class="graphic-facts"><b class="bad-words">${counted(graphic.useCount, 'item needs', 'items need')} it</b></span>
    </li>`;
  }

  /**
   * @param {Event} event
   * @param {string} key
   */
  pick(event, key) {
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    router.set({ open: key === router.param('open') ? '' : key });
  }
}

/** @param {Graphic} graphic what it is called in the URL */
function keyOf(graphic) {
  return graphic.id || graphic.file;
}

/** @param {Graphic} graphic */
function facts({ faults, useCount, changedCount, fields = [] }) {
  if (faults.length > 0) return html`<b class="bad-words">${counted(faults.length, 'fault')}</b>`;
  return html`<span>${counted(fields.length, 'field')}</span>
    <span title="Items of running orders">${useCount === 0 ? 'not used' : `used by ${counted(useCount, 'item')}`}</span>
    ${changedCount > 0 ? html`<b class="warn-words" title="Filled in with another version">${changedCount} of another version</b>` : nothing}`;
}

/** @param {{outcome: string, package: string, graphics: {name: string, version: string}[]}} kept */
function keptWords({ outcome, package: name, graphics }) {
  const names = graphics.map((graphic) => `${graphic.name}${graphic.version ? ` ${graphic.version}` : ''}`).join(', ');
  if (outcome === 'same') return `Package ${name} is here already, file by file: nothing has changed.`;
  if (outcome === 'replaced') return `Package ${name} is replaced: ${names}. What is on air or ready stays as it is; the next cue takes the new one.`;
  return `Package ${name} is here: ${names}.`;
}

/** @param {unknown} error */
function wordsOf(error) {
  return error instanceof Error ? error.message : String(error);
}

customElements.define('cw-graphics', Graphics);
