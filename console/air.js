/** @import {Acted, Device, DevicePlace, ItemOf, Playing, Show} from './types.js' */

/**
 * @typedef {object} Holding A device that has an item.
 * @property {Device} device
 * @property {DevicePlace} place
 * @property {Playing} playing
 * @property {boolean} air whether it is on air; else it is ready to be
 */

/**
 * @param {{storyID: string, itemID: string}} item
 * @returns {string} unique in its running order
 */
export const itemID = ({ storyID, itemID: id }) => `${storyID} ${id}`;

/** `layer 5` before `layer 40`. */
const ORDER = new Intl.Collator('en', { numeric: true });

/** Words for what came of a cue that did not come to what was wished. */
/** @type {Record<string, string>} */
const TROUBLE = {
  rejected: 'refused',
  unconfirmed: 'sent, not confirmed',
  expired: 'too late, so it was not sent',
  offline: 'not sent, the device is away',
  suppressed: 'not sent, the device is in rehearsal',
};

/**
 * What became of a cue, as a sentence; "" if it went well.
 *
 * @param {Acted} acted
 * @param {string} device
 */
export function trouble(acted, device) {
  const word = TROUBLE[acted.outcome];
  if (!word) return '';
  return `${acted.verb.toUpperCase()} on ${device}: ${word}${acted.detail && acted.detail !== word ? `. ${acted.detail}` : ''}`;
}

/** Devices and what they have, and what is next in each running order. */
export class Air {
  constructor() {
    this.loaded = false;
    /** @type {Map<string, Device>} by id, in the order of the configuration */
    this.devices = new Map();
    /** @type {Map<string, Show>} by key of the running order */
    this.shows = new Map();
    /** @type {Map<string, {acted: Acted, device: string}>} what came of the last cue of each item, by running order and item */
    this.acted = new Map();
  }

  /**
   * @param {Device[]} devices
   * @param {Show[]} shows
   */
  restart(devices, shows) {
    this.devices = new Map();
    this.shows = new Map();
    this.takeDevices(devices);
    this.takeShows(shows);
    this.loaded = true;
  }

  /** @param {Device[]} items */
  takeDevices(items) {
    for (const told of items) {
      const device = { ...told, places: [...told.places].sort((one, other) => ORDER.compare(one.place, other.place)) };
      const before = this.devices.get(device.id)?.last;
      this.devices.set(device.id, device);
      const acted = device.last;
      if (acted && JSON.stringify(acted) !== JSON.stringify(before))
        this.acted.set(`${acted.rundown} ${itemID(acted)}`, { acted, device: device.id });
    }
  }

  /** @param {Show[]} items */
  takeShows(items) {
    for (const show of items) this.shows.set(show.rundown, show);
  }

  /** @returns {Holding[]} all that is on air or ready, by device and place */
  get holdings() {
    /** @type {Holding[]} */
    const all = [];
    for (const device of this.devices.values()) {
      for (const place of device.places) {
        if (place.air) all.push({ device, place, playing: place.air, air: true });
        if (place.next) all.push({ device, place, playing: place.next, air: false });
      }
    }
    return all;
  }

  /**
   * @param {string} rundown key
   * @returns {Map<string, Holding[]>} by item
   */
  of(rundown) {
    /** @type {Map<string, Holding[]>} */
    const of = new Map();
    for (const holding of this.holdings) {
      if (holding.playing.rundown !== rundown) continue;
      const key = itemID(holding.playing);
      of.set(key, [...(of.get(key) ?? []), holding]);
    }
    return of;
  }

  /**
   * What was taken last and is still on air.
   *
   * @param {string} [rundown] key; without it: in any
   * @returns {Holding | null}
   */
  newest(rundown) {
    /** @type {Holding | null} */
    let newest = null;
    for (const holding of this.holdings) {
      if (!holding.air || (rundown !== undefined && holding.playing.rundown !== rundown)) continue;
      if (!newest || holding.playing.since > newest.playing.since) newest = holding;
    }
    return newest;
  }

  /**
   * What went wrong with the last cue of an item.
   *
   * @param {string} rundown key
   * @param {{storyID: string, itemID: string}} item
   */
  troubleOf(rundown, item) {
    const last = this.acted.get(`${rundown} ${itemID(item)}`);
    return last ? trouble(last.acted, last.device) : '';
  }

  /** @returns {Device[]} */
  get rehearsing() {
    return [...this.devices.values()].filter((device) => device.rehearsal);
  }
}

/**
 * Why nobody knows, or why it is otherwise than it should be; "" if it is as it should be.
 *
 * @param {DevicePlace} place
 */
export function doubt(place) {
  if (place.certainty === 'unknown') return `Sent, not confirmed${place.detail ? `: ${place.detail}` : ''}`;
  return place.certainty === 'differs' ? `The device says otherwise${place.detail ? `: ${place.detail}` : ''}` : '';
}

/**
 * Names of values that are not the same on air and next.
 *
 * @param {DevicePlace} place
 * @returns {string[]}
 */
export function differing({ air, next }) {
  if (!air || !next) return [];
  return [...new Set([...Object.keys(air.values), ...Object.keys(next.values)])]
    .filter((name) => air.values[name] !== next.values[name])
    .map((name) => name.replace(/^data\./, ''));
}
