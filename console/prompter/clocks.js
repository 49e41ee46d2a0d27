/** @import {PrompterStory, Summary} from '../types.js' */
/** @import {Roll} from './roll.js' */
import { mosTime, seconds } from '../time.js';

/**
 * Where in the show the marker is, and how long the rest takes.
 *
 * @typedef {object} Position
 * @property {PrompterStory | null} now
 * @property {PrompterStory | null} next
 * @property {number} readLeft seconds of reading aloud from the marker on, at the rates of the presenters
 * @property {number} storyLeft the same up to the end of the story
 * @property {number} airLeft seconds until the show ends: the lengths that the newsroom planned, where it did
 * @property {number} rollLeft seconds until the end at the speed that the text runs at; NaN while it stands
 * @property {number} wordsPerMinute at that speed, in this story; NaN while it stands
 * @property {number} part how much of the sheet is behind, 0 to 1
 */

/**
 * @param {Roll} roll
 * @param {number} velocity pixels a second
 * @returns {Position}
 */
export function position(roll, velocity) {
  const view = roll.storyAt(roll.y);
  const place = view ? roll.order.indexOf(view) : -1;
  const after = roll.order.slice(place + 1).filter((each) => !each.gone && !each.story.floated);
  const storyLeft = view && !view.story.floated ? leftIn(roll, view) : 0;
  const readLater = after.reduce((sum, each) => sum + each.story.readSeconds, 0);
  const airLater = after.reduce((sum, each) => sum + (each.story.durationSeconds ?? each.story.readSeconds), 0);
  const forward = velocity > 0.5;
  return {
    now: view?.story ?? null,
    next: after[0]?.story ?? null,
    readLeft: storyLeft + readLater,
    storyLeft,
    airLeft: (view && !view.story.floated ? planned(roll, view, storyLeft) : 0) + airLater,
    rollLeft: forward ? (roll.length - roll.y) / velocity : NaN,
    wordsPerMinute: forward && view ? (view.story.words / readHeight(roll, view)) * velocity * 60 : NaN,
    part: roll.length === 0 ? 0 : roll.y / roll.length,
  };
}

/**
 * @param {Roll} roll
 * @param {import('./story-view.js').StoryView} view
 */
function leftIn(roll, view) {
  const measure = roll.measure();
  let sum = 0;
  for (const { block, element, gone } of view.views) {
    if (block.seconds === 0 || gone) continue;
    const { top, bottom } = measure.box(element);
    const left = (bottom - roll.y) / Math.max(1, bottom - top);
    sum += block.seconds * Math.max(0, Math.min(1, left));
  }
  return sum;
}

/**
 * @param {Roll} roll
 * @param {import('./story-view.js').StoryView} view
 * @returns {number} pixels of what is read aloud
 */
function readHeight(roll, view) {
  const measure = roll.measure();
  let sum = 0;
  for (const { block, element } of view.views) if (block.seconds > 0) sum += measure.lines(element).count * measure.lines(element).height;
  return Math.max(1, sum);
}

/**
 * @param {Roll} roll
 * @param {import('./story-view.js').StoryView} view
 * @param {number} storyLeft
 */
function planned(roll, view, storyLeft) {
  const { offsetTop, offsetHeight } = view.element;
  const behind = Math.max(0, Math.min(1, (roll.y - offsetTop) / Math.max(1, offsetHeight)));
  return Math.max(storyLeft, (view.story.durationSeconds ?? 0) * (1 - behind));
}

/**
 * Whether the show will end late: the clock, and what is left, against the planned end.
 *
 * @param {Summary | null} header
 * @param {number} now milliseconds
 * @param {number} left seconds
 * @returns {number | null} seconds over (or, negative, under); null before the show, without a plan, or long after it
 */
export function overrun(header, now, left) {
  const start = mosTime(header?.roEdStart);
  const planned = seconds(header?.roEdDur);
  if (start === null || planned === null || planned === 0) return null;
  const end = start + planned * 1000;
  if (now < start || now > end + 3_600_000) return null;
  return (now + left * 1000 - end) / 1000;
}
