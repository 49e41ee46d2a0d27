/** @import {CueLog} from './cue-log.js' */
/** @import {Cue, Item, MosStatus, Story, Summary} from './types.js' */
import { itemKey, storyKey } from './rundown-detail.js';
import { mosTime, seconds } from './time.js';

/**
 * @typedef {'onAir' | 'next' | 'cued' | 'aired' | 'floated' | 'gone' | 'unknown'} Tally
 *
 * @typedef {object} StoryRow
 * @property {'story'} kind
 * @property {string} key
 * @property {Story} story
 * @property {Tally | null} tally
 * @property {string} worst the item status to worry about, or ""
 * @property {string} channel
 * @property {number | null} start
 * @property {number | null} back
 * @property {boolean} vague a story above has no length, so that the start is a guess
 * @property {boolean} open
 * @property {Cue | null} cue the last one of its items
 *
 * @typedef {object} ItemRow
 * @property {'item'} kind
 * @property {string} key
 * @property {Story} story
 * @property {Item} item
 * @property {Tally | null} tally
 * @property {Cue | null} cue the last one
 *
 * @typedef {StoryRow | ItemRow} GridRow
 */

/** @type {Record<Tally, string>} */
export const TALLY_WORDS = {
  onAir: 'ON AIR',
  next: 'NEXT',
  cued: 'CUED',
  aired: 'AIRED',
  floated: 'FLOATED',
  gone: 'GONE IN NCS',
  unknown: 'UNKNOWN',
};

/** MOS leaves the status text open; these are the words met. What is not listed says nothing about air. */
/** @type {Record<string, Tally>} */
const TALLIES = {
  PLAY: 'onAir',
  'ON AIR': 'onAir',
  NEXT: 'next',
  CUE: 'cued',
  CUED: 'cued',
  STOP: 'aired',
  STOPPED: 'aired',
  AIRED: 'aired',
  PLAYED: 'aired',
  FLOAT: 'floated',
  FLOATED: 'floated',
  DELETED: 'gone',
  UNKNOWN: 'unknown',
  DISCONNECTED: 'unknown',
};

/** @type {Tally[]} which of a story's items speaks for it */
const LOUDEST = ['onAir', 'cued', 'next', 'unknown'];

/** An item needs an object of this gateway, and it is not there. */
const MISSING = 'MISSING OBJECT';

/** It uses a graphic, and that is not there. */
const MISSING_TEMPLATE = 'MISSING TEMPLATE';

/** @param {Item} item */
const lacksTemplate = (item) => item.templates.some(({ state }) => state === 'missing');

/** Trouble first. */
const GRAVITY = ['MISSING', 'NOT READY', 'ERROR', 'DISCONNECTED', 'UNKNOWN', 'BUSY'];

/** @typedef {'good' | 'wait' | 'bad' | 'plain'} Mood */

/**
 * @param {string} text a MOS status
 * @returns {Mood}
 */
export function mood(text) {
  const word = text.trim().toUpperCase();
  if (word === 'READY' || word === 'PLAY' || word === 'OK' || word === 'CUED') return 'good';
  if (word === 'BUSY' || word === 'UPDATED' || word === 'UNKNOWN' || word === 'DISCONNECTED') return 'wait';
  if (/MISSING|NOT READY|ERROR|FAIL/.test(word)) return 'bad';
  return 'plain';
}

/** @param {Story} story */
function worstStatus(story) {
  const words = story.items.flatMap((item) => (item.missingObject ? MISSING : lacksTemplate(item) ? MISSING_TEMPLATE : (item.status?.text ?? [])));
  for (const grave of GRAVITY) {
    const found = words.find((word) => word.toUpperCase().includes(grave));
    if (found) return found;
  }
  return words[0] ?? '';
}

/**
 * @param {string | undefined} status
 * @returns {Tally | null}
 */
export function tallyOf(status) {
  return (status && TALLIES[status.trim().toUpperCase()]) || null;
}

/**
 * @param {{status: MosStatus | null, items: {status: MosStatus | null}[]}} story
 * @returns {Tally | null} what its own status says, else the loudest of its items
 */
export function storyTally(story) {
  const own = tallyOf(story.status?.text);
  if (own) return own;
  const items = story.items.map((item) => tallyOf(item.status?.text));
  const loud = LOUDEST.find((tally) => items.includes(tally));
  if (loud) return loud;
  return items.length > 0 && items.every((tally) => tally === 'aired') ? 'aired' : null;
}

/** @param {Story} story */
function channels(story) {
  return [...new Set(story.items.flatMap((item) => item.itemChannel || []))].join(' ');
}

/**
 * @typedef {object} Timing
 * @property {number | null} start
 * @property {number | null} planned seconds
 * @property {number} sum seconds of the stories whose length is known
 * @property {number} unknown stories without a length
 * @property {number | null} over seconds over (or, negative, under) plan
 */

/**
 * @param {Summary} header
 * @param {Story[]} stories
 * @returns {Timing}
 */
export function timing(header, stories) {
  const planned = seconds(header.roEdDur);
  const known = stories.flatMap((story) => story.durationSeconds ?? []);
  const sum = known.reduce((all, one) => all + one, 0);
  return {
    start: mosTime(header.roEdStart),
    planned,
    sum,
    unknown: stories.length - known.length,
    over: planned === null ? null : sum - planned,
  };
}

/**
 * The rows of the grid. Times run over all stories, also where a filter hides some.
 *
 * @param {Timing} times
 * @param {{stories: Story[], cues: CueLog}} held
 * @param {(storyID: string) => boolean} isOpen
 * @param {string} filter text in a slug or ID
 * @returns {GridRow[]}
 */
export function gridRows(times, { stories, cues }, isOpen, filter) {
  const end = times.start === null || times.planned === null ? null : times.start + times.planned * 1000;
  const wanted = filter.trim().toLowerCase();
  /** @type {GridRow[]} */
  const rows = [];
  let before = 0;
  let vague = false;
  for (const story of stories) {
    const items = story.items.filter((item) => wanted === '' || itemSays(item, wanted));
    if (wanted === '' || storySays(story, wanted) || items.length > 0) {
      const open = isOpen(story.storyID);
      rows.push({
        kind: 'story',
        key: storyKey(story),
        story,
        tally: storyTally(story),
        worst: worstStatus(story),
        channel: channels(story),
        start: times.start === null ? null : times.start + before * 1000,
        back: end === null ? null : end - (times.sum - before) * 1000,
        vague,
        open,
        cue: cues.ofStory(story),
      });
      if (open) for (const item of items) rows.push(itemRow(story, item, cues.ofItem(story, item)));
    }
    before += story.durationSeconds ?? 0;
    vague ||= (story.durationSeconds ?? null) === null;
  }
  return rows;
}

/**
 * @param {Story} story
 * @param {Item} item
 * @param {Cue | null} cue
 * @returns {ItemRow}
 */
function itemRow(story, item, cue) {
  return { kind: 'item', key: itemKey(story, item), story, item, tally: tallyOf(item.status?.text), cue };
}

/**
 * @param {Story} story
 * @param {string} text
 */
function storySays(story, text) {
  return [story.storySlug, story.storyNum, story.storyID].some((part) => part?.toLowerCase().includes(text));
}

/**
 * @param {Item} item
 * @param {string} text
 */
function itemSays(item, text) {
  return [item.itemSlug, item.objSlug, item.objID].some((part) => part?.toLowerCase().includes(text));
}
