/** @import {ActionState, LaneState, Operation, StoryAction} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { glows } from '../glow.js';
import { lamp } from '../parts/lamp.js';
import { store } from '../store.js';
import { clock } from '../time.js';
import { Watch } from '../watch.js';
import { counted, shortID } from '../words.js';
import '../parts/ago.js';

/** How long one that is done is shown by itself. */
const DONE_MILLIS = 60_000;
const FEW = 3;

/** @type {Record<ActionState, {lamp: LaneState, word: string}>} */
const STATES = {
  asked: { lamp: 'neverConnected', word: 'asked' },
  accepted: { lamp: 'neverConnected', word: 'accepted' },
  refused: { lamp: 'down', word: 'refused' },
  confirmed: { lamp: 'up', word: 'confirmed' },
  notConfirmed: { lamp: 'degraded', word: 'not confirmed' },
};

/** @type {Record<Operation, string>} */
const DEEDS = { NEW: 'New story', UPDATE: 'Change', MOVE: 'Move', DELETE: 'Delete' };

/** What the newsroom was asked to do with this running order, and how far each came. */
class StoryActions extends LitElement {
  static properties = { all: { state: true } };

  constructor() {
    super();
    this.all = false;
    new Watch(this, store, 'detail');
    new Watch(this, clock, 'tick');
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const actions = store.detail?.actions ?? [];
    const current = actions.filter((action) => isCurrent(action)).slice(0, FEW);
    const shown = this.all ? actions : current;
    const more = actions.length - current.length;
    if (actions.length === 0) return nothing;
    return html`${shown.length === 0
        ? nothing
        : html`<ul class="asked" data-testid="story-actions">${shown.map((action) => this.one(action))}</ul>`}
      ${more > 0
        ? html`<button class="plain" data-testid="all-actions" @click=${() => (this.all = !this.all)}>
            ${this.all ? 'Show what is under way' : `Show all ${counted(actions.length, 'request')} to the newsroom`}
          </button>`
        : nothing}`;
  }

  /** @param {StoryAction} action */
  one(action) {
    const { lamp: state, word } = STATES[action.state];
    return html`<li class=${glows.of(`action ${action.number}`, 'state')} data-state=${action.state} data-number=${action.number}>
      <a href="/messages?open=${action.number}" title="The message, ${clock.full(action.time)}">${DEEDS[action.operation]} <b>${about(action)}</b>${where(action)}</a>
      <span title="Since ${clock.full(action.since)}">${lamp(state, word)}</span>
      <span class="asked-why">${sentence(action)} <span class="dim"><cw-ago .time=${action.since}></cw-ago></span></span>
    </li>`;
  }
}

/**
 * Under way, gone wrong, or done a moment ago.
 *
 * @param {StoryAction} action
 */
function isCurrent(action) {
  return action.state === 'asked' || action.state === 'accepted' || clock.now() - Date.parse(action.since) < DONE_MILLIS;
}

/** @param {StoryAction} action */
function about(action) {
  if (action.operation === 'NEW') return action.storySlug ?? '';
  return action.storyIDs.map(slug).join(', ');
}

/** @param {StoryAction} action */
function where({ before }) {
  if (before === null) return nothing;
  return before === '' ? ' to the end' : html` in front of ${slug(before)}`;
}

/** @param {string} storyID */
function slug(storyID) {
  return store.detail?.byID.get(storyID)?.storySlug || shortID(storyID);
}

/** @param {StoryAction} action */
function sentence({ state, answer, newsroom }) {
  if (state === 'asked') return `waits for ${newsroom} to answer`;
  if (state === 'accepted') return `${newsroom} said ${answer}; waiting for it to come back`;
  if (state === 'refused') return answer;
  if (state === 'confirmed') return `${newsroom} did it`;
  return `${newsroom} said ${answer}, and nothing came back in ten seconds; look there`;
}

customElements.define('cw-story-actions', StoryActions);
