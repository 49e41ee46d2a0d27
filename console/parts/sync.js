/** @import {LaneState, Sync} from '../types.js' */
import { html, nothing } from 'lit';
import { lamp } from './lamp.js';

/** Whether a running order is what the newsroom has: as a lamp, in a word, and why. */
/** @type {Record<Sync, LaneState>} */
export const SYNC_STATES = { current: 'up', stale: 'degraded', disconnected: 'down', gone: 'neverConnected' };

/** @type {Record<Sync, string>} */
export const SYNC_WORDS = {
  current: 'In step',
  stale: 'STALE',
  disconnected: 'DISCONNECTED',
  gone: 'GONE IN NCS',
};

/** @type {Record<Sync, string>} */
export const SYNC_SENTENCES = {
  current: 'Nothing speaks against it that the newsroom has the same.',
  stale: 'The newsroom may have another version: it did not list this running order, or sent an edit that did not fit and could not be asked.',
  disconnected: 'An edit did not fit, so the newsroom has another version. It has been asked; until it answers, edits are not applied.',
  gone: 'The newsroom has said for half a minute that it does not have this running order. It is kept here.',
};

/**
 * A mark for lists; nothing while it is in step.
 *
 * @param {Sync} state
 */
export function syncMark(state) {
  return state === 'current' ? nothing : html` ${lamp(SYNC_STATES[state], SYNC_WORDS[state], SYNC_SENTENCES[state])}`;
}
