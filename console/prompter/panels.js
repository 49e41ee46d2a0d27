/** @import {PrompterStory} from '../types.js' */
/** @import {Choice, Options} from './options.js' */
import { html, nothing } from 'lit';
import { icons } from '../parts/icons.js';
import { TALLY_WORDS } from '../rundown-rows.js';
import { length } from '../time.js';
import { counted } from '../words.js';
import { tallyOf } from './blocks.js';
import { CHOICES } from './options.js';
import { PROMPTER_KEYS } from './prompter-keys.js';

/**
 * A panel at the edge of the screen, over the picture and never mirrored: it is the operator's.
 *
 * @param {string} name
 * @param {string} title
 * @param {() => void} close
 * @param {unknown} content
 */
function drawer(name, title, close, content) {
  return html`<aside class="drawer drawer-${name}" aria-label=${title} data-testid="panel-${name}">
    <header class="drawer-head">
      <h2>${title}</h2>
      <button class="plain" @click=${close} aria-label="Close" title="Close (Esc)">${icons.close}</button>
    </header>
    ${content}
  </aside>`;
}

/**
 * @param {{stories: PrompterStory[], now: string, filter: string, filtered: (text: string) => void, go: (storyID: string) => void, close: () => void}} of
 */
export function storyPanel({ stories, now, filter, filtered, go, close }) {
  const wanted = filter.trim().toLowerCase();
  const shown = stories.filter(({ storySlug, storyNum }) =>
    [storySlug, storyNum].some((text) => wanted === '' || text?.toLowerCase().includes(wanted)),
  );
  return drawer(
    'stories',
    'Stories',
    close,
    html`<label class="filter drawer-filter">
        ${icons.search}<span class="unseen">Page or slug</span>
        <input type="search" placeholder="Page or slug" autocomplete="off" spellcheck="false" .value=${filter}
          @input=${(/** @type {InputEvent} */ event) => filtered(/** @type {HTMLInputElement} */ (event.target).value)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && shown[0] && go(shown[0].storyID)} />
      </label>
      <ol class="jumps">
        ${shown.map((story) => {
          const tally = tallyOf(story);
          return html`<li>
            <button class="jump ${story.floated ? 'is-floated' : ''}" aria-current=${story.storyID === now ? 'true' : nothing}
              data-story=${story.storyID} @click=${() => go(story.storyID)}>
              <span class="jump-page">${story.storyNum ?? ''}</span>
              <span class="jump-slug">${story.storySlug || story.storyID}</span>
              ${tally ? html`<span class="tally tally-${tally}">${TALLY_WORDS[tally]}</span>` : nothing}
              <span class="jump-who">${story.presenters.join(', ')}</span>
              <span class="jump-time">${story.readSeconds > 0 ? length(story.readSeconds) : '–'}</span>
            </button>
          </li>`;
        })}
      </ol>
      <p class="drawer-foot">${counted(stories.length, 'story', 'stories')}</p>`,
  );
}

/**
 * The fields of all choices, also for the page that makes links.
 *
 * @param {Options} options
 */
export function choiceFields(options) {
  const groups = [...new Set(CHOICES.map((choice) => choice.group))];
  return groups.map(
    (group) => html`<fieldset class="choices">
      <legend>${group}</legend>
      ${CHOICES.filter((choice) => choice.group === group).map((choice) => field(choice, options))}
    </fieldset>`,
  );
}

/**
 * @param {Choice} choice
 * @param {Options} options
 */
function field(choice, options) {
  const { id, label, note } = choice;
  const set = (/** @type {Event} */ event) => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    options.set(id, choice.kind === 'switch' ? (target.checked ? '1' : '0') : target.value);
  };
  const name = html`<span class="choice-name">${label}${note ? html` <small>${note}</small>` : nothing}</span>`;
  if (choice.kind === 'switch') {
    return html`<label class="choice choice-switch"
      >${name}<input type="checkbox" role="switch" data-choice=${id} .checked=${options.on(id)} @change=${set}
    /></label>`;
  }
  if (choice.kind === 'words') {
    return html`<label class="choice"
      >${name}<select data-choice=${id} @change=${set}>
        ${Object.entries(choice.words ?? {}).map(
          ([value, words]) => html`<option value=${value} ?selected=${options.text(id) === value}>${words}</option>`,
        )}
      </select></label
    >`;
  }
  return html`<label class="choice choice-range"
    >${name}<span class="choice-value">${options.number(id)} ${choice.unit}</span
    ><input type="range" data-choice=${id} min=${choice.min ?? 0} max=${choice.max ?? 0} step=${choice.step ?? 1}
      .value=${options.text(id)} @input=${set}
  /></label>`;
}

/**
 * @param {{options: Options, link: string, copied: boolean, copy: () => void, close: () => void}} of
 */
export function settingsPanel({ options, link, copied, copy, close }) {
  return drawer(
    'settings',
    'Settings',
    close,
    html`<div class="drawer-body">
        ${choiceFields(options)}
        <p class="drawer-note">Kept in this browser. A link that says them all sets up another screen the same way:</p>
        <p class="drawer-link"><a href=${link}>${link}</a></p>
      </div>
      <p class="drawer-foot">
        <button @click=${copy}>${copied ? icons.check : icons.copy}${copied ? 'Copied' : 'Copy the link'}</button>
        <button @click=${() => options.reset()} data-testid="reset">As usual</button>
      </p>`,
  );
}

/** @param {() => void} close */
export function keysPanel(close) {
  const groups = [...new Set(PROMPTER_KEYS.map((key) => key.group))];
  return html`<dialog class="prompter-keys" aria-labelledby="keys-title" data-testid="panel-keys" @close=${close}
    @click=${(/** @type {MouseEvent} */ event) => event.target instanceof HTMLDialogElement && event.target.close()}>
    <header>
      <h2 id="keys-title">Keys</h2>
      <button class="plain" @click=${(/** @type {Event} */ event) => /** @type {HTMLElement} */ (event.target).closest('dialog')?.close()}
        aria-label="Close">${icons.close}</button>
    </header>
    <div class="key-groups">
      ${groups.map(
        (group) => html`<section>
          <h3>${group}</h3>
          <dl>
            ${PROMPTER_KEYS.filter((key) => key.group === group).map(
              ({ keys, words }) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${words}</dd></div>`,
            )}
          </dl>
        </section>`,
      )}
    </div>
    <p class="drawer-note">Presenter remotes and pedals that send these keys work as they are.</p>
  </dialog>`;
}
