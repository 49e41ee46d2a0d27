/** @import {NmosWhole} from './types.js' */

/**
 * @typedef {object} Cell A transport parameter of one leg.
 * @property {string} active what is in force; "" if not known
 * @property {string} staged what is prepared, if that differs; else ""
 * @property {string} allowed what may be set, in words; "" if anything
 */

/** @typedef {{name: string, cells: Cell[]}} Parameter one cell for each leg */

/** These first, in this order; the rest by name. */
const FIRST = ['rtp_enabled', 'multicast_ip', 'destination_ip', 'source_ip', 'interface_ip', 'destination_port', 'source_port'];

/**
 * The transport parameters of all legs, side by side.
 *
 * @param {NmosWhole} whole
 * @returns {Parameter[]}
 */
export function parameters({ constraints, staged, activeSettings }) {
  /** @type {Record<string, any>[]} */
  const now = activeSettings?.transport_params ?? [];
  /** @type {Record<string, any>[]} */
  const next = staged?.transport_params ?? [];
  const legs = Math.max(now.length, next.length, constraints?.length ?? 0);
  const names = new Set([...now, ...next, ...(constraints ?? [])].flatMap((leg) => Object.keys(leg)));
  const order = (/** @type {string} */ name) => (FIRST.indexOf(name) + 1 || FIRST.length + 1);
  return [...names]
    .sort((a, b) => order(a) - order(b) || a.localeCompare(b))
    .map((name) => ({
      name,
      cells: Array.from({ length: legs }, (_, i) => {
        const active = text(now[i]?.[name]);
        const prepared = text(next[i]?.[name]);
        return { active, staged: prepared === active ? '' : prepared, allowed: allowed(constraints?.[i]?.[name]) };
      }),
    }));
}

/** @param {any} value */
function text(value) {
  if (value === undefined) return '';
  return value === null ? 'not set' : String(value);
}

/**
 * A constraint of IS-05 in words.
 *
 * @param {any} constraint
 * @returns {string}
 */
function allowed(constraint) {
  if (!constraint) return '';
  const { minimum, maximum, pattern } = constraint;
  const parts = [];
  if (Array.isArray(constraint.enum)) parts.push(`one of ${constraint.enum.map(text).join(', ')}`);
  if (minimum !== undefined || maximum !== undefined) parts.push(`${minimum ?? '…'} to ${maximum ?? '…'}`);
  if (pattern) parts.push(`fits ${pattern}`);
  return parts.join('; ');
}

/**
 * A session description as lines, each with what it is.
 *
 * @param {string} sdp
 * @returns {{name: string, value: string, media: boolean}[]}
 */
export function sdpLines(sdp) {
  return sdp
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf('=');
      return at === 1 ? { name: line[0] ?? '', value: line.slice(2), media: line[0] === 'm' } : { name: '', value: line, media: false };
    });
}
