/** @import {RundownChange} from '../types.js' */
/** @import {State} from '../prompter/remote.js' */
import { LitElement, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { empty } from '../parts/empty.js';
import { icons } from '../parts/icons.js';
import { lamp } from '../parts/lamp.js';
import '../prompter/preview.js';
import { CHOICES, Options } from '../prompter/options.js';
import { choiceFields } from '../prompter/panels.js';
import { Remote } from '../prompter/remote.js';
import { ScriptDetail, isFor } from '../prompter/script-detail.js';
import { router } from '../router.js';
import { store } from '../store.js';
import { clock, length, mosTime } from '../time.js';
import { Watch } from '../watch.js';
import { counted, shortID } from '../words.js';
import { byStart, noRundowns } from './rundowns.js';

/** Running orders with their prompters: what the glass shows, the link that sets one up, and those that are open here. */
class Prompters extends LitElement {
  static properties = { copied: { state: true } };

  constructor() {
    super();
    this.copied = false;
    /** @type {ScriptDetail | null} */
    this.detail = null;
    this.version = 0;
    this.remote = new Remote();
    this.remote.addEventListener('change', () => this.requestUpdate());
    // A link that is being made says what it has to say; it changes nothing for this browser.
    this.options = new Options(router.url.searchParams, { read: () => ({}), write: (values) => this.write(values) });
    this.options.addEventListener('change', () => this.requestUpdate());
    new Watch(this, store, 'rundowns', 'link');
    new Watch(this, router, 'route');
    new Watch(this, clock, 'tick');
    this.take = (/** @type {Event} */ event) => this.hear(/** @type {CustomEvent<RundownChange>} */ (event).detail);
    this.reload = () => this.detail?.load();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    store.addEventListener('rundown', this.take);
    store.addEventListener('reload', this.reload);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    store.removeEventListener('rundown', this.take);
    store.removeEventListener('reload', this.reload);
    this.remote.close();
  }

  /** @param {RundownChange} change */
  hear(change) {
    if (change.key === this.detail?.key) this.detail.take(change);
  }

  /** @param {Record<string, string>} values */
  write(values) {
    const all = Object.fromEntries(CHOICES.map(({ id, usual }) => [id, values[id] === usual ? '' : (values[id] ?? '')]));
    router.set(all);
  }

  /** @returns {string} the running order that is looked at: the one in the URL, else the first */
  get key() {
    const wanted = router.param('rundown');
    if (wanted !== '') return wanted;
    return byStart([...store.rundowns.values()])[0]?.key ?? '';
  }

  get presenter() {
    return router.param('presenter');
  }

  willUpdate() {
    const key = this.key;
    if (key === (this.detail?.key ?? '')) return;
    this.detail = key === '' ? null : new ScriptDetail(key);
    store.follow(key);
    const detail = this.detail;
    detail?.addEventListener('change', () => {
      this.version++;
      if (detail === this.detail) this.requestUpdate();
    });
    detail?.load();
  }

  /** @returns {string} the page in front of the presenter */
  get link() {
    const url = new URL(`/prompter/${encodeURIComponent(this.key)}`, location.href);
    if (this.presenter) url.searchParams.set('presenter', this.presenter);
    for (const [id, value] of Object.entries(this.options.unusual)) url.searchParams.set(id, value);
    return url.href;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.link);
      this.copied = true;
    } catch {
      this.copied = false; // the link stands beside the button
    }
  }

  render() {
    const states = this.remote.states;
    return html`<header class="view-head">
        <h1>Prompter</h1>
        <p class="view-note">Reads what the newsroom sends, and changes nothing there.</p>
      </header>
      ${store.rundownsLoaded && store.rundowns.size === 0
        ? html`<section class="panel">${noRundowns()}</section>`
        : html`<div class="prompters">
            <div class="prompters-side">${this.list()} ${this.open(states)}</div>
            <div class="prompters-main">${this.picture(states)} ${this.setUp()}</div>
          </div>`}`;
  }

  list() {
    return html`<section class="panel">
      <header class="panel-head"><h2>Running orders</h2></header>
      ${store.rundownsLoaded ? nothing : html`<p class="loading">Asking the gateway…</p>`}
      <ul class="prompter-list" data-testid="prompters">
        ${byStart([...store.rundowns.values()]).map((row) => {
          const start = mosTime(row.roEdStart);
          return html`<li>
            <a href="/prompter?rundown=${row.key}" class="prompter-row" aria-current=${row.key === this.key ? 'true' : nothing} data-key=${row.key}>
              <b>${row.roSlug || shortID(row.roID)}</b>
              <span>${start === null ? 'no start given' : clock.start(start)} · ${counted(row.storyCount, 'story', 'stories')} · ${row.newsroom}</span>
            </a>
            <a class="button" href="/prompter/${row.key}" target="_blank" data-testid="open-prompter">Open${icons.out}</a>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  /** @param {State[]} states */
  open(states) {
    return html`<section class="panel" data-testid="open-prompters">
      <header class="panel-head"><h2>Open in this browser</h2></header>
      ${states.length === 0
        ? html`<p class="prompter-none">None. A prompter that is open in another window of this browser is shown here, and can be run from here.</p>`
        : states.map((state) => this.control(state))}
    </section>`;
  }

  /** @param {State} state */
  control(state) {
    const button = (/** @type {import('../prompter/remote.js').Command} */ command, /** @type {string} */ title, /** @type {unknown} */ sign) =>
      html`<button title=${title} aria-label=${title} data-command=${command} @click=${() => this.remote.send(state.id, command)}>${sign}</button>`;
    return html`<div class="prompter-control" data-testid="control" data-speed=${state.speed}>
      <p class="prompter-title"><b>${state.title || 'Prompter'}</b>${state.away ? lamp('down', 'Away') : nothing}${state.mirrored
          ? html`<span class="prompter-mark">mirrored</span>`
          : nothing}</p>
      <p><span class="strip-word">Now</span> ${state.story || '–'}</p>
      <p class="dim"><span class="strip-word">Next</span> ${state.next || 'end of the running order'}</p>
      <progress max="1" value=${state.part} aria-label="How far it is"></progress>
      <p class="prompter-figures">
        <span data-testid="remote-speed">${state.speed === 0 ? 'Stopped' : `${state.speed} lines/min`}</span
        ><span title="Reading time left">${length(state.readLeft)} to read</span>
      </p>
      <div class="prompter-buttons" role="group" aria-label="Run ${state.title}">
        ${button('first', 'First story', '⇤')} ${button('previous', 'Story before', '↑')}
        ${button('toggle', state.speed === 0 ? 'Run' : 'Stop', state.speed === 0 ? icons.play : icons.pause)} ${button('next', 'Next story', '↓')}
        ${button('slower', 'Slower', '−')} ${button('faster', 'Faster', '+')} ${button('black', 'Black, or not', 'Black')}
      </div>
    </div>`;
  }

  /** @param {State[]} states */
  picture(states) {
    const detail = this.detail;
    if (!detail) return nothing;
    const live = states.find((state) => state.key === detail.key);
    return html`<section class="panel prompter-preview" aria-label="Preview">
      <header class="panel-head">
        <h2>${detail.header?.roSlug || 'Preview'}</h2>
        <p class="panel-note">${this.sum(detail)}</p>
        ${this.presenters(detail)}
      </header>
      ${detail.missing
        ? empty('No such running order', 'The newsroom may have deleted it. It appears here by itself when it comes.')
        : keyed(
            detail.key,
            html`<cw-script-preview .detail=${detail} .options=${this.options} .presenter=${this.presenter} .look=${JSON.stringify(this.options.unusual)}
              .version=${this.version} .follow=${live?.part ?? -1}></cw-script-preview>`,
          )}
    </section>`;
  }

  /** @param {ScriptDetail} detail */
  sum(detail) {
    if (!detail.header) return nothing;
    const stories = detail.stories.filter((story) => isFor(story, this.presenter) && !story.floated);
    const seconds = stories.reduce((sum, story) => sum + story.readSeconds, 0);
    const silent = stories.filter((story) => !story.hasBody).length;
    return html`<span data-testid="read-time">${length(seconds)} to read</span> in ${counted(stories.length, 'story', 'stories')}${silent > 0
        ? `, ${counted(silent, 'of them', 'of them')} without a script`
        : ''}`;
  }

  /** @param {ScriptDetail} detail */
  presenters(detail) {
    const names = detail.presenters;
    return html`<label class="prompter-presenter"
      >For <select data-testid="presenter" class=${this.presenter ? 'is-set' : ''} @change=${(/** @type {Event} */ event) =>
        router.set({ presenter: /** @type {HTMLSelectElement} */ (event.target).value })}>
        <option value="" ?selected=${this.presenter === ''}>all presenters</option>
        ${names.map((name) => html`<option value=${name} ?selected=${name === this.presenter}>${name}</option>`)}
      </select></label
    >`;
  }

  setUp() {
    if (!this.detail) return nothing;
    return html`<section class="panel prompter-setup">
      <header class="panel-head">
        <h2>Set up a screen</h2>
        <button class="plain prompter-usual" @click=${() => this.options.reset()}>As usual</button>
      </header>
      <div class="prompter-link">
        <a class="button is-main" href=${this.link} target="_blank" data-testid="prompter-link">Open prompter${icons.out}</a>
        <button @click=${() => this.copy()}>${this.copied ? icons.check : icons.copy}${this.copied ? 'Copied' : 'Copy the link'}</button>
        <code title="What the other screen opens">${this.link}</code>
      </div>
      <div class="prompter-choices">${choiceFields(this.options)}</div>
    </section>`;
  }
}

customElements.define('cw-prompters', Prompters);
