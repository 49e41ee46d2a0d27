/** @import {GridRow, Timing} from '../rundown-rows.js' */
/** @import {Summary} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { air } from '../parts/air.js';
import { empty } from '../parts/empty.js';
import { filterBox } from '../parts/filter-box.js';
import { icons } from '../parts/icons.js';
import { Rows } from '../parts/rows.js';
import { router } from '../router.js';
import { gridRows, timing } from '../rundown-rows.js';
import { glows } from '../glow.js';
import { store } from '../store.js';
import { clock, length } from '../time.js';
import { Watch } from '../watch.js';
import { count, counted, shortID } from '../words.js';
import { COLUMNS } from './rundown-columns.js';
import './rundown-acts.js';
import './rundown-sync.js';
import './story-actions.js';

/** One running order: its stories with their items, live. */
class Rundown extends LitElement {
  static properties = { folded: { state: true }, foldAll: { state: true }, chosen: { state: true } };

  constructor() {
    super();
    /** @type {Set<string>} stories that are not as `foldAll` says */
    this.folded = new Set();
    this.foldAll = false;
    /** Key of the row that is chosen, or "". */
    this.chosen = '';
    new Watch(this, store, 'detail');
    new Watch(this, router, 'route');
    this.addEventListener('toggle-story', (event) => {
      const { storyID } = /** @type {CustomEvent<{storyID: string}>} */ (event).detail;
      this.setOpen(storyID, !this.isOpen(storyID));
    });
  }

  createRenderRoot() {
    return this;
  }

  /** @param {string} storyID */
  isOpen(storyID) {
    return this.folded.has(storyID) === this.foldAll;
  }

  /**
   * @param {string} storyID
   * @param {boolean} open
   */
  setOpen(storyID, open) {
    const folded = new Set(this.folded);
    if (open === this.foldAll) folded.add(storyID);
    else folded.delete(storyID);
    this.folded = folded;
  }

  /** @param {boolean} fold */
  setAll(fold) {
    this.folded = new Set();
    this.foldAll = fold;
  }

  render() {
    const detail = store.detail;
    if (!detail?.header) return this.absent();
    const times = timing(detail.header, detail.stories);
    const rows = gridRows(times, detail, (id) => this.isOpen(id), router.param('filter'));
    return html`${this.head(detail.header, times)}
      ${detail.removed
        ? html`<p class="notice" role="status" data-testid="removed">
            <b>The newsroom deleted this running order.</b> What is shown is how it was last.
          </p>`
        : nothing}
      ${detail.removed ? nothing : html`<cw-rundown-sync></cw-rundown-sync>`}
      ${this.tools(detail.stories, rows)}
      <section class="panel panel-fill">${this.grid(rows, detail.stories.length)}</section>
      ${router.kiosk || detail.removed
        ? nothing
        : html`<cw-story-actions></cw-story-actions>
            <cw-rundown-acts .row=${rows.find((row) => row.key === this.chosen) ?? null} data-testid="acts"></cw-rundown-acts>`}`;
  }

  absent() {
    const detail = store.detail;
    if (!detail || detail.error === '') return html`<p class="loading">Asking the gateway…</p>`;
    const back = html`<p><a href="/rundowns">All running orders</a></p>`;
    return html`<h1 class="unseen">Running order</h1>
      <section class="panel">
      ${detail.missing
        ? empty('No such running order', 'The newsroom may have deleted it, or never sent it. It appears here by itself when it comes.', back)
        : empty('It could not be loaded', `${detail.error} It is asked for again when the gateway is back.`, back)}
    </section>`;
  }

  /**
   * @param {Summary} header
   * @param {Timing} times
   */
  head(header, times) {
    document.title = `${header.roSlug || header.roID} · Cueway`;
    return html`<header class="ro-head">
      <a class="back" href="/rundowns" aria-label="All running orders" title="All running orders">${icons.back}</a>
      <div class="ro-name">
        <h1 title=${header.roID}>${header.roSlug || shortID(header.roID, 40)}</h1>
        <p>${header.newsroom}${header.roChannel ? ` · ${header.roChannel}` : ''}</p>
      </div>
      <dl class="ro-facts">
        ${fact('Start', times.start === null ? '–' : clock.time(times.start), times.start === null ? 'No start given' : clock.full(times.start))}
        ${fact('Planned', length(times.planned), 'The planned length, roEdDur')} ${this.sum(times)} ${this.over(times)}
        <div class=${glows.of('ro', 'air')}><dt>Air</dt><dd data-testid="air">${air(header.air)}</dd></div>
      </dl>
    </header>`;
  }

  /** @param {Timing} times */
  sum(times) {
    const note = times.unknown > 0 ? `; ${counted(times.unknown, 'story', 'stories')} without a length not counted` : '';
    return fact('Sum', html`${times.unknown > 0 ? '≥ ' : ''}${length(times.sum)}`, `The lengths of all stories${note}`);
  }

  /** @param {Timing} times */
  over({ over }) {
    if (over === null) return fact('Over / under', '–', 'Needs a planned length');
    const word = Math.round(over) === 0 ? 'on time' : over > 0 ? 'over' : 'under';
    const sign = word === 'over' ? '+' : word === 'under' ? '−' : '';
    return html`<div title="Sum of the stories against the planned length" data-testid="over" data-word=${word}>
      <dt>${word === 'on time' ? 'On time' : word === 'over' ? 'Over' : 'Under'}</dt>
      <dd class="over-${word.replace(' ', '-')}">${sign}${length(Math.abs(over))}</dd>
    </div>`;
  }

  /**
   * @param {import('../types.js').Story[]} stories
   * @param {GridRow[]} rows
   */
  tools(stories, rows) {
    const items = stories.reduce((sum, story) => sum + story.items.length, 0);
    const shown = rows.filter((row) => row.kind === 'story').length;
    return html`<div class="tools">
      <p class="view-count" data-testid="count">
        ${shown === stories.length ? '' : `${count(shown)} of `}${counted(stories.length, 'story', 'stories')} · ${counted(items, 'item')}
      </p>
      <button @click=${() => this.setAll(false)} data-testid="expand-all">Unfold all</button>
      <button @click=${() => this.setAll(true)} data-testid="collapse-all">Fold all</button>
      <a class="button" href="/prompter?rundown=${router.path.slice('/rundowns/'.length)}" data-testid="to-prompter">Prompter</a>
      ${this.onAirButton(rows)} ${filterBox('Slug, page or object ID')}
    </div>`;
  }

  /** @param {GridRow[]} rows */
  onAirButton(rows) {
    const index = rows.findIndex((row) => row.kind === 'story' && row.tally === 'onAir');
    if (index < 0) return nothing;
    return html`<button data-testid="to-on-air" @click=${() => this.showRow(index)}>Go to <span class="tally tally-onAir">ON AIR</span></button>`;
  }

  /** @param {number} index */
  showRow(index) {
    const list = this.querySelector('cw-rows');
    if (!(list instanceof Rows)) return;
    list.focus();
    list.moveTo(index);
  }

  /**
   * @param {GridRow[]} rows
   * @param {number} stories
   */
  grid(rows, stories) {
    if (stories === 0) return empty('No story yet', 'The newsroom sent this running order empty; stories appear as they are added.');
    if (rows.length === 0) return empty('Nothing passes the filter', 'Clear it, or look for another part of a slug or ID.');
    return html`<cw-rows
      class="t-stories"
      tree
      label="Stories and items"
      data-testid="grid"
      .rows=${rows}
      .columns=${COLUMNS}
      .look=${look}
      @row-fold=${(/** @type {CustomEvent<{row: GridRow, open: boolean}>} */ event) => this.setOpen(event.detail.row.story.storyID, event.detail.open)}
      @row-pick=${(/** @type {CustomEvent<{row: GridRow}>} */ event) => (this.chosen = event.detail.row.key)}
      @row-open=${(/** @type {CustomEvent<{row: GridRow}>} */ event) => this.toggle(event.detail.row)}
    ></cw-rows>`;
  }

  /** @param {GridRow} row */
  toggle(row) {
    if (row.kind === 'story') this.setOpen(row.story.storyID, !row.open);
  }
}

/** @param {GridRow} row */
function look(row) {
  const glow = glows.of(row.key, 'row');
  if (row.kind === 'item') return { className: `item ${glow}`, level: 2, id: row.item.itemID };
  const expanded = row.story.items.length > 0 ? { expanded: row.open } : {};
  return { className: `story ${row.tally ? `is-${row.tally}` : ''} ${glow}`, level: 1, id: row.story.storyID, ...expanded };
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {string} title
 */
function fact(name, value, title) {
  return html`<div title=${title}><dt>${name}</dt><dd>${value}</dd></div>`;
}

customElements.define('cw-rundown', Rundown);
