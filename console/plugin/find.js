// Finding by what somebody half remembers: two letters are to be enough. Pure.

/** @typedef {[from: number, to: number]} Range */

/**
 * @typedef {object} Hit
 * @property {number} score higher is better
 * @property {Range[]} ranges what of the text was typed, to be shown
 */

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * How well a query fits a text; null if not at all. Best is its beginning, then the beginnings of words (`lt` is Lower third), then
 * anything inside, then letters in that order.
 *
 * @param {string} query
 * @param {string} text
 * @returns {Hit | null}
 */
export function match(query, text) {
  const wanted = fold(query.trim());
  if (wanted === '') return { score: 0, ranges: [] };
  const there = fold(text);
  const at = there.indexOf(wanted);
  const words = [...there.matchAll(WORD)].map((word) => word.index);
  if (at === 0) return { score: 100, ranges: [[0, wanted.length]] };
  if (words.includes(at)) return { score: 90 - Math.min(at, 20) / 10, ranges: [[at, at + wanted.length]] };
  const initials = byInitials(wanted.replace(/\s/g, ''), there, words);
  if (initials) return { score: 80, ranges: initials };
  const several = byWords(wanted, there);
  if (several) return { score: 70, ranges: several };
  if (at > 0) return { score: 60 - Math.min(at, 20) / 10, ranges: [[at, at + wanted.length]] };
  const letters = byLetters(wanted.replace(/\s/g, ''), there);
  return letters ? { score: 20 - letters.length, ranges: letters } : null;
}

/**
 * Small letters, each where it stood: a letter with an accent counts as the one without.
 *
 * @param {string} text
 */
function fold(text) {
  return Array.from(text.normalize('NFC'), (sign) => {
    const bare = sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return bare.length === sign.length ? bare : sign.toLowerCase().slice(0, sign.length).padEnd(sign.length);
  }).join('');
}

/**
 * Beginnings of words one behind the other: `lt`, `lothi`.
 *
 * @param {string} wanted
 * @param {string} text
 * @param {number[]} words
 * @returns {Range[] | null}
 */
function byInitials(wanted, text, words) {
  /** @type {(from: number, rest: string) => Range[] | null} */
  const go = (from, rest) => {
    if (rest === '') return [];
    for (let i = from; i < words.length; i++) {
      const start = words[i] ?? 0;
      let length = 0;
      while (length < rest.length && text[start + length] === rest[length]) length++;
      for (let take = length; take > 0; take--) {
        const further = go(i + 1, rest.slice(take));
        if (further) return [[start, start + take], ...further];
      }
    }
    return null;
  };
  return wanted.length > 16 ? null : go(0, wanted);
}

/**
 * Several words, each somewhere.
 *
 * @param {string} wanted
 * @param {string} text
 * @returns {Range[] | null}
 */
function byWords(wanted, text) {
  const words = wanted.split(/\s+/);
  if (words.length < 2) return null;
  const found = words.map((word) => text.indexOf(word));
  if (found.some((at) => at < 0)) return null;
  return found.map((at, i) => /** @type {Range} */ ([at, at + (words[i] ?? '').length])).sort((one, other) => one[0] - other[0]);
}

/**
 * All letters in their order, the first of them at the beginning of a word.
 *
 * @param {string} wanted
 * @param {string} text
 * @returns {Range[] | null}
 */
function byLetters(wanted, text) {
  if (wanted.length < 2) return null;
  /** @type {Range[]} */
  const ranges = [];
  let at = -1;
  for (const letter of wanted) {
    at = text.indexOf(letter, at + 1);
    if (at < 0 || (ranges.length === 0 && at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? ''))) return null;
    const last = ranges.at(-1);
    if (last && last[1] === at) last[1] = at + 1;
    else ranges.push([at, at + 1]);
  }
  return ranges;
}

/**
 * What fits of some things, the best first, in their order where they fit equally.
 *
 * @template T
 * @param {string} query
 * @param {T[]} things
 * @param {(thing: T) => string[]} texts what is looked at, the first of which is shown
 * @returns {{ thing: T, ranges: Range[], via: string }[]} `via`: the other text that fits, if it was one
 */
export function find(query, things, texts) {
  const found = things.flatMap((thing, place) => {
    const hits = texts(thing).map((text, i) => ({ text, i, hit: match(query, text) }));
    const best = hits
      .filter(({ hit }) => hit !== null)
      .sort((one, other) => (other.hit?.score ?? 0) - other.i * 5 - ((one.hit?.score ?? 0) - one.i * 5))[0];
    if (!best?.hit) return [];
    const first = best.i === 0;
    return [{ thing, place, score: best.hit.score - best.i * 5, ranges: first ? best.hit.ranges : [], via: first ? '' : best.text }];
  });
  return found.sort((one, other) => other.score - one.score || one.place - other.place);
}
