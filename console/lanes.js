/** @import {Asks, Channel, Direction, Lane, LaneID, LaneState} from './types.js' */

/** @type {Record<LaneState, string>} */
export const STATE_WORDS = {
  up: 'up',
  degraded: 'degraded',
  down: 'down',
  neverConnected: 'never connected',
  off: 'off',
};

/** @type {Record<LaneState, number>} */
const BADNESS = { off: 0, up: 1, neverConnected: 2, degraded: 3, down: 4 };

/** @type {Record<Channel, string>} */
export const CHANNEL_WORDS = { mom: 'lower', ro: 'upper', aux: 'query' };

/** @type {Record<Direction, string>} */
const DIRECTION_WORDS = { out: 'we dial', in: 'they dial' };

/** @type {Record<Asks, string>} */
const ASKS_WORDS = { we: 'we ask', they: 'they ask', both: 'they ask, and so do we' };

/**
 * The four lamps that every newsroom engineer knows from older gateways: Lower and Upper, Client and Server.
 *
 * @type {{letters: string, channel: Channel, direction: Direction, words: string}[]}
 */
export const LAMPS = [
  { letters: 'LC', channel: 'mom', direction: 'out', words: 'Lower port, client: we dial the newsroom' },
  { letters: 'LS', channel: 'mom', direction: 'in', words: 'Lower port, server: the newsroom dials us' },
  { letters: 'UC', channel: 'ro', direction: 'out', words: 'Upper port, client: we dial the newsroom' },
  { letters: 'US', channel: 'ro', direction: 'in', words: 'Upper port, server: the newsroom dials us' },
];

/**
 * Inwards a lane is one of its newsroom whoever dials; outwards there is one for each address.
 *
 * @param {LaneID} lane
 */
export function laneKey(lane) {
  const kind = [lane.channel, lane.direction, lane.transport, lane.passive ? 'passive' : ''];
  return [lane.newsroom, ...kind, lane.direction === 'out' ? lane.peer : ''].join(' ');
}

/**
 * Who asks, who dials, and over what if it is not the usual: "we ask · they dial · MOS 4 passive".
 *
 * @param {Lane} lane
 */
export function laneWords(lane) {
  const words = [ASKS_WORDS[lane.asks], DIRECTION_WORDS[lane.direction]];
  if (lane.transport === 'webSocket') words.push(lane.passive ? 'MOS 4 passive' : 'MOS 4');
  return words.join(' · ');
}

/**
 * @param {Lane[]} lanes
 * @returns {Lane | undefined} the one to worry about
 */
export function worst(lanes) {
  return lanes.reduce(
    (/** @type {Lane | undefined} */ bad, lane) => (bad && BADNESS[bad.state] >= BADNESS[lane.state] ? bad : lane),
    undefined,
  );
}

/**
 * The newsroom's lamp. A query port that nobody ever used is no trouble: most newsrooms never open it.
 *
 * @param {Lane[]} lanes of one newsroom
 */
export function worstThatCounts(lanes) {
  return worst(lanes.filter((lane) => lane.channel !== 'aux' || lane.state !== 'neverConnected'));
}

/**
 * A lane in one sentence.
 *
 * @param {Lane} lane
 */
export function laneSentence(lane) {
  const where = `${CHANNEL_WORDS[lane.channel]} port, ${laneWords(lane)}`;
  const why = lane.reason === '' ? '' : `: ${lane.reason}`;
  return `${where}, ${STATE_WORDS[lane.state]}${why}`;
}

/**
 * The order in which people read them: by newsroom, then lower, upper, query, then ours before theirs.
 *
 * @param {Lane} a
 * @param {Lane} b
 */
export function byPlace(a, b) {
  const channels = Object.keys(CHANNEL_WORDS);
  return (
    a.newsroom.localeCompare(b.newsroom) ||
    channels.indexOf(a.channel) - channels.indexOf(b.channel) ||
    b.direction.localeCompare(a.direction) ||
    a.transport.localeCompare(b.transport) ||
    Number(a.passive) - Number(b.passive) ||
    a.peer.localeCompare(b.peer)
  );
}
