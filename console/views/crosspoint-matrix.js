/** @import {Look, Place} from './crosspoint-cells.js' */
/** @import {NmosItem, NmosReceiver} from '../types.js' */
/** @import {Group, Line} from '../crosspoint-axes.js' */
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { nameOf } from '../crosspoint-axes.js';
import { icons } from '../parts/icons.js';
import { CELL, moved, paintRow, put } from './crosspoint-cells.js';

/** Rows and columns rendered beyond what is seen, so that a small scroll changes nothing. */
const SPARE = 4;

/**
 * Receivers down, senders across, a cell for each crosspoint; of any size, for only what is seen exists. It is its own scroller.
 * Cells are painted by hand: a scroll changes the one row or column that came into view, whatever else there is. Fires
 * `cell-act` (click, Enter, space), `cell-move`, `line-open`, `group-fold`, `cell-drop` and `view`.
 */
export class Matrix extends LitElement {
  static properties = {
    rows: { attribute: false },
    cols: { attribute: false },
    groups: { attribute: false },
    look: { attribute: false },
    side: { attribute: false },
    seen: { state: true },
    active: { state: true },
  };

  constructor() {
    super();
    /** @type {Line<NmosReceiver>[]} */
    this.rows = [];
    /** @type {Line<NmosItem>[]} */
    this.cols = [];
    /** @type {Group<NmosItem>[]} of the columns */
    this.groups = [];
    /** @type {(row: Line<NmosReceiver>, col: Line<NmosItem>) => Look} */
    this.look = () => ({ grade: 'open', mark: '', count: 0, words: '' });
    /** @type {(row: Line<NmosReceiver>) => unknown} what stands beside a receiver's name */
    this.side = () => nothing;
    this.seen = { top: 0, bottom: 0, left: 0, right: 0 };
    /** Keys of the row and the column of the cursor: it stays with them, wherever they move. */
    this.active = { row: '', col: '' };
    /** @type {Place | null} the cell under the pointer */
    this.over = null;
    this.dragged = '';
    this.addEventListener('scroll', () => this.measure(), { passive: true });
    this.addEventListener('keydown', (event) => this.onKey(event));
    this.sized = new ResizeObserver(() => this.measure());
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.tabIndex = 0;
    this.setAttribute('role', 'grid');
    this.setAttribute('aria-label', 'Crosspoints: receivers down, senders across');
    this.sized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sized.disconnect();
  }

  /** Width of the names of receivers and height of those of senders, as the style sheet has them. */
  get margins() {
    const style = getComputedStyle(this);
    return { left: parseFloat(style.getPropertyValue('--side')) || 260, top: parseFloat(style.getPropertyValue('--top')) || 190 };
  }

  measure() {
    const { left, top } = this.margins;
    const rows = Math.ceil(Math.max(0, this.clientHeight - top) / CELL);
    const cols = Math.ceil(Math.max(0, this.clientWidth - left) / CELL);
    const first = Math.floor(this.scrollTop / CELL);
    const from = Math.floor(this.scrollLeft / CELL);
    const next = {
      top: Math.max(0, first - SPARE),
      bottom: Math.min(this.rows.length, first + rows + SPARE + 1),
      left: Math.max(0, from - SPARE),
      right: Math.min(this.cols.length, from + cols + SPARE + 1),
    };
    const seen = this.seen;
    if (seen.top === next.top && seen.bottom === next.bottom && seen.left === next.left && seen.right === next.right) return;
    this.seen = next;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('rows') || changes.has('cols')) this.measure();
    this.setAttribute('aria-rowcount', String(this.rows.length + 1));
    this.setAttribute('aria-colcount', String(this.cols.length + 1));
    this.place = this.find(this.active);
  }

  /**
   * @param {{row: string, col: string}} keys
   * @returns {Place}
   */
  find({ row, col }) {
    return { row: this.rows.findIndex(({ key }) => key === row), col: this.cols.findIndex(({ key }) => key === col) };
  }

  render() {
    const { top, bottom, left, right } = this.seen;
    const rows = this.rows.slice(top, bottom);
    const cols = this.cols.slice(left, right);
    return html`<div class="x-sheet" role="presentation">
      <div class="x-head" role="rowgroup">
        <div class="x-strip" role="presentation" aria-hidden="true">${repeat(this.strips(left, right), ({ group }) => group.key, (strip) => this.strip(strip))}</div>
        <div class="x-heads" role="row" aria-rowindex="1">
          <div class="x-corner" role="columnheader" aria-colindex="1"><span class="x-to">Receivers <i aria-hidden="true">↓</i></span><span class="x-from">Senders <i aria-hidden="true">→</i></span></div>
          ${repeat(cols, ({ key }) => key, (col, i) => this.head(col, left + i))}
        </div>
      </div>
      <div class="x-body" role="rowgroup">${repeat(rows, ({ key }) => key, (row, i) => this.row(row, top + i))}</div>
    </div>`;
  }

  /**
   * The groups over the columns, each as wide as what is in it.
   *
   * @param {number} left
   * @param {number} right
   */
  strips(left, right) {
    /** @type {{group: Group<NmosItem>, from: number, to: number}[]} */
    const strips = [];
    let from = 0;
    for (const group of this.groups) {
      const to = from + (group.folded ? 1 : group.items.length);
      if (group.key !== '' && to > left && from < right) strips.push({ group, from, to });
      from = to;
    }
    return strips;
  }

  /** @param {{group: Group<NmosItem>, from: number, to: number}} strip */
  strip({ group, from, to }) {
    const fold = () => this.tell('group-fold', { axis: 'cols', key: group.key });
    return html`<div class="x-group ${group.folded ? 'is-folded' : ''}" data-from=${from} data-to=${to} title="${group.label}${group.note ? `, ${group.note}` : ''}: ${group.items.length}" @click=${fold}>
      <span>${icons.chevron}${to - from < 2 ? nothing : html`<b>${group.label}</b>`}</span>
    </div>`;
  }

  /**
   * @param {Line<NmosItem>} col
   * @param {number} index
   */
  head(col, index) {
    const { item, group } = col;
    const name = item ? nameOf(item) : group.label;
    const cross = index === this.place?.col ? 'is-cross' : '';
    return html`<div
      class="x-col ${item ? '' : 'is-group'} ${cross} ${item?.active === false ? 'is-quiet' : ''} ${item?.stale ? 'is-stale' : ''}"
      role="columnheader"
      aria-colindex=${index + 2}
      data-col=${index}
      data-id=${item?.id ?? nothing}
      draggable=${item ? 'true' : 'false'}
      title="${item ? `${name}${item.alias ? ` (${item.label})` : ''}\n${item.device.label} · ${item.mediaType || item.format}${item.active ? '' : '\nnot sending'}` : `${name}: ${group.items.length} senders, folded`}"
      @dragstart=${(/** @type {DragEvent} */ event) => this.drag(event, item)}
      @dblclick=${() => (item ? this.tell('line-open', { axis: 'cols', id: item.id }) : this.tell('group-fold', { axis: 'cols', key: group.key }))}
    >
      <span class="x-called">${name}${item ? nothing : html` <small>${group.items.length}</small>`}</span>
    </div>`;
  }

  /**
   * @param {DragEvent} event
   * @param {NmosItem | null} item
   */
  drag(event, item) {
    if (!item || !event.dataTransfer) return;
    this.dragged = item.id;
    event.dataTransfer.effectAllowed = 'link';
    event.dataTransfer.setData('text/plain', nameOf(item));
  }

  /**
   * @param {Line<NmosReceiver>} row
   * @param {number} index
   */
  row(row, index) {
    const { item, group } = row;
    const cross = index === this.place?.row ? 'is-cross' : '';
    return html`<div
      class="x-row ${item ? '' : 'is-group'} ${cross} ${item?.stale ? 'is-stale' : ''} ${item?.lock ? 'is-locked' : ''}"
      role="row"
      aria-rowindex=${index + 2}
      data-row=${index}
      data-id=${item?.id ?? nothing}
      @dragover=${(/** @type {DragEvent} */ event) => this.dragOver(event, row)}
      @drop=${(/** @type {DragEvent} */ event) => this.drop(event, row)}
    >
      <div class="x-side" role="rowheader" aria-colindex="1" @click=${() => this.sideClick(row)}>
        ${item
          ? this.side(row)
          : html`<span class="x-fold ${group.folded ? 'is-folded' : ''}">${icons.chevron}</span><b>${group.label}</b><span class="dim">${group.note}</span><span class="x-count">${group.items.length}</span>`}
      </div>
    </div>`;
  }

  /** @param {Line<NmosReceiver>} row */
  sideClick({ item, group }) {
    if (item) this.tell('line-open', { axis: 'rows', id: item.id });
    else this.tell('group-fold', { axis: 'rows', key: group.key });
  }

  /**
   * @param {DragEvent} event
   * @param {Line<NmosReceiver>} row
   */
  dragOver(event, row) {
    const col = this.cols.findIndex(({ item }) => item?.id === this.dragged);
    if (!this.dragged || !row.item || col < 0) return;
    event.preventDefault();
    const at = { row: this.rows.indexOf(row), col };
    this.hover(at);
  }

  /**
   * @param {DragEvent} event
   * @param {Line<NmosReceiver>} row
   */
  drop(event, row) {
    event.preventDefault();
    const dragged = this.dragged;
    this.dragged = '';
    const col = this.cols.find(({ item }) => item?.id === dragged);
    if (row.item && col) this.tell('cell-drop', { row, col });
  }

  updated() {
    const { left, top } = this.margins;
    const sheet = /** @type {HTMLElement | null} */ (this.querySelector('.x-sheet'));
    if (!sheet) return;
    sheet.style.width = `${left + this.cols.length * CELL}px`;
    sheet.style.height = `${top + this.rows.length * CELL}px`;
    for (const element of this.querySelectorAll('.x-col')) put(element, left + Number(/** @type {HTMLElement} */ (element).dataset.col) * CELL, 0);
    for (const element of this.querySelectorAll('.x-group')) {
      const { style, dataset } = /** @type {HTMLElement} */ (element);
      // Not by a transform, which the browser leaves out of account when it keeps the name inside in sight.
      style.left = `${left + Number(dataset.from) * CELL}px`;
      style.width = `${(Number(dataset.to) - Number(dataset.from)) * CELL}px`;
    }
    for (const element of this.querySelectorAll('.x-row')) paintRow(/** @type {HTMLElement} */ (element), this, left);
    this.point();
    this.tell('view', this.ids());
  }

  /** What is in view, as IDs of senders and receivers. */
  ids() {
    const { top, bottom, left, right } = this.seen;
    const id = (/** @type {Line<any>} */ line) => (line.item ? [line.item.id] : []);
    return { senders: this.cols.slice(left, right).flatMap(id), receivers: this.rows.slice(top, bottom).flatMap(id) };
  }

  /** Where the cursor is, for screen readers. */
  point() {
    const { row, col } = this.place ?? { row: -1, col: -1 };
    const id = `x-${row}-${col}`;
    if (row >= 0 && col >= 0 && this.querySelector(`#${id}`)) this.setAttribute('aria-activedescendant', id);
    else this.removeAttribute('aria-activedescendant');
  }

  /**
   * The cell at a point of the screen.
   *
   * @param {MouseEvent} event
   * @returns {Place | null}
   */
  at(event) {
    const box = this.getBoundingClientRect();
    const { left, top } = this.margins;
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    if (x < left || y < top || x > this.clientWidth || y > this.clientHeight) return null;
    const place = { row: Math.floor((y - top + this.scrollTop) / CELL), col: Math.floor((x - left + this.scrollLeft) / CELL) };
    return place.row < this.rows.length && place.col < this.cols.length ? place : null;
  }

  firstUpdated() {
    this.addEventListener('click', (event) => {
      const place = this.at(event);
      if (!place) return;
      this.go(place, false);
      this.tell('cell-act', { ...this.linesAt(place), force: event.shiftKey });
    });
    this.addEventListener('pointermove', (event) => {
      this.hover(this.at(event));
    });
    this.addEventListener('pointerleave', () => this.hover(null));
  }

  /**
   * Lights up the names of what is under the pointer; by hand, for it happens all the time.
   *
   * @param {Place | null} place
   */
  hover(place) {
    if (place?.row === this.over?.row && place?.col === this.over?.col) return;
    this.over = place;
    for (const element of this.querySelectorAll('.is-over')) element.classList.remove('is-over');
    if (place) {
      this.querySelector(`[data-row="${place.row}"]`)?.classList.add('is-over');
      this.querySelector(`[data-col="${place.col}"]`)?.classList.add('is-over');
    }
    this.tell('cell-over', place ? this.linesAt(place) : null);
  }

  /** @param {Place} place */
  linesAt({ row, col }) {
    return { row: this.rows[row], col: this.cols[col] };
  }

  /** Where the cursor is, or the first cell in view. */
  get cursor() {
    const { row, col } = this.find(this.active);
    return { row: row < 0 ? Math.ceil(this.scrollTop / CELL) : row, col: col < 0 ? Math.ceil(this.scrollLeft / CELL) : col };
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.target !== this || event.altKey || event.metaKey) return;
    const { row, col } = this.cursor;
    const page = Math.max(1, this.seen.bottom - this.seen.top - 2 * SPARE - 2);
    const move = moved(event, { row, col }, { row: this.rows.length - 1, col: this.cols.length - 1 }, page);
    if (move) this.go(this.find(this.active).row < 0 ? { row, col } : move, true);
    else if ((event.key === 'Enter' || event.key === ' ') && this.place && this.place.row >= 0 && this.place.col >= 0) {
      this.tell('cell-act', { ...this.linesAt(this.place), force: event.shiftKey });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * Moves the cursor down, or up.
   *
   * @param {number} by rows
   */
  step(by) {
    const { row, col } = this.cursor;
    this.go(this.find(this.active).row < 0 ? { row, col } : { row: row + by, col }, true);
  }

  /**
   * Moves the cursor and keeps it in sight.
   *
   * @param {Place} place
   * @param {boolean} reveal
   */
  go(place, reveal) {
    const row = Math.max(0, Math.min(this.rows.length - 1, place.row));
    const col = Math.max(0, Math.min(this.cols.length - 1, place.col));
    this.active = { row: this.rows[row]?.key ?? '', col: this.cols[col]?.key ?? '' };
    if (reveal) this.reveal({ row, col });
    this.tell('cell-move', this.linesAt({ row, col }));
  }

  /** @param {Place} place */
  reveal({ row, col }) {
    const { left, top } = this.margins;
    const high = this.clientHeight - top - CELL;
    const wide = this.clientWidth - left - CELL;
    if (row * CELL < this.scrollTop) this.scrollTop = row * CELL;
    else if (row * CELL > this.scrollTop + high) this.scrollTop = row * CELL - high;
    if (col * CELL < this.scrollLeft) this.scrollLeft = col * CELL;
    else if (col * CELL > this.scrollLeft + wide) this.scrollLeft = col * CELL - wide;
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('cw-matrix', Matrix);
