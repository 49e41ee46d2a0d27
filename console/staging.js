/** @import {NmosConnect, NmosReceiver} from './types.js' */

/**
 * @typedef {object} Staged
 * @property {string} receiver
 * @property {string | null} sender null disconnects
 * @property {boolean} override it does not fit, and somebody wants it all the same
 * @property {string | null} was the sender that was connected when it was staged
 * @property {number[]} [legs]
 * @property {string} [sdp]
 */

/** What is to be taken together and is not yet asked for; this page's own. One crosspoint for a receiver at most. Fires `change`. */
export class Staging extends EventTarget {
  constructor() {
    super();
    /** @type {Map<string, Staged>} by receiver */
    this.all = new Map();
  }

  get size() {
    return this.all.size;
  }

  /** @param {string} receiver */
  of(receiver) {
    return this.all.get(receiver);
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  /**
   * Stages a crosspoint, or takes it back if it is the one that is staged already.
   *
   * @param {NmosReceiver} receiver
   * @param {string | null} sender
   * @param {{override?: boolean, legs?: number[], sdp?: string}} [more]
   */
  toggle(receiver, sender, more = {}) {
    const before = this.all.get(receiver.id);
    if (before && before.sender === sender && !more.sdp) this.all.delete(receiver.id);
    else this.put(receiver, sender, more);
    this.changed();
  }

  /**
   * @param {NmosReceiver} receiver
   * @param {string | null} sender
   * @param {{override?: boolean, legs?: number[], sdp?: string}} [more]
   */
  put(receiver, sender, { override = false, ...more } = {}) {
    this.all.set(receiver.id, { receiver: receiver.id, sender, override, was: connected(receiver), ...more });
  }

  /** @param {string} receiver */
  drop(receiver) {
    if (this.all.delete(receiver)) this.changed();
  }

  clear() {
    if (this.size === 0) return;
    this.all.clear();
    this.changed();
  }

  /** As the server is asked for it. @returns {NmosConnect[]} */
  wishes() {
    return [...this.all.values()].map(({ receiver, sender, override, was, ...more }) => ({
      sender,
      receiver,
      seen: { sender: was },
      ...(override ? { override } : {}),
      ...more,
    }));
  }
}

/**
 * The sender that a receiver is connected to; null if to none, or to one without an ID.
 *
 * @param {NmosReceiver} receiver
 */
export function connected({ connection }) {
  return connection.state === 'disconnected' ? null : connection.senderID;
}

export const staging = new Staging();
