import { svg } from 'lit';

/**
 * Line icons on a 20 × 20 grid. They only accompany words, so they are hidden from screen readers.
 *
 * @param {import('lit').TemplateResult} shape
 */
const icon = (shape) =>
  svg`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${shape}</svg>`;

export const icons = {
  overview: icon(svg`<path d="M3 3h6v8H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 13h6v4H3z"/>`),
  onAir: icon(svg`<circle cx="10" cy="10" r="2.4" class="solid"/><path d="M6 14a5.6 5.6 0 0 1 0-8M14 6a5.6 5.6 0 0 1 0 8M3.6 16.4a9 9 0 0 1 0-12.8M16.4 3.6a9 9 0 0 1 0 12.8"/>`),
  devices: icon(svg`<path d="M3 4h14v8H3zM7 16h6M10 12v4"/><path d="M6 8h2"/>`),
  rundowns: icon(svg`<path d="M3 4.5h14M3 10h14M3 15.5h9"/><path d="M15 14l2.5 1.5L15 17z"/>`),
  objects: icon(svg`<path d="M10 2.8l6.2 3.5v7.4L10 17.2l-6.2-3.5V6.3zM3.8 6.3L10 9.8l6.2-3.5M10 9.8v7.4"/>`),
  connections: icon(svg`<path d="M6.5 4v4M11 4v4M4.5 8h8.5v2.5a4.25 4.25 0 0 1-8.5 0zM8.75 14.8v.7a2 2 0 0 0 2 2H17"/>`),
  messages: icon(svg`<path d="M3 6h11l-3-3M17 14H6l3 3"/>`),
  prompter: icon(svg`<path d="M3 3.5h14v10H3zM6 7h8M6 10h5M10 13.5v3.5M6.5 17h7"/>`),
  mirror: icon(svg`<path d="M10 3v14M7 6L3 14h4zM13 6l4 8h-4z"/>`),
  settings: icon(svg`<path d="M3 6h7M14 6h3M3 14h3M10 14h7"/><circle cx="12" cy="6" r="2"/><circle cx="8" cy="14" r="2"/>`),
  full: icon(svg`<path d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4"/>`),
  alarms: icon(svg`<path d="M10 3l7.5 13.5h-15zM10 8.5v3.5M10 14.2v.3"/>`),
  moon: icon(svg`<path d="M16 11.8A6.6 6.6 0 0 1 8.2 4a6.6 6.6 0 1 0 7.8 7.8z"/>`),
  sun: icon(svg`<circle cx="10" cy="10" r="3.2"/><path d="M10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M4.7 15.3l1.4-1.4M13.9 6.1l1.4-1.4"/>`),
  contrast: icon(svg`<circle cx="10" cy="10" r="7"/><path class="solid" d="M10 3a7 7 0 0 1 0 14z"/>`),
  arrowIn: icon(svg`<path d="M3 10h13M11.5 5.5L16 10l-4.5 4.5"/>`),
  arrowOut: icon(svg`<path d="M17 10H4M8.5 5.5L4 10l4.5 4.5"/>`),
  chevron: icon(svg`<path d="M7.5 5l5 5-5 5"/>`),
  search: icon(svg`<circle cx="9" cy="9" r="5"/><path d="M12.8 12.8L17 17"/>`),
  close: icon(svg`<path d="M5 5l10 10M15 5L5 15"/>`),
  pause: icon(svg`<path d="M7 4.5v11M13 4.5v11"/>`),
  play: icon(svg`<path d="M6.5 4.5l9 5.5-9 5.5z"/>`),
  copy: icon(svg`<path d="M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7"/>`),
  script: icon(svg`<path d="M4.5 5h11M4.5 8.5h11M4.5 12h11M4.5 15.5h6"/>`),
  out: icon(svg`<path d="M11 4h5v5M16 4l-7 7M13 11v5H4V7h5"/>`),
  breaking: icon(svg`<path d="M11 2.5L4.5 11H10l-1 6.5L15.5 9H10z"/>`),
  graphics: icon(svg`<path d="M3 4h14v12H3z"/><path d="M5.5 11.5h7M5.5 13.5h4"/><path class="solid" d="M5 8.2h6v1.4H5z"/>`),
  upload: icon(svg`<path d="M10 13V3.5M6 7.5l4-4 4 4M3.5 12.5v4h13v-4"/>`),
  check: icon(svg`<path d="M4.5 10.5l3.5 3.5 7.5-8"/>`),
  crosspoint: icon(svg`<path d="M3 6h14M3 10h14M3 14h14M6 3v14M14 3v14"/><rect x="8" y="8" width="4" height="4" rx="1" class="solid"/>`),
  lock: icon(svg`<rect x="4.5" y="9" width="11" height="8" rx="1.5"/><path d="M7 9V6.2a3 3 0 0 1 6 0V9M10 12v2"/>`),
  shield: icon(svg`<path d="M10 2.8l6 2v4.6c0 3.6-2.4 6.2-6 7.8-3.6-1.6-6-4.2-6-7.8V4.8z"/>`),
  back: icon(svg`<path d="M12.5 5l-5 5 5 5"/>`),
};

export const logo = svg`<svg class="logo" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
  <path class="logo-way" d="M5 6.5l8 7.5-8 7.5"/><rect class="logo-cue" x="16" y="6.5" width="7" height="15" rx="2"/></svg>`;
