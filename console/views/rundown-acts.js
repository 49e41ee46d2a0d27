/** @import {GridRow} from '../rundown-rows.js' */
/** @import {Cue, Operation, Verb} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { post } from '../api.js';
import { store } from '../store.js';
import { Watch } from '../watch.js';
import { counted, shortID } from '../words.js';
import './story-dialog.js';

/** @type {{verb: Verb, name: string, title: string}[]} */
const VERBS = [
  { verb: 'prepare', name: 'Prepare', title: 'Make ready to be taken at once, as roCtrl READY does' },
  { verb: 'take', name: 'Take', title: 'Put on air, as roCtrl EXECUTE does' },
  { verb: 'hold', name: 'Hold', title: 'Stand still, as roCtrl PAUSE does' },
  { verb: 'out', name: 'Out', title: 'Take off air, as roCtrl STOP does' },
  { verb: 'signal', name: 'Signal', title: 'A mark whose meaning is agreed on, such as a step; as roCtrl SIGNAL does' },
];

/** What can be done about the row that is chosen in the grid. */
class RundownActs extends LitElement {
  static properties = { row: { attribute: false }, pending: { state: true }, said: { state: true } };

  constructor() {
    super();
    /** @type {GridRow | null} */
    this.row = null;
    this.pending = false;
    /** @type {{text: string, bad: boolean} | null} */
    this.said = null;
    new Watch(this, store, 'link');
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const row = this.row;
    const off = this.pending || store.stream.state === 'away';
    return html`${row ? this.cues(row, off) : html`<p class="dim">Choose a row to cue it, or to have its story changed.</p>`}
      ${this.stories(row, off)}
      <cw-story-dialog></cw-story-dialog>`;
  }

  /**
   * @param {GridRow | null} row
   * @param {boolean} off
   */
  stories(row, off) {
    const ask = (/** @type {Operation} */ operation) => () => this.dialog?.open(operation, row?.story ?? null);
    return html`<div class="verbs acts-stories" role="group" aria-label="Ask the newsroom">
      <button data-testid="story-new" title="Ask the newsroom for a new story" ?disabled=${off} @click=${ask('NEW')}>New story…</button>
      ${row
        ? html`<button data-testid="story-edit" title="Ask the newsroom for another slug, page or text" ?disabled=${off} @click=${ask('UPDATE')}>Edit…</button>
            <button data-testid="story-move" title="Ask the newsroom to move the story" ?disabled=${off} @click=${ask('MOVE')}>Move…</button>
            <button data-testid="story-delete" title="Ask the newsroom to delete the story" ?disabled=${off} @click=${ask('DELETE')}>Delete…</button>`
        : nothing}
    </div>`;
  }

  get dialog() {
    return /** @type {import('./story-dialog.js').StoryDialog | null} */ (this.querySelector('cw-story-dialog'));
  }

  /**
   * @param {GridRow} row
   * @param {boolean} off
   */
  cues(row, off) {
    return html`<p class="acts-of" data-testid="chosen">${row.kind === 'item' ? 'Item' : 'Story'} <b>${name(row)}</b></p>
      <div class="verbs" role="group" aria-label="Cue ${name(row)}">
        ${VERBS.map(
          ({ verb, name: word, title }) =>
            html`<button class="verb-${verb}" data-testid="cue-${verb}" title=${title} ?disabled=${off} @click=${() => this.give(row, verb)}>${word}</button>`,
        )}
      </div>
      <p class="acts-said ${this.said?.bad ? 'is-bad' : ''}" role="status" data-testid="said">${this.said?.text ?? nothing}</p>`;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    const before = /** @type {GridRow | null | undefined} */ (changes.get('row'));
    if (changes.has('row') && before?.key !== this.row?.key) this.said = null;
  }

  /**
   * @param {GridRow} row
   * @param {Verb} verb
   */
  async give(row, verb) {
    this.pending = true;
    this.said = null;
    try {
      const itemID = row.kind === 'item' ? row.item.itemID : null;
      const key = encodeURIComponent(store.detail?.key ?? '');
      /** @type {Cue} */
      const cue = await post(`rundowns/${key}/cues`, { verb, storyID: row.story.storyID, itemID });
      this.said = { text: `${verb.toUpperCase()} given to ${counted(cue.items.length, 'item')}`, bad: false };
    } catch (error) {
      this.said = { text: error instanceof Error ? error.message : String(error), bad: true };
    }
    this.pending = false;
  }
}

/** @param {GridRow} row */
function name(row) {
  return row.kind === 'item'
    ? row.item.itemSlug || row.item.objSlug || shortID(row.item.itemID)
    : row.story.storySlug || shortID(row.story.storyID);
}

customElements.define('cw-rundown-acts', RundownActs);
