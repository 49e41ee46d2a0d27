import { router } from './router.js';

/** What `?` lists. */
export const KEYS = [
  { keys: ['g', 'o'], words: 'Overview' },
  { keys: ['g', 'n'], words: 'On air' },
  { keys: ['g', 'r'], words: 'Rundowns' },
  { keys: ['g', 'b'], words: 'Objects' },
  { keys: ['g', 'p'], words: 'Prompter' },
  { keys: ['g', 'g'], words: 'Graphics' },
  { keys: ['g', 'x'], words: 'Crosspoint' },
  { keys: ['g', 'c'], words: 'Connections' },
  { keys: ['g', 'm'], words: 'Messages' },
  { keys: ['g', 'd'], words: 'Devices' },
  { keys: ['g', 'a'], words: 'Alarms' },
  { keys: ['/'], words: 'Go to the filter' },
  { keys: ['j', '↓'], words: 'Next row' },
  { keys: ['k', '↑'], words: 'Row before' },
  { keys: ['→', '←'], words: 'Unfold or fold a story' },
  { keys: ['Enter'], words: 'Open the row' },
  { keys: ['p'], words: 'Pause the messages, or go on' },
  { keys: ['?'], words: 'This list' },
  { keys: ['Esc'], words: 'Close, or leave a field' },
];

/** @type {Record<string, string>} */
const PLACES = { o: '/', n: '/onair', r: '/rundowns', b: '/objects', p: '/prompter', g: '/graphics', x: '/crosspoint', c: '/connections', m: '/messages', d: '/devices', a: '/alarms' };
/** How long after `g` the second key counts. */
const CHORD_MILLIS = 1_500;

/** @param {EventTarget | null} target */
export function isField(target) {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Keys that work everywhere, except while somebody types. */
export class Keyboard {
  /**
   * @typedef {object} Acts
   * @property {() => void} showKeys
   * @property {() => void} escape
   * @property {() => void} pause
   * @property {(by: number) => void} move
   * @property {() => void} filter
   * @property {(event: KeyboardEvent) => (() => void) | undefined} show what the key does in the view, if it has keys of its own
   * @property {(key: string) => void} swallowed such a key was pressed while somebody types, and does nothing
   *
   * @param {Acts} acts
   */
  constructor(acts) {
    this.acts = acts;
    this.chordUntil = 0;
    addEventListener('keydown', (event) => this.onKey(event));
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      if (isField(event.target) && event.target instanceof HTMLElement) event.target.blur();
      else this.acts.escape();
      return;
    }
    const show = this.chordUntil > performance.now() ? undefined : this.acts.show(event);
    if (isField(event.target)) {
      // What writes a character is meant for the field; what does not is meant for the show, and must not be taken for it.
      if (!show || event.key.length === 1) return;
      event.preventDefault();
      this.acts.swallowed(event.key);
      return;
    }
    const action = show ?? this.action(event.key);
    if (!action) return;
    event.preventDefault();
    action();
  }

  /**
   * @param {string} key
   * @returns {(() => void) | undefined}
   */
  action(key) {
    const chord = performance.now() < this.chordUntil;
    this.chordUntil = 0;
    const place = PLACES[key];
    if (chord && place) return () => router.go(place);
    /** @type {Record<string, () => void>} */
    const does = {
      g: () => (this.chordUntil = performance.now() + CHORD_MILLIS),
      '/': this.acts.filter,
      '?': this.acts.showKeys,
      j: () => this.acts.move(1),
      k: () => this.acts.move(-1),
      p: this.acts.pause,
    };
    return does[key];
  }
}
