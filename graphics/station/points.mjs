import { GO, lines, text } from './base.mjs';
import { FullFrame, RISE } from './full-frame.mjs';

/** As many as stand in a picture. */
const MOST = 6;

export default class Points extends FullFrame {
  static css = `${FullFrame.css}
    .block { position: absolute; left: calc(160 * var(--u)); right: calc(160 * var(--u)); top: calc(132 * var(--u)); }
    .rule { position: static; margin-bottom: calc(32 * var(--u)); }
    .kicker { font-size: calc(30 * var(--u)); font-weight: 700; letter-spacing: 0.1em; text-transform: uppercase; color: color-mix(in oklab, var(--accent) 72%, white); margin-bottom: calc(12 * var(--u)); }
    .headline { font-size: calc(88 * var(--u)); font-weight: 780; letter-spacing: -0.025em; line-height: 1.14; }
    .list { margin-top: calc(52 * var(--u)); display: grid; gap: calc(20 * var(--u)); }
    .point { display: grid; grid-template-columns: calc(76 * var(--u)) 1fr; align-items: center; opacity: 0; background: rgb(255 255 255 / 6%); padding: calc(18 * var(--u)) calc(36 * var(--u)) calc(20 * var(--u)) calc(28 * var(--u)); border-left: calc(8 * var(--u)) solid var(--accent); }
    .number { font-size: calc(40 * var(--u)); font-weight: 760; color: color-mix(in oklab, var(--accent) 72%, white); font-variant-numeric: tabular-nums; }
    .words { font-size: calc(46 * var(--u)); font-weight: 520; letter-spacing: -0.008em; line-height: 1.24; }
  `;

  build() {
    super.build();
    this.block = this.make('block');
    this.rule = this.make('rule', this.block);
    this.kicker = this.make('text kicker', this.block);
    this.headline = this.make('text headline', this.block);
    this.list = this.make('list', this.block);
    this.points = [];
  }

  async fill(skip) {
    this.accent();
    const points = lines(this.data.points).slice(0, MOST);
    this.kicker.hidden = text(this.data.kicker) === '';
    while (this.points.length > points.length) this.points.pop().point.remove();
    while (this.points.length < points.length) this.points.push(this.#point());
    await Promise.all([
      this.write(this.kicker, text(this.data.kicker), skip, () => this.fit(this.kicker)),
      this.write(this.headline, text(this.data.headline), skip, () => this.fit(this.headline, 0.6)),
      ...points.map((point, i) => {
        const { words } = this.points[i];
        return this.write(words, point, skip || i >= this.step, () => this.fit(words, 0.66));
      }),
    ]);
  }

  #point() {
    const point = this.make('point', this.list);
    this.make('number', point).textContent = String(this.points.length + 1);
    return { point, words: this.make('text words', point) };
  }

  async playAction({ goto: to, delta, skipAnimation } = {}) {
    const target = to ?? this.step + (delta ?? 1);
    if (target > this.points.length) {
      await this.stopAction({ skipAnimation });
      return { statusCode: 200, currentStep: undefined };
    }
    const skip = skipAnimation === true;
    const before = this.step;
    this.step = target;
    const moves = [];
    if (before < 0) {
      this.turn += 1;
      this.frame.classList.add('is-on');
      moves.push(
        this.groundComes(),
        [this.rule, { transform: ['scaleX(0)', 'scaleX(1)'] }, 620, 360],
        [this.kicker, RISE, 620, 420],
        [this.headline, RISE, 720, 480],
      );
    }
    const wait = before < 0 ? 700 : 0;
    for (const [i, { point }] of this.points.entries()) {
      if (i >= Math.max(0, before) && i < target) {
        moves.push([point, { opacity: [0, 1], transform: ['translateX(-4%)', 'none'] }, 560, wait + (i - Math.max(0, before)) * 90]);
      } else if (i >= target && i < before) {
        moves.push([point, { opacity: 0 }, 240, 0, GO]);
      }
    }
    await this.move(skip, ...moves);
    return { statusCode: 200, currentStep: target };
  }

  async go(skip) {
    const seen = this.points.map(({ point }) => point).filter((point) => getComputedStyle(point).opacity !== '0');
    const away = { opacity: 0, transform: 'translateX(3%)' };
    await this.move(
      skip,
      ...[this.rule, this.kicker, this.headline, ...seen].map((each) => [each, away, 260, 0, GO]),
      this.groundGoes(),
    );
  }
}
