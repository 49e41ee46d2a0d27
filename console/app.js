import { LitElement, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { KEYS, Keyboard, isField } from './keys.js';
import { STATE_WORDS, laneSentence, worstThatCounts } from './lanes.js';
import { icons, logo } from './parts/icons.js';
import { lamp } from './parts/lamp.js';
import { CROSSPOINT_KEYS } from './crosspoint-keys.js';
import { SHOW_KEYS } from './show-keys.js';
import { Rows } from './parts/rows.js';
import { router } from './router.js';
import { store } from './store.js';
import { THEMES, theme } from './settings.js';
import { alarmSeverity } from './severity.js';
import { age, clock, span } from './time.js';
import './parts/elapsed.js';
import { counted } from './words.js';
import { Watch } from './watch.js';
import './views/alarms.js';
import './views/connections.js';
import { Crosspoint } from './views/crosspoint.js';
import { Matrix } from './views/crosspoint-matrix.js';
import './views/devices.js';
import './views/graphics.js';
import './views/messages.js';
import './views/objects.js';
import { OnAirShow } from './views/onair-show.js';
import './views/onair.js';
import './views/overview.js';
import './views/playground.js';
import './views/prompters.js';
import './views/rundown.js';
import './views/rundowns.js';

const PLACES = [
  { href: '/', name: 'Overview', icon: icons.overview },
  { href: '/onair', name: 'On air', icon: icons.onAir },
  { href: '/rundowns', name: 'Rundowns', icon: icons.rundowns },
  { href: '/objects', name: 'Objects', icon: icons.objects },
  { href: '/prompter', name: 'Prompter', icon: icons.prompter },
  { href: '/graphics', name: 'Graphics', icon: icons.graphics },
  { href: '/crosspoint', name: 'Crosspoint', icon: icons.crosspoint },
  { href: '/connections', name: 'Connections', icon: icons.connections },
  { href: '/messages', name: 'Messages', icon: icons.messages },
  { href: '/devices', name: 'Devices', icon: icons.devices },
  { href: '/alarms', name: 'Alarms', icon: icons.alarms },
];

/** Only where there is something to break. */
const PLAYGROUND = { href: '/break', name: 'Break it', icon: icons.breaking };

/** The frame around every view: rail, top bar, the banner when the server is away, the list of keys. */
class App extends LitElement {
  static properties = { typing: { state: true }, swallowed: { state: true } };

  constructor() {
    super();
    this.typing = false;
    /** A key of the show that was pressed while somebody types, or "". */
    this.swallowed = '';
    new Watch(this, router, 'route');
    new Watch(this, store, 'status', 'lanes', 'link', 'rundowns', 'air');
    new Watch(this, clock, 'tick');
    new Keyboard({
      showKeys: () => this.toggleKeys(),
      escape: () => this.view?.dispatchEvent(new Event('leave')),
      pause: () => this.view?.dispatchEvent(new Event('pause')),
      move: (by) => this.moveRow(by),
      filter: () => this.focusFilter(),
      show: (event) => (hasKeys(this.view) && !router.kiosk ? this.view.showKey(event) : undefined),
      swallowed: (key) => (this.swallowed = key),
    });
    addEventListener('focusin', (event) => (this.typing = isField(event.target)));
    addEventListener('focusout', () => {
      this.typing = false;
      this.swallowed = '';
    });
    this.follow();
    router.addEventListener('route', () => this.follow());
  }

  createRenderRoot() {
    return this;
  }

  get view() {
    return this.querySelector('main > *');
  }

  /** @returns {string} the key in `/rundowns/{key}` or `/onair/{key}`, or "" */
  get rundown() {
    return decodeURIComponent(/^\/(?:rundowns|onair)\/([^/]+)$/.exec(router.path)?.[1] ?? '');
  }

  /** The page of the prompters chooses its running order itself. */
  follow() {
    if (router.path !== '/prompter' || !store.stream.isOpen) store.follow(this.rundown);
  }

  /** @param {number} by */
  moveRow(by) {
    const matrix = this.querySelector('cw-matrix');
    if (matrix instanceof Matrix && !this.querySelector('dialog[open]')) {
      matrix.focus();
      matrix.step(by);
      return;
    }
    const rows = this.querySelector('cw-rows');
    if (!(rows instanceof Rows) || this.querySelector('dialog[open]')) return;
    rows.focus();
    rows.move(by);
  }

  focusFilter() {
    const filter = this.querySelector('[data-filter]');
    if (filter instanceof HTMLInputElement) {
      filter.focus();
      filter.select();
    }
  }

  toggleKeys() {
    const dialog = /** @type {HTMLDialogElement | null} */ (this.querySelector('#keys'));
    if (dialog?.open) dialog.close();
    else dialog?.showModal();
  }

  render() {
    const away = store.stream.state === 'away';
    document.documentElement.dataset.link = store.stream.state;
    return html`
      <a class="skip" href="#main" @click=${this.skip}>Skip to content</a>
      <div class="frame ${router.kiosk ? 'kiosk' : ''}">
        ${router.kiosk ? nothing : this.rail()}
        <div class="stage">
          ${this.bar()} ${away ? this.banner() : nothing} ${this.rehearsal()}
          <main id="main" tabindex="-1">${this.content()}</main>
        </div>
      </div>
      ${this.keyList()}
      <div class="typing" role="status" data-testid="typing">${this.swallowed ? `${this.swallowed} did nothing: you are typing. Esc to leave` : this.typing ? 'typing — Esc to leave' : nothing}</div>
    `;
  }

  /** @param {Event} event */
  skip(event) {
    event.preventDefault();
    const main = this.querySelector('main');
    if (main instanceof HTMLElement) main.focus();
  }

  rail() {
    const alarms = store.status?.alarms.length ?? 0;
    return html`<nav class="rail" aria-label="Views">
      <a class="brand" href="/" aria-label="Cueway, overview">${logo}<span>Cueway</span></a>
      <ul>
        ${(store.status?.demo ? [...PLACES, PLAYGROUND] : PLACES).map(({ href, name, icon }) => {
          const here = href === '/' ? router.path === '/' : router.path.startsWith(href);
          return html`<li>
            <a href=${href} aria-current=${here ? 'page' : nothing} data-testid="nav-${name.toLowerCase().replace(' ', '-')}"
              >${icon}<span>${name}</span>${name === 'Alarms' && alarms > 0
                ? html`<span class="badge" aria-label=${counted(alarms, 'alarm')}>${alarms}</span>`
                : nothing}</a
            >
          </li>`;
        })}
      </ul>
      <p class="rail-foot" title="The MOS ID by which newsrooms know this gateway, and its version">
        <b>${(store.status?.mosID ?? '').split(/(?<=\.)/).map((part) => html`${part}<wbr />`)}</b>${store.status ? `Cueway ${store.status.version}` : ''}
      </p>
    </nav>`;
  }

  bar() {
    const now = clock.now();
    return html`<header class="bar">
      <div class="clock" title="Station time, ${clock.full(now)}" data-testid="clock">
        <time>${clock.known ? clock.time(now) : '--:--:--'}</time>
        <span>${clock.known ? `${clock.day(now)} · ${clock.zone}` : 'station time'}</span>
      </div>
      ${this.onAir()}
      <div class="bar-lamps" role="group" aria-label="State at a glance">
        ${store.newsrooms.map((newsroom) => this.newsroomLamp(newsroom))} ${this.storeLamp()} ${this.alarmLamp()}
      </div>
      <div class="bar-end">
        ${this.linkLamp()}
        ${router.kiosk
          ? nothing
          : html`${this.themes()}<button class="key-button" @click=${this.toggleKeys} title="Keys (?)" aria-label="List of keys">
                ?
              </button>`}
      </div>
    </header>`;
  }

  /** @param {string} newsroom */
  newsroomLamp(newsroom) {
    const bad = worstThatCounts(store.lanesOf(newsroom));
    const state = bad?.state ?? 'off';
    const title = bad ? `${newsroom}: ${laneSentence(bad)}, for ${age(bad.since)}` : `${newsroom}: no lanes`;
    return html`<a class="chip" href="/connections" data-testid="newsroom-lamp" data-newsroom=${newsroom} title=${title}
      ><span class="chip-name">${newsroom}</span>${lamp(state, STATE_WORDS[state])}</a
    >`;
  }

  /** What is on air for how long, and what is next. */
  onAir() {
    const air = store.air.newest(this.rundown || undefined) ?? store.air.newest();
    if (!air) return nothing;
    const { playing, place, device } = air;
    const next = store.air.shows.get(playing.rundown)?.next;
    return html`<a class="chip on-air-chip" href="/onair/${playing.rundown}" data-testid="on-air-chip" title="${store.slug(playing.rundown)}: on air on ${device.id}, ${place.place}, by ${playing.by}"
      ><span class="on-air-line"><span class="tally tally-onAir">ON AIR</span><b>${playing.slug}</b><cw-elapsed class="num" .time=${playing.since}></cw-elapsed></span
      ><span class="on-air-line"><span class="tally tally-next">NEXT</span><span>${next?.slug ?? 'nothing'}</span></span></a
    >`;
  }

  /** Nobody must take a rehearsal for the real thing, nor the other way round. */
  rehearsal() {
    const devices = store.air.rehearsing;
    if (devices.length === 0) return nothing;
    const all = devices.length === store.air.devices.size;
    return html`<div class="rehearsal-band" role="status" data-testid="rehearsal">
      <b>REHEARSAL</b>
      <p>Nothing is sent to ${all ? 'any device' : devices.map(({ id }) => id).join(', ')}. <a href="/devices">Devices</a></p>
    </div>`;
  }

  storeLamp() {
    const kept = store.status?.store;
    if (!kept) return nothing;
    const title = kept.writable
      ? `Everything acknowledged is on disk; ${counted(kept.lastEntry, 'entry', 'entries')}, writable for ${age(kept.since)}`
      : `Edits are refused: ${kept.reason}, for ${age(kept.since)}`;
    return html`<span class="chip" data-testid="store-lamp" title=${title}
      ><span class="chip-name">Store</span>${kept.writable ? lamp('up', 'writable') : lamp('down', 'refuses edits')}</span
    >`;
  }

  alarmLamp() {
    const status = store.status;
    if (!status) return nothing;
    const severities = status.alarms.map((alarm) => alarmSeverity(alarm, status));
    const critical = severities.filter((severity) => severity === 'critical').length;
    const warnings = severities.length - critical;
    return html`<a class="chip" href="/alarms" data-testid="alarm-lamp" title="What somebody should look at"
      ><span class="chip-name">Alarms</span>${severities.length === 0 ? lamp('up', 'none') : nothing}${critical > 0
        ? lamp('down', `${critical} critical`)
        : nothing}${warnings > 0 ? lamp('degraded', counted(warnings, 'warning')) : nothing}</a
    >`;
  }

  linkLamp() {
    const { state, silence } = store.stream;
    const title = `Last word from the gateway ${span(silence)} ago`;
    if (state === 'live') return html`<span class="link" data-testid="link" title=${title}>${lamp('up', 'Live')}</span>`;
    if (state === 'away') return html`<span class="link" data-testid="link" title=${title}>${lamp('down', 'Away')}</span>`;
    return html`<span class="link" data-testid="link" title=${title}>${lamp('neverConnected', 'Connecting')}</span>`;
  }

  themes() {
    return html`<fieldset class="themes">
      <legend class="unseen">Theme</legend>
      ${THEMES.map(
        ({ id, name }) =>
          html`<label title="${name} theme"
            ><input type="radio" name="theme" class="unseen" .checked=${theme.now === id} @change=${() => this.setTheme(id)} />${icons[
              id === 'dark' ? 'moon' : id === 'light' ? 'sun' : 'contrast'
            ]}<span class="unseen">${name}</span></label
          >`,
      )}
    </fieldset>`;
  }

  /** @param {import('./settings.js').ThemeID} id */
  setTheme(id) {
    theme.set(id);
    this.requestUpdate();
  }

  banner() {
    const { silence, shownFrom } = store.stream;
    return html`<div class="banner" role="alert" data-testid="banner">
      ${lamp('down', '')}
      <p><b>No word from the gateway for ${span(silence)}</b>; what is shown is from ${clock.time(shownFrom)}. Trying again by itself.</p>
    </div>`;
  }

  content() {
    const path = router.path;
    document.title = `${titleOf(path)} · Cueway`;
    if (path === '/') return html`<cw-overview class="view"></cw-overview>`;
    if (path === '/rundowns') return html`<cw-rundowns class="view"></cw-rundowns>`;
    if (path === '/onair') return html`<cw-onair class="view"></cw-onair>`;
    if (path.startsWith('/onair/')) return keyed(this.rundown, html`<cw-onair-show class="view"></cw-onair-show>`);
    if (path === '/devices' || path.startsWith('/devices/')) return html`<cw-devices class="view"></cw-devices>`;
    if (this.rundown) return keyed(this.rundown, html`<cw-rundown class="view"></cw-rundown>`);
    if (path === '/objects') return html`<cw-objects class="view"></cw-objects>`;
    if (path === '/prompter') return html`<cw-prompters class="view"></cw-prompters>`;
    if (path === '/graphics') return html`<cw-graphics class="view"></cw-graphics>`;
    if (path === '/crosspoint') return html`<cw-crosspoint class="view"></cw-crosspoint>`;
    if (path === '/connections') return html`<cw-connections class="view"></cw-connections>`;
    if (path === '/messages') return html`<cw-messages class="view"></cw-messages>`;
    if (path === '/break') return html`<cw-playground class="view"></cw-playground>`;
    if (path === '/alarms') return html`<cw-alarms class="view"></cw-alarms>`;
    return html`<div class="view"><h1>There is no page ${path}</h1><p><a href="/">Go to the overview</a></p></div>`;
  }

  keyList() {
    return html`<dialog id="keys" class="keys" aria-labelledby="keys-title" @click=${this.closeOutside} data-testid="keys">
      <header>
        <h2 id="keys-title">Keys</h2>
        <button class="plain" @click=${this.toggleKeys} aria-label="Close">${icons.close}</button>
      </header>
      <dl>
        ${[...ownKeys(router.path), ...KEYS].map(
          ({ keys, words }) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${words}</dd></div>`,
        )}
      </dl>
    </dialog>`;
  }

  /** @param {MouseEvent} event */
  closeOutside(event) {
    if (event.target instanceof HTMLDialogElement) event.target.close();
  }
}

/**
 * Whether a view has keys of its own.
 *
 * @param {Element | null} view
 * @returns {view is OnAirShow | Crosspoint}
 */
function hasKeys(view) {
  return view instanceof OnAirShow || view instanceof Crosspoint;
}

/** @param {string} path */
function ownKeys(path) {
  if (path === '/crosspoint') return CROSSPOINT_KEYS;
  return path.startsWith('/onair/') ? SHOW_KEYS : [];
}

/** @param {string} path */
function titleOf(path) {
  const place = [...PLACES, PLAYGROUND].find(({ href }) => (href === '/' ? path === '/' : path.startsWith(href)));
  return place?.name ?? 'No such page';
}

customElements.define('cw-app', App);
