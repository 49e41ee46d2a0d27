/** @import {Column} from '../parts/rows.js' */
/** @import {ShowItem, ShowRow, ShowStory} from '../onair-rows.js' */
import { html, nothing } from 'lit';
import { TALLY_WORDS } from '../rundown-rows.js';
import { clock, length } from '../time.js';
import { SOURCE_WORDS, giver, shortID } from '../words.js';
import '../parts/ago.js';
import '../parts/elapsed.js';

/** @type {Column<ShowRow>[]} */
export const COLUMNS = [
  { id: 'tally', label: 'State', title: 'What the devices say', cell: tally },
  { id: 'page', label: 'Page', cell: (row) => (row.kind === 'story' ? row.story.storyNum : nothing) },
  { id: 'slug', label: 'Story and item', cell: (row) => (row.kind === 'story' ? storySlug(row) : itemSlug(row)) },
  { id: 'where', label: 'Where', title: 'Which device shows it at which place, or why not', cell: (row) => (row.kind === 'item' ? where(row) : times(row)) },
  { id: 'by', label: 'Who', title: 'Who fired it, or gave the last cue', cell: (row) => (row.kind === 'item' ? by(row) : nothing) },
  { id: 'length', label: 'Time', title: 'How long it is on air, or its planned length', cell: time },
];

/** @param {ShowRow} row */
function tally(row) {
  return html`${row.tally ? html`<span class="tally tally-${row.tally}" data-tally=${row.tally}>${TALLY_WORDS[row.tally]}</span>` : nothing}${row.kind === 'item' && row.next && row.held.length > 0 && row.tally === 'next'
      ? html`<span class="tally tally-cued" title="Ready on the device">CUED</span>`
      : nothing}`;
}

/** @param {ShowStory} row */
function storySlug({ story }) {
  return html`<span class="slug" title=${story.storyID} data-story-id=${story.storyID}>${story.storySlug || shortID(story.storyID)}</span>`;
}

/** @param {ShowItem} row */
function itemSlug(row) {
  return html`<span class="slug" title="Item ${row.itemID} of ${row.storyID}">${row.slug || shortID(row.itemID)}</span>${row.gone && row.tally !== 'gone'
      ? html`<span class="tally tally-gone gone-words" title="The newsroom took it out of the running order; a device still has it">GONE IN NCS</span>`
      : nothing}${row.chosen ? html`<span class="chosen-mark" title="A person chose it; else it follows from what was taken last">chosen</span>` : nothing}`;
}

/** @param {ShowStory} row */
function times({ start, back }) {
  return html`<span class="dim">${start === null ? nothing : html`<span title="Planned start, from roEdStart on">${clock.time(start)}</span>`}${back === null
      ? nothing
      : html`<span class="back-time" title="Must start by then, counted back from roEdStart + roEdDur">by ${clock.time(back)}</span>`}</span>`;
}

/** @param {ShowItem} row */
function where({ held, trouble }) {
  if (trouble) return html`<span class="trouble" title=${trouble} data-testid="trouble">${trouble}</span>`;
  if (held.length === 0) return nothing;
  return html`<span class="where"
    >${held.map(({ device, place, playing, air }) => html`<span title="${device.driver} ${device.id}, ${place.place}: ${air ? 'on air' : 'ready'}"
      ><b>${device.id}</b> ${place.place}${playing.held ? ' · held' : ''}${playing.steps > 0 ? ` · step ${playing.steps}` : ''}${air ? '' : ' · ready'}</span
    >`)}</span
  >`;
}

/** @param {ShowItem} row */
function by({ held, cue }) {
  const there = held[0]?.playing;
  if (there) return html`<span class="dim" title="Since ${clock.full(there.since)}">${there.by}</span>`;
  if (!cue) return nothing;
  return html`<span class="dim" title="${cue.verb}, ${giver(cue)}, ${clock.full(cue.time)}"
    >${cue.verb.toUpperCase()} · ${SOURCE_WORDS[cue.source]} <cw-ago .time=${cue.time}></cw-ago></span
  >`;
}

/** @param {ShowRow} row */
function time(row) {
  if (row.kind === 'story') return length(row.story.durationSeconds);
  const on = row.held.find((one) => one.air);
  const planned = row.item?.durationSeconds;
  if (!on) return planned === null || planned === undefined ? nothing : html`<span class="dim">${length(planned)}</span>`;
  return html`<b class="on-time" title="On air since ${clock.full(on.playing.since)}"><cw-elapsed .time=${on.playing.since}></cw-elapsed></b>${planned
      ? html`<span class="dim of-planned">/ ${length(planned)}</span>`
      : nothing}`;
}
