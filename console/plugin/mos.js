// MOS XML, written and read. Whatever comes in is somebody else's, and whatever somebody typed may stand in what goes out.

/** @import {Payload} from './types.js' */

/** What the schema of a filled-in graphic begins with; its id stands behind it. */
export const SCHEMA = 'https://cueway.org/schema/graphic/';
/** The longest message that is read: more than any item has. */
const MOST = 1 << 20;
/** What XML 1.0 cannot carry: control characters, two non-characters, halves of surrogate pairs. */
const ILLEGAL =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ESCAPES = /** @type {Record<string, string>} */ ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' });
/** The elements of an item, in the order of the schema (MOS 4.0 §6). */
const ORDER = [
  'itemID',
  'itemSlug',
  'objID',
  'mosID',
  'mosPlugInID',
  'mosAbstract',
  'objPaths',
  'itemChannel',
  'itemEdStart',
  'itemEdDur',
  'itemUserTimingDur',
  'itemTrigger',
  'macroIn',
  'macroOut',
  'mosExternalMetadata',
];

/**
 * A text without what XML cannot carry; line ends are `\n`.
 *
 * @param {string} text
 */
export function clean(text) {
  return text.replace(/\r\n?/g, '\n').replace(ILLEGAL, '');
}

/**
 * Text as it may stand between tags.
 *
 * @param {string} text
 */
export function escaped(text) {
  return clean(text).replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
}

/**
 * An element that holds a text.
 *
 * @param {string} name
 * @param {string} text
 */
function leaf(name, text) {
  return `<${name}>${escaped(text)}</${name}>`;
}

/**
 * The `mosExternalMetadata` block of a filled-in graphic.
 *
 * @param {Payload} payload
 */
export function block({ graphic, version, revision, data }) {
  const fields = Object.entries(data).map(([name, text]) => leaf(name, text));
  return `<mosExternalMetadata>${leaf('mosScope', 'PLAYLIST')}${leaf('mosSchema', SCHEMA + graphic)}<mosPayload>${leaf(
    'graphic',
    graphic,
  )}${leaf('version', version)}${leaf('revision', String(revision))}<data>${fields.join('')}</data></mosPayload></mosExternalMetadata>`;
}

/**
 * What an item is to say.
 *
 * @typedef {object} Said
 * @property {string} itemSlug
 * @property {string} objID
 * @property {string} mosID
 * @property {string} mosAbstract
 * @property {Payload} payload
 */

/**
 * An item. Of one that is there already everything stays that is not ours to say.
 *
 * @param {Said} said
 * @param {Element | null} before as the host gave it
 */
export function item(said, before = null) {
  /** @type {Map<string, string[]>} */
  const parts = new Map();
  for (const child of before?.children ?? []) {
    if (child.localName === 'mosExternalMetadata' && schemaOf(child).startsWith(SCHEMA)) continue;
    parts.set(child.localName, [...(parts.get(child.localName) ?? []), new XMLSerializer().serializeToString(child)]);
  }
  if (!parts.has('itemID')) parts.set('itemID', [leaf('itemID', '0')]);
  for (const name of /** @type {const} */ (['itemSlug', 'objID', 'mosID', 'mosAbstract'])) parts.set(name, [leaf(name, said[name])]);
  parts.set('mosExternalMetadata', [...(parts.get('mosExternalMetadata') ?? []), block(said.payload)]);
  const known = ORDER.flatMap((name) => parts.get(name) ?? []);
  const others = [...parts].filter(([name]) => !ORDER.includes(name)).flatMap(([, xml]) => xml);
  return `<item>${[...known, ...others].join('')}</item>`;
}

/** @param {string} item */
export function ncsItem(item) {
  return `<mos><ncsItem>${item}</ncsItem></mos>`;
}

/**
 * @param {string} roID
 * @param {string} storyID
 * @param {string} item
 */
export function mosItemReplace(roID, storyID, item) {
  return `<mos><mosItemReplace>${leaf('roID', roID)}${leaf('storyID', storyID)}${item}</mosItemReplace></mos>`;
}

export const NCS_REQ_APP_INFO = '<mos><ncsReqAppInfo/></mos>';
export const NCS_STORY_REQUEST = '<mos><ncsStoryRequest/></mos>';
export const NCS_REQ_APP_CLOSE = '<mos><ncsReqAppClose/></mos>';

/** @param {string} num */
export function ncsReqAppMode(num) {
  return `<mos><ncsReqAppMode><UImetric num="${quoted(num)}"/></ncsReqAppMode></mos>`;
}

/**
 * The wish for a new story with an item in it.
 *
 * @param {{ roID: string, storySlug: string, username: string }} story `roID` and `username` may be empty
 * @param {string} item
 */
export function ncsReqStoryAction({ roID, storySlug, username }, item) {
  const by = username === '' ? '' : ` username="${quoted(username)}"`;
  const body = item.replace(/^<item>/, '<storyItem>').replace(/<\/item>$/, '</storyItem>');
  return `<mos><ncsReqStoryAction operation="NEW"${by}><roStorySend>${leaf('roID', roID)}${leaf('storyID', '')}${leaf(
    'storySlug',
    storySlug,
  )}<storyBody>${body}</storyBody></roStorySend></ncsReqStoryAction></mos>`;
}

/** @param {string} text for between quotes */
function quoted(text) {
  return escaped(text).replace(/"/g, '&quot;');
}

/**
 * @param {string} why in words; empty: all is well
 */
export function ncsAck(why = '') {
  return why === ''
    ? '<mos><ncsAck><status>ACK</status></ncsAck></mos>'
    : `<mos><ncsAck><status>ERROR</status>${leaf('statusDescription', why)}</ncsAck></mos>`;
}

/**
 * The message in an envelope, with or without IDs; null if it is none. A document type is refused unread, so that nothing in it is
 * ever looked at.
 *
 * @param {unknown} text
 * @returns {Element | null}
 */
export function read(text) {
  if (typeof text !== 'string' || text.length > MOST || /<!DOCTYPE/i.test(text)) return null;
  const root = new DOMParser().parseFromString(text, 'text/xml').documentElement;
  if (root.localName !== 'mos' || root.querySelector('parsererror')) return null;
  return [...root.children].find((child) => !['mosID', 'ncsID', 'messageID'].includes(child.localName)) ?? null;
}

/**
 * The text of a child; empty if it is not there.
 *
 * @param {Element | null | undefined} parent
 * @param {string} name
 */
export function textOf(parent, name) {
  return childOf(parent, name)?.textContent?.trim() ?? '';
}

/**
 * @param {Element | null | undefined} parent
 * @param {string} name
 */
export function childOf(parent, name) {
  return [...(parent?.children ?? [])].find((child) => child.localName === name) ?? null;
}

/** @param {Element} block */
function schemaOf(block) {
  return textOf(block, 'mosSchema');
}

/**
 * The graphic that an item or object carries; null if it carries none.
 *
 * @param {Element} holder
 * @returns {Payload | null}
 */
export function payloadOf(holder) {
  for (const block of holder.children) {
    const payload = block.localName === 'mosExternalMetadata' && schemaOf(block).startsWith(SCHEMA) ? childOf(block, 'mosPayload') : null;
    const graphic = textOf(payload, 'graphic');
    if (!payload || graphic === '') continue;
    const revision = textOf(payload, 'revision');
    return {
      graphic,
      version: textOf(payload, 'version'),
      revision: /^\d{1,9}$/.test(revision) ? Number(revision) : 0,
      data: Object.fromEntries([...(childOf(payload, 'data')?.children ?? [])].map((field) => [field.localName, field.textContent ?? ''])),
    };
  }
  return null;
}
