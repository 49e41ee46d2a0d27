/** @import {ReactiveController, ReactiveControllerHost} from 'lit' */

/**
 * Renders its host again whenever `target` fires one of `types`: how a view hears of the store and of the clock.
 *
 * @implements {ReactiveController}
 */
export class Watch {
  /**
   * @param {ReactiveControllerHost} host
   * @param {EventTarget} target
   * @param {string[]} types
   */
  constructor(host, target, ...types) {
    this.target = target;
    this.types = types;
    this.render = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected() {
    for (const type of this.types) this.target.addEventListener(type, this.render);
  }

  hostDisconnected() {
    for (const type of this.types) this.target.removeEventListener(type, this.render);
  }
}
