/** @import {Lane} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { glows } from '../glow.js';
import { CHANNEL_WORDS, STATE_WORDS, byPlace, laneKey, laneSentence, laneWords, worstThatCounts } from '../lanes.js';
import { empty } from '../parts/empty.js';
import { lamp } from '../parts/lamp.js';
import { spark } from '../parts/spark.js';
import { store } from '../store.js';
import { age, clock, span } from '../time.js';
import { Watch } from '../watch.js';
import { counted, millis } from '../words.js';
import './dialect.js';
import './newsroom-walk.js';
import './relayed.js';

/** How the name of a device behind the gateway begins, where newsrooms have theirs. */
const DEVICE = 'device:';

/** Every lane of every newsroom: how it is, why, since when, and what shows it. */
class Connections extends LitElement {
  constructor() {
    super();
    new Watch(this, store, 'lanes', 'status');
    new Watch(this, clock, 'tick');
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const up = [...store.lanes.values()].filter((lane) => lane.state === 'up').length;
    return html`<header class="view-head">
        <h1>Connections</h1>
        ${store.lanesLoaded
          ? html`<p class="view-count" data-testid="count">${up} of ${counted(store.lanes.size, 'lane')} up</p>`
          : nothing}
        ${this.ports()}
      </header>
      <div class="scroll">${this.groups()}</div>`;
  }

  ports() {
    const ports = store.status?.ports;
    if (!ports) return nothing;
    return html`<p class="view-note" title="The ports that are really bound; give these to the newsroom's administrator">
      We listen on <b>${ports.lower}</b> lower · <b>${ports.upper}</b> upper · <b>${ports.query}</b> query
    </p>`;
  }

  groups() {
    if (!store.lanesLoaded) return html`<p class="loading">Asking the gateway…</p>`;
    if (store.newsrooms.length === 0) return noNewsroom();
    return store.newsrooms.map((newsroom) => this.group(newsroom, store.lanesOf(newsroom).sort(byPlace)));
  }

  /**
   * @param {string} newsroom
   * @param {Lane[]} lanes
   */
  group(newsroom, lanes) {
    const bad = worstThatCounts(lanes);
    const machine = lanes.find((lane) => lane.machine)?.machine;
    const device = newsroom.startsWith(DEVICE);
    const title = device ? `Device ${newsroom.slice(DEVICE.length)}` : newsroom;
    const label = device ? title : `Newsroom ${newsroom}`;
    return html`<section class="panel lanes" data-testid="newsroom" data-newsroom=${newsroom} aria-label=${label}>
      <header class="panel-head">
        <h2>${title}</h2>
        ${bad ? lamp(bad.state, STATE_WORDS[bad.state], laneSentence(bad)) : nothing}
        <p class="panel-note" title="What the newsroom says about itself (listMachInfo)">
          ${machine ? `${machine.manufacturer} ${machine.model} · MOS ${machine.mosRev}` : 'has not said what it is'}
        </p>
      </header>
      ${lanes.length === 0
        ? empty('No lane yet', 'This newsroom is neither dialled nor has it called. Set newsrooms.dial, or let it connect.')
        : this.table(newsroom, lanes)}
      ${
        device
          ? html`<cw-relayed .device=${newsroom.slice(DEVICE.length)}></cw-relayed>`
          : html`<cw-newsroom-walk .newsroom=${newsroom}></cw-newsroom-walk>
              <cw-dialect .newsroom=${newsroom}></cw-dialect>`
      }
    </section>`;
  }

  /**
   * @param {string} newsroom
   * @param {Lane[]} lanes
   */
  table(newsroom, lanes) {
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Lanes of ${newsroom}">
      <table class="table t-lanes">
        <thead>
          <tr>
            <th scope="col">Port</th>
            <th scope="col" title="Who asks, and who dials for that">Who</th>
            <th scope="col">State</th>
            <th scope="col">Why</th>
            <th scope="col">Peer</th>
            <th scope="col" class="num" title="How long it has been in this state">For</th>
            <th scope="col" class="num" title="Age of the last frame that came">Last in</th>
            <th scope="col" class="num" title="Age of the last frame that went">Last out</th>
            <th scope="col" title="Time there and back of the last heartbeats">Heartbeat</th>
            <th scope="col" title="How text stands on the wire">Encoding</th>
            <th scope="col" class="num" title="Sockets that carry it now">Sockets</th>
          </tr>
        </thead>
        <tbody>
          ${lanes.map((lane) => this.lane(lane))}
        </tbody>
      </table>
    </div>`;
  }

  /** @param {Lane} lane */
  lane(lane) {
    const key = laneKey(lane);
    return html`<tr data-testid="lane" data-key=${key} data-state=${lane.state}>
      <th scope="row"><b class="port">${CHANNEL_WORDS[lane.channel]}</b></th>
      <td class="who">${laneWords(lane)}</td>
      <td class=${glows.of(key, 'state')}>${lamp(lane.state)}</td>
      <td class="why">${lane.reason || html`<span class="none">–</span>`}${this.retry(lane)}</td>
      <td class="peer" title=${lane.peer}>${lane.peer || html`<span class="none" title="Nobody has come yet">–</span>`}</td>
      <td class="num" title="Since ${clock.full(lane.since)}">${age(lane.since)}</td>
      ${this.aged(lane.lastIn)} ${this.aged(lane.lastOut)}
      <td class="beat">${this.heartbeat(lane, key)}</td>
      <td>${lane.encoding ?? html`<span class="none">–</span>`}</td>
      <td class="num">${lane.connections}</td>
    </tr>`;
  }

  /** @param {Lane} lane */
  retry(lane) {
    if (!lane.retryAt) return nothing;
    const left = (Date.parse(lane.retryAt) - clock.now()) / 1000;
    return html`<span class="retry" title="We dial again at ${clock.time(lane.retryAt)}"
      >${left > 0 ? `again in ${span(Math.ceil(left))}` : 'dialling now'}</span
    >`;
  }

  /** @param {string | null} time */
  aged(time) {
    return html`<td class="num" title=${time ? clock.full(time) : 'Never'}>${age(time)}</td>`;
  }

  /**
   * @param {Lane} lane
   * @param {string} key
   */
  heartbeat(lane, key) {
    if (lane.heartbeatMillis === null) return html`<span class="none" title="No heartbeat of ours answered yet">–</span>`;
    const trace = store.traces.get(key) ?? [];
    const label = `Heartbeats, the last ${trace.length}: now ${millis(lane.heartbeatMillis)}, longest ${millis(Math.max(...trace))}`;
    return html`<span class="beat-figure">${millis(lane.heartbeatMillis)}</span>${spark(trace, { width: 88, height: 20, label, room: 40 })}`;
  }
}

export function noNewsroom() {
  const ports = store.status?.ports;
  if (store.status?.newsrooms.includes('*')) {
    const where = ports ? html` on the ports ${ports.lower}, ${ports.upper} and ${ports.query}` : nothing;
    return html`<section class="panel">
      ${empty('No newsroom has called yet', html`Any newsroom is admitted${where}; it appears here as soon as it connects.`)}
    </section>`;
  }
  return html`<section class="panel">
    ${empty(
      'No newsroom is configured',
      html`Add one under <code>newsrooms:</code> in <code>cueway.yaml</code> with the ID that its system sends, and start Cueway
        again.${ports
          ? html` Then give the newsroom's administrator our MOS ID <code>${store.status?.mosID}</code> and the ports
              <code>${ports.lower}</code>, <code>${ports.upper}</code> and <code>${ports.query}</code>.`
          : nothing}`,
    )}
  </section>`;
}

customElements.define('cw-connections', Connections);
