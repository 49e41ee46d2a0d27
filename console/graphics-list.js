/** @import {Graphic, MissingGraphic} from './types.js' */
import { get } from './api.js';

/** Changes come in bursts; the list is asked for once they are over, or this long after the first. */
const SETTLE_MILLIS = 600;

/** All graphics, and those that items use and that are not there; asked for anew when something changed. Fires `change`. */
export class GraphicsList extends EventTarget {
  constructor() {
    super();
    /** @type {Graphic[]} */
    this.items = [];
    /** @type {MissingGraphic[]} */
    this.missing = [];
    this.loaded = false;
    this.error = '';
    /** What {@link revised} was told last. */
    this.revision = -1;
  }

  /** @param {number} revision of the catalogue, as the gateway counts it */
  revised(revision) {
    if (revision === this.revision) return;
    this.revision = revision;
    this.touch();
  }

  /** Something changed that this list may show. */
  touch() {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.load();
    }, SETTLE_MILLIS);
  }

  end() {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  async load() {
    try {
      const page = await get('graphics');
      this.items = page.items;
      this.missing = page.missing;
      this.loaded = true;
      this.error = '';
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
    this.dispatchEvent(new Event('change'));
  }
}
