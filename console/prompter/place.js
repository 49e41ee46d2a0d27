/** @import {Roll} from './roll.js' */

/**
 * Where the marker is, for a page that is loaded again in the same window: a key that was pressed by mistake, or a crash,
 * must not cost the place in the show.
 */
export class Place {
  /** @param {string} key of the running order */
  constructor(key) {
    this.name = `cueway.prompter.${key}`;
    this.saved = 0;
  }

  /** @param {Roll} roll */
  save(roll) {
    const anchor = roll.anchor();
    const story = anchor && roll.views.get(anchor.storyID);
    if (!anchor || !story) return;
    const block = story.live.findIndex((view) => view.key === anchor.key);
    try {
      sessionStorage.setItem(this.name, JSON.stringify({ ...anchor, block }));
    } catch {
      // A browser that forbids storage begins at the top again.
    }
  }

  /**
   * Now and then.
   *
   * @param {Roll} roll
   */
  note(roll) {
    const now = performance.now();
    if (now - this.saved < 1_000) return;
    this.saved = now;
    this.save(roll);
  }

  /**
   * Goes there, if it is still there.
   *
   * @param {Roll} roll
   * @returns {boolean}
   */
  restore(roll) {
    try {
      const { storyID, block, offset, dy, height } = JSON.parse(sessionStorage.getItem(this.name) ?? '{}');
      const view = roll.views.get(storyID)?.live[block];
      if (!view) return false;
      roll.restore({ storyID, key: view.key, offset: Number(offset) || 0, dy: Number(dy) || 0, height: Number(height) || 0 });
      return true;
    } catch {
      return false;
    }
  }
}
