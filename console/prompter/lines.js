/**
 * Where the lines of a text are on the screen. All places are pixels below the top of `frame`, whatever way round it is
 * shown: a prompter's picture may be turned upside down.
 */
export class Measure {
  /**
   * @param {HTMLElement} frame
   * @param {boolean} flipped the frame is shown upside down
   */
  constructor(frame, flipped) {
    this.rect = frame.getBoundingClientRect();
    this.flipped = flipped;
  }

  /**
   * @param {{top: number, bottom: number}} rect
   * @returns {number}
   */
  topOf(rect) {
    return this.flipped ? this.rect.bottom - rect.bottom : rect.top - this.rect.top;
  }

  /**
   * @param {Element} element
   * @returns {{top: number, bottom: number}}
   */
  box(element) {
    const rect = element.getBoundingClientRect();
    const top = this.topOf(rect);
    return { top, bottom: top + rect.height };
  }

  /**
   * The lines of a block of text are all of one height, so they are found by arithmetic.
   *
   * @param {HTMLElement} block
   */
  lines(block) {
    const style = getComputedStyle(block);
    const { top, bottom } = this.box(block);
    const above = parseFloat(style.paddingTop) || 0;
    const below = parseFloat(style.paddingBottom) || 0;
    const height = parseFloat(style.lineHeight) || bottom - top;
    const count = Math.max(1, Math.round((bottom - top - above - below) / height));
    return { top: top + above, height, count };
  }
}

/** The text of a block, whatever elements it is spread over. */
export class BlockText {
  /**
   * @param {HTMLElement} block
   * @param {Measure} measure
   */
  constructor(block, measure) {
    this.measure = measure;
    /** @type {{node: Text, start: number}[]} */
    this.nodes = [];
    this.length = 0;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = /** @type {Text} */ (node);
      this.nodes.push({ node: text, start: this.length });
      this.length += text.length;
    }
    this.range = document.createRange();
  }

  /** @param {number} offset */
  place(offset) {
    let low = 0;
    let high = this.nodes.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.nodes[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const found = this.nodes[low];
    return found ? { node: found.node, offset: Math.min(offset - found.start, found.node.length) } : null;
  }

  /**
   * @param {number} offset
   * @returns {number | null} the middle of the line that the character is in; null if it is not shown
   */
  middle(offset) {
    const place = this.place(offset);
    if (!place || place.offset >= place.node.length) return null;
    this.range.setStart(place.node, place.offset);
    this.range.setEnd(place.node, place.offset + 1);
    // A blank that hangs behind a line has a box on that line; one between has the last.
    const rect = [...this.range.getClientRects()].at(-1);
    return rect ? this.measure.topOf(rect) + rect.height / 2 : null;
  }

  /**
   * The first character in or below a place.
   *
   * @param {number} top
   * @returns {number} the length of the text if all of it is above
   */
  firstBelow(top) {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const half = (low + high) >> 1;
      const middle = this.nextMiddle(half, high);
      if (middle === null || middle < top) low = half + 1;
      else high = half;
    }
    return low;
  }

  /**
   * @param {number} offset
   * @param {number} end
   */
  nextMiddle(offset, end) {
    for (let at = offset; at < end; at++) {
      const middle = this.middle(at);
      if (middle !== null) return middle;
    }
    return null;
  }
}
