import { GO, StationGraphic, lines, text } from './base.mjs';

export default class Ticker extends StationGraphic {
  static css = `
    .bar {
      position: absolute; left: 0; right: 0; bottom: calc(54 * var(--u)); height: calc(76 * var(--u));
      display: flex; background: linear-gradient(180deg, rgb(16 29 48 / 97%), rgb(10 19 34 / 97%));
      box-shadow: 0 calc(-2 * var(--u)) 0 rgb(255 255 255 / 10%), 0 calc(8 * var(--u)) calc(30 * var(--u)) rgb(3 8 16 / 36%);
    }
    .label {
      flex: none; display: flex; align-items: center; padding: 0 calc(34 * var(--u)) 0 calc(96 * var(--u));
      background: var(--accent); font-size: calc(30 * var(--u)); font-weight: 760; letter-spacing: 0.06em; text-transform: uppercase; color: #fff;
      max-width: calc(480 * var(--u));
    }
    .window {
      position: relative; flex: 1; overflow: hidden;
      mask-image: linear-gradient(90deg, transparent 0, #000 calc(40 * var(--u)), #000 calc(100% - 96 * var(--u)), transparent calc(100% - 56 * var(--u)));
    }
    .track { position: absolute; top: 0; bottom: 0; left: 0; display: flex; align-items: center; white-space: nowrap; will-change: transform; }
    .item { font-size: calc(36 * var(--u)); font-weight: 520; letter-spacing: -0.004em; color: #f2f6fa; }
    .item::after { content: ''; display: inline-block; width: calc(12 * var(--u)); height: calc(12 * var(--u)); margin: 0 calc(44 * var(--u)); background: var(--accent); vertical-align: middle; transform: translateY(-10%) rotate(45deg); }
  `;

  build() {
    this.bar = this.make('bar');
    this.label = this.make('text label', this.bar);
    this.window = this.make('window', this.bar);
    this.items = [];
  }

  async fill(skip) {
    this.accent();
    this.label.hidden = text(this.data.label) === '';
    await this.write(this.label, text(this.data.label), skip);
    const items = lines(this.data.items);
    const speed = Math.min(600, Math.max(40, Number(this.data.speed) || 150));
    if (JSON.stringify(items) === JSON.stringify(this.items) && speed === this.speed) return;
    this.items = items;
    this.speed = speed;
    await this.#replace(skip);
  }

  /** A new strip in place of the one that runs. */
  async #replace(skip) {
    const before = this.track;
    this.track = this.make('track', this.window);
    if (this.items.length > 0) this.#thread();
    if (this.step >= 0) this.#run();
    if (!before) return;
    await this.move(skip, [before, { opacity: [1, 0] }, 260], [this.track, { opacity: [0, 1] }, 420, 120]);
    before.remove();
  }

  /** The items as often as they have to stand there so that the strip has no end. */
  #thread() {
    const once = () => {
      for (const item of this.items) this.make('item', this.track, 'span').textContent = item;
    };
    once();
    this.length = this.track.getBoundingClientRect().width;
    const width = this.window.getBoundingClientRect().width;
    for (let there = this.length; there < width + this.length && this.length > 0; there += this.length) once();
  }

  #run() {
    if (this.items.length === 0) return;
    const unit = this.frame.getBoundingClientRect().width / 1920 || 1;
    const lead = 40 * unit;
    this.crawl = this.track.animate(
      { transform: [`translateX(${lead}px)`, `translateX(${lead - this.length}px)`] },
      { duration: (this.length / (this.speed * unit)) * 1000, iterations: Infinity, easing: 'linear' },
    );
  }

  async customAction({ id } = {}) {
    if (id !== 'hold' && id !== 'resume') return super.customAction({ id });
    if (id === 'hold') this.crawl?.pause();
    else this.crawl?.play();
    return { statusCode: 200 };
  }

  async come(skip) {
    this.#run();
    await this.move(
      skip,
      [this.bar, { transform: ['translateY(240%)', 'none'] }, 640],
      [this.label, { clipPath: ['inset(0 100% 0 0)', 'inset(0 0 0 0)'] }, 520, 260],
      [this.window, { opacity: [0, 1] }, 420, 420, 'ease-out'],
    );
  }

  async go(skip) {
    await this.move(skip, [this.bar, { transform: 'translateY(240%)' }, 420, 0, GO]);
    this.crawl?.cancel();
  }
}
