/**
 * What became of a script when the newsroom edited it. Pure: which block of the old script is which of the new one, and
 * where a character of a text is now.
 *
 * @typedef {object} Comparable
 * @property {string} kind
 * @property {string} sign equal if and only if two blocks look the same
 * @property {string} text
 * @property {string} [id] what tells blocks of a kind apart, if anything does
 */

/** Beyond so many pairs a table of all of them costs more than a worse match does. */
const MAX_PAIRS = 40_000;
/** Two paragraphs that share so much are one that was edited. */
const SAME_ENOUGH = 0.5;
/** How far an edited block is looked for. */
const LOOK_AHEAD = 12;

/**
 * @param {Comparable[]} before
 * @param {Comparable[]} after
 * @returns {number[]} for each block of `after` its place in `before`, or -1 for a new one; in rising order but for the -1s
 */
export function match(before, after) {
  const equal = (/** @type {number} */ i, /** @type {number} */ j) => before[i]?.sign === after[j]?.sign;
  const pairs = common(before.length, after.length, equal);
  const places = new Array(after.length).fill(-1);
  for (const [i, j] of pairs) places[j] = i;
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...pairs, /** @type {[number, number]} */ ([before.length, after.length])]) {
    pairEdited(before, after, { i, j, nextI, nextJ }, places);
    i = nextI + 1;
    j = nextJ + 1;
  }
  return places;
}

/**
 * Between two blocks that stayed as they were: who is who.
 *
 * @param {Comparable[]} before
 * @param {Comparable[]} after
 * @param {{i: number, j: number, nextI: number, nextJ: number}} gap
 * @param {number[]} places
 */
function pairEdited(before, after, { i, j, nextI, nextJ }, places) {
  let from = i;
  for (let to = j; to < nextJ; to++) {
    for (let candidate = from; candidate < Math.min(nextI, from + LOOK_AHEAD); candidate++) {
      const old = before[candidate];
      const now = after[to];
      if (old && now && isSame(old, now)) {
        places[to] = candidate;
        from = candidate + 1;
        break;
      }
    }
  }
}

/**
 * @param {Comparable} old
 * @param {Comparable} now
 */
function isSame(old, now) {
  if (old.kind !== now.kind) return false;
  if (old.id !== undefined || now.id !== undefined) return old.id === now.id;
  return likeness(old.text, now.text) >= SAME_ENOUGH;
}

/**
 * A longest common subsequence of two sequences.
 *
 * @param {number} n
 * @param {number} m
 * @param {(i: number, j: number) => boolean} equal
 * @returns {[number, number][]} pairs of places, rising in both
 */
function common(n, m, equal) {
  let head = 0;
  while (head < n && head < m && equal(head, head)) head++;
  let tail = 0;
  while (tail < n - head && tail < m - head && equal(n - 1 - tail, m - 1 - tail)) tail++;
  /** @type {[number, number][]} */
  const pairs = [];
  for (let k = 0; k < head; k++) pairs.push([k, k]);
  const rows = n - head - tail;
  const columns = m - head - tail;
  if (rows > 0 && columns > 0 && rows * columns <= MAX_PAIRS) {
    for (const [i, j] of longest(rows, columns, (i, j) => equal(head + i, head + j))) pairs.push([head + i, head + j]);
  }
  for (let k = tail; k > 0; k--) pairs.push([n - k, m - k]);
  return pairs;
}

/**
 * @param {number} rows
 * @param {number} columns
 * @param {(i: number, j: number) => boolean} equal
 * @returns {[number, number][]}
 */
function longest(rows, columns, equal) {
  const width = columns + 1;
  const table = new Uint16Array((rows + 1) * width);
  const at = (/** @type {number} */ i, /** @type {number} */ j) => table[i * width + j] ?? 0;
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      table[i * width + j] = equal(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  /** @type {[number, number][]} */
  const pairs = [];
  let i = 0;
  let j = 0;
  while (i < rows && j < columns) {
    if (equal(i, j)) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/**
 * How much two texts share: their beginning and end, or their words.
 *
 * @param {string} a
 * @param {string} b
 * @returns {number} 0 to 1
 */
export function likeness(a, b) {
  if (a === b) return 1;
  const most = Math.max(a.length, b.length);
  const { head, tail } = ends(a, b);
  return Math.max((head + tail) / most, sharedWords(a, b));
}

/**
 * @param {string} a
 * @param {string} b
 */
function sharedWords(a, b) {
  const words = wordsOf(a);
  const others = wordsOf(b);
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { word } of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const { word } of others) {
    const left = counts.get(word) ?? 0;
    if (left > 0) {
      shared++;
      counts.set(word, left - 1);
    }
  }
  return words.length + others.length === 0 ? 0 : (2 * shared) / (words.length + others.length);
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {{head: number, tail: number}} characters that both begin and end with; they do not overlap
 */
export function ends(a, b) {
  const least = Math.min(a.length, b.length);
  let head = 0;
  while (head < least && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < least - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return { head, tail };
}

/** @param {string} text */
function wordsOf(text) {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, index }));
}

/**
 * Where the character at `offset` of `before` is in `after`; if it is gone, where the next word is that stayed, which is
 * what is read next.
 *
 * @param {string} before
 * @param {string} after
 * @param {number} offset
 */
export function mapOffset(before, after, offset) {
  const { head, tail } = ends(before, after);
  if (offset <= head) return offset;
  if (offset >= before.length - tail) return offset + after.length - before.length;
  const old = wordsOf(before);
  const now = wordsOf(after);
  const pairs = common(old.length, now.length, (i, j) => old[i]?.word === now[j]?.word);
  for (const [i, j] of pairs) {
    const word = old[i];
    const place = now[j]?.index ?? 0;
    if (word && word.index + word.word.length > offset) return place + Math.max(0, offset - word.index);
  }
  return Math.max(head, after.length - tail);
}

/**
 * @param {string} text
 * @param {number} offset
 * @returns {number} where the word that the character is in begins
 */
export function wordStart(text, offset) {
  let at = Math.min(offset, text.length);
  while (at > 0 && !/\s/.test(text.charAt(at - 1))) at--;
  return at;
}
