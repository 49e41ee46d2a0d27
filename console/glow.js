/** What has just changed. A cell glows for two seconds; the style sheet does the fading. */
const GLOW_MILLIS = 2_000;

class Glows {
  constructor() {
    /** @type {Map<string, {until: number, odd: boolean}>} */
    this.lit = new Map();
  }

  /**
   * @param {string} row
   * @param {string} cell
   */
  light(row, cell) {
    const key = `${row} ${cell}`;
    const now = performance.now();
    this.lit.set(key, { until: now + GLOW_MILLIS, odd: !this.lit.get(key)?.odd });
    if (this.lit.size > 500) this.sweep(now);
  }

  /**
   * Two class names by turns: a second change within the two seconds starts the animation again.
   *
   * @param {string} row
   * @param {string} cell
   */
  of(row, cell) {
    const glow = this.lit.get(`${row} ${cell}`);
    if (!glow || glow.until < performance.now()) return '';
    return glow.odd ? 'glow' : 'glow-again';
  }

  /** @param {number} now */
  sweep(now) {
    for (const [key, glow] of this.lit) {
      if (glow.until < now) this.lit.delete(key);
    }
  }
}

export const glows = new Glows();
