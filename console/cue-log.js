/** @import {Cue, Item, Story} from './types.js' */

/** Cues of one running order that are asked for: a show has hundreds at most. */
export const MAX_CUES = 1_000;

/** About being ready at all, so they say nothing of where an item stands. */
const READINESS = ['arm', 'disarm'];

/**
 * @param {string} storyID
 * @param {string} itemID
 */
const key = (storyID, itemID) => `${storyID} ${itemID}`;

/** The cues of one running order, as far as it takes to say which one each item had last. */
export class CueLog {
  constructor() {
    /** @type {Map<string, Cue>} the last cue of each item */
    this.lastOf = new Map();
    this.newest = 0;
  }

  /**
   * Takes cues in any order, also such as it has already.
   *
   * @param {Cue[]} cues
   * @returns {Cue[]} those that nobody had told before, oldest first
   */
  add(cues) {
    const fresh = cues.filter((cue) => cue.number > this.newest).sort((one, other) => one.number - other.number);
    for (const cue of fresh) {
      this.newest = cue.number;
      if (READINESS.includes(cue.verb)) continue;
      for (const { storyID, itemID } of cue.items) this.lastOf.set(key(storyID, itemID), cue);
    }
    return fresh;
  }

  /**
   * @param {Story} story
   * @param {Item} item
   * @returns {Cue | null}
   */
  ofItem(story, item) {
    return this.lastOf.get(key(story.storyID, item.itemID)) ?? null;
  }

  /**
   * @param {Story} story
   * @returns {Cue | null} the last one that any of its items had
   */
  ofStory(story) {
    /** @type {Cue | null} */
    let last = null;
    for (const item of story.items) {
      const cue = this.ofItem(story, item);
      if (cue && cue.number > (last?.number ?? 0)) last = cue;
    }
    return last;
  }
}
