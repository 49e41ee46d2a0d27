/** @import {Verb} from './types.js' */

/** @typedef {'takeNext' | 'skip' | 'back' | 'here' | 'auto' | 'dryRun' | Verb} ShowAction What a key does in the On air view. */

/** What `?` lists there. */
export const SHOW_KEYS = [
  { keys: ['F12'], words: 'Take what is next (also Enter of the number pad)' },
  { keys: ['F9'], words: 'Skip: next one further' },
  { keys: ['⇧ F10'], words: 'Next one back' },
  { keys: ['F10'], words: 'The chosen row is next' },
  { keys: ['⇧ F9'], words: 'Next follows the order again' },
  { keys: ['⇧ R', '⇧ E'], words: 'Ready, Execute: the chosen row' },
  { keys: ['⇧ P', '⇧ S'], words: 'Pause, Stop' },
  { keys: ['⇧ G'], words: 'Signal: its next step' },
  { keys: ['d'], words: 'What would it do? Nothing is sent' },
  { keys: ['⇧ Del'], words: 'Hold for a second: clear all graphics' },
];

/** @type {Record<string, ShowAction>} */
const PLAIN = { F12: 'takeNext', F9: 'skip', F10: 'here', d: 'dryRun' };
/** @type {Record<string, ShowAction>} */
const SHIFTED = { F10: 'back', F9: 'auto', R: 'prepare', E: 'take', P: 'hold', S: 'out', G: 'signal' };

/**
 * What a key does there. Shift and E executes the chosen row, which is another thing than to take what is next.
 *
 * @param {KeyboardEvent} event
 * @returns {ShowAction | undefined}
 */
export function showAction(event) {
  if (event.code === 'NumpadEnter' && !event.shiftKey) return 'takeNext';
  // Whatever the Caps Lock is.
  const key = event.key.length > 1 ? event.key : event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase();
  return (event.shiftKey ? SHIFTED : PLAIN)[key];
}
