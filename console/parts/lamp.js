/** @import {LaneState} from '../types.js' */
import { html, nothing, svg } from 'lit';
import { STATE_WORDS } from '../lanes.js';

/** One shape for each state, so that the colour only repeats it: disc, triangle, crossed square, ring, bar. */
/** @type {Record<LaneState, import('lit').TemplateResult>} */
const SHAPES = {
  up: svg`<circle class="fill" cx="8" cy="8" r="6"/>`,
  degraded: svg`<path class="fill" d="M8 1.2l7.2 13H.8z"/><path class="cut" d="M8 6v4.2M8 12v.4"/>`,
  down: svg`<rect class="fill" x="1.5" y="1.5" width="13" height="13" rx="2"/><path class="cut" d="M5 5l6 6M11 5l-6 6"/>`,
  neverConnected: svg`<circle class="ring" cx="8" cy="8" r="5.2"/>`,
  off: svg`<path class="ring" d="M2.5 8h11"/>`,
};

/** @param {LaneState} state */
export function shape(state) {
  return html`<svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${SHAPES[state]}</svg>`;
}

/**
 * A lamp with its word.
 *
 * @param {LaneState} state
 * @param {string} [word]
 * @param {string} [title]
 */
export function lamp(state, word = STATE_WORDS[state], title = '') {
  return html`<span class="lamp" data-testid="lamp" data-state=${state} title=${title || nothing}
    >${shape(state)}<span class="lamp-word">${word}</span></span
  >`;
}
