/** @import {PrompterStory} from '../types.js' */
/** @import {Block} from './blocks.js' */
import { blocksOf, element } from './blocks.js';
import { ends, mapOffset, match, wordStart } from './diff.js';

/**
 * What is at the read marker.
 *
 * @typedef {object} Anchor
 * @property {string} storyID
 * @property {string} key of the block
 * @property {number} offset of the first character in the line; -1 if the block has no lines
 * @property {number} dy how far below the top of the line, or of the block, the marker is
 * @property {number} height of the line, or of the block
 */

/** A block on the screen. */
class BlockView {
  /**
   * @param {string} key
   * @param {Block} block
   */
  constructor(key, block) {
    this.key = key;
    this.block = block;
    this.element = document.createElement(block.kind === 'head' ? 'h2' : block.kind === 'copy' ? 'p' : 'div');
    this.element.dataset.key = key;
    /** Where a line was made to begin, so that those below it stay as they were; 0 for nowhere. */
    this.pin = 0;
    this.gone = false;
    this.changed = false;
    this.render();
  }

  render() {
    const { kind, className, presenter, content } = this.block;
    const marks = `${this.gone ? 'is-gone' : ''} ${this.changed ? 'is-changed' : ''}`;
    this.element.className = `block block-${kind} ${className} ${marks}`;
    if (kind === 'copy') {
      this.element.dir = 'auto';
      this.element.dataset.presenter = presenter;
    }
    this.element.replaceChildren(...content());
    if (this.pin > 0) this.putPin();
  }

  /** Ends a line in front of a character. */
  putPin() {
    const walker = document.createTreeWalker(this.element, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = /** @type {Text} */ (node);
      if (before + text.length > this.pin) {
        const rest = this.pin === before ? text : text.splitText(this.pin - before);
        rest.before(element('br', 'pin', ''));
        return;
      }
      before += text.length;
    }
  }

  unpin() {
    if (this.pin === 0) return false;
    this.pin = 0;
    this.render();
    return true;
  }

  /** @param {boolean} changed */
  mark(changed) {
    if (this.changed === changed) return;
    this.changed = changed;
    this.element.classList.toggle('is-changed', changed);
  }
}

/** A story on the screen: its blocks, each with a key that it keeps while the newsroom edits. */
export class StoryView {
  /**
   * @param {PrompterStory} story
   * @param {string[]} presenters
   */
  constructor(story, presenters) {
    this.storyID = story.storyID;
    this.story = story;
    this.element = document.createElement('section');
    this.element.className = 'story';
    this.element.dataset.storyId = story.storyID;
    this.nextKey = 0;
    this.gone = false;
    /** @type {'' | 'deleted' | 'other'} why it is gone: it was deleted, or is for another presenter now */
    this.why = '';
    /** @type {BlockView[]} in order, those that are gone and still shown included */
    this.views = blocksOf(story, presenters).map((block) => this.newView(block));
    this.arrange();
  }

  /** @param {Block} block */
  newView(block) {
    return new BlockView(block.kind === 'head' ? 'head' : String(this.nextKey++), block);
  }

  /** @param {string} key */
  view(key) {
    return this.views.find((view) => view.key === key);
  }

  /** Blocks that are still in the script. */
  get live() {
    return this.views.filter((view) => !view.gone);
  }

  arrange() {
    const wanted = this.views.map((view) => view.element);
    const there = [...this.element.children];
    if (wanted.length !== there.length || wanted.some((element, i) => element !== there[i])) {
      this.element.replaceChildren(...wanted);
    }
    this.element.classList.toggle('is-gone', this.gone);
    this.element.dataset.why = this.why;
    this.element.classList.toggle('is-floated', this.story.floated);
  }

  /**
   * Shows the story as it is now. What is at the marker stays: a block that was taken out is shown, marked, until somebody
   * {@link StoryView#forget}s it, and the line that the anchor is in begins with the same word as before.
   *
   * @param {PrompterStory} story
   * @param {string[]} presenters
   * @param {Anchor | null} anchor what is at the marker, if that is in this story; is moved along with its text
   */
  update(story, presenters, anchor) {
    this.story = story;
    this.gone = false;
    this.why = '';
    const blocks = blocksOf(story, presenters);
    const old = this.live;
    const places = match(
      old.map((view) => view.block),
      blocks,
    );
    const next = blocks.map((block, i) => {
      const view = old[places[i] ?? -1];
      return view ? this.edited(view, block, anchor) : this.added(block);
    });
    this.keepGone(next, anchor);
    this.arrange();
  }

  /** @param {Block} block */
  added(block) {
    const view = this.newView(block);
    view.mark(block.kind !== 'who');
    return view;
  }

  /**
   * @param {BlockView} view
   * @param {Block} block
   * @param {Anchor | null} anchor
   */
  edited(view, block, anchor) {
    if (view.block.sign === block.sign) {
      view.block = block;
      return view;
    }
    const before = view.block.text;
    view.block = block;
    if (before !== block.text) {
      if (view.pin > 0) view.pin = wordStart(block.text, mapOffset(before, block.text, view.pin));
      if (anchor && anchor.key === view.key && anchor.offset >= 0) this.moveAnchor(view, before, anchor);
      view.changed = true;
    }
    view.render();
    return view;
  }

  /**
   * Words that come or go above the line push the line's own words along; a line break in front of them holds them.
   *
   * @param {BlockView} view
   * @param {string} before
   * @param {Anchor} anchor
   */
  moveAnchor(view, before, anchor) {
    const text = view.block.text;
    const { head } = ends(before, text);
    const offset = mapOffset(before, text, anchor.offset);
    if (head < anchor.offset) {
      anchor.offset = wordStart(text, offset);
      view.pin = anchor.offset;
    }
  }

  /**
   * @param {BlockView[]} next those that are in the script now
   * @param {Anchor | null} anchor
   */
  keepGone(next, anchor) {
    const stays = new Set(next);
    const views = [...next];
    let behind = 0;
    for (const view of this.views) {
      if (stays.has(view)) {
        behind = views.indexOf(view) + 1;
      } else if (view.gone || (anchor?.key === view.key && view.block.kind !== 'none')) {
        if (!view.gone) {
          view.gone = true;
          view.changed = false;
          view.render();
        }
        views.splice(behind++, 0, view);
      } else if (anchor?.key === view.key) {
        // The first words of a script come in place of the note that there are none.
        anchor.key = views[behind]?.key ?? 'head';
        anchor.offset = views[behind]?.block.kind === 'copy' ? 0 : -1;
      }
    }
    this.views = views;
  }

  /**
   * Takes a block away that is only shown because it was being read.
   *
   * @param {BlockView} view
   */
  forget(view) {
    this.views = this.views.filter((each) => each !== view);
    this.arrange();
  }

  /**
   * The story is none of those that are read here any more.
   *
   * @param {'deleted' | 'other'} why
   */
  leave(why) {
    this.gone = true;
    this.why = why;
    this.arrange();
  }
}
