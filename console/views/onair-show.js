/** @import {ShowRow, ShowStory} from '../onair-rows.js' */
/** @import {Cue, Summary} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { showClocks, showRows } from '../onair-rows.js';
import { air } from '../parts/air.js';
import { empty } from '../parts/empty.js';
import { filterBox } from '../parts/filter-box.js';
import { icons } from '../parts/icons.js';
import { Rows } from '../parts/rows.js';
import { router } from '../router.js';
import { timing } from '../rundown-rows.js';
import { glows } from '../glow.js';
import { store } from '../store.js';
import { SOURCE_WORDS, shortID } from '../words.js';
import { Watch } from '../watch.js';
import { COLUMNS } from './onair-columns.js';
import { OnAirActs } from './onair-acts.js';
import { noDevices } from './onair.js';
import './onair-clocks.js';
import './program.js';

/** How long it is said beside the list that somebody else fired something. */
const REMOTE_MILLIS = 6_000;

/** A show while it is on air: what is where, what is next, what is left, and the keys that move it on. */
export class OnAirShow extends LitElement {
  static properties = { chosen: { state: true }, remote: { state: true } };

  constructor() {
    super();
    /** Key of the row that is chosen, or "". */
    this.chosen = '';
    /** @type {Cue | null} what somebody else fired just now */
    this.remote = null;
    this.remoteTimer = 0;
    /** Where the show was when the list last followed it. */
    this.followed = '';
    this.onCue = (/** @type {Event} */ event) => this.heard(/** @type {CustomEvent<Cue>} */ (event).detail);
    new Watch(this, store, 'detail', 'air', 'link');
    new Watch(this, router, 'route');
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    store.addEventListener('cue', this.onCue);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    store.removeEventListener('cue', this.onCue);
    clearTimeout(this.remoteTimer);
  }

  get acts() {
    return /** @type {OnAirActs | null} */ (this.querySelector('cw-onair-acts'));
  }

  /**
   * What a key does here.
   *
   * @param {KeyboardEvent} event
   * @returns {(() => void) | undefined}
   */
  showKey(event) {
    if (event.shiftKey && event.key === 'Delete') return () => !event.repeat && this.panic();
    return this.acts?.keyOf(event);
  }

  panic() {
    const hold = /** @type {import('../parts/hold.js').Hold | null} */ (this.querySelector('[data-testid=panic]'));
    hold?.start();
    addEventListener('keyup', () => hold?.cancel(), { once: true });
  }

  /** @param {Cue} cue of any running order */
  heard(cue) {
    if (cue.rundown !== store.detail?.key || this.acts?.isMine(cue)) return;
    for (const { storyID, itemID } of cue.items) glows.light(`i ${storyID} ${itemID}`, 'remote');
    this.remote = cue;
    clearTimeout(this.remoteTimer);
    this.remoteTimer = setTimeout(() => (this.remote = null), REMOTE_MILLIS);
  }

  render() {
    const detail = store.detail;
    if (!detail?.header) return this.absent();
    const times = timing(detail.header, detail.stories);
    const rows = showRows(detail, times, store.air);
    const shown = filtered(rows, router.param('filter'));
    const clocks = showClocks(rows, detail, store.air);
    const onAir = rows.find((row) => row.kind === 'story' && row.storyID === clocks.air?.playing.storyID);
    return html`${this.head(detail.header)}
      ${detail.removed
        ? html`<p class="notice" role="status" data-testid="removed">
            <b>The newsroom deleted this running order.</b> What is shown is how it was last; what is on air can still be taken off.
          </p>`
        : nothing}
      <cw-onair-clocks .clocks=${clocks} .times=${times} .story=${/** @type {ShowStory | undefined} */ (onAir) ?? null}></cw-onair-clocks>
      <div class="show">
        <section class="panel panel-fill show-list">${this.grid(shown, detail.stories.length)}</section>
        <cw-program .rundown=${detail.key} data-testid="program"></cw-program>
      </div>
      <cw-onair-acts
        .rundown=${detail.key}
        .row=${rows.find((row) => row.key === this.chosen) ?? null}
        data-testid="acts"
      ></cw-onair-acts>`;
  }

  absent() {
    const detail = store.detail;
    if (!detail || detail.error === '') return html`<p class="loading">Asking the gateway…</p>`;
    const back = html`<p><a href="/onair">All shows</a></p>`;
    return html`<h1 class="unseen">Show</h1>
      <section class="panel">
        ${detail.missing
          ? empty('No such running order', 'The newsroom may have deleted it, or never sent it. It appears here by itself when it comes.', back)
          : empty('It could not be loaded', `${detail.error} It is asked for again when the gateway is back.`, back)}
      </section>`;
  }

  /** @param {Summary} header */
  head(header) {
    document.title = `${header.roSlug || header.roID} on air · Cueway`;
    const remote = this.remote;
    return html`<header class="ro-head show-head">
      <a class="back" href="/onair" aria-label="All shows" title="All shows">${icons.back}</a>
      <div class="ro-name">
        <h1 title=${header.roID}>${header.roSlug || shortID(header.roID, 40)}</h1>
        <p>${header.newsroom}${header.roChannel ? ` · ${header.roChannel}` : ''} · released to air: ${air(header.air)}</p>
      </div>
      <p class="remote ${remote ? 'is-remote' : ''}" role="status" data-testid="remote">
        ${remote
          ? html`<b>${remote.verb.toUpperCase()}</b> fired from elsewhere: ${SOURCE_WORDS[remote.source]}, ${remote.by}`
          : nothing}
      </p>
      ${filterBox('Find a slug')}
      <a class="button" href="/rundowns/${store.detail?.key}">Running order</a>
      <a class="button" href="/prompter?rundown=${store.detail?.key}">Prompter</a>
    </header>`;
  }

  /**
   * @param {ShowRow[]} rows
   * @param {number} stories
   */
  grid(rows, stories) {
    if (store.air.loaded && store.air.devices.size === 0) return noDevices();
    if (stories === 0 && rows.length === 0) return empty('No story yet', 'The newsroom sent this running order empty; stories appear as they are added.');
    if (rows.length === 0) return empty('Nothing passes the filter', 'Clear it to see the show again; its keys work all the same.');
    return html`<cw-rows
      class="t-show"
      tree
      label="The show"
      data-testid="grid"
      .rows=${rows}
      .columns=${COLUMNS}
      .look=${look}
      @row-pick=${(/** @type {CustomEvent<{row: ShowRow}>} */ event) => (this.chosen = event.detail.row.key)}
    ></cw-rows>`;
  }

  /** The list goes with the show, and stays where somebody scrolled it until the show moves on. */
  updated() {
    const list = this.querySelector('.show-list cw-rows');
    const next = store.detail ? store.air.shows.get(store.detail.key)?.next : null;
    const now = next ? `${next.storyID} ${next.itemID}` : '';
    if (!(list instanceof Rows) || now === this.followed) return;
    this.followed = now;
    const at = list.rows.findIndex((row) => row.key === `i ${now}`);
    if (at < 0) return;
    list.updateComplete.then(() => {
      list.reveal(Math.min(list.rows.length - 1, at + 6));
      list.reveal(Math.max(0, at - 6));
    });
  }
}

/**
 * Stories with the items that fit, and stories that fit with all of theirs; what is on air stays whatever is looked for.
 *
 * @param {ShowRow[]} rows
 * @param {string} filter text in a slug
 */
function filtered(rows, filter) {
  const wanted = filter.trim().toLowerCase();
  if (wanted === '') return rows;
  const says = (/** @type {string | undefined} */ text) => text?.toLowerCase().includes(wanted) ?? false;
  const stories = new Set(rows.flatMap((row) => (row.kind === 'story' && says(row.story.storySlug) ? row.storyID : [])));
  const items = rows.filter((row) => row.kind === 'item' && (stories.has(row.storyID) || says(row.slug) || row.tally === 'onAir' || row.next));
  const wantedStories = new Set([...stories, ...items.map((row) => row.storyID)]);
  return rows.filter((row) => (row.kind === 'story' ? wantedStories.has(row.storyID) : items.includes(row)));
}

/** @param {ShowRow} row */
function look(row) {
  const glow = glows.of(row.key, 'row');
  const remote = glows.of(row.key, 'remote');
  const state = row.tally ? `is-${row.tally}` : '';
  if (row.kind === 'story') return { className: `story ${state} ${glow}`, level: 1, id: row.storyID };
  return {
    className: `item ${state} ${row.gone ? 'is-gone' : ''} ${row.trouble ? 'is-trouble' : ''} ${remote ? `remote-${remote}` : glow}`,
    level: 2,
    id: row.itemID,
  };
}

customElements.define('cw-onair-show', OnAirShow);
