/**
 * MOS messages for the eye. Nothing is repaired or left out: what is no tag is text, and text stays as it came.
 *
 * @typedef {{kind: 'punct' | 'name' | 'attr' | 'value' | 'text' | 'note', text: string}} Token
 * @typedef {{depth: number, tokens: Token[]}} Line
 */

const MARKUP = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!(?:[^<>])*>|<\/?[^\s<>/]+(?:"[^"]*"|'[^']*'|[^<>"'])*>/g;
const ATTRIBUTE = /([^\s=]+)(\s*=\s*)("[^"]*"|'[^']*')/g;

/** @typedef {{type: 'open' | 'close' | 'empty' | 'note' | 'text', text: string}} Piece */

/**
 * @param {string} xml
 * @returns {Line[]} one element a line, its text beside it where it holds nothing else
 */
export function lines(xml) {
  const all = pieces(xml);
  /** @type {Line[]} */
  const out = [];
  let depth = 0;
  for (let i = 0; i < all.length; i++) {
    const piece = /** @type {Piece} */ (all[i]);
    if (piece.type === 'close') depth = Math.max(0, depth - 1);
    const leaf = piece.type === 'open' ? leafLength(all, i) : 0;
    if (leaf > 0) {
      out.push({ depth, tokens: all.slice(i, i + leaf).flatMap(tokens) });
      i += leaf - 1;
      continue;
    }
    out.push({ depth, tokens: tokens(piece) });
    if (piece.type === 'open') depth++;
  }
  return out;
}

/**
 * @param {Piece[]} all
 * @param {number} i an opening tag
 * @returns {number} how many pieces stand on its line, 0 if it holds elements
 */
function leafLength(all, i) {
  if (all[i + 1]?.type === 'close') return 2;
  return all[i + 1]?.type === 'text' && all[i + 2]?.type === 'close' ? 3 : 0;
}

/**
 * @param {string} xml
 * @returns {Piece[]}
 */
function pieces(xml) {
  /** @type {Piece[]} */
  const out = [];
  let at = 0;
  for (const match of xml.matchAll(MARKUP)) {
    text(out, xml.slice(at, match.index));
    out.push({ type: typeOf(match[0]), text: match[0] });
    at = match.index + match[0].length;
  }
  text(out, xml.slice(at));
  return out;
}

/**
 * @param {Piece[]} out
 * @param {string} between
 */
function text(out, between) {
  if (between.trim() !== '') out.push({ type: 'text', text: between.trim() });
}

/**
 * @param {string} markup
 * @returns {Piece['type']}
 */
function typeOf(markup) {
  if (markup.startsWith('<![CDATA[')) return 'text';
  if (markup.startsWith('<!') || markup.startsWith('<?')) return 'note';
  if (markup.startsWith('</')) return 'close';
  return markup.endsWith('/>') ? 'empty' : 'open';
}

/**
 * @param {Piece} piece
 * @returns {Token[]}
 */
function tokens(piece) {
  if (piece.type === 'text') return [{ kind: 'text', text: piece.text }];
  if (piece.type === 'note') return [{ kind: 'note', text: piece.text }];
  const [, start = '<', name = '', rest = '', end = '>'] = /^(<\/?)([^\s<>/]+)([\s\S]*?)(\/?>)$/.exec(piece.text) ?? [];
  return [{ kind: 'punct', text: start }, { kind: 'name', text: name }, ...attributes(rest), { kind: 'punct', text: end }];
}

/**
 * @param {string} rest
 * @returns {Token[]}
 */
function attributes(rest) {
  /** @type {Token[]} */
  const out = [];
  let at = 0;
  for (const match of rest.matchAll(ATTRIBUTE)) {
    const [whole, name = '', equals = '', value = ''] = match;
    out.push({ kind: 'punct', text: rest.slice(at, match.index) });
    out.push({ kind: 'attr', text: name }, { kind: 'punct', text: equals }, { kind: 'value', text: value });
    at = match.index + whole.length;
  }
  if (at < rest.length) out.push({ kind: 'punct', text: rest.slice(at) });
  return out;
}
