/** @import {Message, Page} from './types.js' */
import { get } from './api.js';

/** Rows kept in memory. */
export const MAX_ROWS = 5_000;
const PAGE = 200;

/**
 * @typedef {object} MessageFilter Every part may be "".
 * @property {string} newsroom
 * @property {string} channel
 * @property {string} kind
 * @property {string} command
 * @property {string} text
 */

/** @type {Readonly<MessageFilter>} */
export const NO_FILTER = Object.freeze({ newsroom: '', channel: '', kind: '', command: '', text: '' });

/**
 * Messages that pass one filter, newest first: the first page and older ones from the server, new ones from the stream.
 * Fires `change`.
 */
export class MessageLog extends EventTarget {
  /**
   * @param {Readonly<MessageFilter>} filter
   * @param {(key: string) => string} slugOf the name of a running order, so that text finds it
   */
  constructor(filter, slugOf) {
    super();
    this.filter = filter;
    this.slugOf = slugOf;
    /** @type {Message[]} */
    this.rows = [];
    /** @type {string | null} */
    this.next = null;
    this.loading = false;
    this.loaded = false;
    this.error = '';
    /** Messages that came faster than the server could tell; they are in the journal all the same. */
    this.skipped = 0;
  }

  /** There may be older ones, and there is room for them. */
  get hasOlder() {
    return this.next !== null && this.rows.length < MAX_ROWS;
  }

  /** Starts over with the newest page. */
  load() {
    return this.fetch('', (items) => {
      this.skipped = 0;
      this.rows = items;
    });
  }

  older() {
    if (this.loading || !this.hasOlder) return Promise.resolve();
    return this.fetch(this.next ?? '', (items) => {
      this.rows = [...this.rows, ...items].slice(0, MAX_ROWS);
    });
  }

  /**
   * @param {string} after
   * @param {(items: Message[]) => void} take
   */
  async fetch(after, take) {
    /** @type {Message[]} */
    const meanwhile = [];
    this.loading = true;
    this.meanwhile = meanwhile;
    try {
      /** @type {Page<Message>} */
      const page = await get('messages', { ...this.filter, limit: String(PAGE), after, texts: 'false' });
      if (this.meanwhile !== meanwhile) return;
      take(page.items);
      this.next = page.next;
      this.loaded = true;
      this.error = '';
      this.prepend(meanwhile);
    } catch (error) {
      if (this.meanwhile !== meanwhile) return;
      this.error = error instanceof Error ? error.message : String(error);
    }
    this.loading = false;
    this.meanwhile = undefined;
    this.dispatchEvent(new Event('change'));
  }

  /**
   * What the stream brings.
   *
   * @param {Message[]} items oldest first
   * @param {number} skipped
   */
  add(items, skipped) {
    const mine = items.filter((item) => this.accepts(item));
    this.skipped += skipped;
    this.meanwhile?.push(...mine);
    this.prepend(mine);
    if (mine.length > 0 || skipped > 0) this.dispatchEvent(new Event('change'));
  }

  /** @param {Message[]} items oldest first */
  prepend(items) {
    const newest = this.rows[0]?.number ?? 0;
    const fresh = items.filter((item) => item.number > newest).reverse();
    if (fresh.length === 0) return;
    const all = [...fresh, ...this.rows];
    if (all.length > MAX_ROWS) {
      all.length = MAX_ROWS;
      this.next = String(all[MAX_ROWS - 1]?.number);
    }
    this.rows = all;
  }

  /** @param {Message} message */
  accepts(message) {
    const { newsroom, channel, kind, command, text } = this.filter;
    return (
      (newsroom === '' || message.newsroom === newsroom) &&
      (channel === '' || message.channel === channel) &&
      (kind === '' || message.kind === kind) &&
      (command === '' || message.command === command) &&
      (text === '' || this.says(message, text.toLowerCase()))
    );
  }

  /**
   * Rows of the stream carry no texts: live ones are found by what the row shows, those of the server by their whole text.
   *
   * @param {Message} message
   * @param {string} text in lower case
   */
  says(message, text) {
    const { command, roID, storyID, itemID, messageID, result, rundown, changed } = message;
    return [command, roID, storyID, itemID, messageID, result, this.slugOf(rundown), ...changed].some((part) =>
      part.toLowerCase().includes(text),
    );
  }
}
