/**
 * Prompters of this browser, in other windows: each says twice a second where it is, and does what a second screen asks.
 * Nothing of it leaves the machine.
 *
 * @typedef {object} State
 * @property {string} id
 * @property {string} key of the running order
 * @property {string} title
 * @property {string} story
 * @property {string} next
 * @property {number} speed lines a minute
 * @property {number} part 0 to 1
 * @property {number} readLeft
 * @property {boolean} mirrored
 * @property {boolean} away the gateway does not answer
 *
 * @typedef {'toggle' | 'faster' | 'slower' | 'next' | 'previous' | 'first' | 'black'} Command
 */

const CHANNEL = 'cueway.prompter';
const EVERY_MILLIS = 500;
/** A window that was silent for so long is closed, or asleep. */
const LOST_MILLIS = 2_500;

/**
 * Makes a prompter known to other windows.
 *
 * @param {() => Omit<State, 'id'>} state
 * @param {(command: Command) => void} act
 */
export function announce(state, act) {
  const id = Math.random().toString(36).slice(2);
  const channel = new BroadcastChannel(CHANNEL);
  const tell = () => channel.postMessage({ state: { id, ...state() } });
  channel.addEventListener('message', ({ data }) => {
    if (data?.to !== id) return;
    act(data.command);
    tell();
  });
  setInterval(tell, EVERY_MILLIS);
  addEventListener('pagehide', () => channel.postMessage({ left: id }));
}

/** The prompters in other windows. Fires `change`. */
export class Remote extends EventTarget {
  constructor() {
    super();
    /** @type {Map<string, {state: State, at: number}>} */
    this.known = new Map();
    this.channel = new BroadcastChannel(CHANNEL);
    this.channel.addEventListener('message', ({ data }) => {
      if (data?.state) this.known.set(data.state.id, { state: data.state, at: performance.now() });
      if (data?.left) this.known.delete(data.left);
      this.dispatchEvent(new Event('change'));
    });
  }

  /** @returns {State[]} */
  get states() {
    const now = performance.now();
    return [...this.known.values()].filter(({ at }) => now - at < LOST_MILLIS).map(({ state }) => state);
  }

  /**
   * @param {string} id
   * @param {Command} command
   */
  send(id, command) {
    this.channel.postMessage({ to: id, command });
  }

  close() {
    this.channel.close();
  }
}
