import { svg } from 'lit';

/**
 * Line icons on a 20 × 20 grid, as in the console. They only accompany words, so they are hidden from screen readers.
 *
 * @param {import('lit').TemplateResult} shape
 */
const icon = (shape) => svg`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${shape}</svg>`;

export const icons = {
  search: icon(svg`<circle cx="9" cy="9" r="5"/><path d="M12.8 12.8L17 17"/>`),
  back: icon(svg`<path d="M12.5 5l-5 5 5 5"/>`),
  play: icon(svg`<path d="M6.5 4.5l9 5.5-9 5.5z"/>`),
  step: icon(svg`<path d="M5 4.5l7 5.5-7 5.5zM15 4.5v11"/>`),
  story: icon(svg`<path d="M5 3.5h7l3 3v10H5zM8 9.5h4M10 7.5v4M8 14h4"/>`),
  add: icon(svg`<path d="M10 4v12M4 10h12"/>`),
  save: icon(svg`<path d="M4.5 10.5l3.5 3.5 7.5-8"/>`),
  grip: icon(svg`<g class="solid"><circle cx="7" cy="5" r="1"/><circle cx="13" cy="5" r="1"/><circle cx="7" cy="10" r="1"/><circle cx="13" cy="10" r="1"/><circle cx="7" cy="15" r="1"/><circle cx="13" cy="15" r="1"/></g>`),
  warn: icon(svg`<path d="M10 3l7.5 13.5h-15zM10 8.5v3.5M10 14.2v.3"/>`),
};
