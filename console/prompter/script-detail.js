/** @import {PrompterStory, RundownChange, Summary, WholePrompter} from '../types.js' */
import { get } from '../api.js';

/** One running order with its scripts, kept up by the stream. Fires `change`. */
export class ScriptDetail extends EventTarget {
  /** @param {string} key */
  constructor(key) {
    super();
    this.key = key;
    /** @type {Summary | null} */
    this.header = null;
    /** @type {PrompterStory[]} in order */
    this.stories = [];
    this.removed = false;
    this.missing = false;
    this.error = '';
    /** @type {RundownChange[] | null} what came while the whole was being fetched */
    this.waiting = null;
  }

  /** @returns {string[]} everybody who reads, in the order in which they first do */
  get presenters() {
    return [...new Set(this.stories.flatMap((story) => story.presenters))];
  }

  async load() {
    /** @type {RundownChange[]} */
    const waiting = [];
    this.waiting = waiting;
    try {
      /** @type {WholePrompter} */
      const whole = await get(`rundowns/${encodeURIComponent(this.key)}/prompter`);
      if (this.waiting !== waiting) return;
      const { stories, readSeconds: _sum, presenters: _all, ...header } = whole;
      this.waiting = null;
      this.removed = false;
      this.missing = false;
      this.error = '';
      this.header = header;
      this.stories = stories;
      for (const change of waiting) this.apply(change);
    } catch (error) {
      if (this.waiting !== waiting) return;
      this.waiting = null;
      const gone = error instanceof Error && 'status' in error && error.status === 404;
      // What was read a moment ago stays on the glass.
      this.removed = gone && this.header !== null;
      this.missing = gone && this.header === null;
      this.error = error instanceof Error ? error.message : String(error);
    }
    this.dispatchEvent(new Event('change'));
  }

  /** @param {RundownChange} change */
  take(change) {
    this.waiting?.push(change);
    if ((this.missing || this.removed) && change.summary) {
      this.load();
      return;
    }
    if (!this.header) return;
    this.apply(change);
    this.dispatchEvent(new Event('change'));
  }

  /** @param {RundownChange} change */
  apply(change) {
    this.removed = change.removed === true;
    if (this.removed || !this.header) return;
    this.header = { ...this.header, ...change.summary };
    const byID = new Map(this.stories.map((story) => [story.storyID, story]));
    for (const story of change.scripts ?? []) byID.set(story.storyID, story);
    const order = change.order ?? this.stories.map((story) => story.storyID);
    this.stories = order.flatMap((id) => byID.get(id) ?? []);
  }
}

/**
 * Whether somebody reads in a story, or may have to, because nobody is named.
 *
 * @param {PrompterStory} story
 * @param {string} presenter
 */
export function isFor(story, presenter) {
  const wanted = plain(presenter);
  return wanted === '' || story.presenters.length === 0 || story.presenters.some((name) => plain(name) === wanted);
}

/** @param {string} name */
export function plain(name) {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}
