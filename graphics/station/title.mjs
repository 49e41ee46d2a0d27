import { GO, text } from './base.mjs';
import { FullFrame, RISE } from './full-frame.mjs';

const SIZES = [148, 124, 104, 88, 74, 62];

export default class Title extends FullFrame {
  static css = `${FullFrame.css}
    .block { position: absolute; left: calc(160 * var(--u)); right: calc(200 * var(--u)); top: 50%; transform: translateY(-50%); }
    .rule { position: static; margin-bottom: calc(44 * var(--u)); }
    .kicker { font-size: calc(36 * var(--u)); font-weight: 700; letter-spacing: 0.1em; text-transform: uppercase; color: color-mix(in oklab, var(--accent) 72%, white); margin-bottom: calc(22 * var(--u)); }
    .headline { font-weight: 780; letter-spacing: -0.028em; line-height: 1.06; white-space: pre-line; text-wrap: balance; overflow: hidden; padding-bottom: 0.08em; }
    .sub { font-size: calc(46 * var(--u)); font-weight: 420; line-height: 1.3; color: #cfdbe7; margin-top: calc(34 * var(--u)); letter-spacing: -0.004em; }
  `;

  build() {
    super.build();
    this.block = this.make('block');
    this.rule = this.make('rule', this.block);
    this.kicker = this.make('text kicker', this.block);
    this.headline = this.make('headline', this.block);
    this.sub = this.make('text sub', this.block);
  }

  async fill(skip) {
    this.accent();
    const headline = text(this.data.headline);
    await Promise.all([
      this.line(this.kicker, text(this.data.kicker), skip),
      this.write(this.headline, headline, skip, () => this.size()),
      this.line(this.sub, text(this.data.sub), skip),
    ]);
  }

  async line(element, value, skip) {
    element.hidden = value === '';
    await this.write(element, value, skip, () => this.fit(element));
  }

  /** As large as it can be and still stand in three lines. */
  size() {
    const style = this.headline.style;
    style.display = '';
    style.webkitLineClamp = '';
    for (const size of SIZES) {
      style.fontSize = `calc(${size} * var(--u))`;
      const line = parseFloat(getComputedStyle(this.headline).fontSize) * 1.06;
      if (this.headline.scrollHeight <= line * 3.3 && this.headline.scrollWidth <= this.headline.clientWidth + 1) return;
    }
    style.display = '-webkit-box';
    style.webkitBoxOrient = 'vertical';
    style.webkitLineClamp = '4';
  }

  async come(skip) {
    await this.move(
      skip,
      this.groundComes(),
      [this.rule, { transform: ['scaleX(0)', 'scaleX(1)'] }, 620, 360],
      [this.kicker, RISE, 620, 420],
      [this.headline, RISE, 760, 500],
      [this.sub, RISE, 720, 620],
    );
  }

  async go(skip) {
    const away = { opacity: 0, transform: 'translateX(3%)' };
    await this.move(
      skip,
      ...[this.rule, this.kicker, this.headline, this.sub].map((each) => [each, away, 260, 0, GO]),
      this.groundGoes(),
    );
  }
}
