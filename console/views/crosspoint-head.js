/** @import {LaneState, NmosItem, NmosStatus} from '../types.js' */
import { html, nothing } from 'lit';
import { FORMATS } from '../crosspoint-axes.js';
import { empty } from '../parts/empty.js';
import { icons } from '../parts/icons.js';
import { lamp } from '../parts/lamp.js';
import { router } from '../router.js';

/** @type {Record<NmosStatus['state'], LaneState>} */
const REGISTRY_LAMPS = { live: 'up', polling: 'up', loading: 'neverConnected', searching: 'neverConnected', stale: 'down', off: 'off' };

/**
 * Where senders and receivers are known from.
 *
 * @param {NmosStatus | null} status
 * @param {() => void} open
 */
export function registryLamp(status, open) {
  if (!status) return nothing;
  const chosen = status.registries.find((one) => one.chosen);
  const word = { registry: chosen ? hostOf(chosen.url) : 'registry', peerToPeer: 'peer to peer', none: 'no registry' }[status.mode];
  const state = REGISTRY_LAMPS[status.state];
  return html`<button class="x-registry" data-testid="registry-lamp" data-state=${status.state} title=${status.reason || 'Where senders and receivers are known from'} @click=${open}>
    ${lamp(state, word)}
  </button>`;
}

/**
 * @param {string} name
 * @param {string} now
 * @param {[string, string][]} choices
 */
export function choice(name, now, choices) {
  return html`<div class="x-choice" role="group" aria-label=${name === 'by' ? 'Grouping' : 'View'}>
    ${choices.map(([id, word]) => html`<button aria-pressed=${id === now ? 'true' : 'false'} data-testid="${name}-${id}" @click=${() => router.set({ [name]: id })}>${word}</button>`)}
  </div>`;
}

/**
 * @param {'to' | 'from'} name
 * @param {string} word
 */
export function textFilter(name, word) {
  return html`<label class="filter">
    ${icons.search}<span class="unseen">Filter ${word.toLowerCase()}</span>
    <input type="search" ?data-filter=${name === 'to'} data-testid="filter-${name}" placeholder=${word} autocomplete="off" spellcheck="false" .value=${router.param(name)}
      @input=${(/** @type {InputEvent} */ event) => router.set({ [name]: /** @type {HTMLInputElement} */ (event.target).value })} />
    ${name === 'to' ? html`<kbd aria-hidden="true">/</kbd>` : nothing}
  </label>`;
}

/** @param {NmosItem[]} items */
export function formats(items) {
  const met = new Set(items.map(({ format }) => format).filter(Boolean));
  if (met.size < 2) return nothing;
  const now = router.param('format');
  return html`<div class="x-choice" role="group" aria-label="Format">
    ${['', ...[...met].sort((a, b) => (FORMATS[a] ?? 9) - (FORMATS[b] ?? 9))].map(
      (format) => html`<button aria-pressed=${format === now ? 'true' : 'false'} data-testid="format-${format || 'all'}" @click=${() => router.set({ format })}>${format || 'all'}</button>`,
    )}
  </div>`;
}

/** @param {string} url */
function hostOf(url) {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** @param {NmosStatus | null} status */
export function nothingYet(status) {
  if (!status || status.state === 'off') {
    return empty('The media network is switched off', html`Set <code>nmos.registry</code> to <code>auto</code> or to the address of a registry, and start the gateway again.`);
  }
  return empty('No sender and no receiver yet', html`${status.reason || 'The registry knows none.'} They appear by themselves as soon as one registers.`);
}
