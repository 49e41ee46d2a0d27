/** @import {NmosItem} from './types.js' */

/** @typedef {'device' | 'group' | 'none'} Grouping */

/**
 * @template {NmosItem} T
 * @typedef {object} Group What stands together: a device, or a natural group such as CAM 1.
 * @property {string} key
 * @property {string} label
 * @property {string} note where it is, if its name does not say it
 * @property {T[]} items
 * @property {boolean} folded
 */

/**
 * A row or a column of the matrix: a sender or receiver, or a whole group.
 *
 * @template {NmosItem} T
 * @typedef {object} Line
 * @property {string} key
 * @property {T | null} item null: the group itself
 * @property {Group<T>} group
 */

const ORDER = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
/** @type {Record<string, number>} video before its sound, and data last */
export const FORMATS = { video: 0, mux: 1, audio: 2, data: 3 };

/**
 * What people call it.
 *
 * @param {NmosItem} item
 */
export function nameOf(item) {
  return item.alias || item.label || item.id.slice(0, 8);
}

/**
 * The text that filters look in.
 *
 * @param {NmosItem} item
 */
function words(item) {
  return [item.alias, item.label, item.device.label, item.node.label, item.group, item.role, item.format, item.mediaType, item.transport, item.asset, item.id]
    .join(' ')
    .toLowerCase();
}

/**
 * Those that have every word of `text` in what is known of them, and the format if there is one.
 *
 * @template {NmosItem} T
 * @param {Iterable<T>} items
 * @param {string} text
 * @param {string} format "" is any
 * @returns {T[]}
 */
export function filtered(items, text, format) {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return [...items].filter((item) => {
    if (format !== '' && item.format !== format) return false;
    if (wanted.length === 0) return true;
    const has = words(item);
    return wanted.every((word) => has.includes(word));
  });
}

/**
 * @template {NmosItem} T
 * @param {T[]} items
 * @param {Grouping} by
 * @param {Set<string>} folded keys of groups that show as one line
 * @returns {Group<T>[]} in the order of their names; what is in them by name, video first
 */
export function grouped(items, by, folded) {
  /** @type {Map<string, Group<T>>} */
  const groups = new Map();
  for (const item of items) {
    const { key, label, note } = home(item, by);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { key, label, note, items: [], folded: folded.has(key) }));
    group.items.push(item);
  }
  for (const group of groups.values()) group.items.sort(compare);
  return [...groups.values()].sort((a, b) => ORDER.compare(a.label, b.label) || ORDER.compare(a.key, b.key));
}

/**
 * @param {NmosItem} item
 * @param {Grouping} by
 */
function home(item, by) {
  if (by === 'none') return { key: '', label: '', note: '' };
  if (by === 'group' && item.group !== '') return named(`${item.device.id} ${item.group}`, item.group, item.device.label);
  return named(item.device.id, item.device.label || item.device.id.slice(0, 8), by === 'group' ? 'in no group' : item.node.label);
}

/**
 * @param {string} key
 * @param {string} label
 * @param {string} note nothing if it only repeats the label
 */
function named(key, label, note) {
  return { key, label, note: note === label ? '' : note };
}

/**
 * @param {NmosItem} a
 * @param {NmosItem} b
 */
function compare(a, b) {
  if (a.group !== '' && a.group === b.group) {
    const format = (FORMATS[a.format] ?? 9) - (FORMATS[b.format] ?? 9);
    if (format !== 0) return format;
  }
  return ORDER.compare(nameOf(a), nameOf(b)) || ORDER.compare(a.id, b.id);
}

/**
 * The groups as lines. Rows have a line for the group over what is in it; columns do not, for their groups stand in a strip above.
 *
 * @template {NmosItem} T
 * @param {Group<T>[]} groups
 * @param {boolean} heads
 * @returns {Line<T>[]}
 */
export function lines(groups, heads) {
  /** @type {Line<T>[]} */
  const all = [];
  for (const group of groups) {
    const named = group.key !== '';
    if (named && (heads || group.folded)) all.push({ key: `g ${group.key}`, item: null, group });
    if (!group.folded || !named) for (const item of group.items) all.push({ key: item.id, item, group });
  }
  return all;
}

/**
 * Whole groups onto each other: video to video, sound to sound, by role where both have one, else in their order.
 *
 * @template {NmosItem} S
 * @template {NmosItem} R
 * @param {S[]} senders
 * @param {R[]} receivers
 * @returns {{pairs: {sender: S, receiver: R}[], left: R[]}} `left`: receivers for which there is no partner
 */
export function paired(senders, receivers) {
  const free = new Set(senders);
  /** @type {{sender: S, receiver: R}[]} */
  const pairs = [];
  /** @type {R[]} */
  let open = receivers;
  const passes = [
    (/** @type {S} */ sender, /** @type {R} */ receiver) => receiver.role !== '' && sender.role.toLowerCase() === receiver.role.toLowerCase(),
    () => true,
  ];
  for (const fits of passes) {
    /** @type {R[]} */
    const left = [];
    for (const receiver of open) {
      const sender = [...free].find((one) => one.format === receiver.format && fits(one, receiver));
      if (sender) {
        free.delete(sender);
        pairs.push({ sender, receiver });
      } else left.push(receiver);
    }
    open = left;
  }
  return { pairs, left: open };
}
