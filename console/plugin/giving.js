// What becomes of what was filled in: the gateway keeps it, the newsroom's client gets it, by button, on its own asking, or by drag.
/** @import {Draft} from './draft.js' */
/** @import {Gateway} from './gateway.js' */
/** @import {Page} from './page.js' */
import { GatewayError } from './gateway.js';
import { mosItemReplace, ncsItem, ncsReqStoryAction } from './mos.js';

/** On this channel our page by the story (`drop.js`) says what was dropped, and hears when the gateway has it. */
const DROPS = 'cueway-plugin-drops';

export class Giving {
  /** @type {{ draft: Draft, outside: boolean, dropped: boolean } | null} what is being dragged */
  #drag = null;
  /** @type {Map<Draft, Promise<boolean>>} */
  #keeping = new Map();

  /**
   * @param {Page} page
   * @param {Gateway} gateway
   */
  constructor(page, gateway) {
    this.page = page;
    this.gateway = gateway;
    this.drops = new BroadcastChannel(DROPS);
    this.drops.addEventListener('message', (event) => this.#toldOfDrop(event.data));
    addEventListener('dragenter', () => this.#outside(false));
    addEventListener('dragleave', (event) => event.relatedTarget === null && this.#outside(true));
  }

  /** @param {Draft} draft @param {boolean} [asNew] */
  #xml(draft, asNew = false) {
    return draft.xml(this.page.about?.mosID ?? '', asNew);
  }

  /**
   * Has the gateway keep it, once at a time. Whether it did.
   *
   * @param {Draft} draft
   * @returns {Promise<boolean>}
   */
  keep(draft) {
    if (!draft.dirty) return Promise.resolve(true);
    const keeping = this.#keeping.get(draft) ?? this.#keep(draft).finally(() => this.#keeping.delete(draft));
    this.#keeping.set(draft, keeping);
    return keeping;
  }

  /** @param {Draft} draft */
  async #keep(draft) {
    const { page } = this;
    const wish = draft.wish(page.host?.userID ?? '');
    page.busy = true;
    page.requestUpdate();
    try {
      draft.of(await this.gateway.put(draft.objID, wish));
      return true;
    } catch (error) {
      const conflict = error instanceof GatewayError && error.status === 409;
      const row = conflict ? await this.gateway.one(draft.objID).catch(() => null) : null;
      if (row) page.say('problem', `${row.changedBy} has changed it in the meantime. Open it again, and type it anew.`, page.opening(row));
      else page.say('problem', words(error));
      return false;
    } finally {
      page.busy = false;
      page.changed();
    }
  }

  /** The main button: into the story, or what was opened as it is now. */
  async main() {
    const { page } = this;
    const { draft } = page;
    if (!draft || page.busy) return;
    if (draft.given) {
      // The same once more, as an object of its own.
      page.draft = draft.next();
      page.changed();
      await this.main();
      return;
    }
    if (!(await page.check(draft)) || !(await this.keep(draft))) return;
    if (draft.item) {
      page.host?.give(this.#replacement(draft));
      page.say('done', 'Saved. The story has it, and so has every device where it is ready.');
    } else if (page.host && !draft.opened) {
      page.host.give(ncsItem(this.#xml(draft, true)));
      this.#given(draft, 'Added to the story.');
    } else {
      page.say('done', 'Saved. It counts wherever it is used, and what is on air changes with its next take.');
    }
  }

  /**
   * @param {Draft} draft
   * @param {string} text
   */
  #given(draft, text) {
    const { page } = this;
    draft.given = true;
    page.say('done', `${text} What you type now is the next one.`, draft.row ? page.opening(draft.row) : null);
  }

  /** Another item of the same object. */
  async addOnce() {
    const { page } = this;
    const { draft } = page;
    if (!draft || !page.host || page.busy || !(await page.check(draft)) || !(await this.keep(draft))) return;
    page.host.give(ncsItem(this.#xml(draft, true)));
    page.say('done', 'Added to the story once more.');
  }

  /** A story of its own, where none is open. */
  async makeStory() {
    const { page } = this;
    const { draft, host } = page;
    if (!draft || !host || page.busy || !(await page.check(draft)) || !(await this.keep(draft))) return;
    host.makeStory(ncsReqStoryAction({ roID: host.place.roID, storySlug: draft.slug, username: host.userID }, this.#xml(draft, true)));
    this.#given(draft, 'The newsroom is asked for a story with it.');
  }

  /** @param {Draft} draft */
  #replacement(draft) {
    const xml = this.#xml(draft);
    const { roID, storyID } = draft.place;
    draft.saved = JSON.stringify(draft.data);
    return roID && storyID ? mosItemReplace(roID, storyID, xml) : ncsItem(xml);
  }

  /** Somebody pressed OK in the host, which wants the item as it is now. */
  async requested() {
    const { page } = this;
    const { draft } = page;
    if (!draft) return page.host?.deny('no graphic is chosen');
    const changed = draft.item !== null && draft.dirty;
    if (!(await page.check(draft))) {
      const [name, why] = Object.entries(page.faults(draft))[0] ?? ['', ''];
      return page.host?.deny(`${draft.template.fields.find((field) => field.name === name)?.title ?? name}: ${why}`);
    }
    if (!(await this.keep(draft))) return page.host?.deny(page.message?.text ?? 'it could not be saved');
    if (changed) return page.host?.give(this.#replacement(draft));
    page.host?.answer(this.#xml(draft));
    if (!draft.item) this.#given(draft, 'The newsroom has it.');
    return undefined;
  }

  /**
   * The newsroom did not take it: it is still to be given, as the object that it is.
   *
   * @param {string} about
   */
  refused(about) {
    const { draft } = this.page;
    if (draft && !draft.item && (about === 'graphic' || about === 'newStory')) draft.given = false;
  }

  /**
   * What is dragged is complete when it is picked up. The gateway gets it when it is dropped: a drag that leads nowhere leaves
   * nothing behind.
   *
   * @param {DragEvent} event
   */
  dragged(event) {
    const { page } = this;
    const { draft } = page;
    if (!draft || Object.keys(page.faults(draft)).length > 0 || !event.dataTransfer) {
      event.preventDefault();
      if (draft) page.check(draft);
      return;
    }
    if (draft.given) page.draft = draft.next();
    const now = /** @type {Draft} */ (page.draft);
    this.#drag = { draft: now, outside: false, dropped: false };
    event.dataTransfer.effectAllowed = 'copy';
    event.dataTransfer.setData('text/plain', ncsItem(this.#xml(now, true)));
  }

  /** @param {boolean} outside whether what is dragged is over something that is not this page */
  #outside(outside) {
    if (this.#drag) this.#drag.outside = outside;
  }

  /**
   * Our own page by the story has it, and waits for us: so the newsroom does not hear of an object that is not there yet.
   *
   * @param {{ dropped?: string }} told the ID of its object
   */
  async #toldOfDrop({ dropped }) {
    const drag = this.#drag;
    if (!drag || dropped !== drag.draft.objID) return;
    drag.dropped = true;
    await this.keep(drag.draft);
    this.drops.postMessage({ kept: dropped });
  }

  /**
   * The drag is over. Browsers and programs say whether somebody took it; one that does not can be helped by hand.
   *
   * @param {DragEvent} event
   */
  dropped(event) {
    const drag = this.#drag;
    this.#drag = null;
    if (!drag) return;
    if (drag.dropped || event.dataTransfer?.dropEffect !== 'none') this.#dropped(drag.draft);
    else if (drag.outside) {
      this.page.say('note', 'Nobody took it there.', { name: 'took', label: 'It is in the story', run: () => this.#dropped(drag.draft) });
    }
  }

  /** @param {Draft} draft */
  async #dropped(draft) {
    if (!(await this.keep(draft))) {
      // The story has it, and it is still to be saved: not to be added.
      draft.opened = true;
      this.page.changed();
    } else if (draft.opened || draft.item) this.page.say('done', 'Dropped into the story once more.');
    else this.#given(draft, 'Dropped into the story.');
  }
}

/** @param {unknown} error */
export function words(error) {
  return error instanceof Error ? error.message : String(error);
}
