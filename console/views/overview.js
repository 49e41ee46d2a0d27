/** @import {Lane, Message, Summary} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { glows } from '../glow.js';
import { LAMPS, STATE_WORDS, laneKey, laneSentence, worst, worstThatCounts } from '../lanes.js';
import { air } from '../parts/air.js';
import { empty } from '../parts/empty.js';
import { icons } from '../parts/icons.js';
import { lamp, shape } from '../parts/lamp.js';
import { bars, spark } from '../parts/spark.js';
import { router } from '../router.js';
import { alarmSeverity } from '../severity.js';
import { store } from '../store.js';
import { age, clock, mosTime } from '../time.js';
import { Watch } from '../watch.js';
import { actor, count, counted, deed, millis, shortID } from '../words.js';
import { noNewsroom } from './connections.js';
import { byStart, noRundowns } from './rundowns.js';

/** Lines of the lists that have a page of their own. */
const RUNDOWNS = 12;
const HAPPENED = 14;

/** All at a glance: who is connected, what is planned, what just happened, what is wrong. */
class Overview extends LitElement {
  constructor() {
    super();
    new Watch(this, store, 'status', 'lanes', 'rundowns', 'messages');
    new Watch(this, clock, 'tick');
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<h1 class="unseen">Overview</h1>
      <div class="scroll overview">
        ${this.figures()}
        <div class="overview-main">${this.newsrooms()} ${this.rundowns()}</div>
        <div class="overview-side">${this.alarms()} ${this.happened()}</div>
      </div>`;
  }

  figures() {
    const counts = store.status?.counts ?? {};
    const kept = store.status?.store;
    const behind = kept ? kept.lastEntry - kept.projected : 0;
    return html`<section class="figures" aria-label="Figures">
      ${this.figure('Running orders', counts.rundowns, 'Kept now', '/rundowns')}
      ${this.figure('Stories', counts.stories, 'In all running orders')} ${this.figure('Items', counts.items, 'In all stories')}
      <a class="figure figure-wide" href="/messages" title="Messages kept in the journal in the last full minute; the bars are ten minutes">
        <span class="figure-name">Messages a minute</span>
        <b data-testid="rate">${count(store.rate.perMinute)}</b>
        ${bars(store.rate.bars, 'Messages in the last ten minutes, ten seconds a bar')}
      </a>
      <div class="figure figure-wide" data-testid="store" title="${kept ? this.storeTitle(kept, behind) : 'Asking the gateway'}">
        <span class="figure-name">Store</span>
        <b>${kept ? count(kept.lastEntry) : '–'}<small> entries</small></b>
        <span class="figure-note">
          ${kept
            ? html`${kept.writable ? lamp('up', 'writable') : lamp('down', 'refuses edits')}<span
                  >${behind === 0 ? 'tables up to date' : `tables ${counted(behind, 'entry', 'entries')} behind`}</span
                >`
            : nothing}
        </span>
      </div>
    </section>`;
  }

  /**
   * @param {import('../types.js').StoreState} kept
   * @param {number} behind
   */
  storeTitle(kept, behind) {
    const state = kept.writable ? 'Writable' : `Edits are refused: ${kept.reason}`;
    const lost = kept.droppedNotes > 0 ? `; ${count(kept.droppedNotes)} notes of queries and refusals dropped` : '';
    return `${state}, for ${age(kept.since)}; what other programs read is ${counted(behind, 'entry', 'entries')} behind the journal${lost}`;
  }

  /**
   * @param {string} name
   * @param {number | undefined} value
   * @param {string} title
   * @param {string} [href]
   */
  figure(name, value, title, href) {
    const inside = html`<span class="figure-name">${name}</span><b>${value === undefined ? '–' : count(value)}</b>`;
    return href
      ? html`<a class="figure" href=${href} title=${title}>${inside}</a>`
      : html`<div class="figure" title=${title}>${inside}</div>`;
  }

  newsrooms() {
    if (!store.lanesLoaded || !store.status) return html`<section class="panel"><p class="loading">Asking the gateway…</p></section>`;
    if (store.newsrooms.length === 0) return noNewsroom();
    return html`<section class="panel" aria-labelledby="newsrooms-title">
      <header class="panel-head"><h2 id="newsrooms-title">Newsrooms</h2><a class="more" href="/connections">Connections</a></header>
      <ul class="newsrooms">
        ${store.newsrooms.map((newsroom) => this.newsroom(newsroom, store.lanesOf(newsroom)))}
      </ul>
    </section>`;
  }

  /**
   * @param {string} newsroom
   * @param {Lane[]} lanes
   */
  newsroom(newsroom, lanes) {
    const bad = worstThatCounts(lanes);
    const machine = lanes.find((lane) => lane.machine)?.machine;
    const trouble = bad && bad.state !== 'up' && bad.state !== 'off';
    return html`<li class="newsroom" data-testid="newsroom" data-newsroom=${newsroom} data-state=${bad?.state ?? 'off'}>
      <div class="newsroom-name">
        <h3>${newsroom}</h3>
        ${trouble
          ? html`<p class="newsroom-why">${laneSentence(bad)} <span class="dim">for ${age(bad.since)}</span></p>`
          : html`<p>${machine ? `${machine.manufacturer} ${machine.model} · MOS ${machine.mosRev}` : 'has not said what it is'}</p>`}
      </div>
      ${this.heartbeat(lanes)}
      <div class="lamps" role="group" aria-label="Lanes of ${newsroom}">${LAMPS.map((place) => this.lamp(place, lanes))}</div>
    </li>`;
  }

  /** @param {Lane[]} lanes */
  heartbeat(lanes) {
    const beating = lanes.find((lane) => lane.heartbeatMillis !== null && lane.state === 'up');
    const heard = Math.max(...lanes.map((lane) => Date.parse(lane.lastIn ?? '') || 0));
    const trace = beating ? (store.traces.get(laneKey(beating)) ?? []) : [];
    const label = `Heartbeats there and back, the last ${trace.length}`;
    return html`<div class="pulse">
      ${beating ? spark(trace, { width: 120, height: 28, label, room: 40 }) : nothing}
      <p>
        <b title="Time there and back of the last heartbeat">${beating ? millis(beating.heartbeatMillis) : '–'}</b
        ><span title=${heard ? `Last frame in at ${clock.full(heard)}` : 'Nothing ever came'}>heard ${heard ? (clock.now() - heard < 2_000 ? 'just now' : `${age(heard)} ago`) : 'never'}</span>
      </p>
    </div>`;
  }

  /**
   * @param {LAMPS[number]} place
   * @param {Lane[]} lanes
   */
  lamp(place, lanes) {
    const lane = worst(lanes.filter(({ channel, direction }) => channel === place.channel && direction === place.direction));
    const state = lane?.state ?? 'off';
    const why = lane ? `${STATE_WORDS[state]}${lane.reason ? `: ${lane.reason}` : ''}, for ${age(lane.since)}` : 'off: not configured';
    return html`<a
      class="swift"
      href="/connections"
      data-testid="swift-lamp"
      data-lamp=${place.letters}
      data-state=${state}
      aria-label="${place.letters}. ${place.words}. ${why}"
      >${shape(state)}<b>${place.letters}</b>
      <span class="tip" aria-hidden="true"><b>${place.words}</b>${why}</span></a
    >`;
  }

  rundowns() {
    if (!store.rundownsLoaded) return nothing;
    const all = byStart([...store.rundowns.values()]);
    return html`<section class="panel" aria-labelledby="ros-title">
      <header class="panel-head">
        <h2 id="ros-title">Running orders</h2>
        <a class="more" href="/rundowns">${all.length > RUNDOWNS ? `All ${count(all.length)}` : 'Rundowns'}</a>
      </header>
      ${all.length === 0 ? noRundowns() : this.rundownTable(nearest(all))}
    </section>`;
  }

  /** @param {Summary[]} rundowns */
  rundownTable(rundowns) {
    return html`<table class="table t-ros">
      <thead>
        <tr>
          <th scope="col">Slug</th><th scope="col">Channel</th><th scope="col" class="num">Start</th><th scope="col" class="num">Stories</th>
          <th scope="col" class="num">Items</th><th scope="col">Air</th><th scope="col" class="num">Last change</th>
        </tr>
      </thead>
      <tbody>
        ${rundowns.map((rundown) => this.rundown(rundown))}
      </tbody>
    </table>`;
  }

  /** @param {Summary} rundown */
  rundown(rundown) {
    const changed = store.changedAt.get(rundown.key);
    const start = mosTime(rundown.roEdStart);
    const glow = (/** @type {string} */ cell) => glows.of(rundown.key, cell);
    return html`<tr class=${glow('row')} data-testid="rundown" data-key=${rundown.key} @click=${() => router.go(`/rundowns/${rundown.key}`)}>
      <th scope="row" class=${glow('roSlug')}>
        <a href="/rundowns/${rundown.key}" title=${rundown.roID}>${rundown.roSlug || shortID(rundown.roID)}</a>
      </th>
      <td>${rundown.roChannel || '–'}</td>
      <td class="num ${glow('roEdStart')}" title=${start === null ? 'No start given' : clock.full(start)}>${start === null ? '–' : clock.start(start)}</td>
      <td class="num ${glow('storyCount')}">${count(rundown.storyCount)}</td>
      <td class="num ${glow('itemCount')}">${count(rundown.itemCount)}</td>
      <td class=${glow('air')}>${air(rundown.air)}</td>
      <td class="num" title=${changed ? clock.full(changed) : 'No change since this page was opened'}>${changed ? `${age(changed)} ago` : '–'}</td>
    </tr>`;
  }

  alarms() {
    const status = store.status;
    if (!status || status.alarms.length === 0) return nothing;
    return html`<section class="panel panel-alarm" aria-labelledby="alarms-title">
      <header class="panel-head"><h2 id="alarms-title">Alarms</h2><a class="more" href="/alarms">All ${status.alarms.length}</a></header>
      <ul class="alarms-short">
        ${status.alarms.slice(0, 3).map(
          (alarm) => html`<li>
            ${alarmSeverity(alarm, status) === 'critical' ? lamp('down', 'Critical') : lamp('degraded', 'Warning')}
            <p>${alarm.text} <span class="dim" title=${clock.full(alarm.since)}>${age(alarm.since)}</span></p>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  happened() {
    const rows = store.log.rows.filter((row) => row.kind !== 'query' && row.kind !== 'queued').slice(0, HAPPENED);
    return html`<section class="panel" aria-labelledby="happened-title">
      <header class="panel-head"><h2 id="happened-title">What just happened</h2><a class="more" href="/messages">Messages</a></header>
      ${rows.length === 0 && store.log.loaded
        ? empty('Quiet so far', 'Every edit a newsroom sends is told here, in words, a moment after it is on disk.')
        : html`<ol class="happened" data-testid="happened">${rows.map((row) => this.event(row))}</ol>`}
    </section>`;
  }

  /** @param {Message} row */
  event(row) {
    const refused = row.kind === 'refused';
    const more = refused ? row.result : row.changed[0];
    const rest = refused || row.changed.length < 2 ? '' : ` and ${row.changed.length - 1} more`;
    return html`<li class=${refused ? 'refused' : ''}>
      <a href="/messages?open=${row.number}">
        <time title=${clock.full(row.time)}>${clock.time(row.time)}</time>
        <p>
          <span class="happened-deed"><b>${actor(row)}</b> ${deed(row, store.slug(row.rundown))}</span>
          ${more ? html`<span class="happened-more">${refused ? html`${icons.close}Refused: ` : nothing}${more}${rest}</span>` : nothing}
        </p>
      </a>
    </li>`;
  }
}

/**
 * Those around now: what starts next, and what ended a short while ago at most.
 *
 * @param {Summary[]} byTime
 */
function nearest(byTime) {
  const past = byTime.findIndex((rundown) => (mosTime(rundown.roEdStart) ?? Infinity) > clock.now() - 3_600_000);
  const from = Math.max(0, Math.min(past < 0 ? byTime.length : past, byTime.length - RUNDOWNS));
  return byTime.slice(from, from + RUNDOWNS);
}

customElements.define('cw-overview', Overview);
