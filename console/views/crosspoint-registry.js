import { LitElement, html, nothing } from 'lit';
import { icons } from '../parts/icons.js';
import { lamp } from '../parts/lamp.js';
import { router } from '../router.js';
import { store } from '../store.js';
import { clock } from '../time.js';
import { Watch } from '../watch.js';
import { count } from '../words.js';
import '../parts/ago.js';

/** @type {Record<string, string>} */
const MODES = {
  registry: 'Everything comes from a registry (IS-04 registered operation).',
  peerToPeer: 'No registry was found: every node is asked by itself (IS-04 peer-to-peer operation).',
  none: 'Nobody is asked.',
};

/** Where senders and receivers are known from, which registries were found, and why each was or was not chosen. */
class RegistryPanel extends LitElement {
  constructor() {
    super();
    new Watch(this, store.nmos, 'change');
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const status = store.nmos.status;
    return html`<header class="panel-head">
        <h2>Registry</h2>
        <button class="plain x-close" @click=${() => router.set({ open: '' })} aria-label="Close" title="Close (Esc)">${icons.close}</button>
      </header>
      ${status ? this.body(status) : html`<p class="loading">Asking the gateway…</p>`}`;
  }

  /** @param {import('../types.js').NmosStatus} status */
  body(status) {
    return html`<div class="detail-top">
        <p>${MODES[status.mode]}</p>
        ${status.reason ? html`<p class=${status.state === 'live' ? 'dim' : 'x-why'}>${status.reason}</p>` : nothing}
        ${status.since ? html`<p class="dim" title=${clock.full(status.since)}>For <cw-ago .time=${status.since}></cw-ago></p>` : nothing}
      </div>
      <div class="detail-top">
        <h3>Found</h3>
        ${status.registries.length === 0
          ? html`<p class="dim">None.</p>`
          : html`<ul class="x-registries">
              ${status.registries.map(
                (one) => html`<li data-testid="registry" data-chosen=${one.chosen}>
                  ${lamp(one.chosen ? 'up' : one.state === 'ready' ? 'neverConnected' : one.state === 'failed' ? 'down' : 'off', one.chosen ? 'chosen' : one.state)}
                  <b>${one.url}</b>
                  <span class="dim">${one.version}, priority ${one.priority}</span>
                  ${one.reason ? html`<p>${one.reason}</p>` : nothing}
                </li>`,
              )}
            </ul>`}
      </div>
      <dl class="detail-facts x-counts">
        ${Object.entries(status.counts).map(([name, number]) => html`<div><dt>${name}</dt><dd class="num">${count(number)}</dd></div>`)}
      </dl>`;
  }
}

customElements.define('cw-crosspoint-registry', RegistryPanel);
