/** @import {Column} from '../parts/rows.js' */
/** @import {GridRow, ItemRow, StoryRow} from '../rundown-rows.js' */
import { html, nothing } from 'lit';
import { glows } from '../glow.js';
import { icons } from '../parts/icons.js';
import { templateMark } from '../parts/template-mark.js';
import { TALLY_WORDS, mood } from '../rundown-rows.js';
import { clock, length } from '../time.js';
import { SOURCE_WORDS, counted, giver, shortID } from '../words.js';
import '../parts/ago.js';

/** @type {Column<GridRow>[]} */
export const COLUMNS = [
  { id: 'tally', label: 'State', cell: tally, title: 'On air, next, cued, aired: what the status reports say' },
  { id: 'page', label: 'Page', cell: (row) => (row.kind === 'story' ? row.story.storyNum : nothing), mark: glow('page') },
  { id: 'slug', label: 'Slug', cell: (row) => (row.kind === 'story' ? storySlug(row) : itemSlug(row)), mark: glow('slug') },
  { id: 'items', label: 'Items', cell: (row) => (row.kind === 'story' ? items(row) : object(row)), mark: glow('items', 'object') },
  { id: 'channel', label: 'Channel', cell: (row) => (row.kind === 'story' ? row.channel : row.item.itemChannel), mark: glow('channel') },
  {
    id: 'length',
    label: 'Length',
    title: 'Planned length',
    cell: (row) => lengthOf((row.kind === 'story' ? row.story : row.item).durationSeconds),
    mark: glow('length'),
  },
  { id: 'start', label: 'Start', title: 'Planned start, from the start of the running order on', cell: (row) => (row.kind === 'story' ? start(row) : nothing) },
  {
    id: 'back',
    label: 'Back-time',
    title: 'When it must start at the latest, counted back from the planned end',
    cell: (row) => (row.kind === 'story' && row.back !== null ? clock.time(row.back) : nothing),
  },
  { id: 'script', label: 'Script', cell: (row) => (row.kind === 'story' ? script(row) : nothing), mark: glow('script') },
  { id: 'cue', label: 'Cue', title: 'The last cue: what was wished, who gave it, how long ago', cell: cue, mark: glow('cue') },
  { id: 'status', label: 'Status', title: 'The last MOS status', cell: status, mark: glow('status') },
];

/** @param {string[]} cells */
function glow(...cells) {
  return (/** @type {GridRow} */ row) => cells.map((cell) => glows.of(row.key, cell)).find(Boolean) ?? '';
}

/** @param {GridRow} row */
function tally({ kind, tally: state }) {
  if (state === null && kind === 'item') return nothing;
  if (state === null) return html`<span class="none" title="No report says whether this is on air, next or aired">·</span>`;
  return html`<span class="tally tally-${state}" data-tally=${state}>${TALLY_WORDS[state]}</span>`;
}

/** @param {StoryRow} row */
function storySlug({ story, open }) {
  const fold = (/** @type {Event} */ event) => {
    event.stopPropagation();
    const toggle = new CustomEvent('toggle-story', { bubbles: true, detail: { storyID: story.storyID } });
    event.target?.dispatchEvent(toggle);
  };
  return html`${story.items.length > 0
      ? html`<button class="fold" tabindex="-1" data-open=${open} aria-label="${open ? 'Fold' : 'Unfold'} ${story.storySlug ?? story.storyID}" @click=${fold}>
          ${icons.chevron}
        </button>`
      : html`<span class="fold"></span>`}<span class="slug" title=${story.storyID} data-story-id=${story.storyID}
      >${story.storySlug || shortID(story.storyID)}</span
    >`;
}

/** @param {ItemRow} row */
function itemSlug({ story, item }) {
  return html`<span class="fold"></span
    ><span class="slug" title="Item ${item.itemID}" data-story-id=${story.storyID} data-item-id=${item.itemID}
      >${item.itemSlug || item.objSlug || shortID(item.itemID)}</span
    >`;
}

/** @param {StoryRow} row */
function items({ story, worst }) {
  if (story.items.length === 0) return html`<span class="none">–</span>`;
  return html`<span class="items-count" title="${counted(story.items.length, 'item')}${worst ? `, the worst is ${worst}` : ''}"
    >${story.items.length}</span
  >${worst ? statusWord(worst, '') : nothing}`;
}

/** @param {ItemRow} row */
function object({ item }) {
  const mark = templateMark(item);
  if (!item.objID) return mark === nothing ? html`<span class="none" title="It names no object">–</span>` : html`<span class="object">${mark}</span>`;
  return html`<span class="object" title="objID ${item.objID}, mosID ${item.mosID ?? 'not given'}"
    ><span>${shortID(item.objID, 30)}</span>${item.missingObject ? missing(item.objID) : mark === nothing ? html`<span class="dim">${item.mosID}</span>` : nothing}${mark}</span
  >`;
}

/** @param {string} objID */
function missing(objID) {
  return html`<a class="missing-mark" href="/objects?open=${encodeURIComponent(objID)}" tabindex="-1" data-testid="missing-object"
    title="This gateway has no object of that ID; the newsroom reads NOT READY">missing object</a
  >`;
}

/** @param {number | null | undefined} seconds */
function lengthOf(seconds) {
  if (seconds === null || seconds === undefined)
    return html`<span class="none" title="No length given, or one that cannot be read without a time base">–</span>`;
  return length(seconds);
}

/** @param {StoryRow} row */
function start({ start, vague }) {
  if (start === null) return html`<span class="none" title="The running order has no start">–</span>`;
  return vague
    ? html`<span class="vague" title="At the earliest: a story above has no length">${clock.time(start)}</span>`
    : clock.time(start);
}

/** @param {StoryRow} row */
function script({ story }) {
  return story.hasBody
    ? html`<span class="has-script" title="The script has come">${icons.script}<span class="unseen">script</span></span>`
    : html`<span class="none" title="No script has come">–</span>`;
}

/** @param {GridRow} row */
function cue({ cue: last }) {
  if (!last) return html`<span class="none" title="No cue was given">–</span>`;
  const late = last.late ? `; it came late, due ${clock.full(last.at ?? '')}` : '';
  return html`<span class="cue" data-verb=${last.verb} data-source=${last.source} title="${last.verb}, ${giver(last)}, ${clock.full(last.time)}${late}"
    ><b class="cue-verb cue-${last.verb}">${last.verb}</b
    ><span class="dim">${SOURCE_WORDS[last.source]} <cw-ago .time=${last.time}></cw-ago></span>${last.late
      ? html`<span class="late">late</span>`
      : nothing}</span
  >`;
}

/** @param {GridRow} row */
function status(row) {
  const status = (row.kind === 'story' ? row.story : row.item).status;
  return status ? statusWord(status.text, status.time ? `at ${clock.full(status.time)}` : '') : nothing;
}

/**
 * @param {string} text
 * @param {string} when
 */
function statusWord(text, when) {
  return html`<span class="status status-${mood(text)}" title="${text} ${when}">${text}</span>`;
}
