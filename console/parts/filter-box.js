import { html } from 'lit';
import { router } from '../router.js';
import { icons } from './icons.js';

/**
 * A field that filters the list below it; its text stands in the URL as `filter`, so that the link shows the same rows.
 *
 * @param {string} hint
 * @param {string} [param]
 */
export function filterBox(hint, param = 'filter') {
  const typed = (/** @type {InputEvent} */ event) =>
    router.set({ [param]: /** @type {HTMLInputElement} */ (event.target).value });
  return html`<label class="filter">
    ${icons.search}<span class="unseen">Filter: ${hint}</span>
    <input type="search" data-filter data-testid="filter" placeholder=${hint} autocomplete="off" spellcheck="false"
      .value=${router.param(param)} @input=${typed} />
    <kbd aria-hidden="true">/</kbd>
  </label>`;
}
