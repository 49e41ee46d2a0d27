/** @import {Cue, Message, Source} from './types.js' */

/** What a command does, after the name of who sent it; `…` stands for the running order. */
/** @type {Record<string, string>} */
const DEEDS = {
  roCreate: 'sent the running order …',
  roReplace: 'replaced the running order …',
  roDelete: 'deleted the running order …',
  roMetadataReplace: 'changed the header of …',
  roReadyToAir: 'set the air state of …',
  roStorySend: 'sent a script in …',
  roStoryAppend: 'appended a story to …',
  roStoryInsert: 'inserted a story in …',
  roStoryReplace: 'replaced a story in …',
  roStoryMove: 'moved a story in …',
  roStoryMoveMultiple: 'moved stories in …',
  roStorySwap: 'swapped two stories in …',
  roStoryDelete: 'deleted a story from …',
  roItemInsert: 'inserted an item in …',
  roItemReplace: 'replaced an item in …',
  roItemMoveMultiple: 'moved items in …',
  roItemDelete: 'deleted an item from …',
  roElementAction: 'edited …',
  roElementStat: 'gave a status in …',
  roItemStat: 'gave an item status in …',
  roStoryStat: 'gave a story status in …',
  roStat: 'gave a status of …',
  roCtrl: 'wanted a cue in …',
  roItemCue: 'announced an item of …',
  roReq: 'asked for …',
  roReqAll: 'asked for the list of running orders',
  roReqStoryAction: 'asked for a story action in …',
  mosObj: 'sent an object',
  mosReqObj: 'asked for an object',
  mosReqAll: 'asked for all objects',
  mosReqObjList: 'searched the objects',
  mosReqObjAction: 'asked for an object action',
  mosObjCreate: 'created an object',
  mosItemReplace: 'replaced an item in …',
  mosReqSearchableSchema: 'asked how to search',
  reqMachInfo: 'asked what we are',
};

/**
 * Who did it: a newsroom, somebody at the console, a program, or we.
 *
 * @param {Message} message
 */
export function actor(message) {
  if (message.direction === 'out') return `Cueway → ${message.newsroom}`;
  if (message.source === 'console') return 'The console';
  return message.source === 'api' ? 'A program' : message.newsroom;
}

/**
 * What happened, without the newsroom's name in front: `moved a story in EVENING NEWS`.
 *
 * @param {Message} message
 * @param {string} slug of its running order, or ""
 */
export function deed(message, slug) {
  if (message.kind === 'cue' && message.command !== 'roReadyToAir') {
    const verb = message.changed[0]?.split(',')[0] ?? '';
    return `gave the cue ${verb.toUpperCase()} in ${slug || 'a running order'}`;
  }
  const words = DEEDS[message.command] ?? `sent ${message.command || 'a message'}${slug ? ' for …' : ''}`;
  return words.replace('…', () => slug || 'a running order');
}

/** @type {Record<Source, string>} in a cell, where there is room for a word */
export const SOURCE_WORDS = { newsroom: 'NCS', console: 'console', api: 'API', gateway: 'Cueway' };

/**
 * Who gave a cue.
 *
 * @param {Cue} cue
 */
export function giver({ source, newsroom, by }) {
  if (source === 'newsroom') return `by ${newsroom}: ${by}`;
  return source === 'console' ? `from the console at ${by}` : `by a program at ${by}`;
}

/**
 * Newsrooms' IDs are long, and their difference stands at the end.
 *
 * @param {string} id
 * @param {number} [room] characters to show
 */
export function shortID(id, room = 24) {
  return id.length <= room ? id : `…${id.slice(id.length - room + 1)}`;
}

/** @param {number} n */
export function count(n) {
  return n.toLocaleString('en-GB');
}

/**
 * @param {number} n
 * @param {string} one
 * @param {string} [many]
 */
export function counted(n, one, many = `${one}s`) {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** @param {number} chars */
export function size(chars) {
  if (chars < 1000) return `${chars} ch`;
  if (chars < 1_000_000) return `${(chars / 1000).toFixed(chars < 10_000 ? 1 : 0)} k`;
  return `${(chars / 1_000_000).toFixed(1)} M`;
}

/** @param {number | null | undefined} ms */
export function millis(ms) {
  if (ms === null || ms === undefined) return '–';
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}
