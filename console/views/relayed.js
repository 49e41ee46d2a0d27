/** @import {RelayedDevice, RelayRule} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { get } from '../api.js';
import { lamp } from '../parts/lamp.js';
import { age, clock } from '../time.js';
import { Watch } from '../watch.js';
import { counted } from '../words.js';

/** How often devices are looked at: while messages wait, and while none does. */
const BUSY_SECONDS = 1;
const IDLE_SECONDS = 5;

/** Words for the running orders of ours that a device gets. */
/** @type {Record<RelayedDevice['rundowns'], string>} */
const RUNDOWNS = {
  items: 'running orders with items that name it',
  all: 'all running orders',
  none: 'no running orders but those that are sent to it by name',
  objects: 'nothing: objects are fetched from it',
};

/** Words for the ways in which a rule compares names. */
/** @type {Record<RelayRule['match'], string>} */
const MATCHES = { exact: 'is', prefix: 'begins with', family: 'is of the family' };

/** A device behind the gateway: what leads to it, how it is, what waits for it, and what it said last. A part of the page Connections. */
class Relayed extends LitElement {
  static properties = { device: { type: String }, known: { state: true } };

  constructor() {
    super();
    new Watch(this, clock, 'tick');
    this.device = '';
    /** @type {RelayedDevice | null} */
    this.known = null;
    this.ticks = 0;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('device')) this.ticks = 0;
    const every = this.known && (this.known.waiting > 0 || this.known.state === 'down') ? BUSY_SECONDS : IDLE_SECONDS;
    if (this.ticks++ % every === 0) this.load();
  }

  async load() {
    try {
      /** @type {{items: RelayedDevice[]}} */
      const { items } = await get('relay');
      this.known = items.find((each) => each.id === this.device) ?? null;
    } catch {
      // A server that is away says so in the banner.
    }
  }

  render() {
    const known = this.known;
    if (!known || known.id !== this.device) return nothing;
    return html`<dl class="relayed" data-testid="relayed" data-id=${known.id} data-state=${known.state}>
      <dt>Gets</dt>
      <dd data-testid="relay-rules">${reached(known)}; ${RUNDOWNS[known.rundowns]}</dd>
      <dt>State</dt>
      <dd>${lamp(known.state)} <span class=${known.state === 'down' ? 'walk-bad' : ''}>${known.reason || 'its lanes are up'}</span></dd>
      <dt>Queue</dt>
      <dd data-testid="relay-queue">${queue(known)}</dd>
      <dt>Last answer</dt>
      <dd data-testid="relay-answer">${answer(known)}</dd>
      ${
        known.complaint
          ? html`<dt>Not taken</dt>
              <dd class="walk-bad" data-testid="relay-complaint">
                ${known.complaint.message}: ${known.complaint.why}${ago(known.complaint.at)}
              </dd>`
          : nothing
      }
    </dl>`;
  }
}

/** @param {RelayedDevice} device */
function reached({ id, rules, rundowns }) {
  if (rundowns === 'objects') return html`no message of a newsroom`;
  return html`what names <b>${id}</b>${rules.map(
    ({ match, text, rewrite }) => html`, or a device whose ID ${MATCHES[match]} <b>${text}</b>${rewrite ? ' (it reads its own)' : nothing}`,
  )}`;
}

/** @param {RelayedDevice} device */
function queue({ waiting, waitingSince }) {
  if (waiting === 0 || !waitingSince) return 'nothing waits';
  return html`<b>${counted(waiting, 'message')}</b> ${waiting === 1 ? 'waits' : 'wait'}, kept on disk, the oldest for
    <span title=${clock.full(waitingSince)}>${age(waitingSince)}</span>`;
}

/** @param {RelayedDevice} device */
function answer({ answer: said }) {
  if (!said) return html`<span class="dim">none to what waited, since the gateway started</span>`;
  return html`<span class=${said.words === 'OK' ? '' : 'walk-bad'}>${said.message}: ${said.words}</span>${ago(said.at)}`;
}

/** @param {string} time */
function ago(time) {
  return html` <span class="dim" title=${clock.full(time)}>${age(time)} ago</span>`;
}

customElements.define('cw-relayed', Relayed);
