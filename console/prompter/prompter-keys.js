/** @import {Motion} from './motion.js' */
import { isField } from '../keys.js';
import { SPEED_STEP } from './motion.js';

/** What `?` lists. Presenter remotes and pedals send some of these keys. */
export const PROMPTER_KEYS = [
  { group: 'Text', keys: ['Space'], words: 'Run, or stop' },
  { group: 'Text', keys: ['↓', '↑'], words: 'Faster, slower; past zero it runs back' },
  { group: 'Text', keys: ['1', '…', '9'], words: 'Run at that speed' },
  { group: 'Text', keys: ['0'], words: 'Stop' },
  { group: 'Text', keys: ['→', '←'], words: 'A line on, a line back' },
  { group: 'Text', keys: ['Wheel'], words: 'Move the text, or set the speed' },
  { group: 'Stories', keys: ['Page ↓', 'Page ↑'], words: 'Next story; to its start, then the one before' },
  { group: 'Stories', keys: ['Home', 'End'], words: 'First line, last line' },
  { group: 'Stories', keys: ['a'], words: 'Story on air' },
  { group: 'Stories', keys: ['l'], words: 'List of stories' },
  { group: 'Picture', keys: ['m'], words: 'Mirror' },
  { group: 'Picture', keys: ['v'], words: 'Upside down' },
  { group: 'Picture', keys: ['+', '−'], words: 'Larger, smaller letters' },
  { group: 'Picture', keys: ['[', ']'], words: 'Wider, narrower lines' },
  { group: 'Picture', keys: ['b'], words: 'Black' },
  { group: 'Picture', keys: ['h'], words: 'Strip with clocks' },
  { group: 'Picture', keys: ['f'], words: 'Full screen' },
  { group: 'Picture', keys: ['s'], words: 'Settings' },
  { group: 'Picture', keys: ['r'], words: 'Clock from zero' },
  { group: 'Picture', keys: ['?'], words: 'These keys' },
  { group: 'Picture', keys: ['Esc'], words: 'Close' },
];

/** Lines a minute for each step of the number keys. */
const DIGIT_SPEED = 8;

/**
 * @typedef {object} Acts what only the page can do
 * @property {(by: number) => void} story
 * @property {() => void} first
 * @property {() => void} last
 * @property {() => void} onAir
 * @property {(panel: 'stories' | 'settings' | 'keys') => void} panel
 * @property {() => void} close
 * @property {(id: string) => void} toggle
 * @property {(id: string, steps: number) => void} step
 * @property {() => void} black
 * @property {() => void} fullScreen
 * @property {() => void} zero
 */

/**
 * The keys of the prompter.
 *
 * @param {Motion} motion
 * @param {Acts} acts
 * @returns {Record<string, () => void>}
 */
function actions(motion, acts) {
  /** @type {Record<string, () => void>} */
  const does = {
    ' ': () => motion.toggle(),
    ArrowDown: () => motion.change(SPEED_STEP),
    ArrowUp: () => motion.change(-SPEED_STEP),
    ArrowRight: () => motion.line(1),
    ArrowLeft: () => motion.line(-1),
    PageDown: () => acts.story(1),
    PageUp: () => acts.story(-1),
    Home: acts.first,
    End: acts.last,
    a: acts.onAir,
    l: () => acts.panel('stories'),
    s: () => acts.panel('settings'),
    '?': () => acts.panel('keys'),
    m: () => acts.toggle('mirror'),
    v: () => acts.toggle('flip'),
    h: () => acts.toggle('strip'),
    '+': () => acts.step('size', 1),
    '=': () => acts.step('size', 1),
    '-': () => acts.step('size', -1),
    '−': () => acts.step('size', -1),
    '[': () => acts.step('margin', -1),
    ']': () => acts.step('margin', 1),
    b: acts.black,
    '.': acts.black,
    f: acts.fullScreen,
    r: acts.zero,
    0: () => motion.stop(),
  };
  for (let digit = 1; digit <= 9; digit++) does[digit] = () => motion.run(digit * DIGIT_SPEED);
  return does;
}

/**
 * Listens to the keyboard until the page is left.
 *
 * @param {Motion} motion
 * @param {Acts} acts
 */
export function listen(motion, acts) {
  const does = actions(motion, acts);
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      acts.close();
      return;
    }
    if (isField(event.target)) return;
    // A button that has the focus is pressed by the keys that press buttons.
    if (event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter')) return;
    const action = does[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
