/** @import {Device, DevicePlace, Playing} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { differing, doubt } from '../air.js';
import { post } from '../api.js';
import { deviceLamp, sentence } from '../parts/device-lamp.js';
import { store } from '../store.js';
import { Watch } from '../watch.js';
import { counted } from '../words.js';
import '../parts/elapsed.js';
import '../parts/hold.js';

/** What is on air, by output and place: since when, by whom, what is next beside it, and how sure that is. */
class Program extends LitElement {
  static properties = { rundown: { type: String }, said: { state: true } };

  constructor() {
    super();
    this.rundown = '';
    this.said = '';
    new Watch(this, store, 'air', 'link');
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const devices = [...store.air.devices.values()];
    const rehearsing = store.air.rehearsing.length;
    const away = store.stream.state === 'away';
    return html`<header class="program-head">
        <h2>Program</h2>
        <button
          class="rehearse"
          data-testid="rehearse-all"
          aria-pressed=${rehearsing > 0 && rehearsing === devices.length ? 'true' : 'false'}
          title="While it lasts, devices stay connected and nothing is sent to them"
          ?disabled=${away || devices.length === 0}
          @click=${() => this.rehearseAll(devices, rehearsing < devices.length)}
        >
          Rehearse all
        </button>
        <cw-hold
          long
          label="Clear all graphics"
          words="Clear all graphics, on every output"
          data-testid="panic"
          ?disabled=${away || devices.length === 0}
          @held=${() => this.panic(devices)}
        ></cw-hold>
      </header>
      ${this.said ? html`<p class="bad-words program-said" role="status">${this.said}</p>` : nothing}
      <div class="program-list">${devices.map((device) => this.device(device, away))}</div>`;
  }

  /**
   * @param {Device} device
   * @param {boolean} away
   */
  device(device, away) {
    const wrong = device.state !== 'up' || device.rehearsal || device.reason !== '';
    return html`<section class="device-card" data-testid="device-card" data-device=${device.id} data-state=${device.state}>
      <header>
        <h3><a href="/devices/${encodeURIComponent(device.id)}">${device.id}</a></h3>
        <span class="dim">${device.driver}${device.waiting > 0 ? ` · ${device.waiting} waiting` : ''}</span>
        ${deviceLamp(device)}
      </header>
      ${wrong ? html`<p class="device-why" data-testid="why">${sentence(device)}</p>` : nothing}
      ${device.driver === 'ograf' && (device.state !== 'failed' || device.places.length > 0) ? this.pictures(device) : nothing}
      ${device.places.length === 0
        ? html`<p class="device-none">Nothing on air, nothing ready.</p>`
        : html`<ul class="places">${device.places.map((place) => this.place(device, place, away))}</ul>`}
    </section>`;
  }

  /** @param {Device} device */
  pictures(device) {
    const differs = [...new Set(device.places.flatMap(differing))];
    const ready = device.places.some((place) => place.next);
    const src = `/output/${encodeURIComponent(device.id)}`;
    return html`<div class="output-views">
      <figure class="output-view ${device.places.some((place) => place.air) ? 'is-on' : ''}">
        <iframe src="${src}?monitor" title="What is on air on ${device.id}" tabindex="-1" loading="lazy"></iframe>
        <figcaption>Program</figcaption>
      </figure>
      <figure class="output-view is-preview">
        <iframe src="${src}?preview" title="What is next on ${device.id}" tabindex="-1" loading="lazy"></iframe>
        <figcaption title=${differs.length > 0 ? `Other than on air: ${differs.join(', ')}` : ''}>
          Preview${ready ? html` · <b data-testid="not-air">not the same as air</b>` : nothing}
        </figcaption>
      </figure>
    </div>`;
  }

  /**
   * @param {Device} device
   * @param {DevicePlace} place
   * @param {boolean} away
   */
  place(device, place, away) {
    const why = doubt(place);
    return html`<li class="place" data-testid="place" data-place=${place.place} data-certainty=${place.certainty}>
      <span class="place-name" title="${place.place} of ${device.id}">${place.place}</span>
      <div class="place-has">
        ${place.air ? this.playing(place.air, place.certainty === 'confirmed' ? 'onAir' : 'unknown') : nothing}
        ${place.next ? this.playing(place.next, 'cued') : nothing}
        ${!place.air && !place.next ? html`<span class="none">nothing</span>` : nothing}
        ${why ? html`<p class="trouble" data-testid="doubt">${why}</p>` : nothing}
      </div>
      <cw-hold
        label="Clear"
        words="Clear ${place.place} of ${device.id}"
        data-testid="clear"
        ?disabled=${away || (!place.air && !place.next)}
        @held=${() => this.clear(device.id, place.place)}
      ></cw-hold>
    </li>`;
  }

  /**
   * @param {Playing} playing
   * @param {'onAir' | 'unknown' | 'cued'} tally
   */
  playing(playing, tally) {
    const words = { onAir: 'ON AIR', unknown: 'UNKNOWN', cued: 'CUED' };
    const other = playing.rundown !== this.rundown;
    return html`<div class="playing">
      <span class="tally tally-${tally}">${words[tally]}</span
      ><b class="playing-slug" title=${other ? `Of another running order, ${playing.roID}` : playing.itemID}>${playing.slug}</b
      ><cw-elapsed class="num" .time=${playing.since}></cw-elapsed>
      <span class="playing-by dim"
        >by ${playing.by}${playing.held ? ' · held' : ''}${playing.steps > 0 ? ` · step ${playing.steps}` : ''}${other ? ` · ${store.slug(playing.rundown) || playing.roID}` : ''}</span
      >
    </div>`;
  }

  /**
   * @param {string} id
   * @param {string} [place]
   */
  async clear(id, place) {
    await this.ask(() => post(`devices/${encodeURIComponent(id)}/clear`, place === undefined ? {} : { place }));
  }

  /** @param {Device[]} devices */
  async panic(devices) {
    const outputs = devices.filter(({ driver }) => driver === 'ograf' || driver === 'casparcg');
    const cleared = outputs.length > 0 ? outputs : devices;
    await this.ask(() => Promise.all(cleared.map(({ id }) => post(`devices/${encodeURIComponent(id)}/clear`, {}))));
  }

  /**
   * @param {Device[]} devices
   * @param {boolean} on
   */
  async rehearseAll(devices, on) {
    await this.ask(() => Promise.all(devices.map(({ id }) => post(`devices/${encodeURIComponent(id)}/rehearsal`, { on }))));
  }

  /** @param {() => Promise<unknown>} request */
  async ask(request) {
    this.said = '';
    try {
      await request();
    } catch (error) {
      this.said = error instanceof Error ? error.message : counted(1, 'device did not answer', 'devices did not answer');
    }
  }
}

customElements.define('cw-program', Program);
