/** @import {NmosConnect, NmosGrade, NmosItem, NmosReceiver, NmosSalvo, NmosStatus, NmosTake, NmosTakeResult} from './types.js' */
import { ApiError, ask, get, getAll, post } from './api.js';

/** Cells that the server grades at once. */
const CELLS = 4_000;
/** A view that scrolls asks for what it stops at. */
const SETTLE_MILLIS = 60;
/** IDs that are asked for at once after an event; more than that, and everything is loaded. */
const IDS = 100;
const RETRY_MILLIS = 2_000;

/** @typedef {{grade: NmosGrade, reasons: string[]}} Fit */

/** @type {Fit} */
const GONE = { grade: 'unknown', reasons: ['one of the two is not there any more'] };

/**
 * What the console knows of the media network: senders, receivers, what they would fit, and takes. Loaded once somebody looks
 * at it, then kept up by events. Fires `change` for what is, and `fits` for grades of cells.
 */
export class Nmos extends EventTarget {
  constructor() {
    super();
    /** @type {NmosStatus | null} */
    this.status = null;
    /** @type {Map<string, NmosItem>} */
    this.senders = new Map();
    /** @type {Map<string, NmosReceiver>} */
    this.receivers = new Map();
    /** @type {NmosTake[]} newest first */
    this.takes = [];
    /** @type {NmosSalvo[]} */
    this.salvos = [];
    this.loaded = false;
    this.error = '';
    this.wanted = false;
    /** @type {Map<string, Map<string, Fit>>} grades by sender, then by receiver */
    this.fits = new Map();
    /** @type {{senders: string[], receivers: string[]} | null} cells in view whose grade may be missing */
    this.inView = null;
    this.grading = false;
    this.run = 0;
  }

  /** Somebody looks at it from now on. */
  want() {
    if (this.wanted) return;
    this.wanted = true;
    this.load();
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  /** Everything anew; what is shown stays until the answer is there. */
  async load() {
    if (!this.wanted) return;
    const run = ++this.run;
    try {
      const [status, senders, receivers, takes, salvos] = await Promise.all([
        get('nmos'),
        getAll('nmos/senders'),
        getAll('nmos/receivers'),
        get('nmos/takes'),
        get('nmos/salvos'),
      ]);
      if (run !== this.run) return;
      this.status = status;
      this.senders = new Map(/** @type {NmosItem[]} */ (senders).map((item) => [item.id, item]));
      this.receivers = new Map(/** @type {NmosReceiver[]} */ (receivers).map((item) => [item.id, item]));
      this.takes = takes.items;
      this.salvos = salvos.items;
      this.fits.clear();
      this.loaded = true;
      this.error = '';
      this.regrade();
    } catch (error) {
      if (run !== this.run) return;
      this.error = error instanceof Error ? error.message : String(error);
      // Nobody looks after a media network here; that changes with the configuration alone.
      this.loaded = error instanceof ApiError && error.status === 404;
      if (!this.loaded) setTimeout(() => run === this.run && this.load(), RETRY_MILLIS);
    }
    this.changed();
  }

  /**
   * An event: which senders and receivers are not as they were.
   *
   * @param {{reset?: boolean, senders?: string[], receivers?: string[]}} news
   */
  async hear({ reset, senders = [], receivers = [] }) {
    if (!this.wanted) return;
    if (reset || !this.loaded || senders.length > IDS || receivers.length > IDS) {
      await this.load();
      return;
    }
    const run = this.run;
    try {
      const [status, some, others, takes] = await Promise.all([
        get('nmos'),
        senders.length > 0 ? get('nmos/senders', { ids: senders.join(',') }) : { items: [] },
        receivers.length > 0 ? get('nmos/receivers', { ids: receivers.join(',') }) : { items: [] },
        get('nmos/takes'),
      ]);
      if (run !== this.run) return;
      this.status = status;
      this.takes = takes.items;
      this.put(this.senders, senders, some.items);
      this.put(this.receivers, receivers, others.items);
      this.changed();
      this.regrade();
    } catch {
      await this.load();
    }
  }

  /**
   * What was asked for and did not come is gone.
   *
   * @template {NmosItem} T
   * @param {Map<string, T>} map
   * @param {string[]} ids
   * @param {T[]} items
   */
  put(map, ids, items) {
    const came = new Map(items.map((item) => [item.id, item]));
    for (const id of ids) {
      const now = came.get(id);
      const before = map.get(id);
      if (now) map.set(id, now);
      else map.delete(id);
      if (before?.version !== now?.version) this.forget(id);
    }
  }

  /** @param {string} id of a sender or receiver that is not as it was */
  forget(id) {
    this.fits.delete(id);
    for (const row of this.fits.values()) row.delete(id);
  }

  /**
   * @param {string} sender
   * @param {string} receiver
   * @returns {Fit | undefined} undefined until the server has said it
   */
  fit(sender, receiver) {
    return this.fits.get(sender)?.get(receiver);
  }

  /**
   * Cells that are looked at; they are graded once the view stands still.
   *
   * @param {string[]} senders
   * @param {string[]} receivers
   */
  look(senders, receivers) {
    this.inView = { senders, receivers };
    this.regrade();
  }

  /**
   * @param {string} sender
   * @param {string} receiver
   * @param {Fit} fit
   */
  note(sender, receiver, fit) {
    const row = this.fits.get(sender);
    if (row) row.set(receiver, fit);
    else this.fits.set(sender, new Map([[receiver, fit]]));
  }

  regrade() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.grade(), SETTLE_MILLIS);
  }

  async grade() {
    const view = this.inView;
    if (!view || this.grading) return;
    const receivers = view.receivers.filter((receiver) => view.senders.some((sender) => !this.fit(sender, receiver)));
    const senders = view.senders.filter((sender) => receivers.some((receiver) => !this.fit(sender, receiver)));
    if (senders.length === 0 || receivers.length === 0) return;
    const some = receivers.slice(0, Math.max(1, Math.floor(CELLS / senders.length)));
    this.grading = true;
    try {
      const asked = senders.slice(0, CELLS);
      const { items } = await post('nmos/compatibility', { senders: asked, receivers: some });
      // One that has gone meanwhile has no answer, and must not be asked about for ever.
      for (const sender of asked) for (const receiver of some) this.note(sender, receiver, GONE);
      for (const { sender, receiver, grade, reasons } of items) this.note(sender, receiver, { grade, reasons });
      this.dispatchEvent(new Event('fits'));
      this.grading = false;
      this.regrade();
    } catch {
      // Asked again when the view moves or something changes; until then the cells are shown as not yet graded.
      this.grading = false;
    }
  }

  /**
   * Has connections made, or says what would be done.
   *
   * @param {{connections: NmosConnect[], policy: 'continue' | 'stop', dryRun: boolean, at?: {time?: string, in?: number}}} wish
   * @returns {Promise<{take: string | null, results: NmosTakeResult[]}>}
   */
  take(wish) {
    return post('nmos/connections', wish);
  }

  /**
   * @param {string} take its ID
   * @returns {Promise<{take: string | null, results: NmosTakeResult[]}>}
   */
  undo(take) {
    return post(`nmos/takes/${encodeURIComponent(take)}/undo`, {});
  }

  /** The last take that can be undone. */
  get lastTake() {
    return this.takes.find((take) => take.undoable) ?? null;
  }

  async loadSalvos() {
    this.salvos = (await get('nmos/salvos')).items;
    this.changed();
  }

  /**
   * @param {string} name
   * @param {{sender: string | null, receiver: string}[]} connections
   */
  async keepSalvo(name, connections) {
    await ask('PUT', `nmos/salvos/${encodeURIComponent(name)}`, { connections });
    await this.loadSalvos();
  }

  /** @param {string} name */
  async dropSalvo(name) {
    await ask('DELETE', `nmos/salvos/${encodeURIComponent(name)}`);
    await this.loadSalvos();
  }

  /**
   * @param {string} receiver
   * @param {{kind: 'lock' | 'protect', owner: string, reason: string, force?: boolean} | null} lock null unlocks
   * @param {{owner: string, force: boolean}} [by]
   */
  lock(receiver, lock, by) {
    const path = `nmos/locks/${encodeURIComponent(receiver)}`;
    return lock ? ask('PUT', path, lock) : ask('DELETE', path, by);
  }

  /**
   * @param {string} id
   * @param {string} alias "" takes it away
   */
  name(id, alias) {
    return ask('PUT', `nmos/aliases/${encodeURIComponent(id)}`, { alias });
  }
}
