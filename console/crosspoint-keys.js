/** @typedef {'take' | 'undo' | 'dryRun' | 'clear' | 'lock' | 'detail' | 'disconnect' | 'fold' | 'view' | 'salvos'} CrosspointAction */

/** What `?` lists in the Crosspoint view. */
export const CROSSPOINT_KEYS = [
  { keys: ['↑', '↓', '←', '→'], words: 'Move the cursor; with Ctrl to the edge' },
  { keys: ['Space'], words: 'Stage the crosspoint, or take it back (⇧: although it does not fit)' },
  { keys: ['x'], words: 'Stage a disconnect of the receiver' },
  { keys: ['F12'], words: 'Take all that is staged' },
  { keys: ['d'], words: 'Dry run: what would be done? Nothing is sent' },
  { keys: ['u'], words: 'Undo the last take' },
  { keys: ['⇧ Del'], words: 'Drop all that is staged' },
  { keys: ['i'], words: 'Open the receiver; ⇧ I the sender' },
  { keys: ['l'], words: 'Lock the receiver, or unlock it' },
  { keys: ['f'], words: 'Fold the receiver’s group; ⇧ F the sender’s' },
  { keys: ['s'], words: 'Salvos' },
  { keys: ['v'], words: 'Matrix or list' },
];

/** @type {Record<string, CrosspointAction>} */
const ACTIONS = { F12: 'take', u: 'undo', d: 'dryRun', l: 'lock', i: 'detail', x: 'disconnect', f: 'fold', v: 'view', s: 'salvos' };

/**
 * What a key does there, whatever the Caps Lock is.
 *
 * @param {KeyboardEvent} event
 * @returns {{action: CrosspointAction, shift: boolean} | undefined}
 */
export function crosspointAction(event) {
  if (event.key === 'Delete') return { action: event.shiftKey ? 'clear' : 'disconnect', shift: false };
  const action = ACTIONS[event.key.length > 1 ? event.key : event.key.toLowerCase()];
  if (!action || (event.shiftKey && !['detail', 'fold'].includes(action))) return undefined;
  return { action, shift: event.shiftKey };
}
