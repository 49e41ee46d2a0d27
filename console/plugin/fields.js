// What a graphic takes, and what is wrong with what somebody typed. The gateway checks the same again. Pure.

/** @import {Field, Template} from './types.js' */
import { clean } from './mos.js';

/** @typedef {Record<string, string>} Values */

/**
 * How many characters people would count.
 *
 * @param {string} text
 */
export function count(text) {
  return [...text].length;
}

/** @param {string} text */
export function lines(text) {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/**
 * What stands in a form before anybody has typed.
 *
 * @param {Template} template
 * @returns {Values}
 */
export function initial(template) {
  return Object.fromEntries(template.fields.map((field) => [field.name, field.initial || (field.type === 'boolean' ? 'false' : '')]));
}

/**
 * How a field is entered.
 *
 * @param {Field} field
 * @returns {'choice' | 'switch' | 'number' | 'lines' | 'colour' | 'text' | 'line'}
 */
export function control(field) {
  if (field.options.length > 0) return 'choice';
  if (field.type === 'boolean') return 'switch';
  if (field.type === 'number' || field.type === 'integer') return 'number';
  if (field.type === 'array') return 'lines';
  if (field.kind.startsWith('color-rrggbb')) return 'colour';
  return field.kind === 'multi-line' ? 'text' : 'line';
}

/**
 * What is wrong with a text, as a sentence; empty if nothing is.
 *
 * @param {Field} field
 * @param {string} text
 * @param {number} most characters that any field may have
 */
export function fault(field, text, most) {
  if (text.trim() === '') return field.required ? 'This is needed.' : '';
  if (text.length > most) return `At most ${most} characters.`;
  const options = field.options.length > 0 && !field.options.includes(text);
  if (options) return `One of ${field.options.join(', ')}.`;
  switch (field.type) {
    case 'number':
    case 'integer':
      return numberFault(field, text.trim());
    case 'array':
      return linesFault(field, text);
    case 'boolean':
      return '';
    default:
      return textFault(field, text);
  }
}

/**
 * @param {Field} field
 * @param {string} text
 */
function numberFault(field, text) {
  if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return 'A number, such as 12 or 0.5.';
  const number = Number(text);
  if (field.type === 'integer' && !Number.isInteger(number)) return 'A whole number.';
  if (field.minimum !== undefined && number < field.minimum) return `At least ${field.minimum}.`;
  if (field.maximum !== undefined && number > field.maximum) return `At most ${field.maximum}.`;
  return '';
}

/**
 * @param {Field} field
 * @param {string} text
 */
function linesFault(field, text) {
  const number = lines(text).length;
  if (field.maxItems !== undefined && number > field.maxItems) return `At most ${field.maxItems} lines; ${number} are too many.`;
  if (field.minItems !== undefined && number < field.minItems) return `At least ${field.minItems} lines.`;
  return '';
}

/**
 * @param {Field} field
 * @param {string} text
 */
function textFault(field, text) {
  const length = count(text);
  if (field.maxLength !== undefined && length > field.maxLength) {
    const over = length - field.maxLength;
    return `${over} ${over === 1 ? 'character' : 'characters'} too long.`;
  }
  if (field.minLength !== undefined && length < field.minLength) return `At least ${field.minLength} characters.`;
  if (field.pattern && !matches(field.pattern, text)) return 'Not of the form that the graphic wants.';
  return '';
}

/**
 * @param {string} pattern
 * @param {string} text
 */
function matches(pattern, text) {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true; // the gateway's to judge
  }
}

/**
 * What is wrong, by field; empty if all is well.
 *
 * @param {Template} template
 * @param {Values} values
 * @param {number} most
 * @returns {Values}
 */
export function faults(template, values, most) {
  /** @type {Values} */
  const wrong = {};
  for (const field of template.fields) {
    const why = fault(field, values[field.name] ?? '', most);
    if (why) wrong[field.name] = why;
  }
  return wrong;
}

/**
 * The texts that an item carries: those that say something, in the order of the graphic. A text that is there by itself and was
 * taken away is carried empty.
 *
 * @param {Template} template
 * @param {Values} values
 * @returns {Values}
 */
export function carried(template, values) {
  /** @type {Values} */
  const data = {};
  for (const field of template.fields) {
    const text = clean(values[field.name] ?? '');
    if (text.trim() !== '' || (field.type === 'string' && field.initial !== '')) data[field.name] = text.trim() === '' ? '' : text;
  }
  return data;
}

/**
 * The first texts that somebody typed, for people to know it by.
 *
 * @param {Template} template
 * @param {Values} values
 * @param {number} most how many
 */
function words(template, values, most) {
  return template.fields
    .filter((field) => ['line', 'text', 'lines'].includes(control(field)))
    .sort((one, other) => Number(other.required) - Number(one.required))
    .map((field) => (values[field.name] ?? '').trim().replace(/\s+/g, ' '))
    .filter(Boolean)
    .slice(0, most);
}

/**
 * How people call it in the story: `Lower third: Ada Lovelace`.
 *
 * @param {Template} template
 * @param {Values} values
 */
export function slug(template, values) {
  return cut([template.name, ...words(template, values, 1)].join(': '), 128);
}

/**
 * What it says, for a line in the story.
 *
 * @param {Template} template
 * @param {Values} values
 */
export function summary(template, values) {
  return cut(words(template, values, 3).join(' · ') || template.name, 250);
}

/**
 * @param {string} text
 * @param {number} most
 */
function cut(text, most) {
  const clipped = clean(text);
  return clipped.length <= most ? clipped : clean(clipped.slice(0, most - 1)) + '…';
}

/**
 * The data as a graphic is given it: of the types that it names.
 *
 * @param {Template} template
 * @param {Values} values
 * @returns {Record<string, unknown>}
 */
export function typed(template, values) {
  /** @type {Record<string, unknown>} */
  const data = {};
  for (const field of template.fields) {
    const text = values[field.name] ?? '';
    switch (field.type) {
      case 'number':
      case 'integer':
        if (numberFault(field, text.trim()) === '') data[field.name] = Number(text);
        break;
      case 'boolean':
        data[field.name] = text === 'true';
        break;
      case 'array':
        data[field.name] = lines(text).map((line) => line.trim());
        break;
      default:
        data[field.name] = text;
    }
  }
  return data;
}
