import { LitElement, html } from 'lit';

/**
 * A button that acts only when it is held, by pointer or by key, for as long as it says. Fires `held`. What there is of that
 * time already is shown, so that nobody has to guess.
 */
export class Hold extends LitElement {
  static properties = {
    label: { type: String },
    words: { type: String },
    long: { type: Boolean },
    disabled: { type: Boolean },
    holding: { state: true },
  };

  constructor() {
    super();
    this.label = '';
    /** What it does, for who cannot see where it stands; empty: its label. */
    this.words = '';
    /** A second; else half of one. */
    this.long = false;
    this.disabled = false;
    this.holding = false;
    this.timer = 0;
    /** Where the finger came down and was let go too early. */
    this.said = '';
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.cancel();
  }

  start() {
    if (this.holding || this.disabled) return;
    this.holding = true;
    this.timer = setTimeout(
      () => {
        this.holding = false;
        this.dispatchEvent(new Event('held', { bubbles: true }));
      },
      this.long ? 1_000 : 500,
    );
  }

  cancel() {
    clearTimeout(this.timer);
    this.holding = false;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.type === 'keyup') this.cancel();
    else if (!event.repeat) this.start();
  }

  render() {
    const name = this.words || this.label;
    return html`<button
      class="hold ${this.long ? 'hold-long' : ''} ${this.holding ? 'is-holding' : ''}"
      title="${name}: press and hold"
      aria-label="${name}; press and hold"
      ?disabled=${this.disabled}
      @pointerdown=${this.start}
      @pointerup=${this.cancel}
      @pointerleave=${this.cancel}
      @pointercancel=${this.cancel}
      @blur=${this.cancel}
      @keydown=${this.onKey}
      @keyup=${this.onKey}
      @contextmenu=${(/** @type {Event} */ event) => event.preventDefault()}
    >
      <span class="hold-fill"></span><span class="hold-word">${this.holding ? 'Keep holding…' : this.label}</span>
    </button>`;
  }
}

customElements.define('cw-hold', Hold);
