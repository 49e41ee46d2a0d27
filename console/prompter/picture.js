/** @import {Summary} from '../types.js' */
/** @import {Position} from './clocks.js' */
/** @import {Motion} from './motion.js' */
/** @import {Roll} from './roll.js' */
import { html, nothing } from 'lit';
import { lamp } from '../parts/lamp.js';
import { TALLY_WORDS } from '../rundown-rows.js';
import { clock, length, span } from '../time.js';
import { tallyOf } from './blocks.js';
import { overrun } from './clocks.js';

/** What lies over the script, in the picture that the glass shows. */

/**
 * The whole show as a bar at the edge: where we are, what is on air, what is next.
 *
 * @param {Roll} roll
 * @param {(storyID: string) => void} go
 */
export function progress(roll, go) {
  const whole = Math.max(1, roll.length);
  return html`<div class="progress" data-testid="progress" aria-hidden="true">
    ${roll.order.map((view) => {
      const { offsetTop, offsetHeight } = view.element;
      const tally = tallyOf(view.story);
      return html`<i
        class="progress-story ${tally ? `is-${tally}` : ''} ${view.gone ? 'is-gone' : ''}"
        title="${view.story.storyNum ?? ''} ${view.story.storySlug ?? ''}"
        .style=${`top:${((100 * offsetTop) / whole).toFixed(3)}%;height:${((100 * offsetHeight) / whole).toFixed(3)}%`}
        @click=${() => go(view.storyID)}
      ></i>`;
    })}
    <b class="progress-now" .style=${`top:${((100 * roll.y) / whole).toFixed(3)}%`}></b>
  </div>`;
}

/**
 * Where the story on air and the next one are when they are not in sight.
 *
 * @param {Roll} roll
 * @param {(storyID: string) => void} go
 * @returns {{above: unknown[], below: unknown[]}}
 */
export function arrows(roll, go) {
  const top = roll.y - roll.markerY;
  const bottom = top + roll.stage.clientHeight;
  /** @type {{above: unknown[], below: unknown[]}} */
  const found = { above: [], below: [] };
  for (const { element, gone, story, storyID } of roll.order) {
    const tally = tallyOf(story);
    if (gone || (tally !== 'onAir' && tally !== 'next')) continue;
    const above = element.offsetTop + element.offsetHeight < top;
    if (!above && element.offsetTop <= bottom) continue;
    const arrow = html`<button class="arrow" @click=${() => go(storyID)}>
      <span aria-hidden="true">${above ? '▲' : '▼'}</span><span class="tally tally-${tally}">${TALLY_WORDS[tally]}</span>
      <span class="arrow-slug">${story.storyNum ?? ''} ${story.storySlug ?? ''}</span>
    </button>`;
    (above ? found.above : found.below).push(arrow);
  }
  return found;
}

/**
 * The same at the edges, for a picture without a strip.
 *
 * @param {{above: unknown[], below: unknown[]}} found
 */
export function edges({ above, below }) {
  const edge = (/** @type {string} */ where, /** @type {unknown[]} */ these) =>
    these.length === 0 ? nothing : html`<div class="arrows arrows-${where}" data-testid="arrows-${where}">${these.slice(0, 2)}</div>`;
  return html`${edge('above', above)}${edge('below', below)}`;
}

/**
 * What is wrong, away from the marker.
 *
 * @param {import('../stream.js').Stream} stream
 * @param {import('./script-detail.js').ScriptDetail} detail
 * @param {number} marker percent from the top
 */
export function banner(stream, detail, marker) {
  const where = marker < 50 ? 'at-bottom' : 'at-top';
  if (stream.state === 'away') {
    return html`<div class="glass-banner ${where}" role="alert" data-testid="banner">
      ${lamp('down', '')}
      <p><b>No word from the gateway for ${span(stream.silence)}</b>; the text is from ${clock.time(stream.shownFrom)}. Trying again by itself.</p>
    </div>`;
  }
  if (!detail.removed) return nothing;
  return html`<div class="glass-banner ${where}" role="alert" data-testid="removed">
    ${lamp('degraded', '')}
    <p><b>The newsroom deleted this running order.</b> The text is as it was last.</p>
  </div>`;
}

/**
 * The strip below: where we are, what is next, and the clocks.
 *
 * @param {{at: Position | null, motion: Motion, ran: number, header: Summary | null, link: string, found: {above: unknown[], below: unknown[]}}} of
 */
export function strip({ at, motion, ran, header, link, found }) {
  const over = overrun(header, clock.now(), at?.airLeft ?? 0);
  return html`<footer class="strip" data-testid="strip">
    <div class="strip-where">
      ${place('Now', at?.now ?? null, 'strip-now')} ${place('Next', at?.next ?? null, 'strip-next')}
    </div>
    <div class="strip-arrows" data-testid="arrows">${[...found.above, ...found.below].slice(0, 2)}</div>
    ${speed(motion, at)}
    <dl class="strip-clocks">
      ${figure('Ran', length(ran), 'How long the text has run since r was pressed', 'ran')}
      ${figure('Story', left(at?.storyLeft), 'Reading time left in this story', 'story-left')}
      ${figure('To read', left(at?.readLeft), 'Reading time left in all stories, at the rates of the presenters', 'read-left')}
      ${Number.isFinite(at?.rollLeft ?? NaN) ? figure('At this speed', left(at?.rollLeft), 'Until the end of the text at the speed that it runs at', 'roll-left') : nothing}
      ${over === null ? nothing : html`<div class=${over > 0 ? 'is-over' : 'is-under'} title="Against the planned end of the show">
        <dt>${over > 0 ? 'Over' : 'Under'}</dt><dd data-testid="over">${over > 0 ? '+' : '−'}${length(Math.abs(over))}</dd></div>`}
      <div class="strip-clock" title="Station time"><dt>${link === 'live' ? clock.zone : lamp('down', link === 'away' ? 'Away' : 'Connecting')}</dt>
        <dd>${clock.known ? clock.time(clock.now()) : '--:--:--'}</dd></div>
    </dl>
  </footer>`;
}

/**
 * What counts down has a minus in front.
 *
 * @param {number | undefined} seconds
 */
function left(seconds) {
  const text = length(seconds ?? 0);
  return text === '0:00' ? text : `−${text}`;
}

/**
 * @param {string} word
 * @param {import('../types.js').PrompterStory | null} story
 * @param {string} test
 */
function place(word, story, test) {
  const tally = story ? tallyOf(story) : null;
  return html`<p class=${test} data-testid=${test}>
    <span class="strip-word">${word}</span>
    ${story
      ? html`<b class="strip-page">${story.storyNum ?? ''}</b> <span class="strip-slug">${story.storySlug || story.storyID}</span>
          ${tally ? html`<span class="tally tally-${tally}">${TALLY_WORDS[tally]}</span>` : nothing}`
      : html`<span class="strip-slug">end of the running order</span>`}
  </p>`;
}

/**
 * @param {Motion} motion
 * @param {Position | null} at
 */
function speed(motion, at) {
  const { speed: now } = motion;
  const words = at?.wordsPerMinute ?? NaN;
  return html`<div class="strip-speed" data-testid="speed" data-speed=${now}>
    <span class="strip-sign" aria-hidden="true">${now === 0 ? '❙❙' : now > 0 ? '▶' : '◀'}</span>
    <p><b>${now === 0 ? 'Stopped' : `${Math.abs(now)} lines/min`}</b
      ><span>${now === 0 ? `space runs at ${motion.cruise}` : now < 0 ? 'back' : Number.isFinite(words) ? `about ${Math.round(words)} words/min` : nothing}</span></p>
  </div>`;
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} title
 * @param {string} test
 */
function figure(name, value, title, test) {
  return html`<div title=${title}><dt>${name}</dt><dd data-testid=${test}>${value}</dd></div>`;
}
