/** @import {GridRow} from '../rundown-rows.js' */
/** @import {Cue, Verb} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { post } from '../api.js';
import { store } from '../store.js';
import { Watch } from '../watch.js';
import { counted, shortID } from '../words.js';

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
    if (!row) return html`<p class="dim">Choose a row to give it a cue.</p>`;
    const off = this.pending || store.stream.state === 'away';
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
