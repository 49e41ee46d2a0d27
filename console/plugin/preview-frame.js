/** @import {Template} from './types.js' */
/** @import {Values} from './fields.js' */
import { LitElement, html, nothing } from 'lit';
import { typed } from './fields.js';
import { icons } from './icons.js';

/** How soon, in ms, the picture follows what is typed: at once, but not for each letter of a fast hand. */
const SOON = 80;

/** The graphic as it will be seen, in a frame that is shut in and knows nothing but what it is told. */
class PreviewFrame extends LitElement {
  static properties = { template: { attribute: false }, values: { attribute: false }, empty: { attribute: false } };

  constructor() {
    super();
    /** @type {Template | null} */
    this.template = null;
    /** @type {Values} */
    this.values = {};
    /** Whether there is perhaps nothing to see yet. */
    this.empty = false;
    this.ready = false;
    this.problem = '';
    /** What it was told last. */
    this.said = '';
    this.hear = (/** @type {MessageEvent} */ event) => this.take(event);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('message', this.hear);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('message', this.hear);
    clearTimeout(this.timer);
  }

  get frame() {
    return this.querySelector('iframe')?.contentWindow ?? null;
  }

  /** @param {MessageEvent} event */
  take(event) {
    // It has an origin of its own, which is written as null; that it is our frame is what counts.
    if (event.source === null || event.source !== this.frame || event.data?.cueway !== 'preview') return;
    if (event.data.ready) {
      this.ready = true;
      this.show();
    } else {
      this.problem = typeof event.data.failed === 'string' ? event.data.failed : '';
      this.toggleAttribute('data-shown', Boolean(event.data.shown));
      this.requestUpdate();
    }
  }

  updated() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), SOON);
  }

  show() {
    const template = this.template;
    if (!this.ready) return;
    if (!template) {
      if (this.said) this.tell({ op: 'clear' });
      this.said = '';
      return;
    }
    const { id, main, steps, millis } = template;
    const said = JSON.stringify({ op: 'show', graphic: { id, main, steps, millis }, data: typed(template, this.values) });
    if (said === this.said) return;
    this.said = said;
    this.tell(JSON.parse(said));
  }

  /** @param {Record<string, unknown>} message */
  tell(message) {
    // An origin of its own has no name to be addressed by; the frame's policy lets it run scripts and nothing else.
    this.frame?.postMessage({ cueway: 'show', ...message }, '*');
  }

  render() {
    const several = this.template !== null && this.template.steps !== 0 && this.template.steps !== 1;
    return html`<div class="picture">
        <iframe src="/plugin/preview" sandbox="allow-scripts" title="Preview of the graphic" tabindex="-1" data-testid="preview"></iframe>
        ${this.empty ? html`<p class="picture-hint">What you type is seen here.</p>` : nothing}
        <div class="picture-acts">
          ${several
            ? html`<button type="button" data-testid="preview-step" @click=${() => this.tell({ op: 'step' })}>${icons.step} Next step</button>`
            : nothing}
          <button type="button" data-testid="preview-play" title="See it come on, as it will on air" @click=${() => this.tell({ op: 'play' })}>
            ${icons.play} Play
          </button>
        </div>
      </div>
      ${this.problem ? html`<p class="problem" role="alert" data-testid="preview-problem">The graphic cannot be shown: ${this.problem}</p>` : nothing}`;
  }
}
customElements.define('cw-preview', PreviewFrame);
