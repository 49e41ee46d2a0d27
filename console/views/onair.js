/** @import {Holding} from '../air.js' */
/** @import {Summary} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { air } from '../parts/air.js';
import { empty } from '../parts/empty.js';
import { router } from '../router.js';
import { store } from '../store.js';
import { clock, length, mosTime, seconds } from '../time.js';
import { Watch } from '../watch.js';
import { counted, shortID } from '../words.js';
import { noRundowns } from './rundowns.js';
import '../parts/elapsed.js';

/** @typedef {Summary & {held: number, newest: Holding | null, next: string}} ListRow */

/** @type {import('../parts/rows.js').Column<ListRow>[]} */
const COLUMNS = [
  { id: 'state', label: 'State', title: 'On air: a device has something of it. Armed: the newsroom released it to air', cell: stateOf },
  { id: 'slug', label: 'Running order', cell: (row) => html`<a href="/onair/${row.key}" tabindex="-1" title=${row.roID}>${row.roSlug || shortID(row.roID)}</a>` },
  {
    id: 'item',
    label: 'On air now',
    title: 'What was taken last',
    cell: (row) =>
      row.newest
        ? html`<span class="on-item"><b>${row.newest.playing.slug}</b> <cw-elapsed class="num" .time=${row.newest.playing.since}></cw-elapsed></span>`
        : none('Nothing'),
  },
  { id: 'next', label: 'Next', cell: (row) => row.next || none('Nothing is next') },
  { id: 'newsroom', label: 'Newsroom', cell: (row) => row.newsroom },
  { id: 'start', label: 'Start', title: 'Planned start, station time', cell: startOf },
  { id: 'length', label: 'Planned', title: 'Planned length', cell: (row) => length(seconds(row.roEdDur)) },
  { id: 'air', label: 'Released', title: 'roReadyToAir', cell: (row) => air(row.air) },
];

/** @param {string} title */
const none = (title) => html`<span class="none" title=${title}>–</span>`;

/** @param {ListRow} row */
function stateOf(row) {
  if (row.newest) return html`<span class="tally tally-onAir" title="${counted(row.held, 'place')}">ON AIR</span>`;
  if (row.air === 'ready') return html`<span class="tally tally-cued" title="The newsroom released it to air">ARMED</span>`;
  return none('Nothing of it is on air');
}

/** @param {ListRow} row */
function startOf(row) {
  const start = mosTime(row.roEdStart);
  return start === null ? none('Not given') : html`<span title=${clock.full(start)}>${clock.start(start)}</span>`;
}

/** All shows: those on air first, then those that are armed, then by their start. */
class OnAir extends LitElement {
  constructor() {
    super();
    new Watch(this, store, 'rundowns', 'air');
  }

  createRenderRoot() {
    return this;
  }

  /** @returns {ListRow[]} */
  get rows() {
    const rank = (/** @type {ListRow} */ row) => (row.newest ? 0 : row.air === 'ready' ? 1 : 2);
    return [...store.rundowns.values()]
      .map((row) => ({
        ...row,
        held: [...store.air.of(row.key).values()].flat().filter((one) => one.air).length,
        newest: store.air.newest(row.key),
        next: store.air.shows.get(row.key)?.next?.slug ?? '',
      }))
      .sort(
        (one, other) =>
          rank(one) - rank(other) ||
          (mosTime(one.roEdStart) ?? Infinity) - (mosTime(other.roEdStart) ?? Infinity) ||
          (one.roSlug ?? '').localeCompare(other.roSlug ?? ''),
      );
  }

  render() {
    const rows = this.rows;
    const live = rows.filter((row) => row.newest).length;
    return html`<header class="view-head">
        <h1>On air</h1>
        <p class="view-count" data-testid="count">
          ${store.rundownsLoaded ? html`${counted(live, 'show')} on air, ${counted(rows.length, 'running order')} in all` : nothing}
        </p>
      </header>
      <section class="panel panel-fill">${this.list(rows)}</section>`;
  }

  /** @param {ListRow[]} rows */
  list(rows) {
    if (!store.rundownsLoaded) return html`<p class="loading">Asking the gateway…</p>`;
    if (rows.length === 0) return noRundowns();
    return html`${store.air.loaded && store.air.devices.size === 0 ? noDevices() : nothing}<cw-rows
        class="t-shows"
        label="Shows"
        data-testid="shows"
        .rows=${rows}
        .columns=${COLUMNS}
        .look=${(/** @type {ListRow} */ row) => ({ id: row.roID, className: row.newest ? 'is-onAir' : '' })}
        @row-pick=${(/** @type {CustomEvent} */ event) => event.detail.clicked && open(event)}
        @row-open=${open}
      ></cw-rows>`;
  }
}

/** @param {CustomEvent<{row: ListRow}>} event */
function open(event) {
  router.go(`/onair/${event.detail.row.key}`);
}

export function noDevices() {
  return empty(
    'No device acts on cues yet',
    html`Cues are kept and shown, and nothing follows from them. Name devices and rules under <code>devices</code> and <code>cues</code> in the
      configuration; <code>cueway.yaml</code> of <code>cueway init</code> has an example of each.`,
  );
}

customElements.define('cw-onair', OnAir);
