/**
 * Where we are. Every view and every filter has a URL of its own; `?kiosk` goes along. Fires `route`.
 */
class Router extends EventTarget {
  constructor() {
    super();
    this.url = new URL(location.href);
    addEventListener('popstate', () => this.read());
    document.addEventListener('click', (event) => this.onClick(event));
  }

  get path() {
    return this.url.pathname;
  }

  get kiosk() {
    return this.url.searchParams.has('kiosk');
  }

  /** @param {string} name */
  param(name) {
    return this.url.searchParams.get(name) ?? '';
  }

  /** @param {string} href */
  go(href) {
    const url = new URL(href, location.href);
    if (this.kiosk) url.searchParams.set('kiosk', '');
    if (url.href === location.href) return;
    history.pushState(null, '', url);
    this.read();
  }

  /**
   * Changes parameters of this view without a step in the history; "" takes one away.
   *
   * @param {Record<string, string>} params
   */
  set(params) {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(params)) {
      if (value === '') url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    history.replaceState(null, '', url);
    this.read();
  }

  read() {
    this.url = new URL(location.href);
    this.dispatchEvent(new Event('route'));
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin || link.target !== '') return;
    // Pages that are none of the console's.
    if (link.pathname.startsWith('/api/') || link.pathname.startsWith('/prompter/') || link.pathname.startsWith('/output/') || link.pathname.startsWith('/graphics/') || link.hash !== '') return;
    event.preventDefault();
    this.go(link.href);
  }
}

export const router = new Router();
