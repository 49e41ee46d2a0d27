import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

/** The height of a row, `--row` in tokens.css: fixed, so that any row is found by arithmetic. */
const ROW = 32;
/** Rows rendered above and below what is seen. */
const SPARE = 16;

/**
 * @template R
 * @typedef {object} Column
 * @property {string} id the class of its cells is `c-<id>`
 * @property {string} label
 * @property {string} [title]
 * @property {(row: R) => unknown} cell
 * @property {(row: R) => string} [mark] more classes of the cell, e.g. its glow
 */

/**
 * @typedef {object} RowLook
 * @property {string} [className]
 * @property {number} [level] depth in a tree, from 1
 * @property {boolean} [expanded]
 * @property {string} [id] `data-id`: what the row stands for, by its own ID
 */

/**
 * A list of any length that renders only what is seen. It is its own scroller; arrows, Home, End and Page keys move the
 * active row, Enter opens it. What is in view stays in view when rows come or go above it. Fires `row-open`, `row-fold`
 * (detail.open), `row-pick` (detail.clicked) and `near-end`.
 */
export class Rows extends LitElement {
  static properties = {
    rows: { attribute: false },
    columns: { attribute: false },
    look: { attribute: false },
    label: { type: String },
    tree: { type: Boolean },
    offset: { state: true },
    active: { state: true },
  };

  constructor() {
    super();
    /** @type {({key: string})[]} */
    this.rows = [];
    /** @type {Column<any>[]} */
    this.columns = [];
    /** @type {(row: any) => RowLook} */
    this.look = () => ({});
    this.label = '';
    this.tree = false;
    /** Index of the first row in view. */
    this.offset = 0;
    /** Key of the active row. */
    this.active = '';
    this.pendingTop = /** @type {number | null} */ (null);
    this.shownRows = this.rows;
    this.sized = new ResizeObserver(() => this.requestUpdate());
    this.addEventListener('scroll', () => this.onScroll(), { passive: true });
    this.addEventListener('keydown', (event) => this.onKey(event));
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.tabIndex = 0;
    this.sized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sized.disconnect();
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('rows') && this.shownRows !== this.rows) this.keepPlace();
    this.setAttribute('role', this.tree ? 'treegrid' : 'grid');
    this.setAttribute('aria-label', this.label);
    this.setAttribute('aria-rowcount', String(this.rows.length + 1));
  }

  /** Finds the first row in view again after `rows` changed, and scrolls so that it stays where it is. */
  keepPlace() {
    const before = this.shownRows;
    this.shownRows = this.rows;
    const top = this.scrollTop;
    const from = Math.floor(top / ROW);
    if (before.length === 0 || top === 0) return;
    const places = new Map(this.rows.map((row, i) => [row.key, i]));
    for (let i = from; i < before.length; i++) {
      const place = places.get(before[i]?.key ?? '');
      if (place === undefined) continue;
      const moved = (place - i) * ROW;
      if (moved !== 0) {
        this.pendingTop = Math.max(0, top + moved);
        this.offset = Math.floor(this.pendingTop / ROW);
      }
      return;
    }
  }

  get inView() {
    return Math.ceil(this.clientHeight / ROW) || 40;
  }

  render() {
    const first = Math.max(0, Math.min(this.offset, this.rows.length - this.inView) - SPARE);
    this.first = first;
    const slice = this.rows.slice(first, first + this.inView + 2 * SPARE);
    return html`
      <div class="rows-head" role="rowgroup">
        <div class="row" role="row" aria-rowindex="1">
          ${this.columns.map(
            (column) =>
              html`<div
                class="cell c-${column.id}"
                role="columnheader"
                title=${column.title ?? nothing}
                aria-label=${column.label === '' ? (column.title ?? nothing) : nothing}
              >
                ${column.label}
              </div>`,
          )}
        </div>
      </div>
      <div class="rows-body" role="rowgroup">
        <div class="rows-window" role="presentation">
          ${repeat(
            slice,
            (row) => row.key,
            (row, i) => this.row(row, first + i),
          )}
        </div>
      </div>
    `;
  }

  /**
   * @param {{key: string}} row
   * @param {number} index
   */
  row(row, index) {
    const look = this.look(row);
    const active = row.key === this.active;
    return html`<div
      class="row ${look.className ?? ''}"
      role="row"
      id="row-${index}"
      aria-rowindex=${index + 2}
      aria-level=${look.level ?? nothing}
      aria-expanded=${look.expanded ?? nothing}
      aria-selected=${active ? 'true' : 'false'}
      data-key=${row.key}
      data-id=${look.id ?? nothing}
      @click=${() => this.onClick(row)}
      @dblclick=${() => this.tell('row-open', row)}
    >
      ${this.columns.map(
        (column) =>
          html`<div class="cell c-${column.id} ${column.mark?.(row) ?? ''}" role="gridcell">${whole(column.cell(row))}</div>`,
      )}
    </div>`;
  }

  updated() {
    const body = /** @type {HTMLElement | null} */ (this.querySelector('.rows-body'));
    const window = /** @type {HTMLElement | null} */ (this.querySelector('.rows-window'));
    if (!body || !window) return;
    body.style.height = `${this.rows.length * ROW}px`;
    window.style.transform = `translateY(${(this.first ?? 0) * ROW}px)`;
    if (this.pendingTop !== null) this.scrollTop = this.pendingTop;
    this.pendingTop = null;
    const index = this.rows.findIndex((row) => row.key === this.active);
    const shown = index >= 0 && this.querySelector(`#row-${index}`) !== null;
    if (shown) this.setAttribute('aria-activedescendant', `row-${index}`);
    else this.removeAttribute('aria-activedescendant');
  }

  onScroll() {
    this.offset = Math.floor(this.scrollTop / ROW);
    if (this.offset + 2 * this.inView > this.rows.length) this.tell('near-end', null);
  }

  /** @param {{key: string}} row */
  onClick(row) {
    this.active = row.key;
    this.tell('row-pick', row, { clicked: true });
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.target !== this || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, this.inView - 3);
    /** @type {Record<string, () => void>} */
    const does = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      PageDown: () => this.move(page),
      PageUp: () => this.move(-page),
      Home: () => this.move(-this.rows.length),
      End: () => this.move(this.rows.length),
      ArrowRight: () => this.tell('row-fold', this.activeRow, { open: true }),
      ArrowLeft: () => this.tell('row-fold', this.activeRow, { open: false }),
      Enter: () => this.tell('row-open', this.activeRow),
    };
    const action = does[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  get activeRow() {
    return this.rows.find((row) => row.key === this.active) ?? null;
  }

  /**
   * Moves the active row and keeps it in sight.
   *
   * @param {number} by
   */
  move(by) {
    const now = this.rows.findIndex((row) => row.key === this.active);
    this.moveTo((now < 0 ? Math.ceil(this.scrollTop / ROW) - Math.sign(by) : now) + by);
  }

  /** @param {number} index */
  moveTo(index) {
    if (this.rows.length === 0) return;
    const next = Math.max(0, Math.min(this.rows.length - 1, index));
    this.active = this.rows[next]?.key ?? '';
    this.reveal(next);
    this.tell('row-pick', this.activeRow);
  }

  /** @param {number} index */
  reveal(index) {
    const room = this.clientHeight - ROW;
    const top = index * ROW;
    if (top < this.scrollTop) this.scrollTop = top;
    else if (top + ROW > this.scrollTop + room) this.scrollTop = top + ROW - room;
  }

  /**
   * @param {string} type
   * @param {unknown} row
   * @param {{open?: boolean, clicked?: boolean}} [more]
   */
  tell(type, row, more) {
    if (row === null && type !== 'near-end') return;
    this.dispatchEvent(new CustomEvent(type, { detail: { row, ...more } }));
  }
}

/**
 * Plain words get a box that can end in an ellipsis, and show themselves whole on hover.
 *
 * @param {unknown} value
 */
function whole(value) {
  return typeof value === 'string' && value !== '' ? html`<span title=${value}>${value}</span>` : value;
}

customElements.define('cw-rows', Rows);
