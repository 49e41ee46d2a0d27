/** @import {ShowItem, ShowRow, ShowStory} from '../onair-rows.js' */
/** @import {Cue, Verb} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { itemID } from '../air.js';
import { post } from '../api.js';
import { DryRun } from '../parts/dry-run.js';
import { SHOW_KEYS, showAction } from '../show-keys.js';
import { store } from '../store.js';
import { Watch } from '../watch.js';
import { shortID } from '../words.js';

/** @type {{verb: Verb, name: string, key: string, title: string}[]} */
const VERBS = [
  { verb: 'prepare', name: 'Ready', key: '⇧R', title: 'Make it ready to be taken at once, as roCtrl READY does' },
  { verb: 'take', name: 'Execute', key: '⇧E', title: 'Put it on air, as roCtrl EXECUTE does' },
  { verb: 'hold', name: 'Pause', key: '⇧P', title: 'Have it stand still, as roCtrl PAUSE does' },
  { verb: 'out', name: 'Stop', key: '⇧S', title: 'Take it off air, as roCtrl STOP does' },
  { verb: 'signal', name: 'Signal', key: '⇧G', title: 'The next step of it, as roCtrl SIGNAL does' },
];

/** How long a take of the same item again counts as the same press, if the devices do not say that it was done before. */
const GUARD_MILLIS = 2_500;

/**
 * What moves a show on. Nothing here pretends: a row changes when the server says so, and what was refused is said in
 * words.
 */
export class OnAirActs extends LitElement {
  static properties = { rundown: { type: String }, row: { attribute: false }, pending: { state: true }, said: { state: true } };

  constructor() {
    super();
    this.rundown = '';
    /** @type {ShowRow | null} the one that is chosen */
    this.row = null;
    /** What is asked for and not answered, in words; "" if nothing is. */
    this.pending = '';
    /** @type {{text: string, bad: boolean} | null} */
    this.said = null;
    /** @type {{verb: Verb, storyID: string, itemID: string} | null} a cue of ours that may be told before it is answered */
    this.asked = null;
    /** @type {Set<number>} cues that were given here */
    this.mine = new Set();
    this.taken = { key: '', until: 0 };
    new Watch(this, store, 'link', 'air');
  }

  createRenderRoot() {
    return this;
  }

  get next() {
    return store.air.shows.get(this.rundown)?.next ?? null;
  }

  get isAway() {
    return store.stream.state === 'away';
  }

  /** @returns {string} why nothing can be taken, or "" */
  get whyNot() {
    if (this.isAway) return 'The gateway is away';
    if (!this.next) return 'Nothing is next: no device acts on what is left';
    return '';
  }

  /** @param {Cue} cue */
  isMine(cue) {
    if (this.mine.has(cue.number)) return true;
    const asked = this.asked;
    const same = asked !== null && cue.source === 'console' && cue.verb === asked.verb && cue.storyID === asked.storyID && cue.itemID === asked.itemID;
    if (same) this.mine.add(cue.number);
    return same;
  }

  /** @param {KeyboardEvent} event */
  keyOf(event) {
    const action = showAction(event);
    if (!action) return undefined;
    if (event.repeat) return () => {};
    return () => this.act(action);
  }

  /** @param {import('../show-keys.js').ShowAction} action */
  act(action) {
    if (action === 'takeNext') this.take();
    else if (action === 'skip') this.move(1);
    else if (action === 'back') this.move(-1);
    else if (action === 'here') this.choose(this.row);
    else if (action === 'auto') this.choose(null);
    else if (action === 'dryRun') this.rehearse();
    else if (this.row) this.give(this.row, action);
    else this.said = { text: 'Choose a row first, with ↑ and ↓ or a click.', bad: true };
  }

  render() {
    const next = this.next;
    const why = this.whyNot;
    const off = this.pending !== '' || this.isAway;
    return html`<div class="take-side">
        <button class="take" data-testid="take" ?disabled=${why !== '' || this.pending !== ''} title=${why || 'Take what is next (F12)'} @click=${this.take}>
          <span class="take-word">TAKE</span><kbd>F12</kbd>
          <span class="take-slug" data-testid="next-slug">${next ? next.slug : why}</span>
        </button>
        <div class="verbs" role="group" aria-label="What is next">
          <button data-testid="back" title="Next one back (Shift+F10)" ?disabled=${off} @click=${() => this.move(-1)}>◂ Back</button>
          <button data-testid="skip" title="Next one further (F9)" ?disabled=${off} @click=${() => this.move(1)}>Skip ▸ <kbd>F9</kbd></button>
          ${next?.chosen ? html`<button data-testid="auto" title="Next follows from what was taken last again" ?disabled=${off} @click=${() => this.choose(null)}>By order</button>` : nothing}
        </div>
      </div>
      ${this.rowActs(off)}
      <p class="acts-said ${this.said?.bad ? 'is-bad' : ''}" role="status" data-testid="said">
        ${this.isAway ? 'The gateway is away: nothing can be fired from here until it is back.' : this.pending || this.said?.text || nothing}
      </p>
      <cw-dry-run></cw-dry-run>`;
  }

  /** @param {boolean} off */
  rowActs(off) {
    const row = this.row;
    if (!row) return html`<p class="acts-none dim">Choose a row to cue it by itself. <kbd>?</kbd> lists the keys.</p>`;
    return html`<div class="row-acts">
      <p class="acts-of" data-testid="chosen">${row.kind === 'item' ? 'Item' : 'Story'} <b>${name(row)}</b></p>
      <div class="verbs" role="group" aria-label="Cue ${name(row)}">
        ${VERBS.map(
          ({ verb, name: word, key, title }) =>
            html`<button class="verb-${verb}" data-testid="cue-${verb}" title="${title} (${key.replace('⇧', 'Shift+')})" ?disabled=${off} @click=${() => this.give(row, verb)}>${word} <kbd>${key}</kbd></button>`,
        )}
        ${row.kind === 'item' && !row.gone
          ? html`<button data-testid="make-next" title="Make this the next one (F10)" ?disabled=${off || row.next} @click=${() => this.choose(row)}>Next <kbd>F10</kbd></button>`
          : nothing}
        <button class="plain" data-testid="would" title="What would a take of it do? Nothing is sent (d)" ?disabled=${off} @click=${this.rehearse}>What would it do?</button>
      </div>
    </div>`;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    const before = /** @type {ShowRow | null | undefined} */ (changes.get('row'));
    if (changes.has('row') && before?.key !== this.row?.key && this.said?.bad === false) this.said = null;
  }

  async take() {
    const next = this.next;
    const why = this.whyNot;
    if (why !== '' || !next) {
      this.said = { text: why, bad: true };
      return;
    }
    const key = itemID(next);
    if (this.pending !== '') return;
    if (key === this.taken.key && performance.now() < this.taken.until) {
      this.said = { text: `${next.slug} was taken just now; its device has not answered yet.`, bad: true };
      return;
    }
    this.taken = { key, until: performance.now() + GUARD_MILLIS };
    await this.cue('take', next.storyID, next.itemID, next.slug);
    if (this.said?.bad) this.taken.key = '';
  }

  /**
   * @param {ShowRow} row
   * @param {Verb} verb
   */
  async give(row, verb) {
    if (this.pending !== '' || this.isAway) return;
    await this.cue(verb, row.storyID, row.kind === 'item' ? row.itemID : '', name(row));
  }

  /**
   * @param {Verb} verb
   * @param {string} storyID
   * @param {string} item "" for all of the story
   * @param {string} slug
   */
  async cue(verb, storyID, item, slug) {
    await this.ask(`${verb.toUpperCase()} ${slug}…`, async () => {
      this.asked = { verb, storyID, itemID: item };
      /** @type {Cue} */
      const cue = await post(`rundowns/${encodeURIComponent(this.rundown)}/cues`, { verb, storyID, itemID: item || null });
      this.mine.add(cue.number);
      return `${verb.toUpperCase()} given: ${slug}`;
    });
    this.asked = null;
  }

  /** @param {number} step */
  async move(step) {
    const next = this.next;
    if (this.pending !== '' || this.isAway) return;
    const from = next ? { storyID: next.storyID, itemID: next.itemID } : {};
    await this.ask('Moving next…', async () => {
      const show = await post(`rundowns/${encodeURIComponent(this.rundown)}/next`, { ...from, step });
      return `Next: ${show.next?.slug ?? 'nothing'}`;
    });
  }

  /** @param {ShowRow | null} row null: by the order */
  async choose(row) {
    if (this.pending !== '' || this.isAway) return;
    if (row && row.kind !== 'item') {
      this.said = { text: 'Choose an item: a story is not taken as a whole by F12.', bad: true };
      return;
    }
    await this.ask('Choosing next…', async () => {
      const show = await post(`rundowns/${encodeURIComponent(this.rundown)}/next`, row ? { storyID: row.storyID, itemID: row.itemID } : {});
      return `Next: ${show.next?.slug ?? 'nothing'}`;
    });
  }

  /**
   * @param {string} words
   * @param {() => Promise<string>} request
   */
  async ask(words, request) {
    this.pending = words;
    this.said = null;
    try {
      this.said = { text: await request(), bad: false };
    } catch (error) {
      this.said = { text: error instanceof Error ? error.message : String(error), bad: true };
    }
    this.pending = '';
  }

  rehearse() {
    const dialog = this.querySelector('cw-dry-run');
    const row = this.row;
    const next = this.next;
    if (!(dialog instanceof DryRun)) return;
    if (row) dialog.ask(this.rundown, { storyID: row.storyID, itemID: row.kind === 'item' ? row.itemID : null }, row.kind === 'item' && row.gone ? 'out' : 'take', name(row));
    else if (next) dialog.ask(this.rundown, { storyID: next.storyID, itemID: next.itemID }, 'take', next.slug);
  }
}

/** @param {ShowItem | ShowStory} row */
function name(row) {
  return row.kind === 'item' ? row.slug || shortID(row.itemID) : row.story.storySlug || shortID(row.storyID);
}

export { SHOW_KEYS };

customElements.define('cw-onair-acts', OnAirActs);
