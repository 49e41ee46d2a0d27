// The newsroom's client around us (MOS 4.0 §5.3): what is said to it, and what is heard from it and from nobody else.
import { NCS_REQ_APP_INFO, childOf, ncsAck, ncsItem, ncsReqAppMode, read, textOf } from './mos.js';

/** How long, in ms, an answer may take before it is taken for one to something else. Nothing ever waits for it. */
const ACK_COUNTS = 10_000;
/** When, in ms, a host that had not listened yet is asked once more. */
const ASK_AGAIN = 2_000;
/** The least window that the page is made for, in pixels. */
const LEAST = { width: 400, height: 600 };

/**
 * @typedef {object} Place
 * @property {string} roID
 * @property {string} storyID
 */

/**
 * The origin to talk to: the one that the host has given, if the gateway knows it; without one the only one there is.
 *
 * @param {string | null} given
 * @param {string[]} known
 * @returns {string} empty if there is none
 */
export function originOf(given, known) {
  if (given) return known.includes(given) ? given : '';
  return known.length === 1 ? known[0] ?? '' : '';
}

/**
 * Fires `item` (detail: element and place, or null), `request` (the host wants the item as it is now), `refused` (detail: the
 * host's words) and `change`.
 */
export class Host extends EventTarget {
  /** @type {{ at: number, about: string }[]} what may still be answered with `ncsAck` */
  #open = [];
  #heard = false;

  /**
   * @param {Window} frame whom we are in
   * @param {string} origin the only one whose messages count
   */
  constructor(frame, origin) {
    super();
    this.frame = frame;
    this.origin = origin;
    this.userID = '';
    this.runContext = '';
    /** @type {Place} */
    this.place = { roID: '', storyID: '' };
    /** How many messages came from elsewhere, and were not read. */
    this.dropped = 0;
    addEventListener('message', (event) => this.#take(event));
    this.#send(NCS_REQ_APP_INFO, '');
    setTimeout(() => this.#heard || this.#send(NCS_REQ_APP_INFO, ''), ASK_AGAIN);
  }

  /**
   * @param {string} xml
   * @param {string} about what an `ncsAck` to it would be about; empty: none is expected
   */
  #send(xml, about) {
    this.frame.postMessage(xml, this.origin);
    if (about) this.#open.push({ at: performance.now(), about });
  }

  /**
   * Hands the host something to put into the story.
   *
   * @param {string} xml `ncsItem` or `mosItemReplace`
   */
  give(xml) {
    this.#send(xml, 'the graphic');
  }

  /** @param {string} why why the item cannot be had */
  deny(why) {
    this.#send(ncsAck(why), '');
  }

  /** @param {string} item the item as it is */
  answer(item) {
    this.#send(ncsItem(item), 'the graphic');
  }

  /** @param {MessageEvent} event */
  #take(event) {
    if (event.source !== this.frame || event.origin !== this.origin) {
      // The frame of the preview is one of those: it has a listener of its own.
      this.dropped += 1;
      return;
    }
    const message = read(event.data);
    if (!message) return;
    this.#heard = true;
    switch (message.localName) {
      case 'ncsAppInfo':
        this.#appInfo(message);
        break;
      case 'ncsItem':
        this.#item(childOf(message, 'item'));
        break;
      case 'ncsItemRequest':
        this.dispatchEvent(new Event('request'));
        break;
      case 'ncsAck':
        this.#ack(message);
        break;
      case 'roStorySend':
        this.#send(ncsAck(), '');
        break;
      default:
        this.#send(ncsAck(`${message.localName} is not known to this plug-in`), '');
    }
  }

  /** @param {Element} message */
  #appInfo(message) {
    const about = childOf(message, 'ncsInformation');
    this.userID = textOf(about, 'userID');
    this.runContext = textOf(about, 'runContext');
    this.place = { roID: textOf(message, 'roID'), storyID: textOf(message, 'storyID') };
    this.#send(ncsAck(), '');
    const mode = windowFor([...(about?.children ?? [])].filter((child) => child.localName === 'UImetric'));
    if (mode) this.#send(ncsReqAppMode(mode), 'the window');
    const item = childOf(message, 'item');
    if (item) this.dispatchEvent(new CustomEvent('item', { detail: { item, place: this.place } }));
    this.dispatchEvent(new Event('change'));
  }

  /** @param {Element | null} item */
  #item(item) {
    this.#send(item ? ncsAck() : ncsAck('ncsItem without an item'), '');
    if (item) this.dispatchEvent(new CustomEvent('item', { detail: { item, place: this.place } }));
  }

  /** @param {Element} ack */
  #ack(ack) {
    const now = performance.now();
    this.#open = this.#open.filter((one) => now - one.at < ACK_COUNTS);
    const to = this.#open.shift();
    const status = textOf(ack, 'status').toUpperCase();
    if (!to || status === 'ACK' || status === 'OK' || to.about === 'the window') return;
    const words = textOf(ack, 'statusDescription') || textOf(ack, 'status') || 'nothing more';
    this.dispatchEvent(new CustomEvent('refused', { detail: words }));
  }
}

/**
 * The number of the window to ask for: one beside the script if that is large enough for us, else the largest.
 *
 * @param {Element[]} metrics
 */
export function windowFor(metrics) {
  const offered = metrics.map((metric) => {
    const number = (/** @type {string} */ name) => Number(textOf(metric, name)) || 0;
    const width = number('endx') || number('startx');
    const height = number('endy') || number('starty');
    return { num: metric.getAttribute('num') ?? '', mode: textOf(metric, 'mode'), width, height };
  });
  const enough = offered.filter(({ width, height }) => width >= LEAST.width && height >= LEAST.height);
  const contained = enough.find(({ mode }) => mode === 'CONTAINED');
  const largest = offered.sort((one, other) => other.width * other.height - one.width * one.height)[0];
  return (contained ?? enough[0] ?? largest)?.num ?? '';
}
