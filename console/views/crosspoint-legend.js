import { LitElement, html } from 'lit';
import { GRADE_WORDS, MARK_WORDS, markShape } from '../parts/crosspoint-state.js';

/** @type {import('../parts/crosspoint-state.js').Mark[]} */
const MARKS = ['stagedOn', 'stagedOff', 'requested', 'confirmed', 'inForce', 'elsewhere', 'external', 'unknown'];
/** @type {import('../types.js').NmosGrade[]} */
const GRADES = ['compatible', 'partly', 'unknown', 'incompatible'];

/** What the shapes of the matrix mean. */
class Legend extends LitElement {
  createRenderRoot() {
    return this;
  }

  render() {
    return html`<details class="x-legend">
      <summary>Signs</summary>
      <ul>
        ${MARKS.map((mark) => html`<li>${markShape(mark)} ${MARK_WORDS[mark]}</li>`)}
        ${GRADES.map((grade) => html`<li><span class="x-sample g-${grade}" aria-hidden="true"></span> ${GRADE_WORDS[grade]}</li>`)}
      </ul>
    </details>`;
  }
}

customElements.define('cw-crosspoint-legend', Legend);
