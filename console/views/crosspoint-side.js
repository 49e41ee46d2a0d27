/** @import {Line} from '../crosspoint-axes.js' */
/** @import {NmosLock, NmosReceiver} from '../types.js' */
import { html, nothing } from 'lit';
import { nameOf } from '../crosspoint-axes.js';
import { connectionSentence, markShape, standing } from '../parts/crosspoint-state.js';
import { icons } from '../parts/icons.js';

/**
 * What stands before a row of the matrix: a receiver's name, what it is connected to now, and who locks it.
 *
 * @param {Line<NmosReceiver>} row
 * @param {(id: string | null) => string} source the name of a sender
 */
export function side({ item }, source) {
  if (!item) return nothing;
  const { connection, lock } = item;
  const name = nameOf(item);
  const from = connection.state === 'disconnected' ? '' : source(connection.senderID) || connection.senderLabel || 'not an NMOS sender';
  const title = `${name}${item.alias ? ` (${item.label})` : ''}\n${item.device.label} · ${item.mediaType || item.format}\n${connectionSentence(item, source)}${lock ? `\n${lockWords(lock)}` : ''}`;
  return html`<span class="x-receiver" title=${title}>
    <span class="x-called">${name}</span>
    ${lock ? html`<span class="x-lock" data-testid="lock">${lock.kind === 'lock' ? icons.lock : icons.shield}<span class="unseen">${lockWords(lock)}</span></span>` : nothing}
    ${from
      ? html`<span class="x-source ${connection.warning ? 'has-warning' : ''}" data-state=${connection.state}>${markShape(connection.warning ? 'unconfirmed' : standing(item))}<span>${from}</span></span>`
      : html`<span class="x-source none">–</span>`}
  </span>`;
}

/** @param {NmosLock} lock */
export function lockWords({ kind, owner, reason }) {
  return `${kind === 'lock' ? 'Locked' : 'Protected'} by ${owner}${reason ? `: ${reason}` : ''}`;
}
