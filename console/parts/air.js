/** @import {Summary} from '../types.js' */
import { html } from 'lit';
import { lamp } from './lamp.js';

/**
 * The air state of a running order, as the newsroom set it by `roReadyToAir`.
 *
 * @param {Summary['air']} state
 */
export function air(state) {
  if (state === 'ready') return lamp('up', 'READY', 'The newsroom has released it to air');
  if (state === 'notReady') return lamp('degraded', 'NOT READY', 'The newsroom has not released it to air');
  return html`<span class="air-unknown" title="The newsroom has not said whether it is ready to air">unknown</span>`;
}
