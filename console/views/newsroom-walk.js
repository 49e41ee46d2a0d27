/** @import {Newsroom, Walk} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { get, post } from '../api.js';
import { SYNC_WORDS } from '../parts/sync.js';
import { age, clock } from '../time.js';
import { Watch } from '../watch.js';
import { count, counted } from '../words.js';

/** How often newsrooms are looked at: while something is asked, and while nothing is. */
const BUSY_SECONDS = 1;
const IDLE_SECONDS = 5;

/** How many of a newsroom's running orders are in step, what is asked of it, and asking for all of them. */
class NewsroomWalk extends LitElement {
  static properties = { newsroom: { type: String }, known: { state: true }, said: { state: true }, pending: { state: true } };

  constructor() {
    super();
    new Watch(this, clock, 'tick');
    this.newsroom = '';
    /** @type {Newsroom | null} */
    this.known = null;
    /** Why it could not be asked, or "". */
    this.said = '';
    this.pending = false;
    this.ticks = 0;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('newsroom')) this.ticks = 0;
    const every = this.known && (this.known.now || this.known.walk?.end === '') ? BUSY_SECONDS : IDLE_SECONDS;
    if (this.ticks++ % every === 0) this.load();
  }

  async load() {
    try {
      /** @type {{items: Newsroom[]}} */
      const { items } = await get('newsrooms');
      this.known = items.find((each) => each.id === this.newsroom) ?? null;
    } catch {
      // A server that is away says so in the banner.
    }
  }

  render() {
    const known = this.known;
    if (!known || known.id !== this.newsroom) return nothing;
    return html`${known.servers.length > 1 ? this.servers(known) : nothing}<div class="walk" data-testid="walk" data-newsroom=${known.id}>
      <span class="dim">Running orders</span>
      <span class="walk-words">${this.sync(known)}${known.walk ? html` · ${this.walk(known, known.walk)}` : nothing}</span>
      ${this.said ? html`<span class="walk-bad" role="status" data-testid="walk-said">${this.said}</span>` : nothing}
      <button ?disabled=${this.pending} @click=${() => this.ask()} data-testid="request-all"
        title="Asks the newsroom which running orders there are, and then for each of them; what is on air is left alone">
        Request all running orders
      </button>
    </div>`;
  }

  /**
   * Which of several servers is asked, and why.
   *
   * @param {Newsroom} known
   */
  servers(known) {
    const since = known.since ? html` <span class="dim" title=${clock.full(known.since)}>for ${age(known.since)}</span>` : nothing;
    return html`<div class="walk" data-testid="servers" data-active=${known.active}>
      <span class="dim">Asked</span>
      <span class="walk-words"><b>${known.active}</b> ${known.why}${since}</span>
      ${known.alarm ? html`<span class="walk-bad" role="alert">${known.alarm}</span>` : nothing}
      ${known.servers
        .filter((server) => server.ncsID !== known.active)
        .map(
          (server) => html`<button ?disabled=${this.pending} @click=${() => this.choose(server.ncsID)} data-testid="ask-server"
            title="What waits goes there from now on, until that server fails; it says: ${server.reason || 'nothing'}">
            Ask ${server.ncsID}
          </button>`,
        )}
    </div>`;
  }

  /** @param {Newsroom} known */
  sync({ sync }) {
    const others = /** @type {const} */ (['stale', 'disconnected', 'gone']).filter((state) => sync[state] > 0);
    return html`<b>${count(sync.current)}</b> in step${others.map((state) => html`, <b>${count(sync[state])}</b> ${SYNC_WORDS[state]}`)}`;
  }

  /**
   * @param {Newsroom} known
   * @param {Walk} walk
   */
  walk(known, walk) {
    if (walk.end !== '') {
      const what = walk.end === 'complete' ? `${counted(walk.listed, 'running order')} asked for` : walk.end;
      return html`<span title=${clock.full(walk.begun)} data-testid="walked">
        ${what} ${age(walk.begun)} ago, ${count(walk.changed)} changed${walk.lacking > 0
          ? `, ${count(walk.lacking)} here that it did not list`
          : ''}</span
      >`;
    }
    return html`<progress max=${Math.max(1, walk.listed)} value=${walk.asked} aria-label="Running orders asked for"></progress>
      ${walk.asked} of ${walk.listed}${known.now ? `, ${known.now}` : ''}`;
  }

  ask() {
    return this.say('resync', {});
  }

  /** @param {string} ncsID */
  choose(ncsID) {
    return this.say('server', { ncsID });
  }

  /**
   * @param {'resync' | 'server'} what
   * @param {Record<string, string>} body
   */
  async say(what, body) {
    this.pending = true;
    this.said = '';
    try {
      await post(`newsrooms/${encodeURIComponent(this.newsroom)}/${what}`, body);
      await this.load();
    } catch (error) {
      this.said = error instanceof Error ? error.message : String(error);
    }
    this.pending = false;
  }
}

customElements.define('cw-newsroom-walk', NewsroomWalk);
