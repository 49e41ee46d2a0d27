/** @import {NmosSalvo} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { post } from '../api.js';
import { nameOf } from '../crosspoint-axes.js';
import { icons } from '../parts/icons.js';
import { router } from '../router.js';
import { connected, staging } from '../staging.js';
import { store } from '../store.js';
import { Watch } from '../watch.js';
import { counted } from '../words.js';
import { CrosspointDock } from './crosspoint-dock.js';
import '../parts/hold.js';

/** Named salvos: kept by the gateway, taken as one. */
class Salvos extends LitElement {
  static properties = { name: { state: true }, error: { state: true } };

  constructor() {
    super();
    this.name = '';
    this.error = '';
    new Watch(this, store.nmos, 'change');
    new Watch(this, staging, 'change');
  }

  createRenderRoot() {
    return this;
  }

  /** @param {() => Promise<void>} run */
  async ask(run) {
    this.error = '';
    try {
      await run();
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
  }

  /** What is staged, or else all that is connected now. */
  get toKeep() {
    if (staging.size > 0) return [...staging.all.values()].map(({ sender, receiver }) => ({ sender, receiver }));
    return [...store.nmos.receivers.values()].flatMap((receiver) => {
      const sender = connected(receiver);
      return sender ? [{ sender, receiver: receiver.id }] : [];
    });
  }

  /** @param {SubmitEvent} event */
  keep(event) {
    event.preventDefault();
    const name = this.name.trim();
    if (name === '') this.error = 'Give the salvo a name.';
    else {
      this.ask(async () => {
        await store.nmos.keepSalvo(name, this.toKeep);
        this.name = '';
      });
    }
  }

  /**
   * @param {string} name
   * @param {boolean} dryRun
   */
  take(name, dryRun) {
    const dock = document.querySelector('cw-crosspoint-dock');
    if (dock instanceof CrosspointDock) dock.salvo(name, () => post(`nmos/salvos/${encodeURIComponent(name)}/take`, { dryRun }), dryRun);
  }

  /** @param {NmosSalvo} salvo */
  load({ connections }) {
    for (const { sender, receiver } of connections) {
      const there = store.nmos.receivers.get(receiver);
      if (there && connected(there) !== sender) staging.put(there, sender);
    }
    staging.changed();
  }

  render() {
    const what = staging.size > 0 ? `the ${counted(staging.size, 'crosspoint')} staged` : `all ${counted(this.toKeep.length, 'connection')} of now`;
    return html`<header class="panel-head">
        <h2>Salvos</h2>
        <button class="plain x-close" @click=${() => router.set({ open: '' })} aria-label="Close the salvos" title="Close (Esc)">${icons.close}</button>
      </header>
      <form class="x-keep" @submit=${this.keep}>
        <label><span class="unseen">Name of a new salvo</span><input placeholder="Name, e.g. Evening news" maxlength="100" data-testid="salvo-name" .value=${this.name} @input=${(/** @type {InputEvent} */ event) => (this.name = /** @type {HTMLInputElement} */ (event.target).value)} /></label>
        <button data-testid="salvo-keep">Keep ${what}</button>
      </form>
      ${this.error ? html`<p class="x-error bad-words" role="alert">${this.error}</p>` : nothing}
      ${store.nmos.salvos.length === 0
        ? html`<p class="loading">No salvo is kept yet. Stage crosspoints and give them a name, or keep all that is connected now to come back to it.</p>`
        : html`<ul class="x-salvos">${store.nmos.salvos.map((salvo) => this.salvo(salvo))}</ul>`}`;
  }

  /** @param {NmosSalvo} salvo */
  salvo(salvo) {
    const same = salvo.connections.filter(({ sender, receiver }) => {
      const there = store.nmos.receivers.get(receiver);
      return there && connected(there) === sender;
    }).length;
    const off = store.stream.state === 'away';
    return html`<li class="x-salvo" data-testid="salvo" data-name=${salvo.name}>
      <h3>${salvo.name}</h3>
      <p class="dim">${counted(salvo.connections.length, 'crosspoint')}, ${same === salvo.connections.length ? 'all as it wants them' : `${salvo.connections.length - same} to change`}</p>
      <ul class="x-salvo-list">
        ${salvo.connections.slice(0, 6).map(({ sender, receiver }) => html`<li>${name(store.nmos.senders.get(sender ?? ''), sender)} → ${name(store.nmos.receivers.get(receiver), receiver)}</li>`)}
        ${salvo.connections.length > 6 ? html`<li class="dim">and ${salvo.connections.length - 6} more</li>` : nothing}
      </ul>
      <div class="x-salvo-do">
        <cw-hold label="Take" words="Take ${salvo.name}" data-testid="salvo-take" ?disabled=${off} @held=${() => this.take(salvo.name, false)}></cw-hold>
        <button data-testid="salvo-dry" ?disabled=${off} @click=${() => this.take(salvo.name, true)}>Dry run</button>
        <button title="Stage what it would change, to look at it and alter it" @click=${() => this.load(salvo)}>Stage</button>
        <cw-hold label="Delete" words="Delete ${salvo.name}" ?disabled=${off} @held=${() => this.ask(() => store.nmos.dropSalvo(salvo.name))}></cw-hold>
      </div>
    </li>`;
  }
}

/**
 * @param {import('../types.js').NmosItem | undefined} item
 * @param {string | null} id
 */
function name(item, id) {
  if (item) return nameOf(item);
  return id === null ? 'nothing' : `${id.slice(0, 8)} (gone)`;
}

customElements.define('cw-crosspoint-salvos', Salvos);
