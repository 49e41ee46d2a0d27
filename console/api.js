/** @import {Page} from './types.js' */

/** The server said no, or could not be reached; the message is a sentence for people. */
export class ApiError extends Error {
  /**
   * @param {string} message
   * @param {number} status 0 if there was no answer
   */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/**
 * Reads JSON from `/api/v1/…`.
 *
 * @param {string} path
 * @param {Record<string, string>} [query] empty values are left out
 * @returns {Promise<any>}
 */
export async function get(path, query = {}) {
  const params = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  const url = `/api/v1/${path}${params.size > 0 ? `?${params}` : ''}`;
  let response;
  try {
    response = await fetch(url, { headers: { accept: 'application/json' } });
  } catch {
    throw new ApiError('The gateway did not answer.', 0);
  }
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  throw new ApiError(problem(body) || `The gateway answered ${response.status} to ${url}.`, response.status);
}

/** How often a request whose answer was not heard is made again, and how long after. */
const REPEATS = 2;
const REPEAT_MILLIS = 400;

/**
 * Asks for something to be done. Repeats itself under one `Idempotency-Key` when the answer is not heard, so that it is done
 * once.
 *
 * @param {string} path
 * @param {Record<string, unknown>} body
 * @returns {Promise<any>}
 */
export async function post(path, body) {
  const url = `/api/v1/${path}`;
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': newKey() },
    body: JSON.stringify(body),
  };
  let response;
  for (let left = REPEATS; !response; left--) {
    response = await fetch(url, request).catch(() => null);
    if (!response && left === 0) throw new ApiError('The gateway did not answer; it may have been done all the same.', 0);
    if (!response) await new Promise((resolve) => setTimeout(resolve, REPEAT_MILLIS));
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && answer !== null) return answer;
  throw new ApiError(problem(answer) || `The gateway answered ${response.status} to ${url}.`, response.status);
}

/**
 * Asks for a change that is the same however often it is asked for; so it is not repeated by itself.
 *
 * @param {'PUT' | 'DELETE'} method
 * @param {string} path
 * @param {Record<string, unknown>} [body]
 * @returns {Promise<any>}
 */
export async function ask(method, path, body) {
  const url = `/api/v1/${path}`;
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) }).catch(() => null);
  if (!response) throw new ApiError('The gateway did not answer; it may have been done all the same.', 0);
  const answer = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw new ApiError(problem(answer) || `The gateway answered ${response.status} to ${url}.`, response.status);
}

/**
 * Sends a file as it is.
 *
 * @param {string} path
 * @param {File} file
 * @param {string} type
 * @param {(share: number) => void} progress hears how much of it is sent, 0 to 1
 * @returns {Promise<any>}
 */
export function upload(path, file, type, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const url = `/api/v1/${path}`;
    request.open('POST', url);
    request.setRequestHeader('content-type', type);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total > 0 ? loaded / total : 0));
    request.addEventListener('error', () => reject(new ApiError('The gateway did not answer, or ended the connection; look whether it was done.', 0)));
    request.addEventListener('load', () => {
      const { status, response } = request;
      if (status < 300 && response) resolve(response);
      else reject(new ApiError(problem(response) || `The gateway answered ${status} to ${url}.`, status));
    });
    request.send(file);
  });
}

/** Not `randomUUID`, which browsers have for encrypted pages alone. */
function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Reads a list page by page to its end.
 *
 * @template T
 * @param {string} path
 * @returns {Promise<T[]>}
 */
export async function getAll(path) {
  /** @type {T[]} */
  const items = [];
  let after = '';
  do {
    /** @type {Page<T>} */
    const page = await get(path, { limit: '500', after });
    items.push(...page.items);
    after = page.next ?? '';
  } while (after !== '');
  return items;
}

/**
 * @param {any} body
 * @returns {string} the words of `application/problem+json`
 */
function problem(body) {
  if (!body || typeof body.title !== 'string') return '';
  return [body.title, body.found && `found ${body.found}`, body.expected && `expected ${body.expected}`, body.hint]
    .filter(Boolean)
    .join('; ');
}
