/** @import {Row, Template} from './types.js' */
/** @import {Range} from './find.js' */
/** @import {Entry} from './story.js' */
import { LitElement, html, nothing } from 'lit';
import { find } from './find.js';
import { icons } from './icons.js';
import { ago, badge, whereabouts } from './states.js';

/** Objects that are listed before anybody has typed; more are found by typing. */
const LATELY = 30;
/** Letters after which the gateway is asked for objects that nobody has touched lately. */
const ASK_FROM = 2;
const ASK_AFTER = 180;

/**
 * @typedef {{ key: string, template: Template, ranges: Range[], via: string }} TemplateHit
 * @typedef {{ key: string, row: Row, ranges: Range[], via: string }} RowHit
 * @typedef {{ key: string, entry: Entry, ranges: Range[] }} EntryHit
 * @typedef {TemplateHit | RowHit | EntryHit} Hit
 */

/** The list of what there is, and the field that finds in it. Fires `pick` with `template`, `row` or `entry`. */
class FindView extends LitElement {
  static properties = {
    templates: { attribute: false },
    rows: { attribute: false },
    story: { attribute: false },
    beside: { attribute: false },
    open: { attribute: false },
    ask: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Template[]} */
    this.templates = [];
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    /** @type {Entry[]} the graphics of the story that is open in the newsroom */
    this.story = [];
    /** @type {unknown} what stands beside the field */
    this.beside = nothing;
    /** Key of what is open beside the list. */
    this.open = '';
    /** @type {(text: string) => Promise<Row[]>} */
    this.ask = async () => [];
    this.query = '';
    /** Key of what Enter opens. */
    this.chosen = '';
    /** @type {Row[]} */
    this.older = [];
  }

  createRenderRoot() {
    return this;
  }

  get field() {
    return /** @type {HTMLInputElement | null} */ (this.querySelector('input'));
  }

  /** Puts the cursor where one types, over what was typed before. */
  enter() {
    this.field?.focus();
    this.field?.select();
  }

  /** @returns {TemplateHit[]} */
  get templateHits() {
    return find(this.query, this.templates, (template) => [template.name, template.id, template.description]).map(({ thing, ranges, via }) => ({
      key: `t:${thing.id}`,
      template: thing,
      ranges,
      via,
    }));
  }

  /** @returns {RowHit[]} */
  get rowHits() {
    const known = [...this.rows.values()];
    const listed = new Set(this.story.map((entry) => entry.objID));
    const all = [...known, ...this.older.filter((row) => !this.rows.has(row.objID))].filter((row) => !listed.has(row.objID));
    const hits = find(this.query, all, (row) => [row.objSlug, ...Object.values(row.data), ...row.uses.map((use) => use.storySlug)]);
    return hits.slice(0, LATELY).map(({ thing, ranges, via }) => ({ key: `o:${thing.objID}`, row: thing, ranges, via }));
  }

  /** @returns {EntryHit[]} */
  get entryHits() {
    const hits = find(this.query, this.story, (entry) => [entry.name, entry.more, ...Object.values(entry.row?.data ?? {})]);
    // In the order of the story as long as nobody looks for anything.
    return hits.map(({ thing, ranges }) => ({ key: thing.key, entry: thing, ranges }));
  }

  /** Each group as it stands in the list: the story first, but what somebody types is mostly the name of a graphic. */
  get groups() {
    const story = { name: 'In this story', hits: /** @type {Hit[]} */ (this.entryHits) };
    const templates = { name: 'Graphics', hits: /** @type {Hit[]} */ (this.templateHits) };
    const rows = { name: this.query ? 'Made already' : 'Made lately', hits: /** @type {Hit[]} */ (this.rowHits) };
    return (this.query.trim() === '' ? [story, templates, rows] : [templates, story, rows]).filter(({ hits }) => hits.length > 0);
  }

  get hits() {
    return this.groups.flatMap(({ hits }) => hits);
  }

  /** @param {InputEvent} event */
  typed(event) {
    this.query = /** @type {HTMLInputElement} */ (event.target).value;
    this.chosen = '';
    clearTimeout(this.timer);
    const text = this.query.trim();
    if (text.length >= ASK_FROM) this.timer = setTimeout(() => this.askFor(text), ASK_AFTER);
    else this.older = [];
    this.requestUpdate();
  }

  /** @param {string} text */
  async askFor(text) {
    const rows = await this.ask(text).catch(() => []);
    if (text !== this.query.trim()) return;
    this.older = rows;
    this.requestUpdate();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const hits = this.hits;
    const at = hits.findIndex((hit) => hit.key === this.current(hits));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 6, PageUp: at - 6 }[event.key];
    if (to !== undefined) {
      this.chosen = hits[Math.max(0, Math.min(hits.length - 1, to))]?.key ?? '';
      this.requestUpdate();
      event.preventDefault();
    } else if (event.key === 'Enter' && hits[at]) {
      this.pick(hits[at]);
      event.preventDefault();
    } else if (event.key === 'Escape' && this.query !== '') {
      this.query = '';
      this.older = [];
      this.requestUpdate();
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** @param {Hit[]} hits */
  current(hits) {
    return hits.some((hit) => hit.key === this.chosen) ? this.chosen : (hits[0]?.key ?? '');
  }

  /** @param {Hit} hit */
  pick(hit) {
    this.chosen = hit.key;
    const detail = 'entry' in hit ? { entry: hit.entry, row: hit.entry.row } : 'row' in hit ? { row: hit.row } : { template: hit.template };
    this.dispatchEvent(new CustomEvent('pick', { detail }));
  }

  updated() {
    this.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  render() {
    const groups = this.groups;
    const current = this.current(groups.flatMap(({ hits }) => hits));
    return html`<div class="top"><label class="search">
        ${icons.search}<span class="unseen">Search graphics, and what was made of them</span>
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${current ? idOf(current) : nothing}
          placeholder="Search graphics and names"
          autocomplete="off"
          spellcheck="false"
          data-testid="search"
          .value=${this.query}
          @input=${this.typed}
          @keydown=${this.key}
        />
        <kbd aria-hidden="true">/</kbd>
      </label>${this.beside}</div>
      <div id="found" class="found" role="listbox" aria-label="Graphics and objects" tabindex="-1" data-testid="found">
        ${groups.map(({ name, hits }) => this.group(name, hits, current))} ${groups.length === 0 ? this.nothingFound() : nothing}
      </div>`;
  }

  /**
   * @param {string} name
   * @param {Hit[]} hits
   * @param {string} current
   */
  group(name, hits, current) {
    return html`<div role="group" aria-label=${name}>
      <p class="group" aria-hidden="true">${name}<span>${hits.length}</span></p>
      ${hits.map((hit) => ('entry' in hit ? this.entry(hit, hit.key === current) : 'row' in hit ? this.row(hit, hit.key === current) : this.template(hit, hit.key === current)))}
    </div>`;
  }

  /**
   * @param {TemplateHit} hit
   * @param {boolean} current
   */
  template(hit, current) {
    const { template } = hit;
    return html`<div
      role="option"
      id=${idOf(hit.key)}
      class="hit ${hit.key === this.open ? 'is-open' : ''}"
      data-testid="template"
      data-id=${template.id}
      aria-selected=${current}
      @click=${() => this.pick(hit)}
    >
      <span class="monogram" aria-hidden="true">${monogram(template.name)}</span>
      <span class="hit-text"
        ><b>${marked(template.name, hit.ranges)}</b><span class="hit-more">${hit.via && hit.via !== template.description ? hit.via : template.description}</span></span
      >
    </div>`;
  }

  /**
   * @param {RowHit} hit
   * @param {boolean} current
   */
  row(hit, current) {
    const { row } = hit;
    return html`<div
      role="option"
      id=${idOf(hit.key)}
      class="hit ${hit.key === this.open ? 'is-open' : ''}"
      data-testid="object"
      data-id=${row.objID}
      data-state=${row.state}
      aria-selected=${current}
      @click=${() => this.pick(hit)}
    >
      <span class="hit-text"
        ><b>${marked(row.objSlug, hit.ranges)}</b
        ><span class="hit-more"
          >${whereabouts(row)}<span class="age" title="${row.changed} by ${row.changedBy}">${ago(row.changed)}</span></span
        ></span
      >
      ${badge(row)}
    </div>`;
  }

  /**
   * @param {EntryHit} hit
   * @param {boolean} current
   */
  entry(hit, current) {
    const { entry } = hit;
    return html`<div
      role="option"
      id=${idOf(hit.key)}
      class="hit ${entry.objID !== '' && `o:${entry.objID}` === this.open ? 'is-open' : ''}"
      data-testid="in-story"
      data-id=${entry.objID}
      aria-selected=${current}
      @click=${() => this.pick(hit)}
    >
      <span class="hit-text"><b>${marked(entry.name, hit.ranges)}</b><span class="hit-more">${entry.more}</span></span>
      ${entry.row ? badge(entry.row) : nothing}
    </div>`;
  }

  nothingFound() {
    if (this.query === '') return html`<p class="nothing" data-testid="nothing">There are no graphics yet. They come from the folder <code>graphics</code> of the gateway.</p>`;
    return html`<p class="nothing" data-testid="nothing">Nothing is called <b>${this.query}</b>. Two letters are enough: <b>lt</b> finds Lower third.</p>`;
  }
}
customElements.define('cw-find', FindView);

/** @param {string} key */
function idOf(key) {
  return `hit-${key.replace(/[^\w-]/g, '_')}`;
}

/**
 * A text with what was typed standing out.
 *
 * @param {string} text
 * @param {Range[]} ranges
 */
function marked(text, ranges) {
  /** @type {unknown[]} */
  const parts = [];
  let at = 0;
  for (const [from, to] of ranges) {
    parts.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return [...parts, text.slice(at)];
}

/** @param {string} name */
function monogram(name) {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? ['?'];
  return (words.length > 1 ? `${words[0]?.[0]}${words.at(-1)?.[0]}` : (words[0]?.slice(0, 2) ?? '')).toUpperCase();
}
