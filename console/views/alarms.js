import { LitElement, html } from 'lit';
import { empty } from '../parts/empty.js';
import { lamp } from '../parts/lamp.js';
import { alarmSeverity } from '../severity.js';
import { store } from '../store.js';
import { age, clock } from '../time.js';
import { Watch } from '../watch.js';

/** What is wrong, what to do about it, since when. */
class Alarms extends LitElement {
  constructor() {
    super();
    new Watch(this, store, 'status');
    new Watch(this, clock, 'tick');
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<header class="view-head"><h1>Alarms</h1></header>
      <section class="panel">${this.list()}</section>`;
  }

  list() {
    const status = store.status;
    if (!status) return html`<p class="loading">Asking the gateway…</p>`;
    if (status.alarms.length === 0) {
      return empty(
        'Nothing needs anybody',
        html`An alarm appears here when something stays wrong until somebody puts it right, and says what to do. A newsroom that
          does not answer is on the page <a href="/connections">Connections</a>.`,
      );
    }
    return html`<ul class="alarms" data-testid="alarms">
      ${status.alarms.map((alarm) => {
        const critical = alarmSeverity(alarm, status) === 'critical';
        return html`<li class="alarm" data-severity=${critical ? 'critical' : 'warning'} data-testid="alarm">
          ${critical ? lamp('down', 'Critical') : lamp('degraded', 'Warning')}
          <div>
            <p class="alarm-text">${alarm.text}</p>
            <p class="alarm-hint"><b>What to do:</b> ${alarm.hint}</p>
          </div>
          <p class="alarm-age" title=${clock.full(alarm.since)}><b>${age(alarm.since)}</b>since ${clock.start(alarm.since)}</p>
        </li>`;
      })}
    </ul>`;
  }
}

customElements.define('cw-alarms', Alarms);
