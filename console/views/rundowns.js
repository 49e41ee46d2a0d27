/** @import {Summary} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { glows } from '../glow.js';
import { air } from '../parts/air.js';
import { empty } from '../parts/empty.js';
import { filterBox } from '../parts/filter-box.js';
import { syncMark } from '../parts/sync.js';
import { router } from '../router.js';
import { store } from '../store.js';
import { age, clock, length, mosTime, seconds } from '../time.js';
import { Watch } from '../watch.js';
import { count, counted, shortID } from '../words.js';

/** @typedef {Summary & {changedAt: string}} ListRow */

/** @type {import('../parts/rows.js').Column<ListRow>[]} */
const COLUMNS = [
  {
    id: 'slug',
    label: 'Running order',
    cell: (row) =>
      html`<a href="/rundowns/${row.key}" tabindex="-1" title="${row.roSlug ?? ''} ${row.roID}">${row.roSlug || shortID(row.roID)}</a
      >${syncMark(row.sync)}`,
    mark: (row) => glows.of(row.key, 'roSlug'),
  },
  { id: 'newsroom', label: 'Newsroom', cell: (row) => row.newsroom },
  { id: 'channel', label: 'Channel', cell: (row) => row.roChannel || dash(), mark: (row) => glows.of(row.key, 'roChannel') },
  { id: 'start', label: 'Start', title: 'Planned start, station time', cell: startOf, mark: (row) => glows.of(row.key, 'roEdStart') },
  { id: 'length', label: 'Planned', title: 'Planned length', cell: (row) => length(seconds(row.roEdDur)) },
  { id: 'stories', label: 'Stories', cell: (row) => count(row.storyCount), mark: (row) => glows.of(row.key, 'storyCount') },
  { id: 'items', label: 'Items', cell: (row) => count(row.itemCount), mark: (row) => glows.of(row.key, 'itemCount') },
  { id: 'air', label: 'Air', cell: (row) => air(row.air), mark: (row) => glows.of(row.key, 'air') },
  {
    id: 'changed',
    label: 'Last change',
    cell: (row) => (row.changedAt ? html`<span title=${clock.full(row.changedAt)}>${age(row.changedAt)} ago</span>` : dash()),
  },
];

const dash = () => html`<span class="none" title="Not given">–</span>`;

/** @param {ListRow} row */
function startOf(row) {
  const start = mosTime(row.roEdStart);
  if (start === null) return row.roEdStart ? html`<span title="Not a time that can be read">${row.roEdStart}</span>` : dash();
  return html`<span title=${clock.full(start)}>${clock.start(start)}</span>`;
}

/** All running orders, by their start. */
class Rundowns extends LitElement {
  constructor() {
    super();
    new Watch(this, store, 'rundowns');
    new Watch(this, router, 'route');
    new Watch(this, clock, 'tick');
  }

  createRenderRoot() {
    return this;
  }

  /** @returns {ListRow[]} */
  get rows() {
    const wanted = router.param('filter').trim().toLowerCase();
    return byStart([...store.rundowns.values()])
      .filter((row) =>
        [row.roSlug, row.roID, row.roChannel, row.newsroom].some((part) => part?.toLowerCase().includes(wanted)),
      )
      .map((row) => ({ ...row, changedAt: store.changedAt.get(row.key) ?? '' }));
  }

  render() {
    const rows = this.rows;
    return html`<header class="view-head">
        <h1>Rundowns</h1>
        <p class="view-count" data-testid="count">${this.counts(rows.length)}</p>
        ${filterBox('Slug, ID, channel or newsroom')}
      </header>
      <section class="panel panel-fill">${this.list(rows)}</section>`;
  }

  /** @param {number} shown */
  counts(shown) {
    if (!store.rundownsLoaded) return nothing;
    const all = store.rundowns.size;
    return shown === all ? counted(all, 'running order') : `${count(shown)} of ${counted(all, 'running order')}`;
  }

  /** @param {ListRow[]} rows */
  list(rows) {
    if (!store.rundownsLoaded) return html`<p class="loading">Asking the gateway…</p>`;
    if (store.rundowns.size === 0) return noRundowns();
    if (rows.length === 0) return empty('Nothing passes the filter', 'Clear it, or look for another part of the name.');
    return html`<cw-rows
      class="t-rundowns"
      label="Running orders"
      data-testid="rundowns"
      .rows=${rows}
      .columns=${COLUMNS}
      .look=${(/** @type {ListRow} */ row) => ({ id: row.roID, className: glows.of(row.key, 'row') })}
      @row-pick=${(/** @type {CustomEvent} */ event) => event.detail.clicked && openRow(event)}
      @row-open=${openRow}
    ></cw-rows>`;
  }
}

/** @param {CustomEvent<{row: ListRow}>} event */
function openRow(event) {
  router.go(`/rundowns/${event.detail.row.key}`);
}

export function noRundowns() {
  return empty(
    'No running order yet',
    html`Activate one for MOS in the newsroom system; it appears here as soon as it is sent. If it does not, look at
      <a href="/connections">Connections</a> for why.`,
  );
}

/**
 * Those without a start come last.
 *
 * @param {Summary[]} rundowns
 */
export function byStart(rundowns) {
  const start = (/** @type {Summary} */ rundown) => mosTime(rundown.roEdStart) ?? Number.MAX_SAFE_INTEGER;
  return rundowns.sort((a, b) => start(a) - start(b) || (a.roSlug ?? '').localeCompare(b.roSlug ?? ''));
}

customElements.define('cw-rundowns', Rundowns);
