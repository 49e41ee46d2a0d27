/** @import {MessageFilter} from '../message-log.js' */
/** @import {Message} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { CHANNEL_WORDS } from '../lanes.js';
import { MAX_ROWS } from '../message-log.js';
import { empty } from '../parts/empty.js';
import { filterBox } from '../parts/filter-box.js';
import { icons } from '../parts/icons.js';
import { router } from '../router.js';
import { store } from '../store.js';
import { clock } from '../time.js';
import { Watch } from '../watch.js';
import { SOURCE_WORDS, count, counted, millis, shortID, size } from '../words.js';
import './message-detail.js';

/** @typedef {Message & {key: string}} MessageRow */

const KINDS = { edit: 'edits', cue: 'cues', object: 'objects', refused: 'refused', query: 'queries', queued: 'ours, queued', settled: 'ours, settled' };

/** @type {import('../parts/rows.js').Column<MessageRow>[]} */
const COLUMNS = [
  { id: 'time', label: 'Time', cell: (row) => html`<time title=${clock.full(row.time)}>${clock.millis(row.time)}</time>` },
  { id: 'arrow', label: '', title: 'Direction', cell: arrow },
  { id: 'newsroom', label: 'Newsroom', cell: (row) => row.newsroom },
  { id: 'channel', label: 'Port', cell: (row) => (row.channel === '' ? SOURCE_WORDS[row.source] : channelWord(row.channel)) },
  { id: 'command', label: 'Command', cell: command },
  { id: 'about', label: 'Running order / story / item', cell: about },
  { id: 'id', label: 'messageID', cell: (row) => row.messageID },
  { id: 'size', label: 'Size', title: 'Characters of the message', cell: (row) => html`<span title="${count(row.chars)} characters">${size(row.chars)}</span>` },
  { id: 'result', label: 'Result', cell: result },
  { id: 'took', label: 'Took', title: 'From the whole frame to durable', cell: (row) => millis(row.tookMillis) },
];

/** @param {MessageRow} row */
function command(row) {
  if (row.command === '') return html`<span class="none">unreadable</span>`;
  const verb = row.kind === 'cue' ? row.changed[0]?.split(',')[0] : '';
  return verb ? html`<span title=${row.changed.join('\n')}>${row.command} <b class="cue-verb cue-${verb}">${verb}</b></span>` : row.command;
}

/** @param {string} channel */
function channelWord(channel) {
  return CHANNEL_WORDS[/** @type {import('../types.js').Channel} */ (channel)] ?? channel;
}

/** @param {MessageRow} row */
function arrow(row) {
  return row.direction === 'out'
    ? html`<span title="From us to the newsroom">${icons.arrowOut}<span class="unseen">out</span></span>`
    : html`<span title="From ${row.source === 'newsroom' ? 'the newsroom' : row.source === 'console' ? 'the console' : 'a program'} to us"
        >${icons.arrowIn}<span class="unseen">in</span></span
      >`;
}

/** @param {MessageRow} row */
function about(row) {
  const slug = store.slug(row.rundown) || shortID(row.roID);
  const inside = [row.storyID, row.itemID].filter(Boolean).map((id) => shortID(id, 18));
  return html`<span class="about" title=${[row.roID, row.storyID, row.itemID].filter(Boolean).join('\n') || nothing}
    >${slug}${inside.map((id) => html`<span class="dim"> / ${id}</span>`)}</span
  >`;
}

/** @param {MessageRow} row */
function result(row) {
  if (row.kind === 'queued') return html`<span class="dim">${row.result}</span>`;
  return row.result === 'OK'
    ? html`<span class="result-ok">${icons.check}OK</span>`
    : html`<span class="result-bad" title=${row.result}>${icons.close}${refusalWord(row)}: ${row.result}</span>`;
}

/** @param {Message} message */
function refusalWord(message) {
  return message.kind === 'settled' && message.changed[0] === 'not sent to its end' ? 'not sent' : 'refused';
}

/** The journal of messages: each request with its answer on one line, newest first, live. */
class Messages extends LitElement {
  static properties = { paused: { state: true } };

  constructor() {
    super();
    /** @type {Message[] | null} what is shown while paused */
    this.paused = null;
    this.log = store.log;
    this.filterText = '';
    this.changed = () => this.requestUpdate();
    /** @type {Message[]} */
    this.keyedFrom = [];
    /** @type {MessageRow[]} */
    this.keyed = [];
    new Watch(this, store, 'status', 'rundowns', 'lanes');
    new Watch(this, router, 'route');
    this.addEventListener('pause', () => this.togglePause());
    this.addEventListener('leave', () => router.set({ open: '' }));
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.chooseLog();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.log.removeEventListener('change', this.changed);
    clearTimeout(this.delay);
    store.filtered = null;
  }

  /** @returns {MessageFilter} */
  get filter() {
    const [newsroom = '', channel = '', kind = '', command = '', text = ''] = FILTERS.map((name) => router.param(name));
    return { newsroom, channel, kind, command, text };
  }

  /** Without a filter that is the store's own log; with one, a log of our own. */
  chooseLog() {
    const filter = this.filter;
    const text = Object.values(filter).join('\n');
    const plain = Object.values(filter).every((part) => part === '');
    if (text === this.filterText && this.log) {
      this.log.addEventListener('change', this.changed);
      return;
    }
    this.log.removeEventListener('change', this.changed);
    this.filterText = text;
    this.paused = null;
    this.log = plain ? store.log : store.newLog(filter);
    store.filtered = plain ? null : this.log;
    this.log.addEventListener('change', this.changed);
    if (!plain) this.log.load();
  }

  willUpdate() {
    clearTimeout(this.delay);
    const text = Object.values(this.filter).join('\n');
    if (text !== this.filterText) this.delay = setTimeout(() => (this.chooseLog(), this.requestUpdate()), 250);
  }

  togglePause() {
    this.paused = this.paused ? null : this.log.rows;
  }

  /** @returns {MessageRow[]} */
  get rows() {
    const rows = this.paused ?? this.log.rows;
    if (rows !== this.keyedFrom) {
      this.keyedFrom = rows;
      this.keyed = rows.map((row) => ({ ...row, key: String(row.number) }));
    }
    return this.keyed;
  }

  /** How many came since the pause. */
  get held() {
    const newest = this.paused?.[0]?.number ?? 0;
    if (!this.paused) return 0;
    const shown = this.log.rows.findIndex((row) => row.number <= newest);
    return shown < 0 ? this.log.rows.length : shown;
  }

  render() {
    const open = router.param('open');
    const rows = this.rows;
    return html`<header class="view-head">
        <h1>Messages</h1>
        ${this.pauseButton()} ${this.filters()} ${filterBox('Slug, ID, words of a result', 'text')}
      </header>
      <div class="split ${open ? 'is-open' : ''}">
        <section class="panel panel-fill">${this.list(rows, open)}</section>
        ${open ? html`<cw-message class="panel" .number=${open}></cw-message>` : nothing}
      </div>
      ${this.foot(rows)}`;
  }

  pauseButton() {
    const held = this.held;
    return html`<button class="pause" aria-pressed=${this.paused ? 'true' : 'false'} @click=${this.togglePause} data-testid="pause"
        title="Pause the list (p); messages go on being kept"
      >${this.paused ? icons.play : icons.pause}${this.paused ? html`Go on${held > 0 ? html` · <b data-testid="held">${count(held)} new</b>` : nothing}` : 'Pause'}</button>`;
  }

  filters() {
    const commands = [...new Set([router.param('command'), ...store.log.rows.map((row) => row.command)])].filter(Boolean).sort();
    return html`<div class="filters">
      ${select('newsroom', 'All newsrooms', store.newsrooms.map((id) => [id, id]))}
      ${select('channel', 'All ports', Object.entries(CHANNEL_WORDS))}
      ${select('kind', 'All kinds', Object.entries(KINDS))}
      ${select('command', 'All commands', commands.map((command) => [command, command]))}
      ${FILTERS.some((name) => router.param(name) !== '')
        ? html`<button class="plain" data-testid="clear" @click=${() => router.set(Object.fromEntries(FILTERS.map((name) => [name, ''])))}>
            Clear
          </button>`
        : nothing}
    </div>`;
  }

  /**
   * @param {MessageRow[]} rows
   * @param {string} open
   */
  list(rows, open) {
    if (rows.length === 0 && this.log.error) return empty('The messages could not be loaded', this.log.error);
    if (rows.length === 0 && !this.log.loaded) return html`<p class="loading">Asking the gateway…</p>`;
    if (rows.length === 0) return this.nothingToShow();
    return html`<cw-rows
      class="t-messages"
      label="Messages, newest first"
      data-testid="messages"
      .rows=${rows}
      .columns=${COLUMNS}
      .look=${(/** @type {MessageRow} */ row) => ({
        id: String(row.number),
        className: `${row.kind === 'refused' ? 'refused' : ''} ${row.key === open ? 'opened' : ''}`,
      })}
      @row-pick=${this.pick}
      @row-open=${(/** @type {CustomEvent<{row: MessageRow}>} */ event) => router.set({ open: event.detail.row.key })}
      @near-end=${() => this.paused === null && this.log.older()}
    ></cw-rows>`;
  }

  /**
   * A click opens; arrows only lead the open pane along.
   *
   * @param {CustomEvent<{row: MessageRow, clicked: boolean}>} event
   */
  pick(event) {
    if (event.detail.clicked || router.param('open') !== '') router.set({ open: event.detail.row.key });
  }

  nothingToShow() {
    if (Object.values(this.filter).every((part) => part === '')) {
      return empty('No message yet', html`Nothing has come from a newsroom so far. <a href="/connections">Connections</a> says who is there.`);
    }
    return empty('No message passes the filter', 'Loosen it above. New ones that pass appear by themselves.');
  }

  /** @param {MessageRow[]} rows */
  foot(rows) {
    const { loaded, loading, hasOlder, skipped } = this.log;
    const end = loading ? 'loading older ones…' : hasOlder ? 'older ones load as you scroll down' : rows.length >= MAX_ROWS ? 'narrow the filter to see older ones' : 'that is all';
    return html`<footer class="view-foot">
      <p data-testid="count">${loaded ? `${counted(rows.length, 'message')} shown · ${end}` : 'not known yet'}</p>
      ${skipped > 0
        ? html`<p>${count(skipped)} came too fast to be shown · <button class="plain" @click=${() => this.log.load()}>Load them</button></p>`
        : nothing}
      <p data-testid="heartbeats" title="Heartbeats and keepAlives are never listed">${heartbeats()}</p>
    </footer>`;
  }
}

/** @type {(keyof MessageFilter)[]} */
const FILTERS = ['newsroom', 'channel', 'kind', 'command', 'text'];

/**
 * @param {keyof MessageFilter} name
 * @param {string} all
 * @param {string[][]} choices value and word of each
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
    ${choices.map(([value = '', word = '']) => html`<option value=${value} ?selected=${value === now}>${word}</option>`)}
  </select>`;
}

/** What is counted and not listed. */
function heartbeats() {
  const counts = store.status?.counts ?? {};
  /** @type {[string, string][]} */
  const names = [
    ['heartbeats', 'heartbeats'],
    ['keepAlives', 'keepAlives'],
    ['heartbeatsLeft', 'heartbeats too quick to be answered'],
  ];
  const parts = names.flatMap(([key, words]) => (counts[key] === undefined ? [] : `${count(counts[key])} ${words}`));
  return parts.length === 0 ? 'Heartbeats are not listed' : `Not listed: ${parts.join(', ')}`;
}

customElements.define('cw-messages', Messages);
