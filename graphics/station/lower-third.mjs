import { COME, GO, StationGraphic, text } from './base.mjs';

export default class LowerThird extends StationGraphic {
  static css = `
    .third {
      position: absolute; left: calc(112 * var(--u)); bottom: calc(168 * var(--u));
      display: flex; align-items: stretch;
      filter: drop-shadow(0 calc(10 * var(--u)) calc(26 * var(--u)) rgb(3 8 16 / 38%));
    }
    .third.right { left: auto; right: calc(112 * var(--u)); flex-direction: row-reverse; }
    .edge { width: calc(12 * var(--u)); background: var(--accent); transform-origin: 50% 100%; }
    .bars { display: flex; flex-direction: column; align-items: flex-start; }
    .right .bars { align-items: flex-end; }
    .bar { position: relative; overflow: hidden; width: fit-content; max-width: calc(1200 * var(--u)); box-sizing: border-box; }
    .kicker-bar { background: var(--accent); padding: calc(8 * var(--u)) calc(24 * var(--u)) calc(8 * var(--u)); }
    .name-bar { background: linear-gradient(180deg, #fff, #edf1f5); padding: calc(14 * var(--u)) calc(44 * var(--u)) calc(16 * var(--u)) calc(32 * var(--u)); }
    .title-bar {
      background: linear-gradient(90deg, rgb(11 21 36 / 96%), rgb(22 38 60 / 94%));
      padding: calc(12 * var(--u)) calc(44 * var(--u)) calc(15 * var(--u)) calc(32 * var(--u));
    }
    .kicker { font-size: calc(22 * var(--u)); font-weight: 720; letter-spacing: 0.09em; text-transform: uppercase; color: #fff; line-height: 1.2; max-width: calc(900 * var(--u)); }
    .name { font-size: calc(58 * var(--u)); font-weight: 740; letter-spacing: -0.018em; color: var(--ink); line-height: 1.16; max-width: calc(1124 * var(--u)); }
    .title { font-size: calc(34 * var(--u)); font-weight: 470; letter-spacing: -0.002em; color: #eaf1f8; line-height: 1.22; max-width: calc(1124 * var(--u)); }
  `;

  build() {
    this.third = this.make('third');
    this.edge = this.make('edge', this.third);
    const bars = this.make('bars', this.third);
    this.rows = ['kicker', 'name', 'title'].map((key) => {
      const bar = this.make(`bar ${key}-bar`, bars);
      return { key, bar, line: this.make(`text ${key}`, bar) };
    });
  }

  async fill(skip) {
    this.accent();
    this.third.classList.toggle('right', text(this.data.side) === 'right');
    await Promise.all(this.rows.map((row) => this.row(row, skip)));
  }

  async row({ key, bar, line }, skip) {
    const value = text(this.data[key]);
    if (skip) {
      bar.hidden = value === '';
      await this.write(line, value, true, () => this.fit(line));
    } else if (value === '' && !bar.hidden) {
      await this.move(false, [bar, this.#shut(), 260, 0, GO]);
      bar.hidden = true;
      line.textContent = '';
    } else if (value !== '' && bar.hidden) {
      line.textContent = value;
      bar.hidden = false;
      this.fit(line);
      await this.move(false, [bar, this.#open(), 420]);
    } else if (value !== line.textContent) {
      await this.move(false, [line, { opacity: [1, 0] }, 140, 0, 'ease-out']);
      await Promise.all([
        this.resize(bar, false, () => {
          line.textContent = value;
          this.fit(line);
        }),
        this.move(false, [line, { opacity: [0, 1] }, 260, 60, 'ease-in']),
      ]);
    }
  }

  #open() {
    const shut = this.third.classList.contains('right') ? 'inset(0 0 0 100%)' : 'inset(0 100% 0 0)';
    return { clipPath: [shut, 'inset(0 0 0 0)'] };
  }

  #shut() {
    return { clipPath: this.#open().clipPath[0] };
  }

  async come(skip) {
    const from = this.third.classList.contains('right') ? 1 : -1;
    const moves = [[this.edge, { transform: ['scaleY(0)', 'scaleY(1)'] }, 380]];
    for (const [i, { bar, line }] of this.rows.filter(({ bar }) => !bar.hidden).entries()) {
      moves.push([bar, this.#open(), 620, 140 + i * 90]);
      moves.push([line, { opacity: [0, 1], transform: [`translateX(${from * 3}%)`, 'none'] }, 520, 260 + i * 90, COME]);
    }
    await this.move(skip, ...moves);
  }

  async go(skip) {
    const moves = this.rows
      .filter(({ bar }) => !bar.hidden)
      .reverse()
      .map(({ bar }, i) => [bar, this.#shut(), 300, i * 60, GO]);
    moves.push([this.edge, { transform: 'scaleY(0)' }, 240, 260, GO]);
    await this.move(skip, ...moves);
  }
}
