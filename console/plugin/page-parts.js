/** @import {Draft} from './draft.js' */
/** @import {Page, Message} from './page.js' */
/** @import {Row} from './types.js' */
import { html, nothing } from 'lit';
import { icons } from './icons.js';
import { badge } from './states.js';

/** @param {string} trouble why there is nothing to be done */
export function shut(trouble) {
  return html`<div class="shut" role="alert" data-testid="trouble"><h1>The graphics are not to be had</h1><p>${trouble}</p></div>`;
}

export function invitation() {
  return html`<div class="invitation">
    <h2>Choose a graphic</h2>
    <p>Type two letters, <kbd>↓</kbd> to go on, <kbd>Enter</kbd> to open it.</p>
    <p>What was made lately can be opened, too, and says whether it is ready or on air.</p>
  </div>`;
}

/**
 * Closes our window in the newsroom's client; only there if that said that it would.
 *
 * @param {Page} page
 */
export function done(page) {
  if (!page.host?.canClose) return nothing;
  return html`<button type="button" class="done" data-testid="done" title="Close the plug-in" @click=${() => page.leave()}>Done</button>`;
}

/**
 * @param {Page} page
 * @param {Draft} draft
 * @param {Row | null} row
 */
export function head(page, draft, row) {
  return html`<header class="head">
    <button type="button" class="plain back" title="Back to the list (Esc)" aria-label="Back to the list" data-testid="back" @click=${() => page.become(null)}>
      ${icons.back}
    </button>
    <div class="head-text">
      <h1>${draft.template.name}</h1>
      <p data-testid="about">${subtitle(draft, row)}</p>
    </div>
    ${row && !draft.given ? badge(row) : nothing} ${done(page)}
  </header>`;
}

/**
 * @param {Draft} draft
 * @param {Row | null} row
 */
function subtitle(draft, row) {
  if (draft.given) return 'Given to the story';
  if (!row) return draft.item ? 'Opened from the story' : 'New';
  const use = row.uses[0];
  const story = use ? [use.storyNum, use.storySlug].filter(Boolean).join(' ') : '';
  return [draft.item ? 'Opened from the story' : story, `changed by ${row.changedBy}`].filter(Boolean).join(', ');
}

/**
 * What came of it, or what is wrong.
 *
 * @param {Message | null} message
 */
export function bar(message) {
  if (!message) return nothing;
  const { kind, text, act } = message;
  return html`<div class="message is-${kind}" role=${kind === 'problem' ? 'alert' : 'status'} data-testid="message" data-kind=${kind}>
    ${kind === 'done' ? icons.save : icons.warn}
    <p>${text}</p>
    ${act ? html`<button type="button" class="plain" data-testid=${act.name} @click=${act.run}>${act.label}</button>` : nothing}
  </div>`;
}

/**
 * @param {Page} page
 * @param {Draft} draft
 * @param {Row | null} row
 */
export function acts(page, draft, row) {
  const { host, giving, busy } = page;
  const opened = draft.item !== null || draft.opened;
  const onAir = opened && row?.state === 'onAir' && draft.dirty;
  const save = opened || !host;
  const label = !save ? (draft.given ? 'Add once more' : 'Add to story') : draft.dirty ? 'Save' : 'Saved';
  const noStory = host?.runContext && host.place.storyID === '' && draft.item === null && !draft.given;
  return html`<footer class="acts">
    ${onAir ? html`<p class="on-air-note" data-testid="on-air-note">It is on air. The change is seen when it is taken again.</p>` : nothing}
    <div class="acts-row">
      <div
        class="grip"
        draggable="true"
        role="img"
        aria-label="Drag this into the story"
        title="Drag this into the story"
        data-testid="drag"
        @dragstart=${(/** @type {DragEvent} */ event) => giving.dragged(event)}
        @dragend=${(/** @type {DragEvent} */ event) => giving.dropped(event)}
      >
        ${icons.grip}<span>Drag into story</span>
      </div>
      ${noStory
        ? html`<button type="button" data-testid="new-story" title="No story is open: make one with this graphic" ?disabled=${busy} @click=${() => giving.makeStory()}>
            ${icons.story} New story
          </button>`
        : nothing}
      ${opened && draft.item === null && host
        ? html`<button type="button" data-testid="add-once" ?disabled=${busy} @click=${() => giving.addOnce()}>${icons.add} Add</button>`
        : nothing}
      <button type="button" class="go" data-testid="main" title="Ctrl+Enter" ?disabled=${busy || (save && !draft.dirty && draft.row !== null)} @click=${() => giving.main()}>
        ${save ? icons.save : icons.add}<span>${busy ? 'Saving…' : label}</span><kbd aria-hidden="true">Ctrl ⏎</kbd>
      </button>
    </div>
  </footer>`;
}
