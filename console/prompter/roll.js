/** @import {PrompterStory} from '../types.js' */
/** @import {Anchor} from './story-view.js' */
import { element } from './blocks.js';
import { BlockText, Measure } from './lines.js';
import { StoryView } from './story-view.js';

/**
 * The script on one long sheet, and the read marker in front of it.
 *
 * The one promise of this class: whatever the newsroom edits, the line at the marker stays where it is. Before every change
 * it notes which character begins that line and how far below the line's top the marker is; after the change it looks where
 * that character is now, and moves the sheet so that its line is in the old place. All of this happens in one task, so
 * nothing of it is ever painted. What the marker is in is never taken away: a story or a paragraph that is deleted while
 * somebody reads it stays, marked, until it has been scrolled past.
 */
export class Roll {
  /** @param {HTMLElement} stage where it is shown; its height counts */
  constructor(stage) {
    this.stage = stage;
    this.sheet = element('div', 'sheet', '');
    stage.append(this.sheet);
    this.end = element('p', 'sheet-end', 'End of the running order');
    /** @type {Map<string, StoryView>} */
    this.views = new Map();
    /** @type {StoryView[]} as they stand on the sheet, those that are gone and still shown included */
    this.order = [];
    /** @type {string[]} */
    this.presenters = [];
    /** @type {{anchor: Anchor, y: number} | null} what was kept in its place last, as long as nobody moved the sheet */
    this.kept = null;
    /** Place of the marker on the sheet, in pixels. */
    this.y = 0;
    /** Place of the marker on the stage, from 0 at the top to 1. */
    this.markerAt = 1 / 3;
    this.flipped = false;
    /** Told by how much the marker's place on the sheet had to change so that its line stays. */
    this.onShift = (/** @type {number} */ _shift) => {};
  }

  get markerY() {
    return Math.round(this.stage.clientHeight * this.markerAt);
  }

  /** @param {number} y */
  moveTo(y) {
    this.y = Math.max(0, Math.min(this.length, y));
    this.sheet.style.transform = `translate3d(0, ${this.markerY - this.y}px, 0)`;
  }

  /** Where the last line is. */
  get length() {
    return Math.max(0, this.end.offsetTop);
  }

  /**
   * Shows these stories, in this order.
   *
   * @param {PrompterStory[]} stories
   * @param {string[]} presenters
   * @param {(storyID: string) => boolean} [exists] whether a story that is not among them is in the running order all the same
   */
  show(stories, presenters, exists = () => false) {
    const anchor = this.anchor();
    this.kept = null;
    const first = this.order.length === 0;
    const recoloured = presenters.join('\n') !== this.presenters.join('\n');
    this.presenters = presenters;
    const order = stories.map((story) => this.put(story, anchor, { first, recoloured }));
    this.order = this.withGone(order, anchor, exists);
    this.views = new Map(this.order.map((view) => [view.storyID, view]));
    this.arrange();
    this.restore(anchor);
  }

  /**
   * @param {PrompterStory} story
   * @param {Anchor | null} anchor
   * @param {{first: boolean, recoloured: boolean}} how nothing was shown before, so nothing is new; presenters have other colours
   */
  put(story, anchor, { first, recoloured }) {
    const there = this.views.get(story.storyID);
    // The model gives another object for another story: one edit must not cost the look at all of them.
    if (there?.story === story && !there.gone && !recoloured) return there;
    if (!there) {
      const made = new StoryView(story, this.presenters);
      if (!first) for (const view of made.views) view.mark(view.block.kind !== 'who');
      return made;
    }
    there.update(story, this.presenters, anchor?.storyID === story.storyID ? anchor : null);
    return there;
  }

  /**
   * @param {StoryView[]} order
   * @param {Anchor | null} anchor
   * @param {(storyID: string) => boolean} exists
   */
  withGone(order, anchor, exists) {
    const stays = new Set(order);
    const views = [...order];
    let behind = 0;
    for (const view of this.order) {
      if (stays.has(view)) {
        behind = views.indexOf(view) + 1;
      } else if (view.gone || anchor?.storyID === view.storyID) {
        view.leave(exists(view.storyID) ? 'other' : 'deleted');
        views.splice(behind++, 0, view);
      }
    }
    return views;
  }

  /** An empty sheet. */
  clear() {
    this.order = [];
    this.views = new Map();
    this.arrange();
    this.moveTo(0);
  }

  /** As few elements as possible are moved: each one that is has to be laid out anew. */
  arrange() {
    const wanted = [...this.order.map((view) => view.element), this.end];
    const stays = new Set(/** @type {Element[]} */ (wanted));
    for (const child of [...this.sheet.children]) if (!stays.has(child)) child.remove();
    let at = this.sheet.firstElementChild;
    for (const element of wanted) {
      const inTheWay = at;
      if (inTheWay && inTheWay !== element && inTheWay.nextElementSibling === element) {
        at = element;
        inTheWay.remove(); // its turn comes later
      }
      if (at === element) at = element.nextElementSibling;
      else this.sheet.insertBefore(element, at);
    }
  }

  /**
   * Does something that may move lines about, and keeps what is at the marker in its place: once and again the same word, or
   * one size after the other would creep back to the beginning of its line.
   *
   * @param {() => void} change
   */
  keeping(change) {
    const anchor = this.kept?.y === this.y ? this.kept.anchor : this.anchor();
    change();
    this.restore(anchor);
    this.kept = anchor && { anchor, y: this.y };
  }

  /** The size of the letters or of the stage is another: lines break elsewhere. */
  relaid() {
    for (const view of this.order) for (const block of view.views) block.unpin();
  }

  /** @returns {Measure} */
  measure() {
    return new Measure(this.sheet, this.flipped);
  }

  /**
   * @param {number} y
   * @returns {StoryView | null} the story in which a place of the sheet is
   */
  storyAt(y) {
    let low = 0;
    let high = this.order.length - 1;
    while (low < high) {
      const half = Math.ceil((low + high) / 2);
      if ((this.order[half]?.element.offsetTop ?? 0) <= y) low = half;
      else high = half - 1;
    }
    return this.order[low] ?? null;
  }

  /** @returns {Anchor | null} what is at the marker; null if nothing is shown */
  anchor() {
    const story = this.storyAt(this.y);
    if (!story) return null;
    const measure = this.measure();
    const boxes = story.views.map((view) => ({ view, ...measure.box(view.element) })).filter(({ top, bottom }) => bottom > top);
    const at = boxes.find(({ bottom }) => bottom > this.y) ?? boxes.at(-1);
    if (!at) return null;
    const { view } = at;
    if (view.block.kind !== 'copy' || view.block.text === '') {
      return { storyID: story.storyID, key: view.key, offset: -1, dy: this.y - at.top, height: at.bottom - at.top };
    }
    const lines = measure.lines(view.element);
    const line = Math.max(0, Math.min(lines.count - 1, Math.floor((this.y - lines.top) / lines.height)));
    const top = lines.top + line * lines.height;
    const offset = line === 0 ? 0 : new BlockText(view.element, measure).firstBelow(top);
    return { storyID: story.storyID, key: view.key, offset, dy: this.y - top, height: lines.height };
  }

  /**
   * Moves the sheet so that the anchor is at the marker as it was.
   *
   * @param {Anchor | null} anchor
   */
  restore(anchor) {
    const y = anchor === null ? this.y : (this.placeOf(anchor) ?? this.y);
    const shift = y - this.y;
    if (shift !== 0) this.onShift(shift);
    this.moveTo(y);
  }

  /**
   * @param {Anchor} anchor
   * @returns {number | null} null if neither block nor story is there
   */
  placeOf(anchor) {
    const story = this.views.get(anchor.storyID);
    if (!story) return null;
    const view = story.view(anchor.key) ?? story.views[0];
    if (!view) return null;
    const measure = this.measure();
    const { top, bottom } = measure.box(view.element);
    // Letters of another size: as far down their line as before.
    const below = (/** @type {number} */ height) => (anchor.height > 0 ? (anchor.dy * height) / anchor.height : anchor.dy);
    if (anchor.offset < 0 || view.block.kind !== 'copy') return top + below(bottom - top);
    const lines = measure.lines(view.element);
    const text = new BlockText(view.element, measure);
    const middle = text.nextMiddle(Math.min(anchor.offset, Math.max(0, text.length - 1)), text.length);
    const line = middle === null ? 0 : Math.max(0, Math.floor((middle - lines.top) / lines.height));
    return lines.top + line * lines.height + below(lines.height);
  }

  /** Whether something waits for {@link Roll#tidy}. */
  get untidy() {
    return this.order.some((view) => view.gone || view.views.some((block) => block.gone || block.pin > 0 || block.changed));
  }

  /** Takes away what was only shown because somebody read it, and marks of changes that have been read. */
  tidy() {
    const top = this.y - this.markerY;
    const bottom = top + this.stage.clientHeight;
    const measure = this.measure();
    const out = (/** @type {{top: number, bottom: number}} */ box) => box.bottom < top || box.top > bottom;
    const goneStories = this.order.filter((view) => view.gone && out(measure.box(view.element)));
    /** @type {(() => void)[]} */
    const changes = [];
    for (const view of this.order) {
      if (goneStories.includes(view)) continue;
      for (const block of view.views) {
        if (!block.gone && !block.changed && block.pin === 0) continue;
        const box = measure.box(block.element);
        if (block.gone && out(box)) changes.push(() => view.forget(block));
        if (block.pin > 0 && box.bottom < top) changes.push(() => block.unpin());
        if (block.changed && box.bottom < this.y) block.mark(false);
      }
    }
    if (goneStories.length === 0 && changes.length === 0) return;
    this.keeping(() => {
      for (const change of changes) change();
      this.order = this.order.filter((view) => !goneStories.includes(view));
      for (const view of goneStories) this.views.delete(view.storyID);
      this.arrange();
    });
  }

  /**
   * Where to begin a story: its first line that is read, or its head.
   *
   * @param {string} storyID
   * @returns {number | null}
   */
  startOf(storyID) {
    const story = this.views.get(storyID);
    if (!story) return null;
    const measure = this.measure();
    const first = story.views.find((view) => view.block.className.includes('is-read'));
    if (!first) {
      const { top, bottom } = measure.box(story.element);
      return Math.min(bottom, top + 40);
    }
    const lines = measure.lines(first.element);
    return lines.top + lines.height / 2;
  }

  /** The height of a line of text. */
  get lineHeight() {
    return parseFloat(getComputedStyle(this.sheet).lineHeight) || 1;
  }
}
