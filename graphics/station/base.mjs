// What these graphics have in common: their frame, their type, how things come and go, and how texts change and fit.
// One unit (--u) is a pixel of a picture of 1920 by 1080, whatever size the picture has.

const TYPE = 'Station';
const HERE = new URL('./', import.meta.url);

/** Both halves of the type; loaded once for all graphics of a page. */
const faces = [
  ['fonts/inter-latin-wght-normal.woff2', 'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD'],
  ['fonts/inter-latin-ext-wght-normal.woff2', 'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF'],
].map(([file, range]) => {
  const face = new FontFace(TYPE, `url(${new URL(file, HERE)})`, { weight: '100 900', unicodeRange: range });
  document.fonts.add(face);
  return face;
});

const COMMON = `
  :host { position: absolute; inset: 0; display: block; container-type: size; overflow: hidden; }
  .frame {
    --u: min(100cqw / 1920, 100cqh / 1080);
    --accent: #19a7e0;
    --ink: #0b1524;
    --ink-2: #16263c;
    --paper: #f7f9fb;
    position: absolute; inset: 0;
    font-family: ${TYPE}, system-ui, sans-serif;
    font-feature-settings: 'ss03', 'cv11';
    -webkit-font-smoothing: antialiased;
    color: var(--paper);
    visibility: hidden;
  }
  .frame.is-on { visibility: visible; }
  .text { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  [hidden] { display: none !important; }
`;

/** How things come, and how they go. */
export const COME = 'cubic-bezier(0.16, 1, 0.3, 1)';
export const GO = 'cubic-bezier(0.7, 0, 0.84, 0)';

/** Text of a field; nothing that is not there is ever painted as a word. */
export function text(value) {
  return value === undefined || value === null ? '' : String(value).trim();
}

/** A list of texts: as a list, or one on each line. */
export function lines(value) {
  const all = Array.isArray(value) ? value : text(value).split('\n');
  return all.map(text).filter((line) => line !== '');
}

export class StationGraphic extends HTMLElement {
  data = {};
  step = -1;
  /** Which of the things that may overtake each other is the latest. */
  turn = 0;

  /** What a graphic fills in: its style sheet. */
  static css = '';

  async load({ data }) {
    this.data = { ...data };
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(COMMON + this.constructor.css);
    root.adoptedStyleSheets = [sheet];
    this.frame = document.createElement('div');
    this.frame.className = 'frame';
    root.append(this.frame);
    this.build();
    // A font that cannot be had is no reason to show nothing.
    await Promise.race([
      Promise.allSettled(faces.map((face) => face.load())),
      new Promise((resolve) => setTimeout(resolve, 2000)),
    ]);
    await this.fill(true);
    return { statusCode: 200 };
  }

  async playAction({ goto: to, delta, skipAnimation } = {}) {
    const target = to ?? this.step + (delta ?? 1);
    if (target >= 1) {
      await this.stopAction({ skipAnimation });
      return { statusCode: 200, currentStep: undefined };
    }
    if (this.step < 0) {
      this.step = 0;
      this.turn += 1;
      this.frame.classList.add('is-on');
      await this.come(skipAnimation === true);
    }
    return { statusCode: 200, currentStep: 0 };
  }

  async updateAction({ data, skipAnimation } = {}) {
    this.data = { ...this.data, ...data };
    await this.fill(skipAnimation === true || this.step < 0);
    return { statusCode: 200 };
  }

  async stopAction({ skipAnimation } = {}) {
    if (this.step >= 0) {
      this.step = -1;
      const turn = ++this.turn;
      await this.go(skipAnimation === true);
      if (turn === this.turn) this.frame.classList.remove('is-on');
    }
    return { statusCode: 200 };
  }

  async customAction({ id } = {}) {
    return { statusCode: 404, statusMessage: `no action called ${id}` };
  }

  async dispose() {
    this.turn += 1;
    this.step = -1;
    for (const animation of this.shadowRoot?.getAnimations() ?? []) animation.cancel();
    this.shadowRoot?.replaceChildren();
    return { statusCode: 200 };
  }

  /** Makes an element of a class in another, the frame if nothing is said. */
  make(className, parent = this.frame, tag = 'div') {
    const element = document.createElement(tag);
    element.className = className;
    parent.append(element);
    return element;
  }

  accent() {
    const colour = text(this.data.accent);
    this.frame.style.setProperty('--accent', /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#19a7e0');
  }

  /** Moves several things; resolves when all are there. Each: element, frames, duration, delay, easing. */
  async move(skip, ...moves) {
    await Promise.all(
      moves.map(async ([element, frames, duration, delay = 0, easing = COME]) => {
        const animation = element.animate(frames, { duration, delay, easing, fill: 'both' });
        if (skip) animation.finish();
        try {
          await animation.finished;
        } catch {
          return; // cut short, by another or by the end
        }
        // What has arrived stays there by itself: nothing piles up behind it.
        if (element.checkVisibility()) animation.commitStyles();
        animation.cancel();
      }),
    );
  }

  /** Puts a text into an element, cross-fading in place if it is to be seen. */
  async write(element, value, skip, fitted = () => {}) {
    if (element.textContent === value) {
      fitted();
      return;
    }
    if (skip || element.textContent === '' || value === '') {
      element.textContent = value;
      fitted();
      return;
    }
    await this.move(false, [element, { opacity: [1, 0] }, 140, 0, 'ease-out']);
    element.textContent = value;
    fitted();
    await this.move(false, [element, { opacity: [0, 1] }, 220, 0, 'ease-in']);
  }

  /** Makes a line smaller, down to a share of its size, until it fits; what does not fit then ends in an ellipsis. */
  fit(element, least = 0.7) {
    element.style.fontSize = '';
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth === 0) return;
    const share = Math.max(least, (element.clientWidth / element.scrollWidth) * 0.995);
    element.style.fontSize = `${size * share}px`;
  }

  /** Has an element grow or shrink to the width that its new contents give it. */
  async resize(element, skip, change) {
    const before = element.getBoundingClientRect().width;
    change();
    const after = element.getBoundingClientRect().width;
    if (skip || Math.abs(before - after) < 1) return;
    const animation = element.animate(
      { width: [`${before}px`, `${after}px`] },
      { duration: 360, easing: COME },
    );
    await animation.finished.catch(() => {});
  }
}
