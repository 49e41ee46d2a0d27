import { html, nothing } from 'lit';

/**
 * What stands in place of a list that has nothing in it: why, and what to do next.
 *
 * @param {string} title
 * @param {unknown} what
 * @param {unknown} [more]
 */
export function empty(title, what, more = nothing) {
  return html`<div class="empty" data-testid="empty"><h3>${title}</h3><p>${what}</p>${more}</div>`;
}
