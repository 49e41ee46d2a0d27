import { GO, StationGraphic, text } from './base.mjs';

export default class Clock extends StationGraphic {
  static css = `
    .bug { position: absolute; display: flex; align-items: stretch; overflow: hidden; filter: drop-shadow(0 calc(6 * var(--u)) calc(18 * var(--u)) rgb(3 8 16 / 34%)); }
    .bug.top { top: calc(64 * var(--u)); }
    .bug.bottom { bottom: calc(64 * var(--u)); }
    .bug.left { left: calc(112 * var(--u)); }
    .bug.right { right: calc(112 * var(--u)); }
    .label { background: var(--accent); color: #fff; font-size: calc(26 * var(--u)); font-weight: 760; letter-spacing: 0.08em; text-transform: uppercase; padding: 0 calc(20 * var(--u)); display: flex; align-items: center; max-width: calc(420 * var(--u)); }
    .time { background: linear-gradient(180deg, rgb(16 29 48 / 96%), rgb(10 19 34 / 96%)); font-size: calc(38 * var(--u)); font-weight: 640; letter-spacing: 0.005em; font-variant-numeric: tabular-nums; padding: calc(9 * var(--u)) calc(22 * var(--u)) calc(10 * var(--u)); line-height: 1.15; color: #fff; }
  `;

  build() {
    this.bug = this.make('bug');
    this.label = this.make('text label', this.bug);
    this.time = this.make('time', this.bug);
  }

  async fill(skip) {
    this.accent();
    this.format = this.#format();
    const corner = text(this.data.corner) || 'top right';
    this.bug.className = `bug ${/^(top|bottom) (left|right)$/.test(corner) ? corner : 'top right'}`;
    this.label.hidden = text(this.data.label) === '';
    this.#tick();
    await this.write(this.label, text(this.data.label), skip);
  }

  #format() {
    const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    if (this.data.seconds === true) parts.second = '2-digit';
    const zone = text(this.data.zone);
    // A zone that does not exist is refused by throwing, which the renderer tells.
    return new Intl.DateTimeFormat('en-GB', zone === '' ? parts : { ...parts, timeZone: zone });
  }

  /** At each whole second, by the machine's clock. */
  #tick() {
    clearTimeout(this.timer);
    this.time.textContent = this.format.format(new Date());
    this.timer = setTimeout(() => this.#tick(), 1000 - (Date.now() % 1000));
  }

  async come(skip) {
    const bottom = this.bug.classList.contains('bottom');
    await this.move(
      skip,
      [this.bug, { clipPath: [bottom ? 'inset(100% 0 0 0)' : 'inset(0 0 100% 0)', 'inset(0 0 0 0)'] }, 480],
      [this.time, { transform: [`translateY(${bottom ? 60 : -60}%)`, 'none'] }, 560],
    );
  }

  async go(skip) {
    const bottom = this.bug.classList.contains('bottom');
    await this.move(skip, [
      this.bug,
      { clipPath: bottom ? 'inset(100% 0 0 0)' : 'inset(0 0 100% 0)' },
      280,
      0,
      GO,
    ]);
  }

  async dispose() {
    clearTimeout(this.timer);
    return super.dispose();
  }
}
