import { COME, GO, StationGraphic, text } from './base.mjs';

export default class OverShoulder extends StationGraphic {
  static css = `
    .card { position: absolute; top: calc(176 * var(--u)); right: calc(112 * var(--u)); width: calc(640 * var(--u)); filter: drop-shadow(0 calc(18 * var(--u)) calc(44 * var(--u)) rgb(3 8 16 / 46%)); }
    .card.left { right: auto; left: calc(112 * var(--u)); }
    .window { position: relative; width: 100%; aspect-ratio: 16 / 10; overflow: hidden; background: #0a1322; }
    .window::after { content: ''; position: absolute; inset: 0; box-shadow: inset 0 0 0 calc(2 * var(--u)) rgb(255 255 255 / 14%); background: linear-gradient(180deg, transparent 66%, rgb(6 12 22 / 42%)); }
    img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
    .foot { position: relative; overflow: hidden; background: linear-gradient(180deg, #fff, #edf1f5); border-top: calc(8 * var(--u)) solid var(--accent); padding: calc(16 * var(--u)) calc(28 * var(--u)) calc(20 * var(--u)); }
    .caption { font-size: calc(42 * var(--u)); font-weight: 740; letter-spacing: -0.018em; line-height: 1.2; color: var(--ink); }
    .credit { position: absolute; right: calc(16 * var(--u)); bottom: calc(12 * var(--u)); z-index: 1; max-width: 90%; font-size: calc(18 * var(--u)); font-weight: 520; color: rgb(255 255 255 / 88%); text-shadow: 0 1px calc(4 * var(--u)) rgb(0 0 0 / 60%); }
  `;

  build() {
    this.card = this.make('card');
    this.window = this.make('window', this.card);
    this.credit = this.make('text credit', this.window);
    this.foot = this.make('foot', this.card);
    this.caption = this.make('text caption', this.foot);
  }

  async fill(skip) {
    this.accent();
    this.card.classList.toggle('left', text(this.data.side) === 'left');
    const caption = text(this.data.caption);
    this.foot.hidden = caption === '';
    await Promise.all([
      this.#picture(text(this.data.picture), skip),
      this.write(this.caption, caption, skip, () => this.fit(this.caption, 0.6)),
      this.write(this.credit, text(this.data.credit), skip),
    ]);
  }

  /** The one that is there stays until the other one can be seen; what cannot be had is told. */
  async #picture(source, skip) {
    const before = this.picture;
    if (before?.dataset.source === source) return;
    if (source === '') throw new Error('550 picture: expected the address of one, found nothing');
    const picture = new Image();
    picture.dataset.source = source;
    picture.src = source;
    try {
      await picture.decode();
    } catch {
      throw new Error(`550 picture: ${source.slice(0, 100)} cannot be had, or is none`);
    }
    this.window.prepend(picture);
    if (before) this.window.prepend(before);
    this.picture = picture;
    await this.move(skip, [picture, { opacity: [0, 1] }, 420, 0, 'ease-in-out']);
    before?.remove();
  }

  async come(skip) {
    await this.move(
      skip,
      [this.window, { clipPath: ['inset(100% 0 0 0)', 'inset(0 0 0 0)'] }, 680],
      [this.picture, { transform: ['scale(1.14)', 'none'] }, 1100, 0, COME],
      [this.foot, { clipPath: ['inset(0 100% 0 0)', 'inset(0 0 0 0)'] }, 520, 320],
      [this.caption, { opacity: [0, 1], transform: ['translateX(-4%)', 'none'] }, 520, 440],
    );
  }

  async go(skip) {
    await this.move(
      skip,
      [this.foot, { clipPath: 'inset(0 100% 0 0)' }, 260, 0, GO],
      [this.window, { clipPath: 'inset(0 0 100% 0)' }, 360, 120, GO],
    );
  }
}
