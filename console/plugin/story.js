// The story that is open in the newsroom, and the graphics in it. Pure.
/** @import {Row} from './types.js' */
/** @import {Place} from './host.js' */
import { childOf, payloadOf, textOf } from './mos.js';

/**
 * @typedef {object} Story
 * @property {string} roID
 * @property {string} storyID
 * @property {Element[]} items in their order in the text
 */

/**
 * A graphic in it.
 *
 * @typedef {object} Entry
 * @property {string} key
 * @property {string} objID
 * @property {string} name
 * @property {string} more
 * @property {Row | null} row its object, if that is known
 * @property {Element | null} item as the newsroom's client has it; null if only the gateway said that it is there
 */

/**
 * What a `roStorySend` says; items may stand at any depth of the text.
 *
 * @param {Element} message
 * @returns {Story}
 */
export function storyOf(message) {
  const body = childOf(message, 'storyBody');
  return { roID: textOf(message, 'roID'), storyID: textOf(message, 'storyID'), items: [...(body?.querySelectorAll('storyItem') ?? [])] };
}

/**
 * The graphics of the open story: as the newsroom's client says, else as far as the gateway knows.
 *
 * @param {Story | null} story null: the client has not shown it
 * @param {Place} place
 * @param {Map<string, Row>} rows
 * @returns {Entry[]}
 */
export function graphicsIn(story, place, rows) {
  if (story) return story.items.flatMap((item, i) => entry(item, i, story, rows));
  if (place.storyID === '') return [];
  return [...rows.values()]
    .map((row) => ({ row, use: row.uses.find((use) => use.storyID === place.storyID && use.roID === place.roID) }))
    .flatMap(({ row, use }) =>
      use ? [{ key: `s:${row.objID}`, objID: row.objID, name: row.objSlug, more: '', row: { ...row, state: use.state }, item: null }] : [],
    );
}

/**
 * @param {Element} item
 * @param {number} i
 * @param {Story} story
 * @param {Map<string, Row>} rows
 * @returns {Entry[]}
 */
function entry(item, i, story, rows) {
  const objID = textOf(item, 'objID');
  const row = rows.get(objID) ?? null;
  const payload = payloadOf(item);
  if (!row && !payload) return [];
  const itemID = textOf(item, 'itemID');
  const use = row?.uses.find((one) => one.storyID === story.storyID && one.itemID === itemID);
  return [
    {
      key: `s:${i}:${itemID}`,
      objID,
      name: textOf(item, 'itemSlug') || row?.objSlug || objID,
      more: textOf(item, 'mosAbstract') || payload?.graphic || '',
      row: row && use ? { ...row, state: use.state } : row,
      item,
    },
  ];
}
