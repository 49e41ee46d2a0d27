/** @import {Message} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { get } from '../api.js';
import { icons } from '../parts/icons.js';
import { lamp } from '../parts/lamp.js';
import { xmlLine } from '../parts/xml-text.js';
import { router } from '../router.js';
import { store } from '../store.js';
import { clock } from '../time.js';
import { Watch } from '../watch.js';
import { actor, count, deed, millis } from '../words.js';
import { lines } from '../xml.js';

/** Lines shown before somebody asks for more: a running order may have a hundred thousand. */
const FIRST_LINES = 1_500;
const COPIED_MILLIS = 1_500;

/** One message with its answer: what it said, what it changed, and its text. */
class MessageDetail extends LitElement {
  static properties = {
    number: { type: String },
    message: { state: true },
    error: { state: true },
    tab: { state: true },
    raw: { state: true },
    all: { state: true },
    copied: { state: true },
  };

  constructor() {
    super();
    new Watch(this, store, 'rundowns');
    this.number = '';
    /** @type {Message | null} */
    this.message = null;
    this.error = '';
    /** @type {'message' | 'answer'} */
    this.tab = 'message';
    this.raw = false;
    this.all = false;
    this.copied = false;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('number')) this.load();
  }

  async load() {
    const number = this.number;
    this.all = false;
    try {
      const message = await get(`messages/${encodeURIComponent(number)}`);
      if (number !== this.number) return;
      this.message = message;
      this.error = '';
    } catch (error) {
      if (number !== this.number) return;
      this.message = null;
      this.error = error instanceof Error ? error.message : String(error);
    }
  }

  render() {
    const message = this.message;
    return html`<header class="panel-head">
        <h2>${message ? message.command || 'Unreadable message' : `Message ${this.number}`}</h2>
        ${message ? html`<p class="panel-note">${clock.millis(message.time)} · ${message.newsroom}</p>` : nothing}
        <button class="plain" @click=${() => router.set({ open: '' })} aria-label="Close the message" title="Close (Esc)" data-testid="close">${icons.close}</button>
      </header>
      ${message ? this.body(message) : html`<p class="loading">${this.error || 'Asking the gateway…'}</p>`}`;
  }

  /** @param {Message} message */
  body(message) {
    const ok = message.result === 'OK';
    return html`<div class="detail-top" data-testid="message-detail" data-number=${message.number}>
        <p class="detail-deed"><b>${actor(message)}</b> ${deed(message, store.slug(message.rundown))}</p>
        <p class="detail-result">${ok ? lamp('up', 'OK') : message.kind === 'queued' ? lamp('off', 'queued') : lamp('down', message.changed[0] === 'not sent to its end' ? 'not sent' : 'refused')} ${ok ? nothing : html`<span>${message.result}</span>`}</p>
        <dl class="detail-facts">
          ${this.fact('messageID', message.messageID)} ${this.fact('Number', String(message.number))}
          ${this.fact('Took', millis(message.tookMillis))} ${this.fact('Dialect', message.dialect)}
          ${this.fact('NCS', message.ncsID)} ${this.fact('Device', message.mosID)}
        </dl>
        ${this.changes(message)}
      </div>
      ${this.text(message)}`;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  fact(name, value) {
    return value === '' ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  }

  /** @param {Message} message */
  changes(message) {
    const heading = message.kind === 'cue' ? 'What it came to' : 'What it changed';
    if (message.changed.length === 0) return html`<p class="dim">It changed nothing in the store.</p>`;
    const where = message.rundown ? html` <a href="/rundowns/${message.rundown}">Open the running order</a>` : nothing;
    return html`<h3>${heading}${where}</h3>
      <ul class="changes" data-testid="changed">${message.changed.map((line) => html`<li>${line}</li>`)}</ul>`;
  }

  /** @param {Message} message */
  text(message) {
    const text = (this.tab === 'message' ? message.message : message.answer) ?? '';
    return html`<div class="xml-tools">
        <div class="tabs" role="group" aria-label="Which text">
          ${this.tabButton('message', 'Message')} ${this.tabButton('answer', 'Answer')}
        </div>
        <button aria-pressed=${this.raw ? 'true' : 'false'} @click=${() => (this.raw = !this.raw)} data-testid="raw">Raw</button>
        <button @click=${() => this.copy(text)} data-testid="copy">${this.copied ? icons.check : icons.copy}${this.copied ? 'Copied' : 'Copy'}</button>
      </div>
      <div class="xml" tabindex="0" role="region" aria-label="${this.tab === 'message' ? 'Message' : 'Answer'} as XML" data-testid="xml">
        ${text === '' ? html`<p class="dim">There is none.</p>` : this.raw ? html`<pre class="xml-raw">${text}</pre>` : this.pretty(text)}
      </div>`;
  }

  /**
   * @param {'message' | 'answer'} tab
   * @param {string} word
   */
  tabButton(tab, word) {
    return html`<button aria-pressed=${this.tab === tab ? 'true' : 'false'} @click=${() => (this.tab = tab)} data-testid="tab-${tab}">${word}</button>`;
  }

  /** @param {string} text */
  pretty(text) {
    const every = lines(text);
    const shown = this.all ? every : every.slice(0, FIRST_LINES);
    return html`<pre class="xml-lines">${shown.map(xmlLine)}</pre>
      ${shown.length < every.length
        ? html`<button @click=${() => (this.all = true)}>Show all ${count(every.length)} lines</button>`
        : nothing}`;
  }

  /** @param {string} text */
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = true;
      setTimeout(() => (this.copied = false), COPIED_MILLIS);
    } catch {
      this.raw = true;
      await this.updateComplete;
      const raw = this.querySelector('.xml-raw');
      if (raw) getSelection()?.selectAllChildren(raw);
    }
  }
}

customElements.define('cw-message', MessageDetail);
