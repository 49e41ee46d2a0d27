/** @import {NmosItem, NmosReceiver} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { nameOf } from '../crosspoint-axes.js';
import { MARK_WORDS, markLamp, standing } from '../parts/crosspoint-state.js';
import { empty } from '../parts/empty.js';
import { icons } from '../parts/icons.js';
import { router } from '../router.js';
import { staging } from '../staging.js';
import { store } from '../store.js';
import { clock } from '../time.js';
import { Watch } from '../watch.js';
import { lockWords } from './crosspoint-side.js';
import '../parts/ago.js';
import '../parts/rows.js';

/** @typedef {NmosReceiver & {key: string}} ListRow */

const ORDER = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** @type {import('../parts/rows.js').Column<ListRow>[]} */
const COLUMNS = [
  { id: 'state', label: 'State', cell: state },
  { id: 'name', label: 'Receiver', cell: (row) => html`<b title=${row.alias ? row.label : nameOf(row)}>${nameOf(row)}</b>` },
  { id: 'source', label: 'Source', cell: source },
  { id: 'lock', label: 'Lock', title: 'Who keeps others from changing it', cell: lock },
  { id: 'device', label: 'Device', cell: (row) => row.device.label },
  { id: 'format', label: 'Format', cell: (row) => row.mediaType || row.format },
  { id: 'since', label: 'For', title: 'How long it has been as it is', cell: since },
  { id: 'by', label: 'By', cell: (row) => row.connection.by || html`<span class="none">–</span>` },
];

/** @param {ListRow} row */
function state(row) {
  const staged = staging.of(row.id);
  if (staged) return markLamp(staged.sender === null ? 'stagedOff' : 'stagedOn');
  const mark = standing(row);
  return row.connection.warning && mark !== 'unknown' ? markLamp('unconfirmed', `${MARK_WORDS[mark]}, warning`) : markLamp(mark);
}

/** @param {ListRow} row */
function source(row) {
  const staged = staging.of(row.id);
  const now = senderName(row.connection.senderID) || row.connection.senderLabel;
  if (staged) {
    return html`<span>${now || 'nothing'} <i class="x-arrow" aria-label="to">→</i> <b>${staged.sender === null ? 'nothing' : senderName(staged.sender)}</b></span>`;
  }
  if (row.connection.state === 'disconnected') return html`<span class="none">–</span>`;
  return html`<span title=${row.connection.warning || nothing}>${now || 'not an NMOS sender'}${row.connection.inferred ? html` <span class="dim">inferred</span>` : nothing}</span>`;
}

/** @param {string | null} id */
function senderName(id) {
  const sender = id === null ? undefined : store.nmos.senders.get(id);
  return sender ? nameOf(sender) : '';
}

/** @param {ListRow} row */
function lock({ lock: held }) {
  return held ? html`<span class="x-lock" title=${lockWords(held)}>${held.kind === 'lock' ? icons.lock : icons.shield} ${held.owner}</span>` : html`<span class="none">–</span>`;
}

/** @param {ListRow} row */
function since({ connection }) {
  return connection.since ? html`<span title=${clock.full(connection.since)}><cw-ago .time=${connection.since}></cw-ago></span>` : html`<span class="none">–</span>`;
}

/** Receivers one under the other, each with its source: for small screens, and for who looks for one by name. */
class CrosspointList extends LitElement {
  static properties = { receivers: { attribute: false }, senders: { attribute: false } };

  constructor() {
    super();
    /** @type {NmosReceiver[]} */
    this.receivers = [];
    /** @type {Map<string, NmosItem>} */
    this.senders = new Map();
    new Watch(this, staging, 'change');
    new Watch(this, store.nmos, 'change');
  }

  createRenderRoot() {
    return this;
  }

  /** @returns {ListRow[]} */
  get rows() {
    return this.receivers
      .map((receiver) => ({ ...receiver, key: receiver.id }))
      .sort((a, b) => ORDER.compare(nameOf(a), nameOf(b)) || ORDER.compare(a.device.label, b.device.label));
  }

  render() {
    if (this.receivers.length === 0) return empty('No receiver passes the filter', 'Loosen the filters above.');
    const open = router.param('open');
    return html`<cw-rows
      class="t-crosspoint"
      label="Receivers by name"
      data-testid="crosspoint-list"
      .rows=${this.rows}
      .columns=${COLUMNS}
      .look=${(/** @type {ListRow} */ row) => ({ id: row.id, className: `${`r:${row.id}` === open ? 'opened' : ''} ${row.stale ? 'is-stale' : ''}` })}
      @row-pick=${(/** @type {CustomEvent<{row: ListRow, clicked: boolean}>} */ event) => this.pick(event.detail)}
      @row-open=${(/** @type {CustomEvent<{row: ListRow}>} */ event) => router.set({ open: `r:${event.detail.row.id}` })}
    ></cw-rows>`;
  }

  /**
   * A click opens; arrows only lead the open drawer along.
   *
   * @param {{row: ListRow, clicked: boolean}} what
   */
  pick({ row, clicked }) {
    if (clicked || router.param('open').startsWith('r:')) router.set({ open: `r:${row.id}` });
  }
}

customElements.define('cw-crosspoint-list', CrosspointList);
