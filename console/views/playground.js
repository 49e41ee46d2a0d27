/** @import {Playground} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { get, post } from '../api.js';
import { lamp } from '../parts/lamp.js';
import { clock } from '../time.js';
import { Watch } from '../watch.js';

const EVERY_MILLIS = 1_000;

/** What can be done, in the order in which one would try it. */
const FAULTS = [
  {
    fault: 'failOver',
    name: 'Kill the server in charge',
    does: 'Its partner takes over. The gateway asks that one within seconds; what waits goes there, in order, once.',
    undo: { fault: 'comeBack', name: 'Start it again' },
  },
  {
    fault: 'cut',
    name: 'Pull the cable',
    does: 'Nothing leads to the newsroom. Journalists go on working; when it is whole again, both sides end with the same.',
  },
  {
    fault: 'halfOpen',
    name: 'Half-open lines',
    does: 'Connections stay, nothing is said on them. Silence is noticed after ten seconds, and the lamps say why.',
  },
  {
    fault: 'standby',
    name: 'Refuse everything',
    does: 'The server says that another one is in charge, and there is none. An alarm follows, since both cannot be right.',
  },
  {
    fault: 'loseState',
    name: 'Lose its running orders',
    does: 'It has none any more, and does not say so. What the gateway holds stays until the newsroom has lacked it for long.',
  },
];

/** @type {Record<string, import('../types.js').LaneState>} */
const MODE_LAMPS = { active: 'up', standby: 'off', stale: 'degraded', off: 'down' };
/** @type {Record<string, string>} */
const MODE_WORDS = { active: 'In charge', standby: 'Standby', stale: 'Back, not up to date', off: 'Dead' };

/** The demo's newsroom, to be broken and made whole, and how the gateway keeps up with it. */
class PlaygroundView extends LitElement {
  static properties = { state: { state: true }, error: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** @type {Playground | null} */
    this.state = null;
    this.error = '';
    this.busy = '';
    this.timer = 0;
    new Watch(this, clock, 'tick');
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.look(), EVERY_MILLIS);
    this.look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  async look() {
    if (this.busy) return;
    try {
      this.state = await get('playground');
      this.error = '';
    } catch (e) {
      this.error = e instanceof Error ? e.message : String(e);
    }
  }

  /** @param {string} fault */
  async does(fault) {
    this.busy = fault;
    try {
      this.state = await post(`playground/${fault}`, {});
      this.error = '';
    } catch (e) {
      this.error = e instanceof Error ? e.message : String(e);
    } finally {
      this.busy = '';
    }
  }

  render() {
    return html`<header class="view-head">
        <h1>Break it</h1>
        <p class="view-note">This newsroom is simulated. Whatever you do to it here, nothing is lost.</p>
        <button class="is-main" ?disabled=${this.busy !== ''} @click=${() => this.does('restore')} data-testid="restore">
          Make everything whole
        </button>
      </header>
      ${this.error ? html`<p class="break-error" role="alert" data-testid="break-error">${this.error}</p>` : nothing}
      ${this.state ? this.parts(this.state) : html`<p class="loading">Asking the gateway…</p>`}`;
  }

  /** @param {Playground} state */
  parts(state) {
    return html`<div class="scroll break">
      <section class="panel break-faults" aria-label="What to break">${FAULTS.map((each) => this.card(each, state))}</section>
      <div class="break-side">
        <section class="panel" aria-labelledby="break-servers">
          <h2 id="break-servers" class="panel-head">Servers of ${state.newsroom}</h2>
          <ul class="break-servers">
            ${state.servers.map(
              (server) => html`<li data-testid="break-server" data-mode=${server.mode}>
                <b>${server.ncsID}</b>${lamp(MODE_LAMPS[server.mode] ?? 'degraded', MODE_WORDS[server.mode] ?? server.mode)}
              </li>`,
            )}
          </ul>
          <p class="break-link">How the gateway sees them: <a href="/connections">Connections</a></p>
        </section>
        <section class="panel" aria-labelledby="break-shows">
          <h2 id="break-shows" class="panel-head">Newsroom and gateway</h2>
          ${this.shows(state)}
        </section>
        <section class="panel" aria-labelledby="break-happened">
          <h2 id="break-happened" class="panel-head">What happened</h2>
          <ol class="break-happened" tabindex="0" aria-labelledby="break-happened">
            ${state.happened.map((each) => html`<li><time>${clock.time(each.time)}</time><span>${each.text}</span></li>`)}
          </ol>
        </section>
      </div>
    </div>`;
  }

  /** @param {Playground} state */
  shows(state) {
    if (state.shows.length === 0) return html`<p class="break-none">The newsroom has no running order now.</p>`;
    return html`<ul class="break-shows">
      ${state.shows.map(
        (show) => html`<li data-testid="break-show" data-same=${show.same}>
          <b>${show.roSlug || show.roID}</b>
          <span class="break-counts">${show.there} stories there, ${show.here} here</span>
          ${show.same ? lamp('up', 'The same') : lamp('degraded', 'Not the same')}
        </li>`,
      )}
    </ul>`;
  }

  /**
   * @param {{fault: string, name: string, does: string, undo?: {fault: string, name: string}}} card
   * @param {Playground} state
   */
  card(card, state) {
    const broken = state.broken.includes(card.fault);
    return html`<article class="break-card" data-broken=${broken}>
      <div>
        <h2>${card.name}</h2>
        <p>${card.does}</p>
      </div>
      ${
        broken && card.undo
          ? this.button(card.undo.fault, card.undo.name, false)
          : this.button(card.fault, broken ? 'Broken' : 'Break', broken)
      }
    </article>`;
  }

  /**
   * @param {string} fault
   * @param {string} words
   * @param {boolean} off
   */
  button(fault, words, off) {
    return html`<button ?disabled=${off || this.busy !== ''} @click=${() => this.does(fault)} data-testid=${fault}>${words}</button>`;
  }
}

customElements.define('cw-playground', PlaygroundView);
