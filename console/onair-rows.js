/** @import {Holding} from './air.js' */
/** @import {Air} from './air.js' */
/** @import {RundownDetail} from './rundown-detail.js' */
/** @import {Tally, Timing} from './rundown-rows.js' */
/** @import {Cue, Item, Show, Story} from './types.js' */
import { doubt, itemID } from './air.js';
import { itemKey, storyKey } from './rundown-detail.js';
import { storyTally, tallyOf } from './rundown-rows.js';

/**
 * @typedef {object} ShowItem
 * @property {'item'} kind
 * @property {string} key
 * @property {string} storyID
 * @property {string} itemID
 * @property {string} slug
 * @property {Item | null} item null if the newsroom took it away
 * @property {Tally | null} tally
 * @property {boolean} next
 * @property {boolean} chosen that it is next is a person's choice
 * @property {boolean} gone
 * @property {Holding[]} held
 * @property {string} trouble why it is not as it should be, in words; "" if it is
 * @property {Cue | null} cue the last one
 *
 * @typedef {object} ShowStory
 * @property {'story'} kind
 * @property {string} key
 * @property {string} storyID
 * @property {Story} story
 * @property {Tally | null} tally
 * @property {number | null} start
 * @property {number | null} back
 *
 * @typedef {ShowItem | ShowStory} ShowRow
 */

/**
 * The rows of a show, as devices have it: every story with its items, and what devices have though the newsroom took it away.
 *
 * @param {RundownDetail} detail
 * @param {Timing} times
 * @param {Air} air
 * @returns {ShowRow[]}
 */
export function showRows(detail, times, air) {
  const show = air.shows.get(detail.key) ?? null;
  const about = { detail, show, held: air.of(detail.key), air };
  const gone = goneBehind(show);
  const end = times.start === null || times.planned === null ? null : times.start + times.planned * 1000;
  /** @type {ShowRow[]} */
  const rows = (gone.get('') ?? []).map((one) => goneRow(one, about));
  let before = 0;
  for (const story of detail.stories) {
    /** @type {ShowItem[]} */
    const items = [];
    for (const item of story.items) {
      items.push(itemRow(story, item, about));
      for (const one of gone.get(itemID({ storyID: story.storyID, itemID: item.itemID })) ?? []) items.push(goneRow(one, about));
    }
    rows.push({
      kind: 'story',
      key: storyKey(story),
      storyID: story.storyID,
      story,
      tally: storyState(story, items),
      start: times.start === null ? null : times.start + before * 1000,
      back: end === null ? null : end - (times.sum - before) * 1000,
    });
    rows.push(...items);
    before += story.durationSeconds ?? 0;
  }
  return rows;
}

/** @typedef {{detail: RundownDetail, show: Show | null, held: Map<string, Holding[]>, air: Air}} About */

/**
 * @param {Show | null} show
 * @returns {Map<string, Show['gone']>} by the item that they stood behind
 */
function goneBehind(show) {
  /** @type {Map<string, Show['gone']>} */
  const behind = new Map();
  for (const one of show?.gone ?? []) {
    const key = one.after ? itemID(one.after) : '';
    behind.set(key, [...(behind.get(key) ?? []), one]);
  }
  return behind;
}

/**
 * @param {Story} story
 * @param {Item} item
 * @param {About} about
 * @returns {ShowItem}
 */
function itemRow(story, item, { detail, show, held, air }) {
  const place = { storyID: story.storyID, itemID: item.itemID };
  const mine = held.get(itemID(place)) ?? [];
  const next = show?.next?.storyID === place.storyID && show.next.itemID === place.itemID;
  return {
    kind: 'item',
    key: itemKey(story, item),
    ...place,
    slug: item.itemSlug || item.objSlug || item.objID || item.itemID,
    item,
    tally: stateOf(mine, next) ?? (tallyOf(story.status?.text) === 'floated' ? 'floated' : told(item)),
    next,
    chosen: next && show?.next?.chosen === true,
    gone: false,
    held: mine,
    trouble: mine.map(({ place: at }) => doubt(at)).find(Boolean) ?? air.troubleOf(detail.key, place),
    cue: detail.cues.ofItem(story, item),
  };
}

/**
 * @param {Show['gone'][number]} gone
 * @param {About} about
 * @returns {ShowItem}
 */
function goneRow({ storyID, itemID: id, slug }, { detail, held, air }) {
  const place = { storyID, itemID: id };
  const mine = held.get(itemID(place)) ?? [];
  return {
    kind: 'item',
    key: `gone ${itemID(place)}`,
    ...place,
    slug,
    item: null,
    tally: stateOf(mine, false) ?? 'gone',
    next: false,
    chosen: false,
    gone: true,
    held: mine,
    trouble: mine.map(({ place: at }) => doubt(at)).find(Boolean) ?? air.troubleOf(detail.key, place),
    cue: detail.cues.lastOf.get(itemID(place)) ?? null,
  };
}

/**
 * What devices say of an item. What is sent and not confirmed is neither on air nor off.
 *
 * @param {Holding[]} held
 * @param {boolean} next
 * @returns {Tally | null}
 */
function stateOf(held, next) {
  const air = held.filter((one) => one.air);
  if (air.some(({ place }) => place.certainty === 'confirmed')) return 'onAir';
  if (air.length > 0) return 'unknown';
  if (next) return 'next';
  return held.length > 0 ? 'cued' : null;
}

/**
 * What the last status says of an item that no device has: it was on air, or it is passed over.
 *
 * @param {Item} item
 * @returns {Tally | null}
 */
function told(item) {
  const tally = tallyOf(item.status?.text);
  return tally === 'aired' || tally === 'floated' ? tally : null;
}

/**
 * @param {Story} story
 * @param {ShowItem[]} items
 * @returns {Tally | null}
 */
function storyState(story, items) {
  const tallies = items.map((item) => item.tally);
  for (const loud of /** @type {Tally[]} */ (['onAir', 'unknown', 'next', 'cued'])) if (tallies.includes(loud)) return loud;
  if (storyTally(story) === 'floated') return 'floated';
  return tallies.length > 0 && tallies.every((tally) => tally === 'aired') ? 'aired' : null;
}

/**
 * The clocks of a show: what is on air, what is left of it and of the whole.
 *
 * @typedef {object} ShowClocks
 * @property {Holding | null} air taken last, and on air
 * @property {number | null} length seconds of that item
 * @property {'item' | 'story' | ''} from whose length that is
 * @property {string} since when its story began, or it did
 * @property {ShowStory | null} upcoming the story that comes next
 * @property {number | null} left seconds of the stories behind the one on air
 * @property {boolean} vague one of them has no length
 */

/**
 * @param {ShowRow[]} rows
 * @param {RundownDetail} detail
 * @param {Air} air
 * @returns {ShowClocks}
 */
export function showClocks(rows, detail, air) {
  const newest = air.newest(detail.key);
  const stories = rows.filter((row) => row.kind === 'story');
  const row = newest ? rows.find((each) => each.kind === 'item' && itemID(each) === itemID(newest.playing)) : undefined;
  const at = newest ? stories.findIndex((each) => each.storyID === newest.playing.storyID) : -1;
  const story = stories[at];
  const next = air.shows.get(detail.key)?.next;
  const ahead = next && stories.find((each) => each.storyID === next.storyID);
  const own = row?.kind === 'item' ? (row.item?.durationSeconds ?? null) : null;
  const length = own ?? story?.story.durationSeconds ?? null;
  const behind = at < 0 ? [] : stories.slice(at + 1);
  const began = air.holdings
    .filter((one) => one.air && one.playing.rundown === detail.key && one.playing.storyID === newest?.playing.storyID)
    .map((one) => one.playing.since)
    .sort()[0];
  return {
    air: newest,
    length,
    from: own !== null ? 'item' : length !== null ? 'story' : '',
    since: (own !== null ? newest?.playing.since : began) ?? '',
    upcoming: (at < 0 ? ahead : ahead && stories.indexOf(ahead) > at ? ahead : stories[at + 1]) ?? null,
    left: at < 0 ? null : behind.reduce((sum, each) => sum + (each.story.durationSeconds ?? 0), 0),
    vague: behind.some((each) => (each.story.durationSeconds ?? null) === null),
  };
}

/**
 * Seconds that the show will be over its planned end, or under it: now, what is left of the story on air, and all behind it.
 *
 * @param {ShowClocks} clocks
 * @param {Timing} times
 * @param {{now: number, story: Story | undefined, began: number}} at
 * @returns {number | null} null if it cannot be said
 */
export function running(clocks, times, { now, story, began }) {
  if (clocks.left === null || times.start === null || times.planned === null || !story) return null;
  const rest = Math.max(0, (story.durationSeconds ?? 0) - (now - began) / 1000);
  return (now - times.start) / 1000 + rest + clocks.left - times.planned;
}
