// The plug-in: finds a graphic, fills it in, and hands it to the newsroom's client around it.
/** @import {About, Row, Template} from './types.js' */
/** @import {Place} from './host.js' */
/** @import {Entry} from './story.js' */
import { LitElement, html, nothing } from 'lit';
import { Draft } from './draft.js';
import './find-view.js';
import './form-view.js';
import { Gateway, GatewayError } from './gateway.js';
import { Giving, words } from './giving.js';
import { Host, originOf } from './host.js';
import { icons } from './icons.js';
import { payloadOf, textOf } from './mos.js';
import { acts, bar, done, head, invitation, shut } from './page-parts.js';
import './preview-frame.js';
import { graphicsIn } from './story.js';

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme === 'light' || theme === 'contrast') document.documentElement.dataset.theme = theme;
const gateway = new Gateway(asked.get('token') ?? '');
// From here on the token stands in no address, so in no history, copy or picture of it.
asked.delete('token');
history.replaceState(null, '', `${location.pathname}${asked.size > 0 ? `?${asked}` : ''}`);

/** What each refusal of the host is about. */
const REFUSED = { graphic: 'The newsroom did not take it', newStory: 'The newsroom made no story of it', close: 'The newsroom does not close this' };

/**
 * @typedef {{ name: string, label: string, run: () => void }} Act something to press
 * @typedef {{ kind: 'done' | 'note' | 'problem', text: string, act: Act | null }} Message
 */

export class Page extends LitElement {
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
    /** What would be lost by leaving, and was said to be. */
    /** @type {Draft | null} */
    this.warned = null;
    this.giving = new Giving(this, gateway);
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
    const host = new Host(window.parent, origin);
    this.host = host;
    /** @type {(type: string, hear: (detail: any) => void) => void} */
    const on = (type, hear) => host.addEventListener(type, (event) => hear(/** @type {CustomEvent} */ (event).detail));
    on('item', (opened) => this.openItem(opened));
    on('request', () => this.giving.requested());
    on('taken', (answer) => this.taken(answer));
    on('refused', (answer) => this.refused(answer));
    on('change', () => this.requestUpdate());
  }

  /** @param {{ about: keyof typeof REFUSED }} answer */
  taken({ about }) {
    if (about === 'newStory') this.say('done', 'The newsroom has made a story with it.');
    // Of a host that does not show its story the gateway tells what is in it.
    if (about === 'graphic' && this.host?.storyTrouble === '') this.host.askForStory();
  }

  /** @param {{ about: keyof typeof REFUSED, words: string }} answer */
  refused({ about, words: why }) {
    this.giving.refused(about);
    this.say('problem', `${REFUSED[about]}: ${why}`);
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

  /** @param {CustomEvent<{template?: Template, row?: Row, entry?: Entry}>} event */
  picked({ detail: { template, row, entry } }) {
    if (template) this.become(new Draft(template));
    else if (entry?.item) this.openItem({ item: entry.item, place: this.host?.place ?? { roID: '', storyID: '' } });
    else if (row) this.openRow(row);
  }

  /**
   * A button that opens an object as it is when it is pressed.
   *
   * @param {Row} row
   * @returns {Act}
   */
  opening(row) {
    return { name: 'reopen', label: 'Open it', run: () => this.openRow(this.rows.get(row.objID) ?? row) };
  }

  /** @param {Row} row */
  openRow(row) {
    const template = this.template(row.graphic);
    if (!template) {
      this.say('problem', `The graphic ${row.graphic} is not there any more.`);
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
      this.say('problem', words(error));
    }
    // The object may have been changed since it was put into the story.
    const newest = row ? { ...row, revision: row.objRev } : payload;
    const template = newest && this.template(newest.graphic);
    if (!newest || !template) {
      const name = textOf(item, 'itemSlug') || objID || 'This item';
      this.say('problem', newest ? `The graphic ${newest.graphic} is not there any more.` : `${name} is not a graphic of this gateway.`);
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

  /**
   * @param {Message['kind']} kind
   * @param {string} text
   * @param {Act | null} [act]
   */
  say(kind, text, act = null) {
    this.message = { kind, text, act };
    this.requestUpdate();
  }

  /** @param {Draft} draft what is wrong with it, by field */
  faults(draft) {
    return draft.faults(this.about?.maxFieldChars ?? 0);
  }

  /**
   * Names what is wrong, and puts the cursor there. Whether all is well.
   *
   * @param {Draft} draft
   */
  async check(draft) {
    const wrong = Object.keys(this.faults(draft));
    if (wrong.length === 0) return true;
    for (const name of wrong) draft.left.add(name);
    this.changed();
    await this.updateComplete;
    await this.form?.updateComplete;
    this.form?.enter();
    return false;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      this.giving.main();
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

  /** Has the host close our window. What somebody has typed is not lost without a word. */
  leave() {
    const { draft } = this;
    if (draft?.typed && !draft.given && this.warned !== draft) {
      this.warned = draft;
      this.say('note', 'What you typed is in no story. Press Done again to leave it.');
      return;
    }
    this.host?.close();
  }

  render() {
    if (this.trouble) return shut(this.trouble);
    if (!this.about) return html`<p class="loading" data-testid="loading">Asking the gateway…</p>`;
    const { draft, host } = this;
    const row = draft?.row ? (this.rows.get(draft.row.objID) ?? draft.row) : null;
    const open = row ? `o:${row.objID}` : draft ? `t:${draft.template.id}` : '';
    return html`<div class="frame ${draft ? 'has-draft' : ''}" data-testid="page" data-live=${gateway.live}>
      ${gateway.live ? nothing : html`<p class="away" role="status" data-testid="away">${icons.warn} The gateway does not answer. What you type stays here.</p>`}
      <section class="side" aria-label="Find a graphic">
        <cw-find
          .templates=${this.about.graphics}
          .rows=${this.rows}
          .story=${host ? graphicsIn(host.story, host.place, this.rows) : []}
          .open=${open}
          .ask=${(/** @type {string} */ text) => gateway.find(text)}
          .beside=${done(this)}
          @pick=${this.picked}
        ></cw-find>
        ${this.alone ? html`<p class="alone" data-testid="alone">${this.alone}</p>` : nothing}
        ${host?.storyTrouble ? html`<p class="alone" data-testid="story-trouble">The newsroom does not show the story: ${host.storyTrouble}</p>` : nothing}
        ${draft ? nothing : bar(this.message)}
      </section>
      <section class="main" aria-label="Fill it in">
        ${draft ? head(this, draft, row) : invitation()}
        <div class="filling" ?hidden=${!draft}>
          <cw-preview .template=${draft?.template ?? null} .values=${draft?.values ?? {}} .empty=${draft?.lacking ?? false}></cw-preview>
          <cw-form .draft=${draft} .most=${this.about.maxFieldChars} .version=${this.version} @edit=${this.edited}></cw-form>
        </div>
        ${draft ? [bar(this.message), acts(this, draft, row)] : nothing}
      </section>
    </div>`;
  }
}
customElements.define('cw-plugin', Page);
