/** @import {Acted, Device} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { deviceLamp, lampOf, sentence } from '../parts/device-lamp.js';
import { router } from '../router.js';
import { store } from '../store.js';
import { clock } from '../time.js';
import { Watch } from '../watch.js';
import { counted, millis } from '../words.js';
import { noDevices } from './onair.js';
import '../parts/ago.js';
import './device-detail.js';
import './exports.js';

/** All devices that act on cues, and one of them in detail. */
class Devices extends LitElement {
  constructor() {
    super();
    new Watch(this, store, 'air');
    new Watch(this, router, 'route');
  }

  createRenderRoot() {
    return this;
  }

  /** @returns {string} id of the one that is looked at, or "" */
  get open() {
    return decodeURIComponent(/^\/devices\/([^/]+)$/.exec(router.path)?.[1] ?? '');
  }

  render() {
    const devices = [...store.air.devices.values()];
    const bad = devices.filter(({ state }) => state === 'failed' || state === 'degraded').length;
    return html`<header class="view-head">
        <h1>Devices</h1>
        <p class="view-count" data-testid="count">
          ${store.air.loaded ? `${counted(devices.length, 'device')}${bad > 0 ? `, ${bad} with trouble` : ''}` : nothing}
        </p>
      </header>
      ${this.body(devices)}`;
  }

  /** @param {Device[]} devices */
  body(devices) {
    if (!store.air.loaded) return html`<p class="loading">Asking the gateway…</p>`;
    if (devices.length === 0) return html`<section class="panel">${noDevices()}</section><cw-exports></cw-exports>`;
    return html`<div class="devices ${this.open ? 'has-open' : ''}">
      <div class="scroll"><ul class="device-grid">${devices.map((device) => this.card(device))}</ul><cw-exports></cw-exports></div>
      ${this.open ? html`<cw-device-detail .device=${this.open} data-testid="device-detail"></cw-device-detail>` : nothing}
    </div>`;
  }

  /** @param {Device} device */
  card(device) {
    const air = device.places.filter((place) => place.air).length;
    const ready = device.places.filter((place) => place.next).length;
    const here = device.id === this.open;
    return html`<li>
      <a class="device ${here ? 'is-open' : ''}" href="/devices/${encodeURIComponent(device.id)}" aria-current=${here ? 'true' : nothing} data-testid="device" data-device=${device.id} data-lamp=${lampOf(device)}>
        <span class="device-top"><b>${device.id}</b><span class="dim">${device.driver}</span>${deviceLamp(device)}</span>
        <span class="device-why" title=${clock.full(device.since)}>${sentence(device)} <span class="dim">For <cw-ago .time=${device.since}></cw-ago>.</span></span>
        <span class="device-facts">
          ${air > 0 ? html`<span class="tally tally-onAir">${air} ON AIR</span>` : nothing}
          ${ready > 0 ? html`<span class="tally tally-cued">${ready} CUED</span>` : nothing}
          ${air + ready === 0 ? html`<span class="dim">nothing on air</span>` : nothing}
          ${device.waiting > 0 ? html`<span class="waiting">${device.waiting} waiting</span>` : nothing}
        </span>
        <span class="device-last">${device.last ? html`Last: ${lastOf(device.last)}` : html`<span class="dim">No command since the gateway started.</span>`}</span>
      </a>
    </li>`;
  }
}

/**
 * The last command, and what came of it.
 *
 * @param {Acted} last
 */
export function lastOf({ verb, slug, outcome, detail, tookMillis, by }) {
  const good = outcome === 'done' || outcome === 'accepted' || outcome === 'ignored';
  return html`<span title="by ${by}"><b>${verb.toUpperCase()}</b> ${slug} <span class=${good ? 'good-words' : 'bad-words'}>${outcome}</span> in ${millis(tookMillis)}${detail
      ? html` <span class="dim">${detail}</span>`
      : nothing}</span
  >`;
}

customElements.define('cw-devices', Devices);
