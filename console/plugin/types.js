/**
 * What the gateway says to the plug-in (`/api/v1/plugin`), as types. Nothing here runs.
 *
 * @typedef {object} Field
 * @property {string} name
 * @property {string} title
 * @property {string} type JSON schema's word
 * @property {string} kind what sort of text it is: `multi-line`, `color-rrggbb`, …
 * @property {boolean} required
 * @property {string} initial
 * @property {string[]} options the only values that it may have; empty: any
 * @property {number} [maxLength]
 * @property {number} [minLength]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {string} [pattern]
 * @property {number} [maxItems]
 * @property {number} [minItems]
 *
 * @typedef {object} Template
 * @property {string} id
 * @property {string} name
 * @property {string} version
 * @property {string} description
 * @property {string} main path of its script
 * @property {number} steps
 * @property {number} millis
 * @property {Field[]} fields
 *
 * @typedef {object} About
 * @property {string} mosID
 * @property {string[]} origins
 * @property {number} maxFieldChars
 * @property {Template[]} graphics
 *
 * @typedef {'onAir' | 'ready' | 'notReady' | 'placed' | 'aired' | 'loose'} State
 *
 * @typedef {object} Use
 * @property {string} roID
 * @property {string} roSlug
 * @property {string} storyID
 * @property {string} storySlug
 * @property {string} storyNum
 * @property {string} itemID
 * @property {State} state
 *
 * @typedef {object} Row an object, and how it is
 * @property {string} objID
 * @property {string} mosID
 * @property {number} objRev
 * @property {string} objSlug
 * @property {boolean} own whether it may be changed here
 * @property {string} changed
 * @property {string} changedBy
 * @property {string} graphic
 * @property {string} version
 * @property {Record<string, string>} data
 * @property {State} state
 * @property {Use[]} uses
 *
 * @typedef {object} Payload what an item or object carries
 * @property {string} graphic
 * @property {string} version
 * @property {number} revision
 * @property {Record<string, string>} data
 */
export {};
