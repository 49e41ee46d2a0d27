/** @import {ObjectRow} from './types.js' */
import { get } from './api.js';

/** Rows kept in memory. */
const MAX_ROWS = 20_000;
const PAGE = 500;
/** Changes come in bursts; the list is asked for once they are over, or this long after the first. */
const SETTLE_MILLIS = 600;

/**
 * @typedef {object} ObjectFilter Every part may be "".
 * @property {string} text
 * @property {string} group
 * @property {string} type
 * @property {string} air
 * @property {string} state
 */

/** Objects that pass one filter, in the order of their IDs; asked for anew when something changed. Fires `change`. */
export class ObjectList extends EventTarget {
  /** @param {Readonly<ObjectFilter>} filter */
  constructor(filter) {
    super();
    this.filter = filter;
    /** @type {ObjectRow[]} */
    this.rows = [];
    this.total = 0;
    /** @type {string | null} */
    this.next = null;
    this.loaded = false;
    this.loading = false;
    this.error = '';
    this.ended = false;
  }

  /** Something changed that this list may show. */
  touch() {
    if (this.timer !== undefined || this.ended) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.load();
    }, SETTLE_MILLIS);
  }

  /** As many as are shown now, from the first on. */
  async load() {
    const wanted = Math.max(PAGE, this.rows.length);
    /** @type {ObjectRow[]} */
    let rows = [];
    let next = '';
    do {
      const page = await this.page(next);
      if (!page) return;
      rows = [...rows, ...page.items];
      next = page.next ?? '';
      this.total = page.total;
    } while (next !== '' && rows.length < wanted);
    this.rows = rows;
    this.next = next === '' ? null : next;
    this.dispatchEvent(new Event('change'));
  }

  async more() {
    if (this.loading || this.next === null || this.rows.length >= MAX_ROWS) return;
    const page = await this.page(this.next);
    if (!page) return;
    this.rows = [...this.rows, ...page.items];
    this.next = page.next;
    this.dispatchEvent(new Event('change'));
  }

  /**
   * @param {string} after
   * @returns {Promise<{items: ObjectRow[], next: string | null, total: number} | null>}
   */
  async page(after) {
    this.loading = true;
    try {
      const page = await get('objects', { ...this.filter, limit: String(PAGE), after });
      this.loaded = true;
      this.error = '';
      return this.ended ? null : page;
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
      this.dispatchEvent(new Event('change'));
      return null;
    } finally {
      this.loading = false;
    }
  }

  /** Nobody looks any more. */
  end() {
    this.ended = true;
    clearTimeout(this.timer);
  }
}
