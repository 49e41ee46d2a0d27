/** @import {Cue, Device, ExportTarget, Hello, Lane, LaneID, Message, RundownChange, Show, Status, Summary} from './types.js' */
import { get, getAll } from './api.js';
import { Air } from './air.js';
import { glows } from './glow.js';
import { laneKey } from './lanes.js';
import { MessageLog, NO_FILTER } from './message-log.js';
import { Nmos } from './nmos.js';
import { Rate } from './rate.js';
import { RundownDetail } from './rundown-detail.js';
import { Stream } from './stream.js';
import { clock } from './time.js';

/** Heartbeats remembered for a lane's trace. */
const TRACE = 40;
const RETRY_MILLIS = 2_000;

/**
 * All that the console knows of the server: loaded once, then kept up by the stream. Fires `status`, `lanes`, `rundowns`, `objects`,
 * `messages`, `detail`, `air` (devices and what is next), `exports` and `link`, each cue as `cue`, and each part of an event `rundowns` as `rundown`, and `reload` when what somebody
 * loaded for itself has to be loaded anew; who shows something listens to what it shows (see `watch.js`) and reads the fields.
 */
class Store extends EventTarget {
  constructor() {
    super();
    /** @type {Status | null} */
    this.status = null;
    /** @type {Map<string, Lane>} */
    this.lanes = new Map();
    this.lanesLoaded = false;
    /** @type {Map<string, number[]>} the last heartbeats of each lane, in milliseconds */
    this.traces = new Map();
    /** @type {Map<string, Summary>} */
    this.rundowns = new Map();
    this.rundownsLoaded = false;
    /** @type {Map<string, string>} when each running order last changed, as far as this page knows */
    this.changedAt = new Map();
    this.log = this.newLog(NO_FILTER);
    /** @type {MessageLog | null} the filtered one that a view looks at */
    this.filtered = null;
    this.air = new Air();
    this.nmos = new Nmos();
    /** @type {Map<string, ExportTarget>} targets of exports by id, in the order of the configuration */
    this.exports = new Map();
    this.rate = new Rate();
    /** @type {RundownDetail | null} */
    this.detail = null;
    /** @type {{type: string, data: any}[] | null} events that came while all was being loaded */
    this.waiting = null;
    this.stream = new Stream((type, data) => this.hear(type, data));
    this.stream.addEventListener('link', () => this.fire('link'));
    this.log.addEventListener('change', () => this.fire('messages'));
  }

  /** @param {string} topic */
  fire(topic) {
    this.dispatchEvent(new Event(topic));
  }

  /**
   * Follows the server, with the detail of one running order if `key` is not empty.
   *
   * @param {string} key
   */
  follow(key) {
    if (key !== (this.detail?.key ?? '')) {
      this.detail = key === '' ? null : this.newDetail(key);
      this.fire('detail');
    }
    this.stream.follow(key);
  }

  /** @param {string} key */
  newDetail(key) {
    const detail = new RundownDetail(key);
    detail.addEventListener('change', () => this.fire('detail'));
    return detail;
  }

  /** @param {Readonly<import('./message-log.js').MessageFilter>} filter */
  newLog(filter) {
    return new MessageLog(filter, (key) => this.slug(key));
  }

  /** @param {string} key */
  slug(key) {
    return this.rundowns.get(key)?.roSlug ?? '';
  }

  /**
   * @param {string} newsroom
   * @returns {Lane[]}
   */
  lanesOf(newsroom) {
    return [...this.lanes.values()].filter((lane) => lane.newsroom === newsroom);
  }

  /** @returns {string[]} those of the configuration, then those that only have lanes */
  get newsrooms() {
    const met = [...this.lanes.values()].map((lane) => lane.newsroom);
    return [...new Set([...(this.status?.newsrooms ?? []).filter((id) => id !== '*'), ...met])];
  }

  /**
   * @param {string} type
   * @param {any} data
   */
  hear(type, data) {
    if (type === 'hello') this.greet(data);
    else if (type === 'reset') this.load();
    else {
      this.waiting?.push({ type, data });
      this.apply(type, data);
    }
  }

  /** @param {Hello} hello */
  greet(hello) {
    clock.set(hello.now);
    if (this.detail && !this.detail.waiting) this.detail.load();
    if (!this.waiting) this.fire('reload');
    if (!this.waiting) this.nmos.load();
    if (!this.waiting) this.refreshLanes();
    if (!this.waiting) this.refreshAir().catch(() => {});
  }

  /** Lanes have no journal number, so a resumed stream does not tell what became of them meanwhile. */
  async refreshLanes() {
    const lanes = await get('lanes').catch(() => null);
    if (lanes === null || this.waiting) return;
    this.lanes = new Map();
    this.takeLanes(lanes.items, []);
  }

  /** The same with devices and what is next. */
  async refreshAir() {
    const [devices, shows, exports] = await Promise.all([get('devices'), get('shows'), get('exports')]);
    this.air.restart(devices.items, shows.items);
    this.fire('air');
    this.exports = new Map();
    this.takeExports(exports.items);
  }

  /**
   * @param {string} type
   * @param {any} data
   */
  apply(type, data) {
    if (type === 'status') this.takeStatus(data);
    if (type === 'lanes') this.takeLanes(data.items, data.gone ?? []);
    if (type === 'rundowns') this.takeRundowns(data.items);
    if (type === 'objects') this.fire('objects');
    if (type === 'nmos') this.nmos.hear(data);
    if (type === 'cues') this.takeCues(data.items);
    if (type === 'devices' || type === 'shows') {
      if (type === 'devices') this.air.takeDevices(data.items);
      else this.air.takeShows(data.items);
      this.fire('air');
    }
    if (type === 'exports') this.takeExports(data.items);
    if (type === 'storyActions') this.detail?.takeActions(data.items);
    if (type === 'messages') this.takeMessages(data.items, data.skipped ?? 0);
  }

  /** @param {ExportTarget[]} items */
  takeExports(items) {
    for (const target of items) this.exports.set(target.id, target);
    this.fire('exports');
  }

  /** Everything anew; what is shown stays until the answer is there. */
  async load() {
    /** @type {{type: string, data: any}[]} */
    const waiting = [];
    this.waiting = waiting;
    this.detail?.load();
    this.nmos.load();
    this.fire('reload');
    const log = this.log.load().then(() => this.seed());
    this.filtered?.load();
    try {
      const [status, lanes, rundowns] = await Promise.all([
        get('status'),
        get('lanes'),
        getAll('rundowns'),
        log,
        this.refreshAir(),
      ]);
      if (this.waiting !== waiting) return;
      this.waiting = null;
      this.takeStatus(status);
      this.lanes = new Map();
      this.lanesLoaded = true;
      this.takeLanes(lanes.items, []);
      this.rundowns = new Map(/** @type {Summary[]} */ (rundowns).map((summary) => [summary.key, summary]));
      this.rundownsLoaded = true;
      this.fire('rundowns');
      for (const { type, data } of waiting) if (type !== 'messages') this.apply(type, data);
    } catch {
      if (this.waiting === waiting) setTimeout(() => this.waiting === waiting && this.load(), RETRY_MILLIS);
    }
  }

  /** What the first page of messages says about the time before this page was opened. */
  seed() {
    this.rate.restart(this.log.rows.map((row) => Date.parse(row.time)));
    for (const row of [...this.log.rows].reverse()) this.noteChange(row);
  }

  /** @param {Status} status */
  takeStatus(status) {
    this.status = status;
    clock.set(status.now, status.zone);
    this.fire('status');
  }

  /**
   * @param {Lane[]} items
   * @param {LaneID[]} gone
   */
  takeLanes(items, gone) {
    for (const lane of gone) {
      this.lanes.delete(laneKey(lane));
      this.traces.delete(laneKey(lane));
    }
    for (const lane of items) {
      const key = laneKey(lane);
      const old = this.lanes.get(key);
      this.lanes.set(key, lane);
      if (old && old.state !== lane.state) glows.light(key, 'state');
      if (lane.heartbeatMillis === null || old?.heartbeatMillis === lane.heartbeatMillis) continue;
      this.traces.set(key, [...(this.traces.get(key) ?? []), lane.heartbeatMillis].slice(-TRACE));
    }
    this.fire('lanes');
  }

  /** @param {RundownChange[]} items */
  takeRundowns(items) {
    for (const change of items) {
      const old = this.rundowns.get(change.key);
      if (change.removed) this.rundowns.delete(change.key);
      if (change.summary) {
        this.rundowns.set(change.key, change.summary);
        glowSummary(old, change.summary);
      }
      this.changedAt.set(change.key, new Date(clock.now()).toISOString());
      if (this.detail?.key === change.key) this.detail.take(change);
      this.dispatchEvent(new CustomEvent('rundown', { detail: change }));
    }
    this.fire('rundowns');
  }

  /** @param {Cue[]} items oldest first */
  takeCues(items) {
    this.detail?.takeCues(items);
    for (const detail of items) this.dispatchEvent(new CustomEvent('cue', { detail }));
  }

  /**
   * @param {Message[]} items oldest first
   * @param {number} skipped
   */
  takeMessages(items, skipped) {
    this.rate.add(items.length + skipped);
    for (const row of items) this.noteChange(row);
    this.log.add(items, skipped);
    this.filtered?.add(items, skipped);
  }

  /** @param {Message} row */
  noteChange(row) {
    const changes = row.kind === 'edit' || row.command === 'roReadyToAir';
    if (!changes || row.kind === 'refused' || row.rundown === '') return;
    const known = this.changedAt.get(row.rundown) ?? '';
    if (Date.parse(row.time) > (Date.parse(known) || 0)) this.changedAt.set(row.rundown, row.time);
  }
}

/**
 * @param {Summary | undefined} old
 * @param {Summary} now
 */
function glowSummary(old, now) {
  if (!old) {
    glows.light(now.key, 'row');
    return;
  }
  /** @type {(keyof Summary)[]} */
  const cells = ['roSlug', 'roChannel', 'roEdStart', 'storyCount', 'itemCount', 'air'];
  for (const cell of cells) if (old[cell] !== now[cell]) glows.light(now.key, cell);
}

export const store = new Store();
