/** @import {PrompterStory, Run, ScriptItem, ScriptParagraph, ScriptPresenter} from '../types.js' */
import { storyTally, TALLY_WORDS } from '../rundown-rows.js';
import { length } from '../time.js';

/**
 * A script as blocks, one under the other, and each of them as an element.
 *
 * @typedef {'head' | 'who' | 'copy' | 'item' | 'none'} Kind
 *
 * @typedef {object} Block
 * @property {Kind} kind
 * @property {string} sign equal if and only if two blocks look the same
 * @property {string} text
 * @property {string} [id]
 * @property {string} presenter who reads it, or "" if nobody is named
 * @property {number} seconds of reading aloud
 * @property {string} className
 * @property {() => (Node | string)[]} content
 *
 * @typedef {import('../rundown-rows.js').Tally} Tally
 */

/** How many colours tell presenters apart; there is one token for each. */
export const VOICES = 6;

/** @param {PrompterStory} story */
export function tallyOf(story) {
  const items = story.parts.filter((part) => part.type === 'item');
  return story.floated ? 'floated' : storyTally({ status: story.status, items });
}

/**
 * @param {PrompterStory} story
 * @param {string[]} presenters all of the running order: their places are their colours
 * @returns {Block[]}
 */
export function blocksOf(story, presenters) {
  const blocks = [head(story)];
  let presenter = '';
  for (const part of story.parts) {
    if (part.type === 'presenter') {
      // Another rate of the same presenter is nothing that he need know.
      if (part.storyPresenter !== presenter) blocks.push(who(part, voiceOf(part.storyPresenter, presenters)));
      presenter = part.storyPresenter;
    } else if (part.type === 'item') {
      blocks.push(item(part));
    } else {
      blocks.push(copy(part, presenter, voiceOf(presenter, presenters)));
    }
  }
  if (blocks.length === 1) blocks.push(none(story));
  return blocks;
}

/**
 * @param {string} presenter
 * @param {string[]} presenters
 */
export function voiceOf(presenter, presenters) {
  const place = presenters.indexOf(presenter);
  return place < 0 ? 'voice-none' : `voice-${(place % VOICES) + 1}`;
}

/**
 * @param {Omit<Block, 'sign'>} block
 * @param {unknown} shown all that its content depends on
 * @returns {Block}
 */
function signed(block, shown) {
  return { ...block, sign: JSON.stringify([block.kind, block.className, shown]) };
}

/**
 * @param {PrompterStory} story
 * @returns {Block}
 */
function head(story) {
  const tally = tallyOf(story);
  const slug = story.storySlug || story.storyID;
  const page = story.storyNum ?? '';
  const time = story.readSeconds > 0 ? length(story.readSeconds) : '';
  return signed(
    {
      kind: 'head',
      id: 'head',
      text: slug,
      presenter: '',
      seconds: 0,
      className: story.floated ? 'is-floated' : '',
      content: () => [
        element('span', 'head-page', page),
        element('span', 'head-slug', slug),
        ...(tally ? [element('span', `tally tally-${tally}`, TALLY_WORDS[tally])] : []),
        element('span', 'head-time', time),
      ],
    },
    [page, slug, tally, time],
  );
}

/**
 * @param {ScriptPresenter} part
 * @param {string} voice
 * @returns {Block}
 */
function who(part, voice) {
  return signed(
    {
      kind: 'who',
      text: part.storyPresenter,
      presenter: part.storyPresenter,
      seconds: 0,
      className: voice,
      content: () => [element('span', 'who-name', part.storyPresenter)],
    },
    part.storyPresenter,
  );
}

/**
 * @param {ScriptItem} part
 * @returns {Block}
 */
function item(part) {
  const slug = part.itemSlug || part.objID || part.itemID || 'item';
  const time = part.durationSeconds === null ? '' : length(part.durationSeconds);
  return signed(
    {
      kind: 'item',
      // An item without an ID is known by what it shows.
      id: part.itemID || `${part.itemSlug} ${part.objID}`,
      text: slug,
      presenter: '',
      seconds: 0,
      className: '',
      content: () => [
        element('span', 'item-sign', '▶'),
        element('span', 'item-slug', slug),
        ...(part.itemChannel ? [element('span', 'item-channel', part.itemChannel)] : []),
        ...(time ? [element('span', 'item-time', time)] : []),
      ],
    },
    [slug, part.itemChannel, time],
  );
}

/**
 * @param {ScriptParagraph} part
 * @param {string} presenter
 * @param {string} voice
 * @returns {Block}
 */
function copy(part, presenter, voice) {
  return signed(
    {
      kind: 'copy',
      text: part.runs.map((run) => run.text).join(''),
      presenter,
      seconds: part.seconds,
      className: `${voice} ${sort(part.runs)}`,
      content: () => part.runs.map(run),
    },
    [presenter, part.runs],
  );
}

/**
 * A paragraph that nobody reads aloud is set apart as a whole.
 *
 * @param {Run[]} runs
 */
function sort(runs) {
  const roles = new Set(runs.filter((each) => each.text.trim() !== '').map((each) => each.role));
  if (roles.size === 0) return 'is-blank';
  if (roles.has('read')) return 'is-read';
  return roles.has('package') ? 'is-package' : 'is-instruction';
}

/** @param {Run} each */
function run(each) {
  if (each.role === 'read' && each.styles.length === 0) return each.text;
  return element('span', ['run', `run-${each.role}`, ...each.styles.map((style) => `run-${style}`)].join(' '), each.text);
}

/**
 * @param {PrompterStory} story
 * @returns {Block}
 */
function none(story) {
  const words = story.hasBody ? 'Nothing to read' : 'No script yet';
  return signed({ kind: 'none', id: 'none', text: words, presenter: '', seconds: 0, className: '', content: () => [words] }, words);
}

/**
 * @param {string} name
 * @param {string} className
 * @param {string} text only ever text: what a newsroom writes is not markup
 */
export function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
