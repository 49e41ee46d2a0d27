/** @import {Dialect, Evidence} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { get } from '../api.js';
import { icons } from '../parts/icons.js';
import { clock } from '../time.js';
import { Watch } from '../watch.js';
import { count } from '../words.js';

/** What is seen grows with every message; nobody watches it grow. */
const EVERY_SECONDS = 10;
const COPIED_MILLIS = 1_500;

/** A newsroom's habits: what is configured, whose its traffic shows, what to write, and what that rests on. */
class DialectPanel extends LitElement {
  static properties = {
    newsroom: { type: String },
    dialect: { state: true },
    copied: { state: true },
  };

  constructor() {
    super();
    new Watch(this, clock, 'tick');
    this.newsroom = '';
    /** @type {Dialect | null} */
    this.dialect = null;
    this.copied = false;
    this.ticks = 0;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('newsroom')) this.ticks = 0;
    if (this.ticks++ % EVERY_SECONDS === 0) this.load();
  }

  async load() {
    const newsroom = this.newsroom;
    try {
      const dialect = await get(`newsrooms/${encodeURIComponent(newsroom)}/dialect`);
      if (newsroom === this.newsroom) this.dialect = dialect;
    } catch {
      // A server that is away says so in the banner; a newsroom that is new is there next time.
    }
  }

  render() {
    const dialect = this.dialect;
    if (!dialect || dialect.newsroom !== this.newsroom) return nothing;
    const { like, encoding, zone, strict } = dialect.configured;
    const set = [`encoding ${encoding}`, `zone ${zone}`, strict ? 'strict' : ''].filter(Boolean).join(', ');
    return html`<div class="dialect" data-testid="dialect" data-newsroom=${this.newsroom}>
      <p class="dialect-line">
        <span class="dim">Dialect</span> <b title="As configured: ${set}">${like}</b>
        <span>${dialect.proposal.why}</span>
        ${dialect.proposal.lines.length === 0 ? nothing : this.lines(dialect.proposal.lines)}
      </p>
      ${dialect.evidence.length === 0 ? nothing : seen(dialect.evidence)}
    </div>`;
  }

  /** @param {string[]} lines */
  lines(lines) {
    return html`<span class="dialect-write" title="In cueway.yaml, under this newsroom; it counts from the next start">
      write ${lines.map((line) => html`<code data-testid="dialect-config">${line}</code> `)}
      <button class="plain" @click=${() => this.copy(lines.join('\n'))} aria-label="Copy what to write" title="Copy" data-testid="copy">
        ${this.copied ? icons.check : icons.copy}
      </button>
    </span>`;
  }

  /** @param {string} text */
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = true;
      setTimeout(() => (this.copied = false), COPIED_MILLIS);
    } catch {
      // Without the clipboard the line can still be marked by hand.
    }
  }
}

/** @param {Evidence[]} evidence */
function seen(evidence) {
  return html`<details class="dialect-seen">
    <summary>What was seen</summary>
    <ul>
      ${evidence.map(
        ({ count: times, text, sample, speaksFor, rule }) => html`<li title=${rule === '' ? nothing : `Field observation ${rule}`}>
          <span class="num">${count(times)}</span> ${text}${sample === '' ? nothing : html` <code>${sample}</code>`}
          ${speaksFor ? html`<span class="dim">typical of ${speaksFor}</span>` : nothing}
        </li>`,
      )}
    </ul>
  </details>`;
}

customElements.define('cw-dialect', DialectPanel);
