/** @import {ObjectFilter} from '../object-list.js' */
/** @import {ObjectRow} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { ObjectList } from '../object-list.js';
import '../parts/ago.js';
import { empty } from '../parts/empty.js';
import { filterBox } from '../parts/filter-box.js';
import { objectState } from '../parts/object-state.js';
import { router } from '../router.js';
import { store } from '../store.js';
import { clock, length, mosTime } from '../time.js';
import { Watch } from '../watch.js';
import { count, counted, shortID } from '../words.js';
import './object-detail.js';

/** @typedef {ObjectRow & {key: string}} ListRow */

/** @type {[string, string][]} */
const STATES = [
  ['ready', 'Ready'],
  ['notReady', 'Not ready'],
  ['missing', 'Missing'],
];
/** @type {[string, string][]} */
const TYPES = [
  ['STILL', 'Still'],
  ['VIDEO', 'Video'],
  ['AUDIO', 'Audio'],
];

/** @type {import('../parts/rows.js').Column<ListRow>[]} */
const COLUMNS = [
  { id: 'state', label: 'State', title: 'Whether it can go on air; missing: items need it, and it is not here', cell: objectState },
  { id: 'slug', label: 'Object', cell: slug },
  { id: 'oid', label: 'objID', cell: (row) => html`<span class="dim" title=${row.objID}>${shortID(row.objID, 34)}</span>` },
  { id: 'group', label: 'Group', cell: (row) => row.objGroup ?? dash(row) },
  { id: 'type', label: 'Type', cell: (row) => row.objType ?? dash(row) },
  { id: 'length', label: 'Length', title: 'objDur by objTB', cell: (row) => (row.durationSeconds ? length(row.durationSeconds) : dash(row)) },
  { id: 'rev', label: 'Rev', title: 'objRev: goes up by one with each change', cell: (row) => row.objRev ?? dash(row) },
  { id: 'uses', label: 'Used', title: 'Items of running orders that name it', cell: uses },
  { id: 'from', label: 'Made by', title: 'The newsroom or program that had it made', cell: (row) => (row.held ? row.origin || row.createdBy : dash(row)) },
  { id: 'changed', label: 'Last change', cell: changed },
];

/** @param {ListRow} row */
function slug(row) {
  return html`<span class="slug" data-obj-id=${row.objID} title=${row.objSlug ?? row.objID}>${row.objSlug ?? shortID(row.objID, 40)}</span>`;
}

/** @param {ListRow} row */
function uses(row) {
  return row.useCount === 0
    ? html`<span class="none" title="No item names it">–</span>`
    : html`<span title="${counted(row.useCount, 'item names', 'items name')} it">${count(row.useCount)}</span>`;
}

/** @param {ListRow} row */
function changed(row) {
  if (!row.changed) return dash(row);
  return html`<span title="${clock.full(mosTime(row.changed) ?? 0)} by ${row.changedBy}"><cw-ago .time=${row.changed.replace(',', '.')}></cw-ago> ago</span>`;
}

/** @param {ListRow} row */
function dash(row) {
  return html`<span class="none" title=${row.held ? 'Not given' : 'Not known: the object is not here'}>–</span>`;
}

/** Our own objects and those that items need and that are not here. */
class Objects extends LitElement {
  constructor() {
    super();
    this.filterText = '';
    this.list = new ObjectList(this.filter);
    this.changed = () => this.requestUpdate();
    this.touched = () => this.list.touch();
    /** @type {ObjectRow[]} */
    this.keyedFrom = [];
    /** @type {ListRow[]} */
    this.keyed = [];
    new Watch(this, router, 'route');
    this.addEventListener('leave', () => router.set({ open: '' }));
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const type of TOUCHING) store.addEventListener(type, this.touched);
    this.filterText = '';
    this.choose();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const type of TOUCHING) store.removeEventListener(type, this.touched);
    clearTimeout(this.delay);
    this.list.end();
  }

  /** @returns {ObjectFilter} */
  get filter() {
    const state = router.param('state');
    const held = state === '' || state === 'missing' ? state : 'held';
    const air = { ready: 'READY', notReady: 'NOT READY' }[state] ?? '';
    return { text: router.param('text'), group: router.param('group'), type: router.param('type'), state: held, air };
  }

  choose() {
    const text = JSON.stringify(this.filter);
    if (text === this.filterText) return;
    this.list.end();
    this.filterText = text;
    const shown = this.list;
    this.list = new ObjectList(this.filter);
    this.list.addEventListener('change', this.changed);
    // What is shown stays until the answer is there.
    this.list.rows = shown.rows;
    this.list.total = shown.total;
    this.list.loaded = shown.loaded;
    this.list.load();
  }

  willUpdate() {
    clearTimeout(this.delay);
    if (JSON.stringify(this.filter) !== this.filterText) this.delay = setTimeout(() => (this.choose(), this.requestUpdate()), 200);
  }

  /** @returns {ListRow[]} */
  get rows() {
    if (this.list.rows !== this.keyedFrom) {
      this.keyedFrom = this.list.rows;
      this.keyed = this.list.rows.map((row) => ({ ...row, key: row.objID }));
    }
    return this.keyed;
  }

  render() {
    const open = router.param('open');
    return html`<header class="view-head">
        <h1>Objects</h1>
        <p class="view-count" data-testid="count">${this.list.loaded ? counted(this.list.total, 'object') : ''}</p>
        <div class="filters">
          ${select('state', 'All states', STATES)} ${select('type', 'All types', TYPES)} ${select('group', 'All groups', this.groups())}
        </div>
        ${filterBox('Slug, objID, group or name', 'text')}
      </header>
      <div class="split ${open ? 'is-open' : ''}">
        <section class="panel panel-fill">${this.table(this.rows, open)}</section>
        ${open ? html`<cw-object class="panel" .objID=${open}></cw-object>` : nothing}
      </div>`;
  }

  /** @returns {[string, string][]} */
  groups() {
    const met = [router.param('group'), ...this.list.rows.map((row) => row.objGroup ?? '')];
    return [...new Set(met)].filter(Boolean).sort().map((group) => [group, group]);
  }

  /**
   * @param {ListRow[]} rows
   * @param {string} open
   */
  table(rows, open) {
    if (rows.length === 0 && this.list.error) return empty('The objects could not be loaded', this.list.error);
    if (rows.length === 0 && !this.list.loaded) return html`<p class="loading">Asking the gateway…</p>`;
    if (rows.length === 0) return this.nothingToShow();
    return html`<cw-rows
      class="t-objects"
      label="Objects by ID"
      data-testid="objects"
      .rows=${rows}
      .columns=${COLUMNS}
      .look=${(/** @type {ListRow} */ row) => ({ id: row.objID, className: `${row.held ? '' : 'is-missing'} ${row.key === open ? 'opened' : ''}` })}
      @row-pick=${this.pick}
      @row-open=${(/** @type {CustomEvent<{row: ListRow}>} */ event) => router.set({ open: event.detail.row.key })}
      @near-end=${() => this.list.more()}
    ></cw-rows>`;
  }

  /**
   * A click opens; arrows only lead the open pane along.
   *
   * @param {CustomEvent<{row: ListRow, clicked: boolean}>} event
   */
  pick(event) {
    if (event.detail.clicked || router.param('open') !== '') router.set({ open: event.detail.row.key });
  }

  nothingToShow() {
    if (router.param('state') === 'missing') {
      return empty('Nothing is missing', 'Every item that names an object of this gateway finds it here.');
    }
    if (Object.values(this.filter).some((part) => part !== '')) {
      return empty('No object passes the filter', 'Loosen it above. New ones that pass appear by themselves.');
    }
    return empty(
      'No object yet',
      html`Newsrooms have objects made with <code>mosObjCreate</code>, programs with
        <code>PUT /api/v1/objects/{objID}</code>. One that an item needs and that is not here appears as missing.`,
    );
  }
}

/** What may change a row: the object, or an item that names it. */
const TOUCHING = ['objects', 'rundowns'];

/**
 * @param {string} name
 * @param {string} all
 * @param {[string, string][]} choices value and word of each
 */
function select(name, all, choices) {
  const now = router.param(name);
  return html`<select
    aria-label=${all}
    data-testid="filter-${name}"
    class=${now === '' ? '' : 'is-set'}
    @change=${(/** @type {Event} */ event) => router.set({ [name]: /** @type {HTMLSelectElement} */ (event.target).value })}
  >
    <option value="" ?selected=${now === ''}>${all}</option>
    ${choices.map(([value, word]) => html`<option value=${value} ?selected=${value === now}>${word}</option>`)}
  </select>`;
}

customElements.define('cw-objects', Objects);
