/** @import {Item} from '../types.js' */
import { html, nothing } from 'lit';

/**
 * That the graphic of an item is not there, or is of another version than the item was filled in for; nothing if all is well.
 *
 * @param {Item} item
 */
export function templateMark(item) {
  const use = item.templates.find(({ state }) => state === 'missing') ?? item.templates.find(({ state }) => state === 'changed');
  if (!use) return nothing;
  const lost = use.state === 'missing';
  const title = lost
    ? `There is no graphic ${use.graphic} here; the item cannot go on air with it`
    : `Filled in for version ${use.filledWith || 'none'} of ${use.graphic}; now there is ${use.now || 'one without a version'}. Open the item in the newsroom's plug-in to bring it up to date`;
  return html`<a class="template-mark" href="/graphics?open=${encodeURIComponent(use.graphic)}" tabindex="-1" data-testid="template-mark" data-state=${use.state} title=${title}
    >${lost ? `no graphic ${use.graphic}` : `template ${use.filledWith || '?'}, now ${use.now || '?'}`}</a
  >`;
}
