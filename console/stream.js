/** @import {Hello} from './types.js' */
import { clock } from './time.js';

/** Silence after which the server counts as away; it sends `status` every 2 s. */
const AWAY_AFTER = 6_000;
/** Silence after which the connection is made anew: a socket that died quietly is not noticed by the browser. */
const GIVE_UP_AFTER = 15_000;

const EVENTS = ['hello', 'rundowns', 'objects', 'cues', 'storyActions', 'messages', 'lanes', 'devices', 'shows', 'exports', 'nmos', 'status', 'reset'];

/**
 * @callback Listener
 * @param {string} type
 * @param {any} data
 * @returns {void}
 */

/** One `EventSource` and what is needed to know whether something was missed on it. */
class Source {
  /**
   * @param {string} rundown key, or ""
   * @param {(source: Source, type: string, data: any) => void} listener
   */
  constructor(rundown, listener) {
    this.openedAt = performance.now();
    this.greeted = false;
    /** The browser has an ID to resume from. */
    this.resumable = false;
    this.events = new EventSource(`/api/v1/events${rundown ? `?rundown=${encodeURIComponent(rundown)}` : ''}`);
    for (const type of EVENTS) {
      this.events.addEventListener(type, (event) => {
        const resumedBlind = type === 'hello' && this.greeted && !this.resumable;
        this.greeted ||= type === 'hello';
        this.resumable ||= event.lastEventId !== '';
        listener(this, type, JSON.parse(event.data));
        if (resumedBlind) listener(this, 'reset', {});
      });
    }
  }

  close() {
    this.events.close();
  }
}

/**
 * The stream of `/api/v1/events`, kept alive. Fires `link` when the server goes or comes back. Tells its listener every
 * event, and `reset` also where the browser cannot know what it missed.
 */
export class Stream extends EventTarget {
  /** @param {Listener} listener */
  constructor(listener) {
    super();
    this.listener = listener;
    this.rundown = '';
    /** @type {Source | null} */
    this.source = null;
    /** @type {Source | null} the next one, until it has said hello: the old one goes on meanwhile, so nothing is missed */
    this.next = null;
    this.startedAt = '';
    /** @type {'connecting' | 'live' | 'away'} */
    this.state = 'connecting';
    this.lastWord = performance.now();
    /** Station time of the last word, in milliseconds. */
    this.shownFrom = clock.now();
    clock.addEventListener('tick', () => this.watch());
    // A page that is left may be kept for the back button, and its stream with it: six such pages use up all the
    // connections that a browser grants one server, and the seventh waits for ever.
    addEventListener('pagehide', () => this.leave());
    addEventListener('pageshow', (event) => event.persisted && this.reopen());
  }

  leave() {
    this.source?.close();
    this.next?.close();
    this.source = null;
    this.next = null;
  }

  get isOpen() {
    return this.source !== null || this.next !== null;
  }

  /** @returns {number} seconds since the server was last heard */
  get silence() {
    return (performance.now() - this.lastWord) / 1000;
  }

  /**
   * Opens the stream, or changes the one running order whose detail it carries.
   *
   * @param {string} rundown key, or ""
   */
  follow(rundown) {
    if (this.isOpen && rundown === this.rundown) return;
    this.rundown = rundown;
    this.open();
  }

  open() {
    this.next?.close();
    this.next = new Source(this.rundown, (source, type, data) => this.hear(source, type, data));
  }

  /**
   * @param {Source} source
   * @param {string} type
   * @param {any} data
   */
  hear(source, type, data) {
    if (source !== this.source && source !== this.next) return;
    if (type === 'hello') this.greet(source, data);
    this.lastWord = performance.now();
    this.listener(type, data);
    this.shownFrom = clock.now();
    this.enter('live');
  }

  /**
   * @param {Source} source
   * @param {Hello} hello
   */
  greet(source, hello) {
    const overlaps = this.source !== null && this.state === 'live';
    const sameServer = hello.startedAt === this.startedAt;
    const resumed = source === this.source || overlaps;
    if (source === this.next) {
      this.source?.close();
      this.source = source;
      this.next = null;
    }
    this.startedAt = hello.startedAt;
    if (!sameServer || !resumed) this.listener('reset', {});
  }

  watch() {
    const silent = performance.now() - this.lastWord;
    if (silent > AWAY_AFTER) this.enter('away');
    const openedAt = this.next?.openedAt ?? this.source?.openedAt ?? 0;
    if (silent > GIVE_UP_AFTER && performance.now() - openedAt > GIVE_UP_AFTER) this.reopen();
    else if (this.isClosed()) this.reopen();
  }

  /** An answer that is no stream, say 503 from a proxy, ends an EventSource for good. */
  isClosed() {
    const source = this.next ?? this.source;
    return source !== null && source.events.readyState === EventSource.CLOSED && performance.now() - source.openedAt > 2_000;
  }

  reopen() {
    this.leave();
    this.open();
  }

  /** @param {'live' | 'away'} state */
  enter(state) {
    if (state === this.state) return;
    this.state = state;
    this.dispatchEvent(new Event('link'));
  }
}
