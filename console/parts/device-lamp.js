/** @import {Device} from '../types.js' */
import { html, svg } from 'lit';

/** @typedef {'off' | 'standby' | 'unknown' | 'up' | 'degraded' | 'failed'} Lamp */

/** One shape for each, so that the colour only repeats it: bar, two bars, broken ring, disc, triangle, crossed square. */
/** @type {Record<Lamp, import('lit').TemplateResult>} */
const SHAPES = {
  off: svg`<path class="ring" d="M2.5 8h11"/>`,
  standby: svg`<path class="fill" d="M3 2h3.6v12H3zM9.4 2H13v12H9.4z"/>`,
  unknown: svg`<circle class="ring dashes" cx="8" cy="8" r="5.4"/><circle class="fill" cx="8" cy="8" r="1.6"/>`,
  up: svg`<circle class="fill" cx="8" cy="8" r="6"/>`,
  degraded: svg`<path class="fill" d="M8 1.2l7.2 13H.8z"/><path class="cut" d="M8 6v4.2M8 12v.4"/>`,
  failed: svg`<rect class="fill" x="1.5" y="1.5" width="13" height="13" rx="2"/><path class="cut" d="M5 5l6 6M11 5l-6 6"/>`,
};

/** @type {Record<Lamp, string>} */
const WORDS = { off: 'off', standby: 'rehearsal', unknown: 'unknown', up: 'up', degraded: 'degraded', failed: 'failed' };

/**
 * @param {Device} device
 * @returns {Lamp}
 */
export function lampOf({ state, rehearsal }) {
  return rehearsal && (state === 'up' || state === 'degraded') ? 'standby' : state;
}

/** @param {Device} device */
export function deviceLamp(device) {
  const lamp = lampOf(device);
  return html`<span class="lamp device-lamp" data-testid="device-lamp" data-lamp=${lamp} title=${sentence(device)}
    ><svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${SHAPES[lamp]}</svg
    ><span class="lamp-word">${WORDS[lamp]}</span></span
  >`;
}

/**
 * How a device is, as a sentence.
 *
 * @param {Device} device
 */
export function sentence({ state, rehearsal, reason }) {
  const said = reason === '' ? '' : `${reason[0]?.toUpperCase()}${reason.slice(1)}${/[.!?…]$/.test(reason) ? '' : '.'}`;
  if (rehearsal) return `In rehearsal: it stays connected, and nothing is sent to it. ${said}`.trim();
  if (said) return said;
  return {
    up: 'It can be reached, and does what it is told.',
    unknown: 'It is being reached, or asked what it is doing.',
    degraded: 'It works, and something is wrong with it.',
    failed: 'It cannot be reached; tried again by itself.',
    off: 'It is closed.',
  }[state];
}
