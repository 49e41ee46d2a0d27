/** @import {Row, State} from './types.js' */
import { html, svg } from 'lit';

/** Each state as a word and a shape of its own: the colour only repeats it. */
/** @type {Record<State, { word: string, title: string, shape: import('lit').TemplateResult }>} */
const STATES = {
  onAir: { word: 'ON AIR', title: 'A device shows it now', shape: svg`<circle cx="8" cy="8" r="5.5"/>` },
  ready: { word: 'READY', title: 'A device has it and can take it at once', shape: svg`<path d="M8 1.5L14.5 8 8 14.5 1.5 8z"/>` },
  notReady: { word: 'NOT READY', title: 'A device cannot show it', shape: svg`<path d="M8 1.5l7 12.5H1z"/>` },
  placed: { word: 'IN RUNDOWN', title: 'A story has it; it is not on a device yet', shape: svg`<rect class="ring" x="3" y="3" width="10" height="10" rx="1"/>` },
  aired: { word: 'AIRED', title: 'It was on air', shape: svg`<path d="M2 8.5l4 4 8-9" class="ring"/>` },
  loose: { word: 'NOT PLACED', title: 'No story has it', shape: svg`<circle class="ring" cx="8" cy="8" r="5"/>` },
};

/**
 * How an object is.
 *
 * @param {Row} row
 */
export function badge(row) {
  const { word, title, shape } = STATES[row.state];
  return html`<span class="badge" data-testid="state" data-state=${row.state} title=${title}
    ><svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shape}</svg>${word}</span
  >`;
}

/**
 * Where it is, in words.
 *
 * @param {Row} row
 */
export function whereabouts(row) {
  const use = row.uses.find((one) => one.state === row.state) ?? row.uses[0];
  if (!use) return row.changedBy ? `by ${row.changedBy}` : '';
  const story = [use.storyNum, use.storySlug || use.storyID].filter(Boolean).join(' ');
  const more = row.uses.length > 1 ? ` and ${row.uses.length - 1} more` : '';
  return `${story}${more}`;
}

const AGES = /** @type {[number, string][]} */ ([
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
]);

/**
 * How long ago, roughly.
 *
 * @param {string} time RFC 3339
 */
export function ago(time) {
  const seconds = Math.max(0, (Date.now() - Date.parse(time)) / 1000);
  const unit = AGES.find(([length]) => seconds >= length);
  return unit ? `${Math.floor(seconds / unit[0])} ${unit[1]}` : 'now';
}
