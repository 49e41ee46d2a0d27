/**
 * How a prompter looks and moves. Each can be given in the URL, which is how a screen is set up for good; otherwise it is
 * what this browser was set to last.
 *
 * @typedef {object} Choice
 * @property {string} id its name in the URL
 * @property {string} label
 * @property {string} [note]
 * @property {string} group
 * @property {'switch' | 'range' | 'words'} kind
 * @property {number} [min]
 * @property {number} [max]
 * @property {number} [step]
 * @property {string} [unit]
 * @property {Record<string, string>} [words] what may be chosen
 * @property {string} usual
 */

/** @type {Choice[]} */
export const CHOICES = [
  { id: 'mirror', label: 'Mirror', note: 'for the glass in front of a camera', group: 'Picture', kind: 'switch', usual: '0' },
  { id: 'flip', label: 'Upside down', note: 'for a screen that hangs', group: 'Picture', kind: 'switch', usual: '0' },
  { id: 'size', label: 'Letters', group: 'Text', kind: 'range', min: 3, max: 20, step: 0.5, unit: '% of the height', usual: '9' },
  { id: 'lead', label: 'Line height', group: 'Text', kind: 'range', min: 1, max: 2, step: 0.05, unit: '×', usual: '1.25' },
  { id: 'margin', label: 'Margins', group: 'Text', kind: 'range', min: 2, max: 35, step: 1, unit: '% of the width', usual: '9' },
  { id: 'marker', label: 'Read marker', group: 'Text', kind: 'range', min: 10, max: 80, step: 1, unit: '% from the top', usual: '36' },
  { id: 'align', label: 'Lines', group: 'Text', kind: 'words', words: { left: 'Left', center: 'Centred' }, usual: 'left' },
  { id: 'caps', label: 'Capitals only', group: 'Text', kind: 'switch', usual: '0' },
  {
    id: 'voices',
    label: 'Presenters by colour',
    group: 'Text',
    kind: 'words',
    words: { bar: 'A bar', text: 'The text', off: 'Off' },
    usual: 'bar',
  },
  { id: 'packages', label: 'Words of packages', group: 'What is shown', kind: 'switch', usual: '1' },
  { id: 'instructions', label: 'Instructions', group: 'What is shown', kind: 'switch', usual: '1' },
  { id: 'items', label: 'Items', group: 'What is shown', kind: 'switch', usual: '1' },
  { id: 'strip', label: 'Strip with clocks', group: 'What is shown', kind: 'switch', usual: '1' },
  { id: 'speed', label: 'Speed', group: 'Movement', kind: 'range', min: 4, max: 120, step: 2, unit: 'lines a minute', usual: '36' },
  {
    id: 'wheel',
    label: 'The wheel',
    group: 'Movement',
    kind: 'words',
    words: { move: 'Moves the text', speed: 'Sets the speed' },
    usual: 'move',
  },
];

const STORED = 'cueway.prompter';

/**
 * @param {Choice} choice
 * @param {unknown} value
 * @returns {string | null} the value if it is one
 */
export function allowed(choice, value) {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value);
  if (choice.kind === 'switch') return text === '0' || text === '1' ? text : null;
  if (choice.kind === 'words') return Object.hasOwn(choice.words ?? {}, text) ? text : null;
  const number = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(number)) return null;
  return String(Math.max(choice.min ?? 0, Math.min(choice.max ?? 0, number)));
}

/**
 * Where choices are kept.
 *
 * @typedef {object} Keeper
 * @property {() => Record<string, unknown>} read
 * @property {(values: Record<string, string>) => void} write
 */

/** This browser, if it allows it. @type {Keeper} */
export const browser = {
  read() {
    try {
      const values = JSON.parse(localStorage.getItem(STORED) ?? '{}');
      return typeof values === 'object' && values !== null ? values : {};
    } catch {
      return {}; // Storage may be forbidden, or hold what somebody else wrote.
    }
  },
  write(values) {
    try {
      localStorage.setItem(STORED, JSON.stringify(values));
    } catch {
      // A browser that forbids storage keeps the choices until the page is left.
    }
  },
};

/** The choices of a prompter. Fires `change`. */
export class Options extends EventTarget {
  /**
   * @param {URLSearchParams} params
   * @param {Keeper} keeper
   */
  constructor(params, keeper) {
    super();
    this.keeper = keeper;
    /** @type {Map<string, string>} what was chosen last */
    this.kept = new Map();
    /** @type {Map<string, string>} what the URL says, which wins */
    this.given = new Map();
    const before = keeper.read();
    for (const choice of CHOICES) {
      const kept = allowed(choice, before[choice.id]);
      const given = allowed(choice, params.get(choice.id));
      if (kept !== null) this.kept.set(choice.id, kept);
      if (given !== null) this.given.set(choice.id, given);
    }
  }

  /** @param {string} id */
  text(id) {
    return this.given.get(id) ?? this.kept.get(id) ?? CHOICES.find((choice) => choice.id === id)?.usual ?? '';
  }

  /** @param {string} id */
  on(id) {
    return this.text(id) === '1';
  }

  /** @param {string} id */
  number(id) {
    return Number(this.text(id));
  }

  /**
   * @param {string} id
   * @param {string | number} value
   */
  set(id, value) {
    const choice = CHOICES.find((each) => each.id === id);
    const next = choice && allowed(choice, value);
    if (!choice || !next || next === this.text(id)) return;
    this.given.delete(id);
    this.kept.set(id, next);
    this.keeper.write(Object.fromEntries(this.kept));
    this.dispatchEvent(new Event('change'));
  }

  /** @param {string} id */
  toggle(id) {
    this.set(id, this.on(id) ? '0' : '1');
  }

  /**
   * @param {string} id
   * @param {number} steps
   */
  step(id, steps) {
    const choice = CHOICES.find((each) => each.id === id);
    const value = this.number(id) + steps * (choice?.step ?? 1);
    this.set(id, Math.round(value * 100) / 100);
  }

  reset() {
    this.given.clear();
    this.kept.clear();
    this.keeper.write({});
    this.dispatchEvent(new Event('change'));
  }

  /** @returns {Record<string, string>} what is not as usual: what a link has to say */
  get unusual() {
    return Object.fromEntries(
      CHOICES.filter((choice) => this.text(choice.id) !== choice.usual).map((choice) => [choice.id, this.text(choice.id)]),
    );
  }
}

/**
 * Gives a picture the look of these options.
 *
 * @param {HTMLElement} picture
 * @param {HTMLElement} stage the part of it where the text runs
 * @param {Options} options
 * @returns {boolean} whether lines may break elsewhere now
 */
export function dress(picture, stage, options) {
  // Whole pixels: lines that all stand on them stay sharp, and no rounding moves one.
  const size = Math.max(8, Math.round((stage.clientHeight * options.number('size')) / 100));
  const lead = Math.round(size * options.number('lead'));
  const lengths = {
    copy: size,
    lead,
    gap: Math.round(lead * 0.4),
    small: Math.round(size * 0.5),
    'small-lead': Math.round(lead * 0.56),
    note: Math.max(8, Math.round(size * 0.36)),
    'note-lead': Math.max(12, Math.round(lead * 0.5)),
    side: Math.round((stage.clientWidth * options.number('margin')) / 100),
  };
  for (const [name, pixels] of Object.entries(lengths)) picture.style.setProperty(`--${name}`, `${pixels}px`);
  const layout = JSON.stringify([lengths, stage.clientWidth, options.on('caps'), options.on('packages'), options.on('instructions')]);
  const { classList, dataset } = picture;
  classList.toggle('is-mirrored', options.on('mirror'));
  classList.toggle('is-flipped', options.on('flip'));
  classList.toggle('is-capitals', options.on('caps'));
  classList.toggle('no-packages', !options.on('packages'));
  classList.toggle('no-instructions', !options.on('instructions'));
  classList.toggle('no-items', !options.on('items'));
  dataset.align = options.text('align');
  dataset.voices = options.text('voices');
  const changed = dataset.layout !== layout;
  dataset.layout = layout;
  return changed;
}
