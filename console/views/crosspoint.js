/** @import {Grouping, Line} from '../crosspoint-axes.js' */
/** @import {NmosItem, NmosReceiver} from '../types.js' */
/** @import {Look} from './crosspoint-cells.js' */
import { LitElement, html, nothing } from 'lit';
import { filtered, grouped, lines, nameOf, paired } from '../crosspoint-axes.js';
import { crosspointAction } from '../crosspoint-keys.js';
import { GRADE_WORDS, MARK_WORDS, standing } from '../parts/crosspoint-state.js';
import { empty } from '../parts/empty.js';
import { router } from '../router.js';
import { operator } from '../settings.js';
import { connected, staging } from '../staging.js';
import { store } from '../store.js';
import { age, clock } from '../time.js';
import { Watch } from '../watch.js';
import { count, counted } from '../words.js';
import { CrosspointDock } from './crosspoint-dock.js';
import './crosspoint-detail.js';
import { choice, formats, nothingYet, registryLamp, textFilter } from './crosspoint-head.js';
import './crosspoint-legend.js';
import './crosspoint-list.js';
import { Matrix } from './crosspoint-matrix.js';
import './crosspoint-registry.js';
import './crosspoint-salvos.js';
import { side } from './crosspoint-side.js';

/** @type {{id: Grouping, name: string}[]} */
const GROUPINGS = [
  { id: 'device', name: 'By device' },
  { id: 'group', name: 'By group' },
  { id: 'none', name: 'Ungrouped' },
];
const NARROW = matchMedia('(max-width: 760px)');

/** Who sends to whom, all of it; what is staged, and how it went. */
export class Crosspoint extends LitElement {
  static properties = { folded: { state: true }, line: { state: true }, said: { state: true } };

  constructor() {
    super();
    this.folded = { rows: new Set(), cols: new Set() };
    /** @type {{row: Line<NmosReceiver>, col: Line<NmosItem>} | null} what the line under the matrix is about */
    this.line = null;
    this.said = '';
    /** @type {{row: Line<NmosReceiver>, col: Line<NmosItem>} | null} */
    this.cursor = null;
    new Watch(this, store.nmos, 'change', 'fits');
    new Watch(this, staging, 'change');
    new Watch(this, router, 'route');
    new Watch(this, store, 'link');
    new Watch(this, NARROW, 'change');
    this.addEventListener('leave', () => router.set({ open: '' }));
    this.addEventListener('stage', (event) => this.stageNamed(/** @type {CustomEvent<any>} */ (event).detail));
    this.look = (/** @type {Line<NmosReceiver>} */ row, /** @type {Line<NmosItem>} */ col) => this.lookOf(row, col);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    store.nmos.want();
  }

  get nmos() {
    return store.nmos;
  }

  /** @returns {Grouping} */
  get by() {
    const by = router.param('by');
    return by === 'group' || by === 'none' ? by : 'device';
  }

  get isList() {
    const view = router.param('view');
    return view === 'list' || (view !== 'matrix' && NARROW.matches);
  }

  get dock() {
    const dock = this.querySelector('cw-crosspoint-dock');
    return dock instanceof CrosspointDock ? dock : null;
  }

  get matrix() {
    const matrix = this.querySelector('cw-matrix');
    return matrix instanceof Matrix ? matrix : null;
  }

  /** @param {string | null} id of a sender */
  sourceName(id) {
    const sender = id === null ? undefined : this.nmos.senders.get(id);
    return sender ? nameOf(sender) : '';
  }

  willUpdate() {
    const format = router.param('format');
    this.receivers = filtered(this.nmos.receivers.values(), router.param('to'), format);
    this.senders = filtered(this.nmos.senders.values(), router.param('from'), format);
    this.colGroups = grouped(this.senders, this.by, this.folded.cols);
    this.rows = lines(grouped(this.receivers, this.by, this.folded.rows), true);
    this.cols = lines(this.colGroups, false);
    this.locate();
  }

  /** What the cursor is on may have gone, or be otherwise now. */
  locate() {
    if (!this.line) return;
    const row = this.rows?.find(({ key }) => key === this.line?.row.key);
    const col = this.cols?.find(({ key }) => key === this.line?.col.key);
    this.line = row && col ? { row, col } : null;
  }

  /** What the cursor is on, as it is now. */
  get cursorNow() {
    const at = this.cursor;
    return { row: this.rows?.find(({ key }) => key === at?.row.key), col: this.cols?.find(({ key }) => key === at?.col.key) };
  }

  render() {
    return html`${this.head()} ${this.trouble()}
      <div class="x-main ${router.param('open') ? 'is-open' : ''} ${this.nmos.status?.staleSince ? 'is-stale' : ''}">
        <section class="panel x-panel" aria-label="Crosspoints">${this.body()}</section>
        ${this.drawer()}
      </div>
      <cw-crosspoint-dock @said=${(/** @type {CustomEvent<string>} */ event) => (this.said = event.detail)}></cw-crosspoint-dock>`;
  }

  head() {
    const { senders, receivers, loaded } = this.nmos;
    const on = [...receivers.values()].filter(({ connection }) => connection.state !== 'disconnected').length;
    return html`<header class="view-head x-view-head">
      <h1>Crosspoint</h1>
      <p class="view-count" data-testid="count">${loaded ? `${counted(senders.size, 'sender')}, ${counted(receivers.size, 'receiver')}, ${count(on)} connected` : nothing}</p>
      ${registryLamp(this.nmos.status, () => this.toggle('registry'))}
      <div class="x-tools">
        ${choice('view', this.isList ? 'list' : 'matrix', [['matrix', 'Matrix'], ['list', 'List']])}
        <button data-testid="salvos" aria-pressed=${router.param('open') === 'salvos' ? 'true' : 'false'} title="Named salvos (s)" @click=${() => this.toggle('salvos')}>Salvos</button>
        <button data-testid="undo" ?disabled=${!this.nmos.lastTake || store.stream.state === 'away'} title=${this.undoTitle} @click=${() => this.dock?.undo()}>Undo <kbd>u</kbd></button>
      </div>
      <div class="x-filters">
        ${textFilter('to', 'Receivers')} ${textFilter('from', 'Senders')} ${formats([...receivers.values(), ...senders.values()])}
        ${this.isList ? nothing : choice('by', this.by, GROUPINGS.map(({ id, name }) => /** @type {[string, string]} */ ([id, name])))}
      </div>
    </header>`;
  }

  get undoTitle() {
    const last = this.nmos.lastTake;
    return last ? `Put back what was there before ${counted(last.count, 'crosspoint')} of ${clock.time(last.time)}, by ${last.by} (u)` : 'Nothing to undo';
  }

  /** @param {string} what */
  toggle(what) {
    router.set({ open: router.param('open') === what ? '' : what });
  }

  /** Why what is shown may not be so. */
  trouble() {
    const status = this.nmos.status;
    if (!status?.staleSince) return nothing;
    return html`<p class="notice x-stale" role="status" data-testid="stale">
      <b>No registry has answered since ${clock.time(status.staleSince)} (${age(status.staleSince)}).</b> What is shown is what was last known. Takes go
      straight to the devices and still work where those can be reached. <button class="plain" @click=${() => this.toggle('registry')}>Why?</button>
    </p>`;
  }

  body() {
    const { loaded, error, status } = this.nmos;
    if (!loaded) return error ? empty('The media network could not be loaded', error) : html`<p class="loading">Asking the gateway…</p>`;
    if (this.nmos.senders.size + this.nmos.receivers.size === 0) return nothingYet(status);
    if (this.isList) return html`<cw-crosspoint-list .receivers=${this.receivers} .senders=${this.nmos.senders}></cw-crosspoint-list>`;
    if (this.rows?.length === 0 || this.cols?.length === 0) return empty('Nothing passes the filter', 'Loosen the filters above: both a sender and a receiver have to be left.');
    return html`<cw-matrix
        data-testid="matrix"
        .rows=${this.rows}
        .cols=${this.cols}
        .groups=${this.colGroups}
        .look=${this.look}
        .side=${(/** @type {Line<NmosReceiver>} */ row) => side(row, (id) => this.sourceName(id))}
        @view=${(/** @type {CustomEvent<any>} */ event) => this.nmos.look(event.detail.senders, event.detail.receivers)}
        @cell-move=${(/** @type {CustomEvent<any>} */ event) => this.moved(event.detail)}
        @cell-over=${(/** @type {CustomEvent<any>} */ event) => (this.line = event.detail ?? this.cursor)}
        @cell-act=${(/** @type {CustomEvent<any>} */ event) => this.act(event.detail)}
        @cell-drop=${(/** @type {CustomEvent<any>} */ event) => this.act({ ...event.detail, stay: true })}
        @line-open=${(/** @type {CustomEvent<any>} */ event) => router.set({ open: `${event.detail.axis === 'rows' ? 'r' : 's'}:${event.detail.id}` })}
        @group-fold=${(/** @type {CustomEvent<any>} */ event) => this.fold(event.detail)}
      ></cw-matrix>
      <div class="x-foot"><p class="x-line" data-testid="line" aria-live="polite">${this.sentence()}</p><cw-crosspoint-legend></cw-crosspoint-legend></div>`;
  }

  /** @param {{row: Line<NmosReceiver>, col: Line<NmosItem>}} at */
  moved(at) {
    this.cursor = at;
    this.line = at;
    this.said = '';
  }

  /** @param {{axis: 'rows' | 'cols', key: string}} what */
  fold({ axis, key }) {
    const next = new Set(this.folded[axis]);
    if (!next.delete(key)) next.add(key);
    this.folded = { ...this.folded, [axis]: next };
  }

  /**
   * @param {Line<NmosReceiver>} row
   * @param {Line<NmosItem>} col
   * @returns {Look}
   */
  lookOf(row, col) {
    if (!row.item || !col.item) {
      const within = this.within(row, col);
      const words = `${row.item ? nameOf(row.item) : row.group.label} and ${col.item ? nameOf(col.item) : col.group.label}: ${counted(within, 'connection')}`;
      return { grade: 'head', mark: '', count: within, words };
    }
    const fit = this.nmos.fit(col.item.id, row.item.id);
    const { mark } = this.markOf(row.item, col.item);
    const words = `${nameOf(col.item)} to ${nameOf(row.item)}: ${mark ? MARK_WORDS[mark] : fit ? GRADE_WORDS[fit.grade] : 'not graded yet'}${fit && !mark ? why(fit.reasons) : ''}`;
    return { grade: fit?.grade ?? 'open', mark, count: 0, words };
  }

  /**
   * Connections between what the two lines stand for.
   *
   * @param {Line<NmosReceiver>} row
   * @param {Line<NmosItem>} col
   */
  within(row, col) {
    if (!row.item && !row.group.folded) return 0;
    const senders = col.item ? new Set([col.item.id]) : new Set(col.group.items.map(({ id }) => id));
    const receivers = row.item ? [row.item] : row.group.items;
    return receivers.filter((receiver) => senders.has(connected(receiver) ?? '')).length;
  }

  /**
   * @param {NmosReceiver} receiver
   * @param {NmosItem} sender
   * @returns {{mark: import('../parts/crosspoint-state.js').Mark | ''}}
   */
  markOf(receiver, sender) {
    const staged = staging.of(receiver.id);
    const here = connected(receiver) === sender.id;
    if (staged?.sender === sender.id) return { mark: 'stagedOn' };
    if (staged && here) return { mark: 'stagedOff' };
    return { mark: here ? standing(receiver) : '' };
  }

  /** What there is to say of the cell under the pointer or the cursor. */
  sentence() {
    if (this.said) return html`<span class="bad-words">${this.said}</span>`;
    if (!this.line) return html`<span class="dim">Point at a crosspoint to read what it is. Click it, or press Space, to stage it.</span>`;
    const { row, col } = this.line;
    if (!row.item || !col.item) {
      const what = `${col.item ? nameOf(col.item) : col.group.label} → ${row.item ? nameOf(row.item) : row.group.label}`;
      return html`<b>${what}</b> <span>A click stages all that have a partner here, by role.</span>`;
    }
    const fit = this.nmos.fit(col.item.id, row.item.id);
    const { mark } = this.markOf(row.item, col.item);
    const bad = fit?.grade === 'incompatible';
    return html`<b>${nameOf(col.item)} → ${nameOf(row.item)}</b>
      <span class=${bad ? 'x-why' : ''}>${mark ? `${MARK_WORDS[mark]}${mark === standing(row.item) ? this.details(row.item) : ''}. ` : nothing}${fit ? `It ${GRADE_WORDS[fit.grade].replace(/^not known/, 'is not known')}${why(fit.reasons)}` : 'Not graded yet'}.</span>
      ${bad && !mark ? html`<span class="dim">⇧ click stages it all the same.</span>` : nothing}`;
  }

  /** @param {NmosReceiver} receiver */
  details({ connection }) {
    const since = connection.since ? ` for ${age(connection.since)}` : '';
    return `${since}${connection.by ? `, by ${connection.by}` : ''}${connection.inferred ? ', inferred from its addresses' : ''}${connection.warning ? `; ${connection.warning}` : ''}`;
  }

  /**
   * A cell was clicked, or its key pressed.
   *
   * @param {{row: Line<NmosReceiver>, col: Line<NmosItem>, force?: boolean, stay?: boolean}} at
   */
  act({ row, col, force = false, stay = false }) {
    this.said = '';
    if (!row.item || !col.item) return this.stageGroups(row, col);
    if (stay && staging.of(row.item.id)?.sender === col.item.id) return;
    this.stage(row.item, col.item, force);
  }

  /**
   * @param {NmosReceiver} receiver
   * @param {NmosItem} sender
   * @param {boolean} force although it does not fit
   */
  stage(receiver, sender, force) {
    const fit = this.nmos.fit(sender.id, receiver.id);
    const here = connected(receiver) === sender.id;
    if (receiver.lock?.kind === 'lock' && !staging.of(receiver.id)) {
      this.said = `${nameOf(receiver)} is locked by ${receiver.lock.owner}${receiver.lock.reason ? `: ${receiver.lock.reason}` : ''}.`;
    } else if (here && !staging.of(receiver.id)) staging.toggle(receiver, null);
    else if (here) staging.drop(receiver.id);
    else if (fit?.grade === 'incompatible' && !force && staging.of(receiver.id)?.sender !== sender.id) {
      this.said = `${nameOf(sender)} does not fit ${nameOf(receiver)}${why(fit.reasons)}. Press Shift and click, or Shift and Space, to stage it all the same.`;
    } else staging.toggle(receiver, sender.id, { override: fit?.grade === 'incompatible' });
  }

  /**
   * Whole groups: by role, as far as they have partners of their format.
   *
   * @param {Line<NmosReceiver>} row
   * @param {Line<NmosItem>} col
   */
  stageGroups(row, col) {
    const receivers = (row.item ? [row.item] : row.group.items).filter(({ lock }) => lock?.kind !== 'lock');
    const { pairs, left } = paired(col.item ? [col.item] : col.group.items, receivers);
    for (const { sender, receiver } of pairs) if (connected(receiver) !== sender.id) staging.put(receiver, sender.id);
    staging.changed();
    if (pairs.length === 0) this.said = `Nothing of ${col.item ? nameOf(col.item) : col.group.label} has a partner of its format in ${row.item ? nameOf(row.item) : row.group.label}.`;
    else if (left.length > 0) this.said = `${counted(pairs.length, 'pair')} by role; no partner for ${left.map(nameOf).join(', ')}.`;
  }

  /** @param {{receiver: string, sender: string | null, override?: boolean, legs?: number[], sdp?: string}} wish from the drawer or the list */
  stageNamed({ receiver, sender, ...more }) {
    const there = this.nmos.receivers.get(receiver);
    if (there) staging.toggle(there, sender, more);
  }

  drawer() {
    const open = router.param('open');
    if (open === 'salvos') return html`<cw-crosspoint-salvos class="panel x-drawer"></cw-crosspoint-salvos>`;
    if (open === 'registry') return html`<cw-crosspoint-registry class="panel x-drawer"></cw-crosspoint-registry>`;
    const [kind, id] = [open.slice(0, 2), open.slice(2)];
    if ((kind !== 'r:' && kind !== 's:') || id === '') return nothing;
    return html`<cw-crosspoint-detail class="panel x-drawer" .kind=${kind === 'r:' ? 'receivers' : 'senders'} .of=${id}></cw-crosspoint-detail>`;
  }

  /**
   * The keys of this view.
   *
   * @param {KeyboardEvent} event
   */
  showKey(event) {
    const found = crosspointAction(event);
    if (!found || router.kiosk || this.querySelector('dialog[open]')) return undefined;
    if (event.repeat) return () => {};
    const { row, col } = this.cursorNow;
    /** @type {Record<import('../crosspoint-keys.js').CrosspointAction, () => void>} */
    const does = {
      take: () => this.dock?.take(),
      dryRun: () => this.dock?.dryRun(),
      undo: () => this.dock?.undo(),
      clear: () => staging.clear(),
      salvos: () => this.toggle('salvos'),
      view: () => router.set({ view: this.isList ? 'matrix' : 'list' }),
      disconnect: () => row?.item && this.disconnect(row.item),
      lock: () => row?.item && this.lock(row.item),
      detail: () => this.openLine(found.shift ? col?.item : row?.item, found.shift),
      fold: () => this.foldAt(found.shift),
    };
    return does[found.action];
  }

  /**
   * @param {NmosItem | null | undefined} item
   * @param {boolean} sender
   */
  openLine(item, sender) {
    if (item) router.set({ open: `${sender ? 's' : 'r'}:${item.id}` });
  }

  /** @param {boolean} cols */
  foldAt(cols) {
    const group = cols ? this.cursor?.col.group : this.cursor?.row.group;
    if (group && group.key !== '') this.fold({ axis: cols ? 'cols' : 'rows', key: group.key });
  }

  /** @param {NmosReceiver} receiver */
  disconnect(receiver) {
    if (receiver.connection.state === 'disconnected') this.said = `${nameOf(receiver)} is not connected.`;
    else staging.toggle(receiver, null);
  }

  /** @param {NmosReceiver} receiver */
  async lock(receiver) {
    const owner = operator.now;
    try {
      if (receiver.lock) await this.nmos.lock(receiver.id, null, { owner, force: false });
      else await this.nmos.lock(receiver.id, { kind: 'lock', owner, reason: '' });
      this.said = '';
    } catch (error) {
      this.said = error instanceof Error ? error.message : String(error);
    }
  }
}

/** @param {string[]} reasons */
function why(reasons) {
  return reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
}

customElements.define('cw-crosspoint', Crosspoint);
