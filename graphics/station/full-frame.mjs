// The ground that titles and points stand on: the whole picture.
import { COME, GO, StationGraphic } from './base.mjs';

export class FullFrame extends StationGraphic {
  static css = `
    .ground { position: absolute; inset: 0; overflow: hidden; background: #0a1322; }
    .wash {
      position: absolute; inset: -12%;
      background:
        radial-gradient(60% 70% at 84% 12%, color-mix(in oklab, var(--accent) 46%, transparent), transparent 70%),
        radial-gradient(70% 80% at 8% 104%, color-mix(in oklab, var(--accent) 22%, #10233f), transparent 72%),
        linear-gradient(150deg, #0d1a2e 10%, #0a1322 55%, #070d18);
    }
    .rays {
      position: absolute; inset: 0; opacity: 0.5;
      background: repeating-linear-gradient(116deg, rgb(255 255 255 / 0%) 0 calc(150 * var(--u)), rgb(255 255 255 / 3.2%) calc(150 * var(--u)) calc(152 * var(--u)));
    }
    .rule { position: absolute; left: calc(160 * var(--u)); width: calc(128 * var(--u)); height: calc(10 * var(--u)); background: var(--accent); transform-origin: 0 50%; }
  `;

  build() {
    this.ground = this.make('ground');
    this.wash = this.make('wash', this.ground);
    this.make('rays', this.ground);
    this.#drift = this.wash.animate(
      { transform: ['translate3d(-2%, 1.5%, 0)', 'translate3d(2%, -1.5%, 0)'] },
      { duration: 24000, direction: 'alternate', iterations: Infinity, easing: 'ease-in-out' },
    );
    this.#drift.pause();
  }

  #drift;

  groundComes() {
    this.#drift.play();
    return [this.ground, { clipPath: ['inset(0 100% 0 0)', 'inset(0 0 0 0)'] }, 780, 0, COME];
  }

  groundGoes() {
    return [this.ground, { clipPath: 'inset(0 0 0 100%)' }, 520, 120, GO];
  }
}

/** A text of several lines that comes from below, behind an edge that is not seen. */
export const RISE = {
  transform: ['translateY(60%)', 'none'],
  opacity: [0, 1],
};
