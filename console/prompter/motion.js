/** How quickly the text takes up another speed; a jerk is seen on the air. */
const SETTLE_SECONDS = 0.18;
/** How long a jump takes. */
const JUMP_SECONDS = 0.35;
/** A step of the speed keys, in lines a minute. */
export const SPEED_STEP = 2;
export const MAX_SPEED = 160;

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * Moves the sheet: at a speed, forward or back, or to a place. Works only while something moves. Fires `state` when it runs,
 * stops or takes another speed, and `moved` after each frame in which the sheet moved.
 */
export class Motion extends EventTarget {
  /** @param {import('./roll.js').Roll} roll */
  constructor(roll) {
    super();
    this.roll = roll;
    roll.onShift = (shift) => this.shift(shift);
    /** Lines a minute; below 0 it runs back. */
    this.speed = 0;
    /** The speed that the space bar runs at. */
    this.cruise = 36;
    /** Pixels a second, on the way to what the speed asks for. */
    this.velocity = 0;
    /** @type {{from: number, to: () => number | null, since: number} | null} */
    this.jump = null;
    /** @type {((shift: number) => void) | null} tells a jump to a bare place of the sheet that the sheet moved */
    this.follow = null;
    this.frame = 0;
    this.last = 0;
  }

  get running() {
    return this.speed !== 0;
  }

  /** Pixels a second that the speed asks for. */
  get wanted() {
    return (this.speed * this.roll.lineHeight) / 60;
  }

  /** @param {number} speed lines a minute */
  run(speed) {
    const next = Math.max(-MAX_SPEED, Math.min(MAX_SPEED, Math.round(speed)));
    if (next !== 0) this.jump = null;
    if (next === this.speed) return;
    this.speed = next;
    if (next > 0) this.cruise = next;
    this.dispatchEvent(new Event('state'));
    this.wake();
  }

  stop() {
    this.run(0);
  }

  toggle() {
    this.run(this.running ? 0 : this.cruise);
  }

  /** @param {number} by lines a minute */
  change(by) {
    this.run(this.speed + by);
  }

  /**
   * Moves by hand.
   *
   * @param {number} pixels
   */
  nudge(pixels) {
    this.jump = null;
    this.roll.moveTo(this.roll.y + pixels);
    this.dispatchEvent(new Event('moved'));
  }

  /**
   * Goes to a place, and stops there. The place is asked for all the way: the newsroom may edit what lies between.
   *
   * @param {() => number | null} to
   * @param {((shift: number) => void) | null} [follow]
   */
  go(to, follow = null) {
    this.follow = follow;
    this.speed = 0;
    this.velocity = 0;
    this.jump = { from: this.roll.y, to, since: performance.now() };
    this.dispatchEvent(new Event('state'));
    if (still()) this.step(performance.now() + JUMP_SECONDS * 1000);
    else this.wake();
  }

  /** @param {number} lines */
  line(lines) {
    let place = (this.jump?.to() ?? this.roll.y) + lines * this.roll.lineHeight;
    this.go(
      () => place,
      (shift) => (place += shift),
    );
  }

  /**
   * An edit moved the sheet under the marker; what was on its way goes on from there.
   *
   * @param {number} shift
   */
  shift(shift) {
    if (this.jump) this.jump.from += shift;
    this.follow?.(shift);
  }

  wake() {
    if (this.frame !== 0) return;
    this.last = performance.now();
    this.frame = requestAnimationFrame((now) => this.onFrame(now));
  }

  /** @param {number} now */
  onFrame(now) {
    this.frame = 0;
    this.step(now);
    if (this.jump || this.running || this.velocity !== 0) {
      this.frame = requestAnimationFrame((next) => this.onFrame(next));
    }
  }

  /** @param {number} now */
  step(now) {
    // A page that was hidden must not leap ahead when it is shown again.
    const seconds = Math.max(0, Math.min(0.1, (now - this.last) / 1000));
    this.last = now;
    if (this.jump) this.stepJump(now);
    else this.stepRun(seconds);
    this.dispatchEvent(new Event('moved'));
  }

  /** @param {number} now */
  stepJump(now) {
    const jump = this.jump;
    const to = jump?.to() ?? null;
    if (!jump || to === null) {
      this.jump = null;
      return;
    }
    const part = Math.min(1, (now - jump.since) / (JUMP_SECONDS * 1000));
    const eased = part < 0.5 ? 2 * part * part : 1 - (2 - 2 * part) ** 2 / 2;
    this.roll.moveTo(jump.from + (to - jump.from) * eased);
    if (part === 1) this.jump = null;
  }

  /** @param {number} seconds */
  stepRun(seconds) {
    const wanted = this.wanted;
    this.velocity += (wanted - this.velocity) * (1 - Math.exp(-seconds / SETTLE_SECONDS));
    if (Math.abs(wanted - this.velocity) < 0.5) this.velocity = wanted;
    const before = this.roll.y;
    this.roll.moveTo(before + this.velocity * seconds);
    const atEnd = this.speed > 0 && this.roll.y >= this.roll.length;
    const atStart = this.speed < 0 && this.roll.y <= 0;
    if (atEnd || atStart) {
      this.velocity = 0;
      this.run(0);
    }
    // Letters are sharpest on whole pixels.
    if (this.velocity === 0) this.roll.moveTo(Math.round(this.roll.y));
  }
}
