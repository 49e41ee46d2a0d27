/** @import {GraphicField} from './types.js' */

/** A picture that needs no network: hills, drawn. */
const PICTURE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 360'%3E%3Crect width='640' height='360' fill='%237fb6d9'/%3E%3Ccircle cx='500' cy='90' r='44' fill='%23fbe3a2'/%3E%3Cpath d='M0 270 150 130 280 250 400 150 640 300V360H0z' fill='%23386a55'/%3E%3Cpath d='M0 310 220 230 430 320 640 260V360H0z' fill='%2324493b'/%3E%3C/svg%3E";

/** What people write into a field of such a name; the first that fits. */
/** @type {[RegExp, string][]} */
const USUAL = [
  [/image|picture|photo|logo/i, PICTURE],
  [/headline/i, 'Ferries stand still'],
  [/kicker/i, 'EVENING NEWS'],
  [/name|line1|f0/i, 'Kari Nordahl'],
  [/title|role|sub|line2|f1/i, 'Reporter in Bergen'],
  [/place|location|city/i, 'Bergen'],
  [/caption/i, 'The quay this morning'],
  [/credit|source/i, 'Northgate TV'],
  [/label/i, 'LIVE'],
  [/zone/i, 'Europe/Oslo'],
];
const LINES = ['Ferry strike enters its third day', 'Storm on the west coast', 'Cup final tomorrow'];

/**
 * What a field shows while nobody has entered anything: its default, if that is to be seen, else something of the kind.
 *
 * @param {GraphicField} field
 * @returns {unknown}
 */
export function sampleOf(field) {
  const given = field.default;
  const empty = given === undefined || given === '' || (Array.isArray(given) && given.length === 0);
  if (!empty) return given;
  if (field.options.length > 0) return field.options[0];
  if (field.type === 'boolean') return true;
  if (field.type === 'integer' || field.type === 'number') return 42;
  if (field.type === 'array') return LINES;
  if (field.type === 'object') return given ?? {};
  if (/^color/.test(field.gddType)) return '#19a7e0';
  if (/image/.test(field.gddType)) return PICTURE;
  const usual = USUAL.find(([pattern]) => pattern.test(field.name))?.[1] ?? field.title;
  return field.gddType === 'multi-line' ? `${usual}\n${LINES[1]}` : usual;
}

/**
 * @param {GraphicField[]} fields
 * @returns {Record<string, unknown>}
 */
export function sampleData(fields) {
  return Object.fromEntries(fields.map((field) => [field.name, sampleOf(field)]));
}

/**
 * What was typed, as the field's type; `null` if it cannot be.
 *
 * @param {GraphicField} field
 * @param {string} text
 * @returns {unknown}
 */
export function typed(field, text) {
  if (field.type === 'array') return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (field.type === 'integer' || field.type === 'number') {
    const value = Number(text);
    const whole = field.type === 'number' || Number.isInteger(value);
    return text.trim() !== '' && Number.isFinite(value) && whole ? value : null;
  }
  if (field.type === 'object') {
    try {
      const value = JSON.parse(text);
      return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;
    } catch {
      return null;
    }
  }
  return text;
}

/**
 * A value as it stands in its field.
 *
 * @param {GraphicField} field
 * @param {unknown} value
 */
export function asText(field, value) {
  if (Array.isArray(value)) return value.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
}
