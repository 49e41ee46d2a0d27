/** @import {NmosConnectionState, NmosGrade, NmosReceiver, NmosResultWord} from '../types.js' */
import { html, svg } from 'lit';

/** @typedef {NmosConnectionState | 'stagedOn' | 'stagedOff' | NmosResultWord | 'would' | 'elsewhere'} Mark */

/** @type {Record<Mark, string>} */
export const MARK_WORDS = {
  disconnected: 'disconnected',
  stagedOn: 'staged',
  stagedOff: 'staged: disconnect',
  requested: 'requested',
  confirmed: 'confirmed by the device',
  inForce: 'in force',
  external: 'changed from outside',
  elsewhere: 'in force, made elsewhere',
  unknown: 'unknown',
  scheduled: 'scheduled',
  unconfirmed: 'not confirmed',
  refused: 'refused',
  failed: 'failed',
  skipped: 'skipped',
  would: 'would be done',
};

/** One shape for each on a 16 × 16 grid, so that the colour only repeats it. */
/** @type {Record<Mark, import('lit').TemplateResult>} */
const SHAPES = {
  disconnected: svg`<circle class="ring" cx="8" cy="8" r="5"/>`,
  stagedOn: svg`<rect class="ring thin" x="1.5" y="1.5" width="13" height="13" rx="3"/><path class="ring thin" d="M8 5v6M5 8h6"/>`,
  stagedOff: svg`<rect class="ring thin" x="1.5" y="1.5" width="13" height="13" rx="3"/><path class="ring thin" d="M5 8h6"/>`,
  requested: svg`<circle class="ring" cx="8" cy="8" r="5.4"/><path class="fill" d="M8 2.6a5.4 5.4 0 0 1 0 10.8z"/>`,
  confirmed: svg`<circle class="ring" cx="8" cy="8" r="5.8"/><circle class="fill" cx="8" cy="8" r="2.8"/>`,
  inForce: svg`<rect class="fill" x="1.5" y="1.5" width="13" height="13" rx="3"/><path class="cut" d="M4.6 8.3l2.4 2.5 4.6-5.2"/>`,
  external: svg`<path class="fill" d="M8 .8L15.2 8 8 15.2.8 8z"/><path class="cut" d="M8 4.4v4.2M8 11v.4"/>`,
  elsewhere: svg`<path class="fill" d="M8 .8L15.2 8 8 15.2.8 8z"/><path class="cut" d="M5.2 8.3l2 2 3.6-4.2"/>`,
  unknown: svg`<circle class="ring dashes" cx="8" cy="8" r="5.4"/><circle class="fill" cx="8" cy="8" r="1.6"/>`,
  scheduled: svg`<circle class="ring" cx="8" cy="8" r="5.8"/><path class="ring thin" d="M8 4.6V8l2.4 1.6"/>`,
  unconfirmed: svg`<path class="fill" d="M8 1.2l7.2 13H.8z"/><path class="cut" d="M8 6v4.2M8 12v.4"/>`,
  refused: svg`<circle class="ring" cx="8" cy="8" r="5.8"/><path class="ring thin" d="M4 12L12 4"/>`,
  failed: svg`<rect class="fill" x="1.5" y="1.5" width="13" height="13" rx="2"/><path class="cut" d="M5 5l6 6M11 5l-6 6"/>`,
  skipped: svg`<path class="fill" d="M2 3l5 5-5 5zM8 3l5 5-5 5z"/>`,
  would: svg`<path class="ring" d="M3 8.3l3.4 3.5L13 4.6"/>`,
};

/**
 * How far a receiver's connection has come. One that was there before anybody looked is no change from outside.
 *
 * @param {NmosReceiver} receiver
 * @returns {Mark}
 */
export function standing({ connection }) {
  return connection.state === 'external' && connection.since === null ? 'elsewhere' : connection.state;
}

/** @param {Mark} mark */
export function markShape(mark) {
  return html`<svg class="shape mark mark-${mark}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${SHAPES[mark]}</svg>`;
}

/**
 * A shape with its word.
 *
 * @param {Mark} mark
 * @param {string} [word]
 */
export function markLamp(mark, word = MARK_WORDS[mark]) {
  return html`<span class="lamp mark-lamp" data-mark=${mark}>${markShape(mark)}<span class="lamp-word">${word}</span></span>`;
}

/** @type {Record<NmosGrade, string>} */
export const GRADE_WORDS = {
  compatible: 'fits',
  partly: 'fits as far as can be told',
  incompatible: 'does not fit',
  unknown: 'not known whether it fits',
};

/**
 * How a receiver is connected, as a sentence without its own name.
 *
 * @param {NmosReceiver} receiver
 * @param {(id: string | null) => string} name of a sender
 */
export function connectionSentence(receiver, name) {
  const { connection } = receiver;
  const { state, senderID, senderLabel, inferred, warning } = connection;
  const from = name(senderID) || senderLabel || (state === 'disconnected' ? '' : 'a source that is no NMOS sender');
  const source = inferred ? `${from} (inferred from its addresses)` : from;
  const said = state === 'disconnected' ? 'disconnected' : `${source}, ${MARK_WORDS[standing(receiver)]}`;
  return warning ? `${said}; ${warning}` : said;
}
