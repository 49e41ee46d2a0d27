// The link to the gateway: one WebSocket, opened again whenever it breaks.

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5000;
const WINDOW = 60000;
/** How long, in ms, something may take before we say that it runs: the gateway waits a second, and whoever took it less. */
const RUNNING = 60;
/** The same for loading, of which one would rather know that it is done, and for playing, which the stage has waited for. */
const WAITS = new Map([
  ['load', 250],
  ['sync', 250],
  ['play', 0],
]);

/** @typedef {import('./stage.js').Stage} Stage */

export class Link {
  /** @type {WebSocket | undefined} */
  #socket;
  #pause = FIRST_PAUSE;
  #gone = false;
  /** Whether the gateway has ever told us anything: until then we show nothing because we do not know. */
  #fresh = true;
  /** The smallest difference between our clock and the gateway's when a message came, lately and in the window before. */
  #apart = { lately: Infinity, before: Infinity, since: 0 };

  /**
   * @param {string} url
   * @param {Stage} stage
   */
  constructor(url, stage) {
    this.url = url;
    this.stage = stage;
    this.#open();
  }

  /** Lets go of the gateway for good, as a page that is not seen any more must: a browser may keep it, frozen, to go back to. */
  leave() {
    this.#gone = true;
    this.#socket?.close();
  }

  /** Comes back after that. */
  comeBack() {
    if (!this.#gone) return;
    this.#gone = false;
    this.#open();
  }

  #open() {
    const socket = new WebSocket(this.url);
    this.#socket = socket;
    this.#apart = { lately: Infinity, before: Infinity, since: performance.now() };
    socket.addEventListener('open', () => {
      this.#pause = FIRST_PAUSE;
      this.tell({
        type: 'hello',
        agent: navigator.userAgent,
        width: innerWidth,
        height: innerHeight,
        fresh: this.#fresh,
      });
    });
    socket.addEventListener('message', (event) => this.#take(JSON.parse(event.data)));
    socket.addEventListener('close', () => {
      if (this.#gone) return;
      // With jitter, so that a wall of pages does not come back in one moment.
      setTimeout(() => this.#again(), this.#pause * (1 + Math.random() / 4));
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    });
  }

  #again() {
    if (!this.#gone) this.#open();
  }

  /**
   * Tells the gateway, and with it what is on the layers now. Nobody hears it while the link is broken: then it is told
   * when it is back, as all that is there.
   *
   * @param {Record<string, unknown>} news
   */
  tell(news) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify({ ...news, layers: this.stage.shows() }));
    }
  }

  /**
   * How much longer than the fastest message of the last minute or two this one was on its way, in ms. Both clocks only go
   * forward, but not quite equally fast, so what was measured an hour ago does not count.
   *
   * @param {number} sent by the gateway's clock
   */
  #delay(sent) {
    const now = performance.now();
    if (now - this.#apart.since > WINDOW) {
      this.#apart = { lately: Infinity, before: this.#apart.lately, since: now };
    }
    this.#apart.lately = Math.min(this.#apart.lately, now - sent);
    return now - sent - Math.min(this.#apart.lately, this.#apart.before);
  }

  /** @param {any} message */
  async #take(message) {
    const delay = this.#delay(message.now);
    if (message.type === 'ping') {
      // Here, and not in the WebSocket: so the gateway knows that the page can still do something.
      this.#socket?.send('{"type":"alive"}');
      return;
    }
    this.#fresh = false;
    const op = message.type === 'sync' ? 'sync' : message.op;
    const socket = this.#socket;
    const answer = (/** @type {Record<string, unknown>} */ more) => {
      if (socket === this.#socket) this.tell({ type: 'ack', seq: message.seq, ...more });
    };
    try {
      if (message.deadline && delay > message.deadline - message.now) {
        throw new Error('it came too late to be done');
      }
      const running = await this.stage.act(op, message);
      const early = await running.within(WAITS.get(op) ?? RUNNING);
      answer({ result: early ? 'done' : 'running' });
      if (!early) await this.#late(running, message);
    } catch (error) {
      answer({ failed: true, why: words(error) });
    }
  }

  /**
   * What comes of it after we have said that it runs.
   *
   * @param {import('./running.js').Running} running
   * @param {any} message
   */
  async #late(running, message) {
    try {
      await running.done;
      this.tell({ type: 'shows' });
    } catch (error) {
      this.tell({ type: 'failed', layer: message.layer, instance: message.instance, why: words(error) });
    }
  }
}

/** @param {unknown} error */
export function words(error) {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.slice(0, 300);
}
