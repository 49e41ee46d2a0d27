/** @import {NmosItem, NmosReceiver, NmosWhole} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { get } from '../api.js';
import { nameOf } from '../crosspoint-axes.js';
import { parameters, sdpLines } from '../nmos-legs.js';
import { MARK_WORDS, markLamp, standing } from '../parts/crosspoint-state.js';
import { icons } from '../parts/icons.js';
import { router } from '../router.js';
import { operator } from '../settings.js';
import { connected, staging } from '../staging.js';
import { store } from '../store.js';
import { clock } from '../time.js';
import { Watch } from '../watch.js';
import { counted } from '../words.js';
import { lockWords } from './crosspoint-side.js';
import './crosspoint-sources.js';
import '../parts/ago.js';

/** @typedef {'connect' | 'settings' | 'file' | 'history' | 'json'} Tab */

/** @type {Record<Tab, string>} */
const TABS = { connect: 'Connect', settings: 'Legs', file: 'SDP', history: 'History', json: 'JSON' };

/** One sender or receiver: how it is connected, both its legs, its session description, what happened to it, and all of it as JSON. */
class CrosspointDetail extends LitElement {
  static properties = { kind: { attribute: false }, of: { attribute: false }, whole: { state: true }, error: { state: true }, tab: { state: true }, said: { state: true } };

  constructor() {
    super();
    /** @type {'senders' | 'receivers'} */
    this.kind = 'receivers';
    /** Its ID. */
    this.of = '';
    /** @type {NmosWhole | null} */
    this.whole = null;
    this.error = '';
    /** @type {Tab} */
    this.tab = 'connect';
    this.said = '';
    /** As it was when it was asked for. */
    this.seen = '';
    new Watch(this, store.nmos, 'change', 'fits');
    new Watch(this, staging, 'change');
  }

  createRenderRoot() {
    return this;
  }

  /** @returns {NmosItem | NmosReceiver | undefined} */
  get item() {
    return store.nmos[this.kind].get(this.of);
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('of') || changes.has('kind')) {
      this.whole = null;
      this.said = '';
    }
    const now = `${this.kind} ${this.of} ${JSON.stringify(this.item ?? null)}`;
    if (now === this.seen) return;
    this.seen = now;
    this.load();
  }

  async load() {
    const [kind, of] = [this.kind, this.of];
    const whole = await get(`nmos/${kind}/${encodeURIComponent(of)}`).catch((error) => {
      this.error = error instanceof Error ? error.message : String(error);
      return null;
    });
    if (kind !== this.kind || of !== this.of || !whole) return;
    this.whole = whole;
    this.error = '';
  }

  render() {
    const item = this.item;
    return html`<header class="panel-head">
        <h2>${item ? nameOf(item) : 'Gone'}</h2>
        <span class="dim">${this.kind === 'receivers' ? 'receiver' : 'sender'}</span>
        <button class="plain x-close" data-testid="close" @click=${() => router.set({ open: '' })} aria-label="Close" title="Close (Esc)">${icons.close}</button>
      </header>
      ${item ? this.body(item) : html`<p class="loading">${store.nmos.loaded ? 'It is not in the network any more. It comes back by itself when its device does.' : 'Asking the gateway…'}</p>`}`;
  }

  /** @param {NmosItem | NmosReceiver} item */
  body(item) {
    const receiver = 'connection' in item ? item : null;
    return html`<div class="detail-top" data-testid="crosspoint-detail" data-id=${item.id}>
        ${receiver ? this.connection(receiver) : html`<p class="detail-result">${markLamp(item.active ? 'inForce' : 'disconnected', item.active ? 'sending' : 'not sending')}${this.takers(item)}</p>`}
        ${this.warnings(receiver)} ${item.controllable ? nothing : html`<p class="notice">Its device has no Connection API (IS-05) that this gateway can use, so it can only be looked at.</p>`}
        <dl class="detail-facts">
          ${fact('Alias', html`<input class="x-alias" data-testid="alias" aria-label="Alias" maxlength="100" placeholder=${item.label || 'none'} .value=${item.alias} @change=${this.rename} />`)}
          ${fact('Device', item.device.label)} ${fact('Node', item.node.label)} ${fact('Group', item.group ? `${item.group}${item.role ? `, ${item.role}` : ''}` : '')}
          ${fact('Asset', item.asset)} ${fact('Format', item.mediaType || item.format)} ${fact('Transport', item.transport)}
          ${fact('Legs', item.legs.length > 1 ? `${item.legs.length} (SMPTE 2022-7): ${item.legs.join(', ')}` : item.legs.join(', '))}
          ${item.health ? fact('Health', `${item.health.state}${item.health.message ? `: ${item.health.message}` : ''}`) : nothing}
        </dl>
        ${receiver ? this.locks(receiver) : nothing} ${this.said ? html`<p class="bad-words" role="alert">${this.said}</p>` : nothing}
      </div>
      <div class="x-tabs" role="tablist" aria-label="What to see of it">
        ${this.tabs.map((tab) => html`<button role="tab" aria-selected=${tab === this.tab ? 'true' : 'false'} data-testid="tab-${tab}" @click=${() => (this.tab = tab)}>${TABS[tab]}</button>`)}
      </div>
      <div class="x-tab" role="tabpanel" aria-label=${TABS[this.tab]}>${this.content(item)}</div>`;
  }

  /** @returns {Tab[]} */
  get tabs() {
    return ['connect', 'settings', 'file', 'history', 'json'];
  }

  /** @param {NmosReceiver} receiver */
  connection(receiver) {
    const { connection } = receiver;
    const { state, senderID, senderLabel, inferred, since, by } = connection;
    const sender = senderID ? store.nmos.senders.get(senderID) : undefined;
    const name = sender ? html`<a href="/crosspoint" @click=${(/** @type {Event} */ event) => this.open(event, `s:${sender.id}`)}>${nameOf(sender)}</a>` : senderLabel || 'a source that is no NMOS sender';
    return html`<p class="detail-result">${markLamp(standing(receiver))}${state === 'disconnected' ? nothing : html`<span>${name}${inferred ? ' (inferred from its addresses)' : ''}</span>`}</p>
      ${since ? html`<p class="dim" title=${clock.full(since)}>For <cw-ago .time=${since}></cw-ago>${by ? `, by ${by}` : ''}</p>` : nothing}`;
  }

  /**
   * @param {Event} event
   * @param {string} what
   */
  open(event, what) {
    event.preventDefault();
    router.set({ open: what });
  }

  /** @param {NmosItem} sender */
  takers(sender) {
    const takers = [...store.nmos.receivers.values()].filter((receiver) => connected(receiver) === sender.id);
    return html`<span>${takers.length === 0 ? 'to no receiver that is known' : `to ${counted(takers.length, 'receiver')}`}</span>`;
  }

  /** @param {NmosReceiver | null} receiver */
  warnings(receiver) {
    const all = [receiver?.connection.warning ?? '', ...(this.whole?.warnings ?? [])].filter(Boolean);
    return [...new Set(all)].map((warning) => html`<p class="notice" data-testid="warning">${warning}</p>`);
  }

  /** @param {Event} event */
  async rename(event) {
    await this.ask(() => store.nmos.name(this.of, /** @type {HTMLInputElement} */ (event.target).value.trim()));
  }

  /** @param {() => Promise<unknown>} run */
  async ask(run) {
    this.said = '';
    try {
      await run();
    } catch (error) {
      this.said = error instanceof Error ? error.message : String(error);
    }
  }

  /** @param {NmosReceiver} receiver */
  locks(receiver) {
    const { lock } = receiver;
    const owner = operator.now;
    const mine = lock?.owner === owner;
    return html`<div class="x-locking">
      <label class="x-label"><span>You are</span><input class="x-owner" maxlength="60" data-testid="operator" .value=${owner} @change=${(/** @type {Event} */ event) => this.sign(/** @type {HTMLInputElement} */ (event.target).value)} /></label>
      ${lock
        ? html`<p>${lock.kind === 'lock' ? icons.lock : icons.shield} ${lockWords(lock)}, for <cw-ago .time=${lock.since}></cw-ago></p>
            ${mine
              ? html`<button data-testid="unlock" @click=${() => this.ask(() => store.nmos.lock(receiver.id, null, { owner, force: false }))}>Unlock</button>`
              : html`<cw-hold label="Force open" words="Take away the lock of ${lock.owner}" data-testid="force-unlock" @held=${() => this.ask(() => store.nmos.lock(receiver.id, null, { owner, force: true }))}></cw-hold>`}`
        : html`<button data-testid="lock" title="Nobody changes it, not even you, until it is unlocked" @click=${() => this.ask(() => store.nmos.lock(receiver.id, { kind: 'lock', owner, reason: '' }))}>${icons.lock} Lock</button>
            <button data-testid="protect" title="Nobody but you changes it" @click=${() => this.ask(() => store.nmos.lock(receiver.id, { kind: 'protect', owner, reason: '' }))}>${icons.shield} Protect</button>`}
    </div>`;
  }

  /** @param {string} name */
  sign(name) {
    operator.set(name.trim());
    this.requestUpdate();
  }

  /** @param {NmosItem | NmosReceiver} item */
  content(item) {
    if (this.tab === 'connect') {
      return html`<cw-crosspoint-sources .of=${item}></cw-crosspoint-sources>`;
    }
    if (!this.whole) return html`<p class="loading">${this.error || 'Asking the gateway, which asks the device…'}</p>`;
    if (this.tab === 'settings') return this.settings(this.whole);
    if (this.tab === 'file') return this.file(this.whole);
    if (this.tab === 'history') return this.history(this.whole);
    return this.json(this.whole);
  }

  /** @param {NmosWhole} whole */
  settings(whole) {
    const rows = parameters(whole);
    if (rows.length === 0) return html`<p class="loading">The device says nothing of its transport parameters.</p>`;
    const legs = rows[0]?.cells.length ?? 0;
    return html`<div class="table-scroll"><table class="table x-legs" data-testid="legs">
        <thead><tr><th scope="col">In force</th>${Array.from({ length: legs }, (_, i) => html`<th scope="col">Leg ${i + 1}${whole.legs[i] ? html` <span class="dim">${whole.legs[i]}</span>` : nothing}</th>`)}</tr></thead>
        <tbody>
          ${rows.map(
            ({ name, cells }) => html`<tr>
              <th scope="row">${name}</th>
              ${cells.map(
                ({ active, staged, allowed }) => html`<td>
                  <span class=${active === 'false' || active === 'not set' ? 'none' : ''}>${active || '–'}</span>
                  ${staged ? html`<span class="x-next" title="Staged on the device, not in force">staged: ${staged}</span>` : nothing}
                  ${allowed ? html`<span class="x-allowed">${allowed}</span>` : nothing}
                </td>`,
              )}
            </tr>`,
          )}
        </tbody>
      </table></div>
      <dl class="detail-facts x-pad">
        ${fact('master_enable', whole.activeSettings ? String(whole.activeSettings.master_enable) : '')}
        ${fact('Last activation', whole.activeSettings?.activation?.activation_time ?? '')}
        ${fact('Staged activation', whole.staged?.activation?.mode ? `${whole.staged.activation.mode}, ${whole.staged.activation.activation_time ?? whole.staged.activation.requested_time ?? ''}` : '')}
      </dl>`;
  }

  /** @param {NmosWhole} whole */
  file(whole) {
    const sdp = whole.transportFile;
    if (!sdp) return html`<p class="loading">There is no transport file: ${this.kind === 'senders' ? 'the sender gives none, perhaps because it is not sending' : 'none was sent to the receiver'}.</p>`;
    return html`<div class="x-pad">
      <div class="trace-head"><span class="dim">${this.kind === 'senders' ? 'As the sender gives it now' : 'As it was last sent to the receiver'}</span><button title="Copy" @click=${() => navigator.clipboard.writeText(sdp)}>${icons.copy} Copy</button></div>
      <pre class="x-sdp" tabindex="0" data-testid="sdp">${sdpLines(sdp).map(({ name, value, media }) => html`<span class=${media ? 'is-media' : ''}><b>${name}</b>${name ? '=' : ''}${value}\n</span>`)}</pre>
    </div>`;
  }

  /** @param {NmosWhole} whole */
  history({ history }) {
    if (history.length === 0) return html`<p class="loading">Nothing has changed since the gateway started.</p>`;
    return html`<ol class="x-history" data-testid="history">
      ${history.map(
        ({ time, from, to, by, result, detail }) => html`<li>
          <time title=${clock.full(time)}>${clock.start(time)}:${clock.time(time).slice(-2)}</time>
          <p>${from || 'nothing'} <i class="x-arrow" aria-label="to">→</i> <b>${to || 'nothing'}</b> <span class="dim">by ${by || 'somebody else'}</span><br /><span>${MARK_WORDS[/** @type {'failed'} */ (result)] ?? result}${detail ? `: ${detail}` : ''}</span></p>
        </li>`,
      )}
    </ol>`;
  }

  /** @param {NmosWhole} whole */
  json({ resource, constraints, staged, activeSettings }) {
    const parts = { resource, active: activeSettings, staged, constraints };
    return html`<div class="x-pad">
      ${Object.entries(parts).map(
        ([name, value]) => html`<details class="x-json" ?open=${name === 'resource'}>
          <summary>${name}</summary>
          ${value ? html`<pre tabindex="0" data-testid="json-${name}">${JSON.stringify(value, null, 2)}</pre>` : html`<p class="dim">Not known.</p>`}
        </details>`,
      )}
    </div>`;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function fact(name, value) {
  return value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;
}

customElements.define('cw-crosspoint-detail', CrosspointDetail);
