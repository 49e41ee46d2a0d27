import { LitElement, html, nothing } from 'lit';

/**
 * A graphic in a frame, on a page that is no output. `still` frames show how it looks once it has come; others play it when they are
 * told. Fires `said` with what went wrong, or "".
 */
export class Sample extends LitElement {
  static properties = { path: { type: String }, name: { type: String }, data: { attribute: false }, steps: { type: Number }, still: { type: Boolean } };

  constructor() {
    super();
    /** Where its edition is found. */
    this.path = '';
    this.name = '';
    /** @type {Record<string, unknown>} */
    this.data = {};
    /** How many steps it has; a still frame shows the last one, where all is to be seen. */
    this.steps = 1;
    this.still = false;
    this.ready = false;
    /** The step that it was last told to go to. */
    this.at = 0;
    this.heard = (/** @type {MessageEvent} */ event) => this.hear(event);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('message', this.heard);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('message', this.heard);
  }

  get frame() {
    return this.querySelector('iframe')?.contentWindow ?? null;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('path')) this.ready = false;
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    if (changes.has('data') && this.ready) this.tell({ op: 'update', data: this.data });
  }

  /** @param {MessageEvent} event */
  hear({ source, data }) {
    if (source !== this.frame || source === null || data?.cueway !== 'sample') return;
    if (data.type === 'ready') {
      this.ready = true;
      this.play(true);
    }
    if (data.type === 'did' || data.type === 'failed')
      this.dispatchEvent(new CustomEvent('said', { detail: data.type === 'failed' ? data.why : '' }));
    if (data.type === 'did' && data.op === 'play' && this.still && this.steps > 1) this.tell({ op: 'step', to: this.steps - 1 });
    if (data.type === 'did') this.dataset.state = data.op === 'stop' ? 'off' : 'on';
    if (data.type === 'failed') this.dataset.state = 'failed';
    if (data.type === 'ended') this.dataset.state = 'off';
  }

  /** @param {Record<string, unknown>} message */
  tell(message) {
    this.frame?.postMessage(message, '*');
  }

  /** @param {boolean} [skip] without animation */
  play(skip = false) {
    this.at = 0;
    this.tell({ op: 'play', data: this.data, skip });
  }

  step() {
    this.tell({ op: 'step', to: ++this.at });
  }

  stop() {
    this.tell({ op: 'stop' });
  }

  render() {
    return this.path === ''
      ? nothing
      : html`<iframe src=${this.path} title="Sample of ${this.name}" tabindex="-1" loading=${this.still ? 'lazy' : 'eager'}></iframe>`;
  }
}

customElements.define('cw-sample', Sample);
