/** @import {Payload, Row, Template} from './types.js' */
/** @import {Place} from './host.js' */
/** @import {Values} from './fields.js' */
import { carried, faults, initial, slug, summary } from './fields.js';
import { item } from './mos.js';

/** Revisions count to 999 and go on with 1 (MOS 4.0 §6). */
const LAST_REVISION = 999;
/** Crockford's 32: no letter that looks like a digit. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ID = /^GFX-[0-9A-HJKMNP-TV-Z]{12}$/;

/** An ID for an object that is to be. */
function newID() {
  return `GFX-${[...crypto.getRandomValues(new Uint8Array(12))].map((byte) => LETTERS[byte & 31]).join('')}`;
}

/**
 * Something that is being filled in: a graphic, the object that it is or will be, and the item that it was opened from.
 */
export class Draft {
  /** @type {Row | null} the object as it was seen last; null until there is one */
  row = null;
  /** @type {Element | null} the item that the host has opened */
  item = null;
  /** @type {Place} */
  place = { roID: '', storyID: '' };
  /** Whether it is in the story: what is typed from now on is the next one. */
  given = false;
  /** Whether it was opened from the list, to be changed wherever it is used. */
  opened = false;
  /** @type {string[]} what is worth knowing about it, in sentences */
  notes = [];
  /** @type {Set<string>} fields that somebody has left, so that faults are named */
  left = new Set();

  /**
   * @param {Template} template
   * @param {Values} [data]
   */
  constructor(template, data) {
    this.template = template;
    /** @type {Values} */
    this.values = { ...initial(template), ...data };
    this.objID = newID();
    this.saved = '';
    this.begun = JSON.stringify(this.values);
  }

  /**
   * A copy of what an object or item carries, filled in where the graphic still has such a field.
   *
   * @param {Template} template
   * @param {Payload} payload
   */
  static filled(template, payload) {
    const known = template.fields.map((field) => field.name);
    const data = Object.fromEntries(template.fields.map((field) => [field.name, payload.data[field.name] ?? (field.type === 'boolean' ? 'false' : '')]));
    const draft = new Draft(template, data);
    const lost = Object.keys(payload.data).filter((name) => !known.includes(name));
    if (payload.version !== template.version) {
      draft.notes.push(`The graphic has changed since this was filled in (${payload.version || 'no version'}, now ${template.version || 'none'}).`);
    }
    if (lost.length > 0) draft.notes.push(`It has no field any more for: ${lost.map((name) => payload.data[name]).join(', ')}.`);
    return draft;
  }

  /**
   * From now on it is about that object.
   *
   * @param {Row} row
   */
  of(row) {
    this.row = row;
    this.objID = row.objID;
    this.saved = JSON.stringify(row.data);
    this.begun = JSON.stringify(this.values);
    return this;
  }

  /** Whether an ID is one that the plug-in may change. @param {string} objID */
  static owns(objID) {
    return ID.test(objID);
  }

  get data() {
    return carried(this.template, this.values);
  }

  /** Whether there is anything that the gateway does not have. */
  get dirty() {
    return this.row === null || JSON.stringify(this.data) !== this.saved;
  }

  /** Whether somebody has typed what the gateway does not have. */
  get typed() {
    return this.dirty && JSON.stringify(this.values) !== this.begun;
  }

  /** Whether anything is not there yet that has to be. */
  get lacking() {
    return this.template.fields.some((field) => field.required && (this.values[field.name] ?? '').trim() === '');
  }

  /** @param {number} most */
  faults(most) {
    return faults(this.template, this.values, most);
  }

  get slug() {
    return slug(this.template, this.values);
  }

  /** The revision that the object will have when it is saved as it is. */
  get revision() {
    if (this.row === null) return 1;
    return this.dirty ? (this.row.objRev % LAST_REVISION) + 1 : this.row.objRev;
  }

  /** @param {string} by */
  wish(by) {
    return {
      graphic: this.template.id,
      data: this.data,
      objSlug: this.slug,
      ...(this.row ? { objRev: this.row.objRev } : {}),
      ...(by ? { changedBy: by } : {}),
    };
  }

  /**
   * The item as it is to be in the story.
   *
   * @param {string} mosID
   * @param {boolean} [asNew] whether it is another item than the one that it was opened from
   */
  xml(mosID, asNew = false) {
    const { template } = this;
    const payload = { graphic: template.id, version: template.version, revision: this.revision, data: this.data };
    const said = { itemSlug: this.slug, objID: this.objID, mosID, mosAbstract: summary(template, this.values), payload };
    return item(said, asNew ? null : this.item);
  }

  /** What comes after this one was given to the story: the same texts, and another object. */
  next() {
    return new Draft(this.template, this.values);
  }
}
