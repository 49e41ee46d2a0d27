/** @import {Operation, Story, StoryText} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { get, post } from '../api.js';
import { icons } from '../parts/icons.js';
import { username } from '../settings.js';
import { store } from '../store.js';
import { shortID } from '../words.js';

/** Longest lock that MOS has, in seconds. */
const MAX_LOCK = 998;

/** The choice that leaves the place of a new story to the newsroom; no storyID has a blank in front. */
const ANYWHERE = ' anywhere';

/** @type {Record<Operation, {title: string, button: string}>} */
const WORDS = {
  NEW: { title: 'New story', button: 'Ask for the story' },
  UPDATE: { title: 'Edit', button: 'Ask for the change' },
  MOVE: { title: 'Move', button: 'Ask for the move' },
  DELETE: { title: 'Delete', button: 'Ask for its deletion' },
};

/** What the newsroom is to be asked, in a form. The newsroom decides; nothing changes here until its answer is back. */
export class StoryDialog extends LitElement {
  static properties = { operation: { state: true }, story: { state: true }, text: { state: true }, pending: { state: true }, error: { state: true } };

  constructor() {
    super();
    /** @type {Operation} */
    this.operation = 'NEW';
    /** @type {Story | null} */
    this.story = null;
    /** @type {StoryText | null} what the story says, once it is known */
    this.text = null;
    this.pending = false;
    this.error = '';
  }

  createRenderRoot() {
    return this;
  }

  get path() {
    return `rundowns/${encodeURIComponent(store.detail?.key ?? '')}`;
  }

  /**
   * @param {Operation} operation
   * @param {Story | null} story the chosen one
   */
  async open(operation, story) {
    this.operation = operation;
    this.story = story;
    this.text = null;
    this.error = '';
    this.pending = false;
    await this.updateComplete;
    this.querySelector('form')?.reset();
    this.dialog?.showModal();
    if (operation === 'UPDATE' && story) await this.load(story.storyID);
  }

  /** @param {string} storyID */
  async load(storyID) {
    try {
      const text = await get(`${this.path}/story-text`, { storyID });
      if (storyID === this.story?.storyID) this.text = text;
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
  }

  get dialog() {
    return this.querySelector('dialog');
  }

  render() {
    const words = WORDS[this.operation];
    const named = this.story ? slug(this.story) : '';
    const newsroom = store.detail?.header?.newsroom ?? 'The newsroom';
    const ready = !this.pending && (this.operation !== 'UPDATE' || this.text !== null);
    return html`<dialog class="keys story-form" aria-labelledby="story-title" data-testid="story-dialog">
      <form @submit=${this.submit} novalidate>
        <header>
          <h2 id="story-title">${words.title}${this.operation === 'NEW' ? nothing : html` ${named}`}</h2>
          <button type="button" class="plain" @click=${() => this.dialog?.close()} aria-label="Close">${icons.close}</button>
        </header>
        <div class="story-fields">
          ${this.fields()}
          <p class="dim">${newsroom} is asked, and decides. The running order changes here when the newsroom has sent it.</p>
          ${this.error === '' ? nothing : html`<p class="acts-said is-bad" role="alert" data-testid="story-error">${this.error}</p>`}
        </div>
        <footer>
          <button type="button" @click=${() => this.dialog?.close()}>Cancel</button>
          <button type="submit" class="story-ask" data-testid="story-ask" ?disabled=${!ready}>${words.button}</button>
        </footer>
      </form>
    </dialog>`;
  }

  fields() {
    const contents = this.operation === 'NEW' || this.operation === 'UPDATE' ? this.contents() : nothing;
    const place = this.operation === 'NEW' || this.operation === 'MOVE' ? this.place() : nothing;
    const gone = this.operation === 'DELETE' ? html`<p><b>The story goes from the newsroom itself</b>, with its script and items, for everybody.</p>` : nothing;
    return html`${gone}${contents}${place}
      <div class="story-row">
        <label>Your name in the newsroom<input name="username" autocomplete="off" .defaultValue=${username.now} /></label>
        <label title="The story is kept from others for so long; empty for no lock"
          >Lock, in seconds<input name="leaseLock" inputmode="numeric" autocomplete="off" value="" /></label
        >
      </div>`;
  }

  contents() {
    const loading = this.operation === 'UPDATE' && this.text === null;
    const text = this.text?.text;
    return html`<div class="story-row">
        <label class="grow">Slug<input name="storySlug" autocomplete="off" .defaultValue=${this.text?.storySlug ?? ''} ?disabled=${loading} /></label>
        <label>Page<input name="storyNum" autocomplete="off" .defaultValue=${this.text?.storyNum ?? ''} ?disabled=${loading} /></label>
      </div>
      ${text === null && !loading && this.operation === 'UPDATE'
        ? html`<p class="dim" data-testid="text-elsewhere">The newsroom keeps the text of this story in a form of its own; it is edited there.</p>`
        : html`<label
            >Text, a paragraph a line${this.operation === 'UPDATE' ? '; leave what stands in brackets as it is' : ''}<textarea name="text" rows="9" .defaultValue=${text ?? ''} ?disabled=${loading}></textarea></label
          >`}`;
  }

  place() {
    const chosen = this.story?.storyID ?? '';
    const others = (store.detail?.stories ?? []).filter((story) => this.operation === 'NEW' || story.storyID !== chosen);
    return html`<label
      >Where<select name="before">
        ${this.operation === 'NEW' ? html`<option value=${ANYWHERE} ?selected=${chosen === ''}>Where the newsroom puts it</option>` : nothing}
        ${others.map((story) => html`<option value=${story.storyID} ?selected=${story.storyID === chosen}>In front of ${slug(story)}</option>`)}
        <option value="">At the end</option>
      </select></label
    >`;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const wish = this.wish(form);
    if (typeof wish === 'string') {
      this.error = wish;
      return;
    }
    this.pending = true;
    this.error = '';
    try {
      store.detail?.askedFor(await post(`${this.path}/story-actions`, wish));
      username.set(field(form, 'username'));
      this.dialog?.close();
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
    this.pending = false;
  }

  /**
   * @param {FormData} form
   * @returns {Record<string, unknown> | string} what is to be asked, or what is wrong with it
   */
  wish(form) {
    const lock = field(form, 'leaseLock').trim();
    if (lock !== '' && !(/^\d{1,3}$/.test(lock) && Number(lock) >= 1 && Number(lock) <= MAX_LOCK))
      return `A lock is 1 to ${MAX_LOCK} whole seconds, or nothing; found ${lock}.`;
    /** @type {Record<string, unknown>} */
    const wish = { operation: this.operation, username: field(form, 'username').trim() || null, leaseLock: lock === '' ? null : Number(lock) };
    if (this.operation === 'NEW') return this.created(form, wish);
    wish.storyID = this.story?.storyID;
    if (this.operation === 'MOVE') wish.before = field(form, 'before');
    return this.operation === 'UPDATE' ? this.changed(form, wish) : wish;
  }

  /**
   * @param {FormData} form
   * @param {Record<string, unknown>} wish
   */
  created(form, wish) {
    if (field(form, 'storySlug').trim() === '') return 'A new story needs a slug.';
    const before = field(form, 'before');
    return { ...wish, ...contents(form), before: before === ANYWHERE ? null : before };
  }

  /**
   * Only what somebody changed: the rest may have changed in the newsroom meanwhile.
   *
   * @param {FormData} form
   * @param {Record<string, unknown>} wish
   */
  changed(form, wish) {
    const known = this.text;
    const changes = Object.entries(contents(form)).filter(([name, value]) => value !== (known?.[/** @type {keyof StoryText} */ (name)] ?? ''));
    return changes.length === 0 ? 'Nothing was changed.' : { ...wish, ...Object.fromEntries(changes) };
  }
}

/**
 * @param {FormData} form
 * @param {string} name
 */
function field(form, name) {
  return String(form.get(name) ?? '');
}

/** @param {FormData} form */
function contents(form) {
  /** @type {Record<string, string>} */
  const fields = { storySlug: field(form, 'storySlug'), storyNum: field(form, 'storyNum') };
  // Forms send line ends as CR LF.
  if (form.has('text')) fields.text = field(form, 'text').replaceAll('\r\n', '\n');
  return fields;
}

/** @param {Story} story */
function slug(story) {
  return story.storySlug || shortID(story.storyID);
}

customElements.define('cw-story-dialog', StoryDialog);
