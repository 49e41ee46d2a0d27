/** The screen must not go dark while somebody reads from it. */
export class Awake {
  constructor() {
    this.lock = /** @type {WakeLockSentinel | null} */ (null);
    document.addEventListener('visibilitychange', () => this.ask());
    this.ask();
  }

  /** Browsers take the lock away from a page that is hidden, and some have none. */
  async ask() {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      this.lock = await navigator.wakeLock.request('screen');
    } catch {
      this.lock = null; // low battery, or not allowed: the screen is as it is set
    }
  }
}

export function toggleFullScreen() {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  done.catch(() => {}); // only a person may ask for it
}
