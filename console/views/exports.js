/** @import {ExportTarget} from '../types.js' */
import { LitElement, html, nothing } from 'lit';
import { post } from '../api.js';
import { lamp } from '../parts/lamp.js';
import { store } from '../store.js';
import { clock } from '../time.js';
import { Watch } from '../watch.js';
import { counted } from '../words.js';
import '../parts/ago.js';

/** Words for the kinds of targets. */
/** @type {Record<string, string>} */
const KINDS = { folder: 'Folder', sftp: 'SFTP', ftp: 'FTP', ftps: 'FTPS', feed: 'TCP feed' };

/** Targets of exports: their lamps, why one is red, and what each has got. A part of the page Devices. */
class Exports extends LitElement {
  constructor() {
    super();
    /** What came of sending again, by id. */
    this.said = new Map();
    new Watch(this, store, 'exports', 'rundowns');
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const targets = [...store.exports.values()];
    return html`<section class="panel exports" aria-labelledby="exports-title" data-testid="exports">
      <div class="panel-head"><h2 id="exports-title">Exports</h2></div>
      ${targets.length === 0 ? this.none() : html`<ul class="export-list">${targets.map((target) => this.row(target))}</ul>`}
    </section>`;
  }

  none() {
    return html`<p class="panel-note">
      Nothing is exported. Graphics and scripts of running orders can be written as files, or sent to prompters: key
      <code>exports</code> of the configuration.
    </p>`;
  }

  /** @param {ExportTarget} target */
  row(target) {
    return html`<li class="export" data-testid="export" data-id=${target.id} data-state=${target.state}>
      ${lamp(target.state, undefined, `since ${clock.full(target.since)}`)}
      <div class="export-what">
        <p><b>${target.id}</b> <span class="dim">${KINDS[target.kind] ?? target.kind}</span> <span class="export-where">${target.where}</span></p>
        <p class="export-why">${sentence(target)} <span class="dim">For <cw-ago .time=${target.since}></cw-ago>.</span></p>
        ${target.hint ? html`<p class="export-hint"><b>What to do:</b> ${target.hint}</p>` : nothing}
        ${this.said.has(target.id) ? html`<p class="export-said" role="status">${this.said.get(target.id)}</p>` : nothing}
      </div>
      <div class="export-facts">
        ${target.waiting > 0 ? html`<span class="waiting">${counted(target.waiting, 'running order')} waiting</span>` : nothing}
        ${lastOf(target)}
      </div>
      <button type="button" title="Write everything once more, as if nothing was there" data-testid="send-again" @click=${() => this.again(target.id)}>Send again</button>
    </li>`;
  }

  /** @param {string} id */
  async again(id) {
    try {
      await post(`exports/${encodeURIComponent(id)}/send`, {});
      this.said.set(id, 'Everything is sent once more.');
    } catch (error) {
      this.said.set(id, error instanceof Error ? error.message : String(error));
    }
    this.requestUpdate();
  }
}

/** @param {ExportTarget} target */
function sentence({ state, reason, retryAt }) {
  if (state === 'down') {
    const why = `${reason[0]?.toUpperCase() ?? ''}${reason.slice(1)}${/[.!?…]$/.test(reason) ? '' : '.'}`;
    return retryAt ? `${why} Tried again at ${clock.start(retryAt)}.` : why;
  }
  return state === 'up' ? 'It takes what it is sent.' : 'It is being reached.';
}

/** @param {ExportTarget} target */
function lastOf({ sent }) {
  if (sent.length === 0) return html`<span class="dim">nothing sent yet</span>`;
  const last = sent.reduce((one, other) => (one.at > other.at ? one : other));
  const name = store.rundowns.get(last.rundown)?.roSlug || last.rundown;
  return html`<span title=${clock.full(last.at)}
    >${counted(sent.length, 'running order')}, last <b>${name}</b> revision ${last.revision},
    <cw-ago .time=${last.at}></cw-ago> ago</span
  >`;
}

customElements.define('cw-exports', Exports);
