/** @import {Cue, Item, Page, RundownChange, Story, StoryAction, Summary, WholeRundown} from './types.js' */
import { get } from './api.js';
import { CueLog, MAX_CUES } from './cue-log.js';
import { glows } from './glow.js';

/** The cells of a story and of an item that glow when the newsroom changes them; times that follow from others do not. */
/** @type {Record<string, (story: Story) => unknown>} */
const STORY_CELLS = {
  page: (story) => story.storyNum,
  slug: (story) => story.storySlug,
  items: (story) => story.items.length,
  length: (story) => story.durationSeconds,
  script: (story) => story.hasBody,
  status: (story) => story.status?.text,
};
/** @type {Record<string, (item: Item) => unknown>} */
const ITEM_CELLS = {
  slug: (item) => item.itemSlug ?? item.objSlug,
  object: (item) => `${item.objID} ${item.mosID} ${item.missingObject} ${item.templates.map(({ graphic, state }) => graphic + state)}`,
  channel: (item) => item.itemChannel,
  length: (item) => item.durationSeconds,
  status: (item) => item.status?.text,
};

/** @param {Story} story */
export const storyKey = (story) => `s ${story.storyID}`;

/**
 * @param {Story} story
 * @param {Item} item
 */
export const itemKey = (story, item) => `i ${story.storyID} ${item.itemID}`;

/** One running order with all its stories, kept up by the stream. Fires `change`. */
export class RundownDetail extends EventTarget {
  /** @param {string} key */
  constructor(key) {
    super();
    this.key = key;
    /** @type {Summary | null} */
    this.header = null;
    /** @type {Map<string, Story>} */
    this.byID = new Map();
    /** @type {Story[]} in order */
    this.stories = [];
    /** @type {string[]} */
    this.order = [];
    this.removed = false;
    this.missing = false;
    this.error = '';
    this.cues = new CueLog();
    /** @type {StoryAction[]} what the newsroom was asked to do, newest first */
    this.actions = [];
    /** @type {RundownChange[] | null} what came while the whole was being fetched */
    this.waiting = null;
  }

  async load() {
    /** @type {RundownChange[]} */
    const waiting = [];
    this.waiting = waiting;
    try {
      const path = `rundowns/${encodeURIComponent(this.key)}`;
      /** @type {[WholeRundown, Page<Cue>, Page<StoryAction>]} */
      const [whole, cues, actions] = await Promise.all([
        get(path),
        get(`${path}/cues`, { limit: String(MAX_CUES) }),
        get(`${path}/story-actions`),
      ]);
      if (this.waiting !== waiting) return;
      this.cues.add(cues.items);
      this.actions = actions.items;
      const { stories, ...header } = whole;
      this.waiting = null;
      this.removed = false;
      this.missing = false;
      this.error = '';
      this.header = header;
      this.byID = new Map(stories.map((story) => [story.storyID, story]));
      this.arrange(stories.map((story) => story.storyID));
      for (const change of waiting) this.apply(change);
    } catch (error) {
      if (this.waiting !== waiting) return;
      this.waiting = null;
      this.missing = error instanceof Error && 'status' in error && error.status === 404;
      this.error = error instanceof Error ? error.message : String(error);
    }
    this.dispatchEvent(new Event('change'));
  }

  /** @param {RundownChange} change */
  take(change) {
    this.waiting?.push(change);
    if (!this.header && !this.missing) return;
    if (this.missing && change.summary) {
      this.load();
      return;
    }
    this.apply(change);
    this.dispatchEvent(new Event('change'));
  }

  /** @param {Cue[]} cues */
  takeCues(cues) {
    for (const cue of this.cues.add(cues)) {
      for (const { storyID, itemID } of cue.items) {
        glows.light(`i ${storyID} ${itemID}`, 'cue');
        glows.light(`s ${storyID}`, 'cue');
      }
    }
    this.dispatchEvent(new Event('change'));
  }

  /**
   * What was just asked for. The stream may have told already how it went on, and was right then.
   *
   * @param {StoryAction} action
   */
  askedFor(action) {
    if (!this.actions.some((known) => known.number === action.number)) this.takeActions([action]);
  }

  /** @param {StoryAction[]} actions those that are new or came further, of any running order */
  takeActions(actions) {
    const mine = actions.filter((action) => action.rundown === this.key);
    if (mine.length === 0) return;
    const all = new Map(this.actions.map((action) => [action.number, action]));
    for (const action of mine) {
      if (all.get(action.number)?.state !== action.state) glows.light(`action ${action.number}`, 'state');
      all.set(action.number, action);
    }
    this.actions = [...all.values()].sort((one, other) => other.number - one.number);
    this.dispatchEvent(new Event('change'));
  }

  /** @param {RundownChange} change */
  apply(change) {
    this.removed = change.removed === true;
    if (this.removed || !this.header) return;
    const before = this.header;
    this.header = { ...before, ...change.summary, ...change.header };
    if (before.air !== this.header.air) glows.light('ro', 'air');
    for (const story of change.stories ?? []) this.put(story);
    if (change.order || change.stories) this.arrange(change.order ?? this.order);
  }

  /** @param {Story} story */
  put(story) {
    const old = this.byID.get(story.storyID);
    this.byID.set(story.storyID, story);
    if (!old) {
      glows.light(storyKey(story), 'row');
      for (const item of story.items) glows.light(itemKey(story, item), 'row');
      return;
    }
    compare(storyKey(story), STORY_CELLS, old, story);
    const items = new Map(old.items.map((item) => [item.itemID, item]));
    for (const item of story.items) {
      const was = items.get(item.itemID);
      if (was) compare(itemKey(story, item), ITEM_CELLS, was, item);
      else glows.light(itemKey(story, item), 'row');
    }
  }

  /** @param {string[]} order */
  arrange(order) {
    this.order = order;
    this.stories = order.flatMap((id) => this.byID.get(id) ?? []);
    this.byID = new Map(this.stories.map((story) => [story.storyID, story]));
  }
}

/**
 * @template T
 * @param {string} key
 * @param {Record<string, (of: T) => unknown>} cells
 * @param {T} old
 * @param {T} now
 */
function compare(key, cells, old, now) {
  for (const [name, value] of Object.entries(cells)) {
    if (value(old) !== value(now)) glows.light(key, name);
  }
}
