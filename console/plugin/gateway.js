// What is asked of the gateway, with the token that the address of this page had. The token is kept in here and shown to nobody.

/** @import {About, Row} from './types.js' */

const API = '/api/v1/plugin';
/** The gateway says something every 5 s; silence, in ms, after which the line is made anew. */
const SILENCE = 12_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;
const REPEATS = 2;
const REPEAT_PAUSE = 400;
/** Why a line ended: the page was left. */
const LEFT = 'left';

/** The gateway said no, or could not be reached; the message is a sentence for people. */
export class GatewayError extends Error {
  /**
   * @param {string} message
   * @param {number} status 0 if there was no answer
   */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** @param {number} millis */
const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/**
 * Fires `link` when the gateway goes or comes back.
 */
export class Gateway extends EventTarget {
  #token;
  /** Whether it is there. */
  live = true;

  /** @param {string} token */
  constructor(token) {
    super();
    this.#token = token;
  }

  /**
   * @param {string} path
   * @param {RequestInit} [more]
   * @returns {Promise<any>}
   */
  async #ask(path, more = {}) {
    const headers = { authorization: `Bearer ${this.#token}`, accept: 'application/json', ...more.headers };
    const response = await fetch(API + path, { ...more, headers }).catch(() => null);
    if (!response) throw new GatewayError('The gateway does not answer.', 0);
    const body = await response.json().catch(() => null);
    if (response.ok && body !== null) return body;
    throw new GatewayError(words(body) || `The gateway answered ${response.status}.`, response.status);
  }

  /** @returns {Promise<About>} */
  about() {
    return this.#ask('');
  }

  /**
   * Objects that have these words in them.
   *
   * @param {string} text
   * @returns {Promise<Row[]>}
   */
  async find(text) {
    return (await this.#ask(`/objects?${new URLSearchParams({ text })}`)).items;
  }

  /**
   * @param {string} objID
   * @returns {Promise<Row | null>} null if it is not there
   */
  async one(objID) {
    try {
      return await this.#ask(`/objects/${encodeURIComponent(objID)}`);
    } catch (error) {
      if (error instanceof GatewayError && error.status === 404) return null;
      throw error;
    }
  }

  /**
   * Makes an object or changes it. The same again is done once, so it is tried again by itself.
   *
   * @param {string} objID
   * @param {{ graphic: string, data: Record<string, string>, objSlug: string, objRev?: number, changedBy?: string }} wish
   * @returns {Promise<Row>}
   */
  async put(objID, wish) {
    for (let left = REPEATS; ; left--) {
      try {
        const headers = { 'content-type': 'application/json' };
        // Kept alive: the page may be taken away while a graphic is still being dropped.
        const more = { method: 'PUT', headers, body: JSON.stringify(wish), keepalive: true };
        return await this.#ask(`/objects/${encodeURIComponent(objID)}`, more);
      } catch (error) {
        if (!(error instanceof GatewayError) || error.status !== 0 || left === 0) throw error;
        await pause(REPEAT_PAUSE);
      }
    }
  }

  /**
   * Hears how objects are for as long as the page is there.
   *
   * @param {(type: string, data: any) => void} listener
   */
  async watch(listener) {
    for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      const began = performance.now();
      const left = await this.#stream(listener);
      if (left) {
        await shown();
        continue;
      }
      this.#become(false);
      if (performance.now() - began > SILENCE) wait = FIRST_PAUSE;
      await pause(wait);
    }
  }

  /**
   * Until the line ends, for whatever reason. A page that is left may be kept for the back button, and its line with it: six such
   * pages use up all the connections that a browser grants one server, and the seventh waits for a minute.
   *
   * @param {(type: string, data: any) => void} listener
   * @returns {Promise<boolean>} whether that is because the page was left
   */
  async #stream(listener) {
    const end = new AbortController();
    const leave = () => end.abort(LEFT);
    addEventListener('pagehide', leave);
    await this.#hear(listener, end).catch(() => {});
    removeEventListener('pagehide', leave);
    end.abort();
    return end.signal.reason === LEFT;
  }

  /**
   * @param {(type: string, data: any) => void} listener
   * @param {AbortController} end
   */
  async #hear(listener, end) {
    let timer = setTimeout(() => end.abort(), SILENCE);
    try {
      const headers = { authorization: `Bearer ${this.#token}`, accept: 'text/event-stream' };
      const response = await fetch(`${API}/events`, { headers, signal: end.signal, cache: 'no-store' });
      if (!response.ok || !response.body) return;
      this.#become(true);
      const texts = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (let read = await texts.read(); !read.done; read = await texts.read()) {
        clearTimeout(timer);
        timer = setTimeout(() => end.abort(), SILENCE);
        const events = (rest + read.value).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) hear(event, listener);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {boolean} live */
  #become(live) {
    if (this.live === live) return;
    this.live = live;
    this.dispatchEvent(new Event('link'));
  }
}

/** When the page is looked at again. */
function shown() {
  return new Promise((resolve) => addEventListener('pageshow', resolve, { once: true }));
}

/**
 * @param {string} event
 * @param {(type: string, data: any) => void} listener
 */
function hear(event, listener) {
  const fields = new Map(event.split('\n').map((line) => /** @type {[string, string]} */ ([line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)])));
  const data = fields.get('data');
  if (data) listener(fields.get('event') ?? 'message', JSON.parse(data));
}

/**
 * The words of `application/problem+json`.
 *
 * @param {any} body
 */
function words(body) {
  if (!body || typeof body.title !== 'string') return '';
  const title = body.title.charAt(0).toUpperCase() + body.title.slice(1);
  return [title, body.found && `: ${body.found}`, body.hint && `. ${body.hint.charAt(0).toUpperCase()}${body.hint.slice(1)}.`].filter(Boolean).join('');
}
