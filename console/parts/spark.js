import { html, svg } from 'lit';

/**
 * A small trace of figures, newest at the right.
 *
 * @param {number[]} values
 * @param {{width: number, height: number, label: string, room?: number}} look `room`: how many fill the width
 */
export function spark(values, { width, height, label, room = values.length }) {
  if (values.length < 2) return html`<span class="spark-none" title=${label}></span>`;
  const top = Math.max(...values, 1e-9);
  const step = (width - 4) / (room - 1);
  const left = width - 2 - (values.length - 1) * step;
  const points = values.map((value, i) => [left + i * step, height - 2 - (value / top) * (height - 5)]);
  const line = points.map(([x = 0, y = 0]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const [lastX = 0, lastY = 0] = points.at(-1) ?? [];
  return html`<svg class="spark" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${label}>
    <title>${label}</title>
    ${svg`<path class="spark-base" d="M0 ${height - 0.5}H${width}"/><polygon class="spark-area" points="${left.toFixed(1)},${height} ${line} ${lastX.toFixed(1)},${height}"/>
      <polyline class="spark-line" points=${line}/><circle class="spark-end" cx=${lastX.toFixed(1)} cy=${lastY.toFixed(1)} r="2"/>`}
  </svg>`;
}

/**
 * Bars over the width of their box, newest at the right.
 *
 * @param {number[]} values
 * @param {string} label
 */
export function bars(values, label) {
  const top = Math.max(...values, 1);
  const bar = (/** @type {number} */ value, /** @type {number} */ i) => {
    const height = value === 0 ? 0.6 : 2 + (value / top) * 30;
    return svg`<rect class=${value === 0 ? 'bar bar-none' : 'bar'} x=${i * 4} y=${(33 - height).toFixed(1)} width="2.6" height=${height.toFixed(1)}/>`;
  };
  return html`<svg class="bars" viewBox="0 0 ${values.length * 4} 34" preserveAspectRatio="none" role="img" aria-label=${label}>
    <title>${label}</title>${values.map(bar)}
  </svg>`;
}
