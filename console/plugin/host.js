// The newsroom's client around us (MOS 4.0 §5.3): what is said to it, and what is heard from it and from nobody else.
import { NCS_REQ_APP_CLOSE, NCS_REQ_APP_INFO, NCS_STORY_REQUEST, childOf, ncsAck, ncsItem, ncsReqAppMode, read, textOf } from './mos.js';
import { storyOf } from './story.js';

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
 * What was asked of the host: to take a graphic, to make a story, to close us; for another window, for the story.
 *
 * @typedef {'graphic' | 'newStory' | 'close' | 'window' | 'story'} Asked
 */

/** An answer says nothing about which question it is for. A refusal is taken for one of these, if there is one: somebody waits for it. */
const MATTERS = new Set(/** @type {Asked[]} */ (['graphic', 'newStory', 'close']));

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
 * Fires `item` (detail: element and place), `request` (the host wants the item as it is now), `taken` and `refused` (detail: what was
 * asked, and the host's words) and `change`.
 */
export class Host extends EventTarget {
  /** @type {{ at: number, about: Asked }[]} what may still be answered with `ncsAck` */
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
    /** @type {import('./story.js').Story | null} the story that is open; null: the host has not shown it */
    this.story = null;
    /** Why it does not, in its words; empty if it said nothing. */
    this.storyTrouble = '';
    /** Whether it would close our window. */
    this.canClose = false;
    /** How many messages came from elsewhere, and were not read. */
    this.dropped = 0;
    addEventListener('message', (event) => this.#take(event));
    this.#send(NCS_REQ_APP_INFO);
    setTimeout(() => this.#heard || this.#send(NCS_REQ_APP_INFO), ASK_AGAIN);
  }

  /**
   * @param {string} xml
   * @param {Asked} [about] what an `ncsAck` to it would be about; left out: none is expected
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
    this.#send(xml, 'graphic');
  }

  /** @param {string} xml `ncsReqStoryAction` */
  makeStory(xml) {
    this.#send(xml, 'newStory');
  }

  /** Asks it to close our window. */
  close() {
    this.#send(NCS_REQ_APP_CLOSE, 'close');
  }

  /** Asks for the story as it is now; it comes, or not. */
  askForStory() {
    this.#send(NCS_STORY_REQUEST, 'story');
  }

  /** @param {string} why why the item cannot be had */
  deny(why) {
    this.#send(ncsAck(why));
  }

  /** @param {string} item the item as it is */
  answer(item) {
    this.#send(ncsItem(item), 'graphic');
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
        this.#storySend(message);
        break;
      default:
        this.#send(ncsAck(`${message.localName} is not known to this plug-in`));
    }
  }

  /** @param {Element} message */
  #appInfo(message) {
    const about = childOf(message, 'ncsInformation');
    this.userID = textOf(about, 'userID');
    this.runContext = textOf(about, 'runContext');
    const place = { roID: textOf(message, 'roID'), storyID: textOf(message, 'storyID') };
    if (place.storyID !== this.place.storyID || place.roID !== this.place.roID) this.story = null;
    this.place = place;
    this.#send(ncsAck());
    const metrics = [...(about?.children ?? [])].filter((child) => child.localName === 'UImetric');
    const mode = windowFor(metrics);
    if (mode) this.#send(ncsReqAppMode(mode), 'window');
    this.canClose = metrics.some((metric) => metric.getAttribute('num') === mode && textOf(metric, 'canClose').toUpperCase() === 'TRUE');
    this.askForStory();
    const item = childOf(message, 'item');
    if (item) this.dispatchEvent(new CustomEvent('item', { detail: { item, place: this.place } }));
    this.dispatchEvent(new Event('change'));
  }

  /**
   * The story that we have asked for, or that somebody has opened.
   *
   * @param {Element} message
   */
  #storySend(message) {
    const asked = this.#open.findIndex((one) => one.about === 'story');
    if (asked >= 0) this.#open.splice(asked, 1);
    this.#send(ncsAck());
    const story = storyOf(message);
    if (story.storyID === '') return;
    this.place = { roID: story.roID, storyID: story.storyID };
    // Without a text nobody knows what is in it.
    this.story = childOf(message, 'storyBody') ? story : null;
    this.storyTrouble = '';
    this.dispatchEvent(new Event('change'));
  }

  /** @param {Element | null} item */
  #item(item) {
    this.#send(item ? ncsAck() : ncsAck('ncsItem without an item'));
    if (item) this.dispatchEvent(new CustomEvent('item', { detail: { item, place: this.place } }));
  }

  /** @param {Element} ack */
  #ack(ack) {
    const now = performance.now();
    this.#open = this.#open.filter((one) => now - one.at < ACK_COUNTS);
    const status = textOf(ack, 'status').toUpperCase();
    const good = status === 'ACK' || status === 'OK';
    const at = good ? 0 : Math.max(0, this.#open.findIndex((one) => MATTERS.has(one.about)));
    const [to] = this.#open.splice(at, 1);
    if (!to) return;
    const words = textOf(ack, 'statusDescription') || textOf(ack, 'status') || 'nothing more';
    if (MATTERS.has(to.about)) {
      this.dispatchEvent(new CustomEvent(good ? 'taken' : 'refused', { detail: { about: to.about, words } }));
    } else if (to.about === 'story' && !good) {
      // What it showed before may not be so any more. That no story is open need not be said.
      this.story = null;
      this.storyTrouble = this.place.storyID === '' ? '' : words;
      this.dispatchEvent(new Event('change'));
    }
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
