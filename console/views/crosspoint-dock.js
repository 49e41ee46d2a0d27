/** @import {Staged} from '../staging.js' */
/** @import {NmosResultWord, NmosTakeResult} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { nameOf } from '../crosspoint-axes.js';
import { MARK_WORDS, markLamp } from '../parts/crosspoint-state.js';
import { icons } from '../parts/icons.js';
import { connected, staging } from '../staging.js';
import { store } from '../store.js';
import { Watch } from '../watch.js';
import { counted } from '../words.js';

/** @typedef {{title: string, results: NmosTakeResult[], dryRun: boolean, take: string | null}} Outcome */

/** Why first, for what went wrong is what somebody has to look at. */
/** @type {NmosResultWord[]} */
const ORDER = ['failed', 'unconfirmed', 'refused', 'skipped', 'scheduled', 'confirmed'];

/** What is staged, the button that takes it, and what came of the last take, crosspoint by crosspoint. */
export class CrosspointDock extends LitElement {
  static properties = { outcome: { state: true }, busy: { state: true }, policy: { state: true }, when: { state: true }, error: { state: true } };

  constructor() {
    super();
    /** @type {Outcome | null} */
    this.outcome = null;
    /** What is asked for and not answered, in words; "" if nothing is. */
    this.busy = '';
    /** @type {'continue' | 'stop'} */
    this.policy = 'continue';
    /** @type {'now' | 'in' | 'at'} */
    this.when = 'now';
    this.seconds = 3;
    this.time = '';
    this.error = '';
    new Watch(this, staging, 'change');
    new Watch(this, store.nmos, 'change');
    new Watch(this, store, 'link');
  }

  createRenderRoot() {
    return this;
  }

  get isAway() {
    return store.stream.state === 'away';
  }

  /** @param {string | null} id */
  sender(id) {
    if (id === null) return 'nothing';
    const sender = store.nmos.senders.get(id);
    return sender ? nameOf(sender) : `a sender that is gone`;
  }

  /** @param {string} id */
  receiver(id) {
    const receiver = store.nmos.receivers.get(id);
    return receiver ? nameOf(receiver) : 'a receiver that is gone';
  }

  take() {
    if (staging.size === 0) this.tellNothing();
    else this.send(staging.wishes(), false);
  }

  dryRun() {
    if (staging.size === 0) this.tellNothing();
    else this.send(staging.wishes(), true);
  }

  tellNothing() {
    this.dispatchEvent(new CustomEvent('said', { detail: 'Nothing is staged: click crosspoints first.' }));
  }

  /** @returns {{time?: string, in?: number} | null | undefined} undefined: now; null: what was typed is no time */
  get at() {
    if (this.when === 'now') return undefined;
    if (this.when === 'in') return { in: this.seconds };
    const time = new Date(this.time);
    return this.time === '' || Number.isNaN(time.getTime()) ? null : { time: time.toISOString() };
  }

  /**
   * @param {import('../types.js').NmosConnect[]} connections
   * @param {boolean} dryRun
   */
  async send(connections, dryRun) {
    const at = this.at;
    if (this.busy || this.isAway) return;
    if (at === null) {
      this.error = 'Say at which time, or choose Now.';
      return;
    }
    const what = counted(connections.length, 'crosspoint');
    await this.ask(dryRun ? `Asking what ${what} would do…` : `Taking ${what}…`, async () => {
      const { take, results } = await store.nmos.take({ connections, policy: this.policy, dryRun, ...(at ? { at } : {}) });
      this.outcome = { title: dryRun ? `Dry run of ${what}: nothing was sent` : `Take of ${what}`, results, dryRun, take };
      if (!dryRun) for (const { receiver, result } of results) if (result === 'confirmed' || result === 'scheduled') staging.drop(receiver);
    });
  }

  async undo() {
    const last = store.nmos.lastTake;
    if (this.busy || this.isAway) return;
    if (!last) {
      this.dispatchEvent(new CustomEvent('said', { detail: 'There is no take to undo.' }));
      return;
    }
    await this.ask('Putting back what was there before…', async () => {
      const { take, results } = await store.nmos.undo(last.id);
      this.outcome = { title: `Undo of ${counted(results.length, 'crosspoint')}`, results, dryRun: false, take };
    });
  }

  /**
   * A salvo is a take like any other.
   *
   * @param {string} name
   * @param {() => Promise<{take: string | null, results: NmosTakeResult[]}>} run
   * @param {boolean} dryRun
   */
  async salvo(name, run, dryRun) {
    await this.ask(dryRun ? `Asking what ${name} would do…` : `Taking ${name}…`, async () => {
      const { take, results } = await run();
      this.outcome = { title: dryRun ? `Dry run of ${name}: nothing was sent` : `Salvo ${name}`, results, dryRun, take };
    });
  }

  /**
   * @param {string} busy
   * @param {() => Promise<void>} run
   */
  async ask(busy, run) {
    this.busy = busy;
    this.error = '';
    try {
      await run();
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = '';
    }
  }

  render() {
    const open = staging.size > 0 || this.outcome || this.busy || this.error;
    if (!open) return nothing;
    return html`<section class="x-dock" aria-label="Take">
      ${this.outcome ? this.results(this.outcome) : nothing} ${this.error ? html`<p class="x-error bad-words" role="alert">${this.error}</p>` : nothing}
      ${staging.size > 0 ? this.pending() : this.busy ? html`<p class="x-busy" role="status">${this.busy}</p>` : nothing}
    </section>`;
  }

  pending() {
    const staged = [...staging.all.values()];
    const off = this.isAway || this.busy !== '';
    return html`<div class="x-pending" data-testid="pending">
      <p class="x-pending-count"><b data-testid="staged-count">${staged.length}</b> staged</p>
      <ul class="x-chips" tabindex="0" aria-label="Staged crosspoints">${staged.map((one) => this.chip(one))}</ul>
      <div class="x-how">${this.timing()} ${this.policies()}</div>
      <div class="x-go">
        <button data-testid="clear" title="Drop all that is staged (Shift Delete)" ?disabled=${off} @click=${() => staging.clear()}>Clear</button>
        <button data-testid="dry-run" title="What would be done? Nothing is sent (d)" ?disabled=${off} @click=${() => this.dryRun()}>Dry run <kbd>d</kbd></button>
        <button class="x-take" data-testid="take" title="Take all that is staged (F12)" ?disabled=${off} @click=${() => this.take()}>${this.busy || html`Take ${staged.length} <kbd>F12</kbd>`}</button>
      </div>
    </div>`;
  }

  /** @param {Staged} one */
  chip(one) {
    const receiver = store.nmos.receivers.get(one.receiver);
    const moved = receiver && connected(receiver) !== one.was;
    const protect = receiver?.lock;
    return html`<li class="x-chip ${moved ? 'is-moved' : ''} ${one.override ? 'is-forced' : ''}" data-testid="staged" data-receiver=${one.receiver} data-sender=${one.sender ?? ''}>
      <span>${this.sender(one.sender)} <i class="x-arrow" aria-label="to">→</i> <b>${this.receiver(one.receiver)}</b></span>
      ${moved ? html`<em title="Somebody else has connected it since this was staged; a take skips it. Stage it anew if you still want it.">changed since</em>` : nothing}
      ${one.override ? html`<em title="It does not fit, and you want it all the same">does not fit</em>` : nothing}
      ${protect ? html`<em title=${protect.reason}>${protect.kind === 'lock' ? 'locked' : 'protected'} by ${protect.owner}</em>` : nothing}
      <button class="plain" aria-label="Take ${this.receiver(one.receiver)} out" title="Do not take this one" @click=${() => staging.drop(one.receiver)}>${icons.close}</button>
    </li>`;
  }

  timing() {
    const choose = (/** @type {Event} */ event) => (this.when = /** @type {any} */ (event.target).value);
    return html`<label class="x-label"><span>When</span>
        <select data-testid="when" @change=${choose}>
          <option value="now" ?selected=${this.when === 'now'}>now</option>
          <option value="in" ?selected=${this.when === 'in'}>in … seconds</option>
          <option value="at" ?selected=${this.when === 'at'}>at a time</option>
        </select></label
      >
      ${this.when === 'in'
        ? html`<input class="x-seconds" type="number" min="1" max="60" aria-label="Seconds from now" .value=${String(this.seconds)} @input=${(/** @type {Event} */ event) => (this.seconds = Number(/** @type {HTMLInputElement} */ (event.target).value))} />`
        : nothing}
      ${this.when === 'at'
        ? html`<input class="x-time" type="datetime-local" step="1" aria-label="Time, on this machine’s clock" .value=${this.time} @input=${(/** @type {Event} */ event) => (this.time = /** @type {HTMLInputElement} */ (event.target).value)} />`
        : nothing}`;
  }

  policies() {
    return html`<label class="x-label" title="What happens to the others when one cannot be taken"><span>If one fails</span>
      <select data-testid="policy" @change=${(/** @type {Event} */ event) => (this.policy = /** @type {any} */ (event.target).value)}>
        <option value="continue" ?selected=${this.policy === 'continue'}>take the others</option>
        <option value="stop" ?selected=${this.policy === 'stop'}>stop there</option>
      </select></label
    >`;
  }

  /** @param {Outcome} outcome */
  results({ title, results, dryRun, take }) {
    const sorted = [...results].sort((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result));
    const good = results.filter((one) => isGood(one, dryRun)).length;
    const bad = results.length - good;
    const last = store.nmos.lastTake;
    return html`<div class="x-results" data-testid="results" data-dry=${dryRun} data-good=${good} data-bad=${bad}>
      <header>
        <h2>${title}</h2>
        <p>${dryRun ? `${good} would be taken` : `${good} done`}${bad > 0 ? html`, <b class="bad-words">${bad} not</b>` : nothing}</p>
        ${!dryRun && take && last?.id === take ? html`<button data-testid="undo-this" @click=${() => this.undo()}>Undo <kbd>u</kbd></button>` : nothing}
        <button class="plain" aria-label="Close the results" @click=${() => (this.outcome = null)}>${icons.close}</button>
      </header>
      <ul tabindex="0" aria-label="Results">
        ${sorted.map(
          (one) => html`<li data-testid="result" data-result=${one.result} data-receiver=${one.receiver}>
            ${dryRun && isGood(one, dryRun) ? markLamp('would') : markLamp(one.result, MARK_WORDS[one.result].replace(' by the device', ''))}
            <span class="x-result-name">${this.sender(one.sender)} <i class="x-arrow" aria-label="to">→</i> <b>${this.receiver(one.receiver)}</b></span>
            <span class="x-result-why" title=${one.body ?? nothing}>${one.code && one.code >= 300 && !one.detail.startsWith(String(one.code)) ? html`<code>${one.code}</code> ` : nothing}${named(one.detail)}</span>
          </li>`,
        )}
      </ul>
    </div>`;
  }
}

/**
 * What the gateway says, with names in place of the IDs that are known here.
 *
 * @param {string} detail
 */
function named(detail) {
  return detail.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
    const item = store.nmos.senders.get(id) ?? store.nmos.receivers.get(id);
    return item ? nameOf(item) : id;
  });
}

/**
 * Whether it is as it was asked for, or will be. What is only tried is skipped, and shows what would be sent.
 *
 * @param {NmosTakeResult} one
 * @param {boolean} dryRun
 */
function isGood({ result, body }, dryRun) {
  return result === 'confirmed' || result === 'scheduled' || (dryRun && result === 'skipped' && body !== undefined);
}

customElements.define('cw-crosspoint-dock', CrosspointDock);
