/** @import {PrompterStory} from '../types.js' */
/** @import {Position} from './clocks.js' */
/** @import {Command} from './remote.js' */
import { LitElement, html, nothing } from 'lit';
import { icons } from '../parts/icons.js';
import { Stream } from '../stream.js';
import { clock } from '../time.js';
import { Watch } from '../watch.js';
import { tallyOf } from './blocks.js';
import { position } from './clocks.js';
import { Motion, SPEED_STEP } from './motion.js';
import { Options, browser, dress } from './options.js';
import { keysPanel, settingsPanel, storyPanel } from './panels.js';
import { arrows, banner, edges, progress, strip } from './picture.js';
import { Place } from './place.js';
import { listen } from './prompter-keys.js';
import { announce } from './remote.js';
import { Roll } from './roll.js';
import { Awake, toggleFullScreen } from './screen.js';
import { ScriptDetail, isFor } from './script-detail.js';

/** How often clocks and arrows are looked at. */
const LOOK_MILLIS = 200;
/** How long the pointer rests before it and the buttons go. */
const IDLE_MILLIS = 2_500;

/** The page in front of the presenter. */
class Prompter extends LitElement {
  static properties = {
    panel: { state: true },
    filter: { state: true },
    dark: { state: true },
    idle: { state: true },
    copied: { state: true },
  };

  constructor() {
    super();
    const url = new URL(location.href);
    this.key = decodeURIComponent(/^\/prompter\/([^/]+)$/.exec(url.pathname)?.[1] ?? '');
    this.presenter = url.searchParams.get('presenter') ?? '';
    this.options = new Options(url.searchParams, browser);
    this.detail = new ScriptDetail(this.key);
    this.place = new Place(this.key);
    /** @type {'' | 'stories' | 'settings' | 'keys'} */
    this.panel = '';
    this.filter = '';
    this.dark = false;
    this.idle = false;
    this.copied = false;
    /** Seconds that it has run since the clock was set to zero. */
    this.elapsed = 0;
    this.started = 0;
    /** @type {Position | null} */
    this.at = null;
    this.stream = new Stream((type, data) => this.hear(type, data));
    new Watch(this, this.stream, 'link');
    new Watch(this, clock, 'tick');
  }

  createRenderRoot() {
    return this;
  }

  /** @returns {PrompterStory[]} those that are for the presenter whom this screen is for */
  get stories() {
    return this.detail.stories.filter((story) => isFor(story, this.presenter));
  }

  firstUpdated() {
    this.picture = /** @type {HTMLElement} */ (this.querySelector('.picture'));
    this.stage = /** @type {HTMLElement} */ (this.querySelector('.stage'));
    this.roll = new Roll(this.stage);
    this.motion = new Motion(this.roll);
    this.motion.cruise = this.options.number('speed');
    this.motion.addEventListener('moved', () => this.moved());
    this.motion.addEventListener('state', () => this.onState());
    this.options.addEventListener('change', () => this.dress());
    this.detail.addEventListener('change', () => this.showScript());
    new ResizeObserver(() => this.dress()).observe(this.stage);
    document.fonts.ready.then(() => this.dress());
    this.listen();
    new Awake();
    setInterval(() => this.look(), LOOK_MILLIS);
    this.stream.follow(this.key);
    this.dress();
  }

  listen() {
    listen(this.parts.motion, {
      story: (by) => this.jump(by),
      first: () => this.goTo(this.stories[0]?.storyID),
      last: () => this.parts.motion.go(() => this.parts.roll.length),
      onAir: () => this.goTo(this.stories.find((story) => tallyOf(story) === 'onAir')?.storyID),
      panel: (name) => this.open(name),
      close: () => this.open(''),
      toggle: (id) => this.options.toggle(id),
      step: (id, steps) => this.options.step(id, steps),
      black: () => (this.dark = !this.dark),
      fullScreen: toggleFullScreen,
      zero: () => this.zero(),
    });
    this.parts.picture.addEventListener('wheel', (event) => this.onWheel(event), { passive: false });
    addEventListener('pointermove', () => this.busy());
    addEventListener('pagehide', () => this.place.save(this.parts.roll));
    announce(
      () => this.state,
      (command) => this.act(command),
    );
    this.busy();
  }

  /** What is made once the page is there. */
  get parts() {
    const { picture, stage, roll, motion } = this;
    if (!picture || !stage || !roll || !motion) throw new Error('asked for before the first rendering');
    return { picture, stage, roll, motion };
  }

  /**
   * @param {string} type
   * @param {any} data
   */
  hear(type, data) {
    if (type === 'hello') clock.set(data.now);
    if (type === 'status') clock.set(data.now, data.zone);
    if (type === 'reset' || (type === 'hello' && !this.detail.waiting)) this.detail.load();
    if (type === 'rundowns') {
      for (const change of data.items) if (change.key === this.key) this.detail.take(change);
    }
  }

  showScript() {
    const { roll } = this.parts;
    const first = roll.order.length === 0;
    const all = new Set(this.detail.stories.map((story) => story.storyID));
    if (!this.detail.removed) roll.show(this.stories, this.detail.presenters, (storyID) => all.has(storyID));
    if (first && roll.order.length > 0 && !this.place.restore(roll)) {
      roll.moveTo(roll.startOf(roll.order[0]?.storyID ?? '') ?? 0);
    }
    this.mute();
    this.look();
  }

  /** Who reads from another screen is shown dimmed on this one. */
  mute() {
    this.parts.stage.classList.toggle('is-one-presenter', this.presenter !== '');
    if (this.presenter === '') return;
    const wanted = this.presenter.trim().toLowerCase();
    for (const copy of this.parts.stage.querySelectorAll('.block-copy')) {
      const name = /** @type {HTMLElement} */ (copy).dataset.presenter?.trim().toLowerCase() ?? '';
      copy.classList.toggle('is-others', name !== '' && name !== wanted);
    }
  }

  /** The same lines stay at the marker, whatever size they are. */
  dress() {
    const { picture, stage, roll, motion } = this.parts;
    roll.keeping(() => {
      picture.classList.toggle('has-strip', this.options.on('strip'));
      if (dress(picture, stage, this.options)) roll.relaid();
      roll.flipped = this.options.on('flip');
      roll.markerAt = this.options.number('marker') / 100;
    });
    picture.style.setProperty('--marker', `${roll.markerY}px`);
    if (!motion.running) motion.cruise = this.options.number('speed');
    this.requestUpdate();
  }

  onState() {
    const { motion } = this.parts;
    if (motion.speed > 0) this.options.set('speed', motion.speed);
    if (motion.running && this.started === 0) this.started = performance.now();
    if (!motion.running && this.started !== 0) {
      this.elapsed = this.ran;
      this.started = 0;
    }
    this.requestUpdate();
  }

  /** @returns {number} seconds */
  get ran() {
    return this.elapsed + (this.started === 0 ? 0 : (performance.now() - this.started) / 1000);
  }

  zero() {
    this.elapsed = 0;
    if (this.started !== 0) this.started = performance.now();
    this.requestUpdate();
  }

  moved() {
    this.place.note(this.parts.roll);
  }

  look() {
    const { roll, motion } = this.parts;
    if (roll.order.length === 0) return;
    if (roll.untidy) {
      roll.tidy();
      this.mute();
    }
    this.at = position(roll, motion.velocity);
    this.requestUpdate();
  }

  /** @param {string | undefined} storyID */
  goTo(storyID) {
    if (storyID !== undefined) this.parts.motion.go(() => this.parts.roll.startOf(storyID));
  }

  /**
   * To the next story; back: to the beginning of this one, or, from there, of the one before.
   *
   * @param {number} by
   */
  jump(by) {
    const { roll, motion } = this.parts;
    const from = motion.jump?.to() ?? roll.y;
    const order = roll.order.filter((view) => !view.gone);
    const here = roll.storyAt(from);
    const place = order.findIndex((view) => view === here);
    const start = here ? (roll.startOf(here.storyID) ?? 0) : 0;
    const within = by < 0 && from > start + roll.lineHeight;
    this.goTo(order[Math.max(0, Math.min(order.length - 1, within ? place : place + by))]?.storyID);
  }

  /** @param {WheelEvent} event */
  onWheel(event) {
    event.preventDefault();
    const { motion, stage, roll } = this.parts;
    const unit = event.deltaMode === 1 ? roll.lineHeight / 3 : event.deltaMode === 2 ? stage.clientHeight : 1;
    if (this.options.text('wheel') === 'speed') motion.change(Math.sign(event.deltaY) * SPEED_STEP);
    else motion.nudge(event.deltaY * unit);
  }

  busy() {
    this.idle = false;
    clearTimeout(this.idling);
    this.idling = setTimeout(() => (this.idle = true), IDLE_MILLIS);
  }

  /** @param {'' | 'stories' | 'settings' | 'keys'} name */
  open(name) {
    const next = name === this.panel ? '' : name;
    this.panel = next;
    this.filter = '';
    this.copied = false;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.updateComplete.then(() => {
      if (next === 'keys') this.querySelector('dialog')?.showModal();
      if (next !== 'stories') return;
      this.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'center' });
      /** @type {HTMLInputElement | null} */ (this.querySelector('.drawer input'))?.focus();
    });
  }

  /** @param {Command} command */
  act(command) {
    const { motion } = this.parts;
    /** @type {Record<Command, () => void>} */
    const does = {
      toggle: () => motion.toggle(),
      faster: () => motion.change(SPEED_STEP),
      slower: () => motion.change(-SPEED_STEP),
      next: () => this.jump(1),
      previous: () => this.jump(-1),
      first: () => this.goTo(this.stories[0]?.storyID),
      black: () => (this.dark = !this.dark),
    };
    does[command]?.();
  }

  get state() {
    const { motion } = this.parts;
    return {
      key: this.key,
      title: this.detail.header?.roSlug ?? '',
      story: this.at?.now?.storySlug ?? '',
      next: this.at?.next?.storySlug ?? '',
      speed: motion.speed,
      part: this.at?.part ?? 0,
      readLeft: this.at?.readLeft ?? 0,
      mirrored: this.options.on('mirror'),
      away: this.stream.state === 'away',
    };
  }

  /** @returns {string} this page with all that is not as usual */
  get link() {
    const url = new URL(location.pathname, location.href);
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
    const header = this.detail.header;
    document.title = `${header?.roSlug || 'Prompter'} · Prompter`;
    return html`<main class="glass ${this.idle && this.panel === '' ? 'is-idle' : ''} ${this.dark ? 'is-dark' : ''}" data-testid="glass">
        <h1 class="unseen">Prompter: ${header?.roSlug ?? ''}</h1>
        <div class="picture" data-running=${this.motion?.running ? 'true' : 'false'}>
          <div class="stage" data-testid="stage" role="region" aria-label="Script" tabindex="0"></div>
          <div class="marker" data-testid="marker" aria-hidden="true"><div class="marker-band"></div></div>
          ${this.overlays()}
        </div>
        ${this.absent()} ${this.tools()}
      </main>
      ${this.panels()}`;
  }

  overlays() {
    const { roll, motion } = this;
    if (!roll || !motion || roll.order.length === 0) return nothing;
    const go = (/** @type {string} */ storyID) => this.goTo(storyID);
    const found = arrows(roll, go);
    const { at, ran, detail, stream } = this;
    return html`${progress(roll, go)} ${banner(stream, detail, this.options.number('marker'))}
      ${this.options.on('strip') ? strip({ at, motion, ran, header: detail.header, link: stream.state, found }) : edges(found)}`;
  }

  absent() {
    if ((this.roll?.order.length ?? 0) > 0) return nothing;
    const { missing, error, header } = this.detail;
    const back = html`<p><a href="/prompter">All running orders</a></p>`;
    if (missing) {
      return html`<div class="glass-note" data-testid="missing"><h2>No such running order</h2>
        <p>The newsroom may have deleted it, or never sent it. It appears here by itself when it comes.</p>${back}</div>`;
    }
    if (error) return html`<div class="glass-note"><h2>It could not be loaded</h2><p>${error} It is asked for again when the gateway is back.</p>${back}</div>`;
    if (!header) return html`<div class="glass-note"><p>Asking the gateway…</p></div>`;
    return html`<div class="glass-note" data-testid="empty"><h2>Nothing to read yet</h2>
      <p>${this.presenter ? `No story of ${this.presenter}, and none without a presenter.` : 'This running order has no story.'}
      Stories appear here as the newsroom adds them.</p>${back}</div>`;
  }

  tools() {
    const button = (/** @type {string} */ title, /** @type {unknown} */ icon, /** @type {() => void} */ act) =>
      html`<button @click=${act} title=${title} aria-label=${title}>${icon}</button>`;
    return html`<nav class="glass-tools" aria-label="Prompter">
      ${button('Stories (l)', icons.rundowns, () => this.open('stories'))} ${button('Mirror (m)', icons.mirror, () => this.options.toggle('mirror'))}
      ${button('Settings (s)', icons.settings, () => this.open('settings'))} ${button('Full screen (f)', icons.full, toggleFullScreen)}
      ${button('Keys (?)', '?', () => this.open('keys'))}
    </nav>`;
  }

  panels() {
    const close = () => this.open('');
    if (this.panel === 'keys') return keysPanel(() => this.panel === 'keys' && close());
    if (this.panel === 'settings') {
      return settingsPanel({ options: this.options, link: this.link, copied: this.copied, copy: () => this.copy(), close });
    }
    if (this.panel !== 'stories') return nothing;
    return storyPanel({
      stories: this.stories,
      now: this.at?.now?.storyID ?? '',
      filter: this.filter,
      filtered: (text) => (this.filter = text),
      go: (storyID) => {
        close();
        this.goTo(storyID);
      },
      close,
    });
  }
}

customElements.define('cw-prompter', Prompter);
