/** @import {Mark} from '../parts/crosspoint-state.js' */
/** @import {NmosGrade, NmosItem, NmosReceiver} from '../types.js' */
/** @import {Line} from '../crosspoint-axes.js' */
import { html, nothing, render } from 'lit';
import { markShape } from '../parts/crosspoint-state.js';

/** The side of a cell, `--cell` in crosspoint.css: fixed, so that any cell is found by arithmetic. */
export const CELL = 32;

/**
 * @typedef {object} Look How one cell is shown.
 * @property {NmosGrade | 'open' | 'head'} grade open: not graded yet; head: of a group, not a crosspoint
 * @property {Mark | ''} mark
 * @property {number} count connections within two groups; 0 shows none
 * @property {string} words
 */

/** @typedef {{row: number, col: number}} Place */

/**
 * @typedef {object} View What a matrix shows, and which part of it.
 * @property {Line<NmosReceiver>[]} rows
 * @property {Line<NmosItem>[]} cols
 * @property {(row: Line<NmosReceiver>, col: Line<NmosItem>) => Look} look
 * @property {{left: number, right: number}} seen
 * @property {Place | undefined} place of the cursor
 */

/**
 * Paints what is seen of a row.
 *
 * @param {HTMLElement} element
 * @param {View} view
 * @param {number} margin
 */
export function paintRow(element, view, margin) {
  const index = Number(element.dataset.row);
  put(element, 0, index * CELL);
  const row = view.rows[index];
  const { left, right } = view.seen;
  /** @type {Map<number, HTMLElement>} cells by column, of a ring as large as the view: what scrolls out is used for what comes in */
  const cells = (/** @type {any} */ (element).cells ??= new Map());
  for (const [col, cell] of cells) {
    if (col >= left && col < right) continue;
    cells.delete(col);
    cell.remove();
  }
  for (let col = left; col < right; col++) {
    let cell = cells.get(col);
    if (!cell) {
      cell = document.createElement('div');
      cell.setAttribute('role', 'gridcell');
      cell.setAttribute('aria-colindex', String(col + 2));
      put(cell, margin + col * CELL, 0);
      element.append(cell);
      cells.set(col, cell);
    }
    const line = view.cols[col];
    if (row && line) paint(cell, row, line, view, { row: index, col });
  }
}

/**
 * @param {HTMLElement} cell
 * @param {Line<NmosReceiver>} row
 * @param {Line<NmosItem>} col
 * @param {View} view
 * @param {Place} at
 */
function paint(cell, row, col, view, at) {
  const look = view.look(row, col);
  const cursor = at.row === view.place?.row && at.col === view.place.col;
  const cross = !cursor && (at.row === view.place?.row || at.col === view.place?.col) ? 'is-cross' : '';
  const name = `x-cell g-${look.grade} ${look.mark ? `has-mark m-${look.mark}` : ''} ${cursor ? 'is-cursor' : cross}`;
  const shown = `${name}|${look.count}|${look.words}|${row.key}|${col.key}`;
  if (/** @type {any} */ (cell).shown === shown) return;
  /** @type {any} */ (cell).shown = shown;
  cell.className = name;
  cell.dataset.mark = look.mark;
  cell.dataset.grade = look.grade;
  cell.dataset.at = `${row.item?.id ?? ''} ${col.item?.id ?? ''}`;
  cell.id = `x-${at.row}-${at.col}`;
  if (look.mark || look.grade === 'incompatible' || cursor) cell.setAttribute('aria-label', look.words);
  else cell.removeAttribute('aria-label');
  render(look.mark ? markShape(look.mark) : look.count > 0 ? html`<b>${look.count}</b>` : nothing, cell);
}

/**
 * @param {Element} element
 * @param {number} x
 * @param {number} y
 */
export function put(element, x, y) {
  const { style } = /** @type {HTMLElement} */ (element);
  style.transform = `translate(${x}px, ${y}px)`;
}

/**
 * Where a key takes the cursor.
 *
 * @param {KeyboardEvent} event
 * @param {Place} at
 * @param {Place} end the last cell
 * @param {number} page rows
 * @returns {Place | undefined} undefined if it is no such key
 */
export function moved({ key, ctrlKey }, { row, col }, end, page) {
  /** @type {Record<string, Place>} */
  const moves = {
    ArrowDown: { row: ctrlKey ? end.row : row + 1, col },
    ArrowUp: { row: ctrlKey ? 0 : row - 1, col },
    ArrowRight: { row, col: ctrlKey ? end.col : col + 1 },
    ArrowLeft: { row, col: ctrlKey ? 0 : col - 1 },
    PageDown: { row: row + page, col },
    PageUp: { row: row - page, col },
    Home: { row: ctrlKey ? 0 : row, col: 0 },
    End: { row: ctrlKey ? end.row : row, col: end.col },
  };
  return moves[key];
}
