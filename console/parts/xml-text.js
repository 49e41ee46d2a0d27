/** @import {Line} from '../xml.js' */
import { html } from 'lit';
import { lines } from '../xml.js';

/**
 * XML for the eye, an element a line.
 *
 * @param {string} xml
 * @param {number} [most] lines shown
 */
export function xmlText(xml, most = 1_500) {
  return html`<pre class="xml-lines">${lines(xml).slice(0, most).map(xmlLine)}</pre>`;
}

/** @param {Line} line */
export function xmlLine({ depth, tokens }) {
  return html`<span class="xml-line d${Math.min(depth, 12)}">${tokens.map(({ kind, text }) => html`<span class="x-${kind}">${text}</span>`)}
</span>`;
}
