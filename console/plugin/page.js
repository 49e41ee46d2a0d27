// The plug-in: finds a graphic, fills it in, and hands it to the newsroom's client around it.
/** @import {About, Row, Template} from './types.js' */
/** @import {Place} from './host.js' */
import { LitElement, html, nothing } from 'lit';
import { Draft } from './draft.js';
import './find-view.js';
import './form-view.js';
import { Gateway, GatewayError } from './gateway.js';
import { Host, originOf } from './host.js';
import { icons } from './icons.js';
import { mosItemReplace, ncsItem, payloadOf, textOf } from './mos.js';
import './preview-frame.js';
import { badge } from './states.js';

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme === 'light' || theme === 'contrast') document.documentElement.dataset.theme = theme;
const gateway = new Gateway(asked.get('token') ?? '');
// From here on the token stands in no address, so in no history, copy or picture of it.
asked.delete('token');
history.replaceState(null, '', `${location.pathname}${asked.size > 0 ? `?${asked}` : ''}`);

/** @typedef {{ kind: 'done' | 'problem', text: string, row?: Row }} Message */

class Page extends LitElement {
  constructor() {
    super();
    /** @type {About | null} */
    this.about = null;
    this.trouble = '';
    /** @type {Host | null} */
    this.host = null;
    /** Why nothing can be handed over; empty if it can. */
    this.alone = '';
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    /** @type {Draft | null} */
    this.draft = null;
    this.version = 0;
    this.busy = false;
    /** @type {Message | null} */
    this.message = null;
    this.keys = (/** @type {KeyboardEvent} */ event) => this.key(event);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.keys);
    gateway.addEventListener('link', () => this.requestUpdate());
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.keys);
  }

  async load() {
    try {
      this.about = await gateway.about();
    } catch (error) {
      this.trouble = words(error);
      this.requestUpdate();
      if (error instanceof GatewayError && error.status === 0) setTimeout(() => this.load(), 2_000);
      return;
    }
    this.trouble = '';
    gateway.watch((type, data) => this.heard(type, data));
    this.meet(this.about);
    this.requestUpdate();
    await this.updateComplete;
    if (!this.draft) this.find?.enter();
  }

  /** @param {About} about */
  meet(about) {
    if (window.parent === window) {
      this.alone = 'This page is not in a newsroom client: graphics can be dragged from here, but not added by button.';
      return;
    }
    const origin = originOf(asked.get('origin'), about.origins);
    if (origin === '') {
      this.alone = asked.get('origin')
        ? `The newsroom client at ${asked.get('origin')} is not one that the gateway knows (plugin.origins).`
        : 'The newsroom client does not say where it is (parameter origin), and the gateway knows several.';
      return;
    }
    this.host = new Host(window.parent, origin);
    this.host.addEventListener('item', (event) => this.openItem(/** @type {CustomEvent<{item: Element, place: Place}>} */ (event).detail));
    this.host.addEventListener('request', () => this.requested());
    this.host.addEventListener('refused', (event) => {
      this.say({ kind: 'problem', text: `The newsroom did not take it: ${/** @type {CustomEvent<string>} */ (event).detail}` });
    });
    this.host.addEventListener('change', () => this.requestUpdate());
  }

  /**
   * @param {string} type
   * @param {any} data
   */
  heard(type, data) {
    const rows = type === 'all' ? new Map() : new Map(this.rows);
    for (const objID of data.gone ?? []) rows.delete(objID);
    for (const row of data.items) rows.set(row.objID, row);
    // The one that was changed last first.
    this.rows = new Map([...rows].sort(([, one], [, other]) => (one.changed < other.changed ? 1 : one.changed > other.changed ? -1 : 0)));
    this.requestUpdate();
  }

  get find() {
    return /** @type {import('lit').LitElement & { enter(): void } | null} */ (this.querySelector('cw-find'));
  }

  get form() {
    return /** @type {import('lit').LitElement & { enter(): void } | null} */ (this.querySelector('cw-form'));
  }

  /** @param {string} id */
  template(id) {
    return this.about?.graphics.find((one) => one.id === id) ?? null;
  }

  /** @param {Draft | null} draft */
  async become(draft) {
    this.draft = draft;
    this.message = null;
    this.changed();
    await this.updateComplete;
    await (draft ? this.form : this.find)?.updateComplete;
    (draft ? this.form : this.find)?.enter();
  }

  changed() {
    this.version += 1;
    this.requestUpdate();
  }

  /** @param {CustomEvent<{template?: Template, row?: Row}>} event */
  picked({ detail: { template, row } }) {
    if (template) this.become(new Draft(template));
    else if (row) this.openRow(row);
  }

  /** @param {Row} row */
  openRow(row) {
    const template = this.template(row.graphic);
    if (!template) {
      this.say({ kind: 'problem', text: `The graphic ${row.graphic} is not there any more.` });
      return;
    }
    const draft = Draft.filled(template, { ...row, revision: row.objRev });
    if (row.own) {
      draft.of(row);
      draft.opened = true;
    } else draft.notes.push('It was made elsewhere: what is saved here is one of its own.');
    this.become(draft);
  }

  /**
   * The host has opened an item.
   *
   * @param {{item: Element, place: Place}} opened
   */
  async openItem({ item, place }) {
    const objID = textOf(item, 'objID');
    const payload = payloadOf(item);
    let row = null;
    try {
      row = objID === '' ? null : await gateway.one(objID);
    } catch (error) {
      this.say({ kind: 'problem', text: words(error) });
    }
    // The object may have been changed since it was put into the story.
    const newest = row ? { ...row, revision: row.objRev } : payload;
    const template = newest && this.template(newest.graphic);
    if (!newest || !template) {
      const name = textOf(item, 'itemSlug') || objID || 'This item';
      this.say({ kind: 'problem', text: newest ? `The graphic ${newest.graphic} is not there any more.` : `${name} is not a graphic of this gateway.` });
      return;
    }
    const draft = Draft.filled(template, newest);
    draft.item = item;
    draft.place = place;
    if (row?.own) draft.of(row);
    else if (Draft.owns(objID)) draft.objID = objID;
    if (row && payload && JSON.stringify(row.data) !== JSON.stringify(payload.data)) {
      draft.notes.push(`The story still has what was filled in before; this is newer, by ${row.changedBy}.`);
    }
    this.become(draft);
  }

  edited() {
    const draft = this.draft;
    if (draft?.given) {
      // What was given to the story stays as it is: this is the next one.
      this.draft = draft.next();
      this.message = null;
    } else if (this.message) {
      this.message = null;
    }
    this.changed();
  }

  /** @param {Message} message */
  say(message) {
    this.message = message;
    this.requestUpdate();
  }

  /**
   * Names what is wrong, and puts the cursor there. Whether all is well.
   *
   * @param {Draft} draft
   */
  async check(draft) {
    const wrong = Object.keys(draft.faults(this.about?.maxFieldChars ?? 0));
    if (wrong.length === 0) return true;
    for (const name of wrong) draft.left.add(name);
    this.changed();
    await this.updateComplete;
    await this.form?.updateComplete;
    this.form?.enter();
    return false;
  }

  /**
   * Has the gateway keep it. Whether it did.
   *
   * @param {Draft} draft
   */
  async keep(draft) {
    if (!draft.dirty) return true;
    const wish = draft.wish(this.host?.userID ?? '');
    this.busy = true;
    this.requestUpdate();
    try {
      draft.of(await gateway.put(draft.objID, wish));
      return true;
    } catch (error) {
      const conflict = error instanceof GatewayError && error.status === 409;
      const row = conflict ? await gateway.one(draft.objID).catch(() => null) : null;
      this.say({ kind: 'problem', text: row ? `${row.changedBy} has changed it in the meantime. Open it again, and type it anew.` : words(error), ...(row ? { row } : {}) });
      return false;
    } finally {
      this.busy = false;
      this.changed();
    }
  }

  /** The main button: into the story, or what was opened as it is now. */
  async main() {
    const draft = this.draft;
    if (!draft || this.busy) return;
    if (draft.given) return this.again(draft);
    if (!(await this.check(draft)) || !(await this.keep(draft))) return;
    if (draft.item) {
      this.host?.give(this.replacement(draft));
      this.say({ kind: 'done', text: 'Saved. The story has it, and so has every device where it is ready.' });
    } else if (this.host && !draft.opened) {
      this.host.give(ncsItem(draft.xml(this.about?.mosID ?? '', true)));
      this.given(draft, 'Added to the story.');
    } else {
      this.say({ kind: 'done', text: 'Saved. It counts wherever it is used, and what is on air changes with its next take.' });
    }
  }

  /**
   * The same once more, as an object of its own.
   *
   * @param {Draft} draft
   */
  async again(draft) {
    this.draft = draft.next();
    this.changed();
    await this.main();
  }

  /**
   * @param {Draft} draft
   * @param {string} text
   */
  given(draft, text) {
    draft.given = true;
    this.say({ kind: 'done', text: `${text} What you type now is the next one.`, ...(draft.row ? { row: draft.row } : {}) });
  }

  /** Another item of the same object. */
  async addOnce() {
    const draft = this.draft;
    if (!draft || !this.host || this.busy || !(await this.check(draft)) || !(await this.keep(draft))) return;
    this.host.give(ncsItem(draft.xml(this.about?.mosID ?? '', true)));
    this.say({ kind: 'done', text: 'Added to the story once more.' });
  }

  /** @param {Draft} draft */
  replacement(draft) {
    const xml = draft.xml(this.about?.mosID ?? '');
    const { roID, storyID } = draft.place;
    draft.saved = JSON.stringify(draft.data);
    return roID && storyID ? mosItemReplace(roID, storyID, xml) : ncsItem(xml);
  }

  /** Somebody pressed OK in the host, which wants the item as it is now. */
  async requested() {
    const draft = this.draft;
    if (!draft) return this.host?.deny('no graphic is chosen');
    const changed = draft.item !== null && draft.dirty;
    if (!(await this.check(draft))) {
      const [name, why] = Object.entries(draft.faults(this.about?.maxFieldChars ?? 0))[0] ?? ['', ''];
      return this.host?.deny(`${draft.template.fields.find((field) => field.name === name)?.title ?? name}: ${why}`);
    }
    if (!(await this.keep(draft))) return this.host?.deny(this.message?.text ?? 'it could not be saved');
    if (changed) return this.host?.give(this.replacement(draft));
    this.host?.answer(draft.xml(this.about?.mosID ?? ''));
    if (!draft.item) this.given(draft, 'The newsroom has it.');
    return undefined;
  }

  /**
   * What is dragged is complete when it is picked up; the gateway has it before anybody can drop it.
   *
   * @param {DragEvent} event
   */
  dragged(event) {
    const draft = this.draft;
    const wrong = draft ? Object.keys(draft.faults(this.about?.maxFieldChars ?? 0)) : [];
    if (!draft || wrong.length > 0 || !event.dataTransfer) {
      event.preventDefault();
      if (draft) this.check(draft);
      return;
    }
    if (draft.given) this.draft = draft.next();
    const now = /** @type {Draft} */ (this.draft);
    event.dataTransfer.effectAllowed = 'copy';
    event.dataTransfer.setData('text/plain', ncsItem(now.xml(this.about?.mosID ?? '', true)));
    this.keep(now);
  }

  /** @param {DragEvent} event */
  dropped(event) {
    const draft = this.draft;
    if (!draft || event.dataTransfer?.dropEffect === 'none') return;
    if (draft.opened) this.say({ kind: 'done', text: 'Dropped into the story once more.' });
    else this.given(draft, 'Dropped into the story.');
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      this.main();
      event.preventDefault();
      return;
    }
    const typing = event.target instanceof Element && event.target.matches('input, textarea, select');
    if (event.key === 'Escape' && this.draft) {
      this.become(null);
      event.preventDefault();
    } else if ((event.key === '/' && !typing) || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) {
      if (this.draft && !this.wide) this.become(null);
      else this.find?.enter();
      event.preventDefault();
    }
  }

  /** Whether list and form stand side by side. */
  get wide() {
    return matchMedia('(min-width: 820px)').matches;
  }

  render() {
    if (this.trouble) return this.shut();
    if (!this.about) return html`<p class="loading" data-testid="loading">Asking the gateway…</p>`;
    const draft = this.draft;
    const row = draft?.row ? (this.rows.get(draft.row.objID) ?? draft.row) : null;
    const open = row ? `o:${row.objID}` : draft ? `t:${draft.template.id}` : '';
    return html`<div class="frame ${draft ? 'has-draft' : ''}" data-testid="page" data-live=${gateway.live}>
      ${gateway.live ? nothing : html`<p class="away" role="status" data-testid="away">${icons.warn} The gateway does not answer. What you type stays here.</p>`}
      <section class="side" aria-label="Find a graphic">
        <cw-find
          .templates=${this.about.graphics}
          .rows=${this.rows}
          .open=${open}
          .ask=${(/** @type {string} */ text) => gateway.find(text)}
          @pick=${this.picked}
        ></cw-find>
        ${this.alone ? html`<p class="alone" data-testid="alone">${this.alone}</p>` : nothing}
        ${draft ? nothing : this.bar()}
      </section>
      <section class="main" aria-label="Fill it in">
        ${draft ? this.head(draft, row) : this.invitation()}
        <div class="filling" ?hidden=${!draft}>
          <cw-preview .template=${draft?.template ?? null} .values=${draft?.values ?? {}} .empty=${draft?.lacking ?? false}></cw-preview>
          <cw-form .draft=${draft} .most=${this.about.maxFieldChars} .version=${this.version} @edit=${this.edited}></cw-form>
        </div>
        ${draft ? [this.bar(), this.acts(draft, row)] : nothing}
      </section>
    </div>`;
  }

  shut() {
    return html`<div class="shut" role="alert" data-testid="trouble"><h1>The graphics are not to be had</h1><p>${this.trouble}</p></div>`;
  }

  invitation() {
    return html`<div class="invitation">
      <h2>Choose a graphic</h2>
      <p>Type two letters, <kbd>↓</kbd> to go on, <kbd>Enter</kbd> to open it.</p>
      <p>What was made lately can be opened, too, and says whether it is ready or on air.</p>
    </div>`;
  }

  /**
   * @param {Draft} draft
   * @param {Row | null} row
   */
  head(draft, row) {
    return html`<header class="head">
        <button type="button" class="plain back" aria-label="Back to the list" title="Back to the list (Esc)" data-testid="back" @click=${() => this.become(null)}>
          ${icons.back}
        </button>
        <div class="head-text">
          <h1>${draft.template.name}</h1>
          <p data-testid="about">${subtitle(draft, row)}</p>
        </div>
        ${row && !draft.given ? badge(row) : nothing}
      </header>`;
  }

  /** What came of it, or what is wrong. */
  bar() {
    const message = this.message;
    if (!message) return nothing;
    const { row } = message;
    return html`<div class="message is-${message.kind}" role=${message.kind === 'problem' ? 'alert' : 'status'} data-testid="message" data-kind=${message.kind}>
      ${message.kind === 'problem' ? icons.warn : icons.save}
      <p>${message.text}</p>
      ${row ? html`<button type="button" class="plain" data-testid="reopen" @click=${() => this.openRow(this.rows.get(row.objID) ?? row)}>Open it</button>` : nothing}
    </div>`;
  }

  /**
   * @param {Draft} draft
   * @param {Row | null} row
   */
  acts(draft, row) {
    const opened = draft.item !== null || draft.opened;
    const onAir = opened && row?.state === 'onAir' && draft.dirty;
    const save = opened || !this.host;
    const label = !save ? (draft.given ? 'Add once more' : 'Add to story') : draft.dirty ? 'Save' : 'Saved';
    return html`<footer class="acts">
      ${onAir ? html`<p class="on-air-note" data-testid="on-air-note">It is on air. The change is seen when it is taken again.</p>` : nothing}
      <div class="acts-row">
        <div class="grip" draggable="true" role="img" aria-label="Drag this into the story" title="Drag this into the story" data-testid="drag" @dragstart=${this.dragged} @dragend=${this.dropped}>
          ${icons.grip}<span>Drag into story</span>
        </div>
        ${opened && draft.item === null && this.host
          ? html`<button type="button" data-testid="add-once" ?disabled=${this.busy} @click=${this.addOnce}>${icons.add} Add</button>`
          : nothing}
        <button type="button" class="go" data-testid="main" title="Ctrl+Enter" ?disabled=${this.busy || (save && !draft.dirty && draft.row !== null)} @click=${this.main}>
          ${save ? icons.save : icons.add}<span>${this.busy ? 'Saving…' : label}</span><kbd aria-hidden="true">Ctrl ⏎</kbd>
        </button>
      </div>
    </footer>`;
  }
}
customElements.define('cw-plugin', Page);

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

/** @param {unknown} error */
function words(error) {
  return error instanceof Error ? error.message : String(error);
}
