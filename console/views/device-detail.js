/** @import {Device, DevicePlace, WholeDevice} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { doubt } from '../air.js';
import { get, post } from '../api.js';
import { deviceLamp, sentence } from '../parts/device-lamp.js';
import { empty } from '../parts/empty.js';
import { icons } from '../parts/icons.js';
import { store } from '../store.js';
import { clock } from '../time.js';
import { Watch } from '../watch.js';
import { lastOf } from './devices.js';
import '../parts/elapsed.js';
import '../parts/hold.js';
import './test-fire.js';

/** One device: how it is and why, what is at its places, and what went over its line. */
class DeviceDetail extends LitElement {
  static properties = { device: { type: String }, whole: { state: true }, said: { state: true } };

  constructor() {
    super();
    /** Its id. */
    this.device = '';
    /** @type {WholeDevice | null} */
    this.whole = null;
    this.said = '';
    /** As it was when the trace was asked for. */
    this.seen = '';
    this.atEnd = true;
    new Watch(this, store, 'air', 'link');
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('device')) this.whole = null;
    const now = JSON.stringify(store.air.devices.get(this.device) ?? null);
    if (!changes.has('device') && now === this.seen) return;
    this.seen = now;
    this.load();
  }

  /** The newest line is in sight, as long as nobody scrolled up. */
  updated() {
    const trace = this.querySelector('.trace');
    if (trace && this.atEnd) trace.scrollTop = trace.scrollHeight;
  }

  async load() {
    const id = this.device;
    const whole = await get(`devices/${encodeURIComponent(id)}`).catch(() => null);
    if (id === this.device && whole) this.whole = whole;
  }

  render() {
    const device = store.air.devices.get(this.device);
    if (!device) return html`<section class="panel">${empty('No such device', 'Devices are those of the configuration; choose one from the list.')}</section>`;
    const away = store.stream.state === 'away';
    return html`<section class="panel device-detail">
      <header class="panel-head">
        <h2>${device.id}</h2>
        <span class="dim">${device.driver}</span>
        ${deviceLamp(device)}
        <a class="more" href="/devices" aria-label="Close">${icons.close}</a>
      </header>
      <div class="device-body">
        <p class="device-sentence">${sentence(device)}</p>
        <dl class="device-dl">
          <dt>Since</dt>
          <dd>${clock.full(device.since)}</dd>
          <dt>Waiting</dt>
          <dd>${device.waiting === 0 ? 'nothing' : device.waiting}</dd>
          <dt>Last</dt>
          <dd>${device.last ? lastOf(device.last) : 'No command since the gateway started'}</dd>
        </dl>
        <div class="verbs">
          <button
            data-testid="rehearse"
            aria-pressed=${device.rehearsal ? 'true' : 'false'}
            ?disabled=${away}
            title="While it lasts, it stays connected and nothing is sent to it"
            @click=${() => this.ask('rehearsal', { on: !device.rehearsal })}
          >
            ${device.rehearsal ? 'End rehearsal' : 'Rehearse'}
          </button>
          <cw-hold label="Clear everything" words="Clear everything on ${device.id}" data-testid="clear-all" ?disabled=${away} @held=${() => this.ask('clear', {})}></cw-hold>
        </div>
        ${this.said ? html`<p class="bad-words" role="status">${this.said}</p>` : nothing}
        <h3>Places</h3>
        ${this.places(device, away)}
        <h3>Try it out</h3>
        <cw-test-fire .device=${device.id} .uses=${this.whole?.uses ?? []} ?onAir=${device.places.some(({ air }) => air)}></cw-test-fire>
        ${this.trace()}
      </div>
    </section>`;
  }

  /**
   * @param {Device} device
   * @param {boolean} away
   */
  places(device, away) {
    if (device.places.length === 0) return html`<p class="dim">Nothing was put anywhere on it yet; a place appears with its first cue.</p>`;
    return html`<div class="table-scroll"><table class="table">
      <thead><tr><th>Place</th><th>On air</th><th>Next</th><th>Certainty</th><th><span class="unseen">Clear</span></th></tr></thead>
      <tbody>${device.places.map((place) => this.row(place, away))}</tbody>
    </table></div>`;
  }

  /**
   * @param {DevicePlace} place
   * @param {boolean} away
   */
  row(place, away) {
    const air = place.air;
    return html`<tr data-testid="place-row">
      <td>${place.place}</td>
      <td>${air ? html`<b>${air.slug}</b> <cw-elapsed class="num dim" .time=${air.since}></cw-elapsed>` : html`<span class="none">–</span>`}</td>
      <td>${place.next ? place.next.slug : html`<span class="none">–</span>`}</td>
      <td class="certainty-${place.certainty}">${doubt(place) || 'confirmed'}</td>
      <td><cw-hold label="Clear" words="Clear ${place.place}" ?disabled=${away || (!air && !place.next)} @held=${() => this.ask('clear', { place: place.place })}></cw-hold></td>
    </tr>`;
  }

  /** @param {Event} event */
  scrolled({ target }) {
    if (target instanceof HTMLElement) this.atEnd = target.scrollTop + target.clientHeight > target.scrollHeight - 24;
  }

  trace() {
    const lines = this.whole?.trace ?? [];
    const text = lines.map((line) => `${clock.millis(line.time)} ${line.direction === 'in' ? '←' : '→'} ${line.text}`).join('\n');
    return html`<div class="trace-head">
        <h3>What went over the line</h3>
        ${lines.length > 0
          ? html`<button data-testid="copy-trace" @click=${() => navigator.clipboard.writeText(text)} title="Copy, for whoever makes the device">${icons.copy} Copy</button>`
          : nothing}
      </div>
      ${lines.length === 0 ? html`<p class="dim">Nothing yet.</p>` : html`<pre class="trace" tabindex="0" data-testid="trace" @scroll=${this.scrolled}>${text}</pre>`}`;
  }

  /**
   * @param {'clear' | 'rehearsal'} what
   * @param {Record<string, unknown>} body
   */
  async ask(what, body) {
    this.said = '';
    try {
      await post(`devices/${encodeURIComponent(this.device)}/${what}`, body);
    } catch (error) {
      this.said = error instanceof Error ? error.message : String(error);
    }
  }
}

customElements.define('cw-device-detail', DeviceDetail);
