// Something that was begun.

export class Running {
  /** @param {Promise<unknown>} done settles when it is done, or has failed */
  constructor(done) {
    this.done = done;
    // It is looked at by whoever began it; until then nobody is to call it unhandled.
    done.catch(() => {});
  }

  static get nothing() {
    return new Running(Promise.resolve());
  }

  /** @param {Running[]} all */
  static all(all) {
    return new Running(Promise.all(all.map((one) => one.done)));
  }

  /**
   * Whether it is done within that time; throws if it has failed by then.
   *
   * @param {number} millis
   * @returns {Promise<boolean>}
   */
  within(millis) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve(false), millis);
      this.done.then(
        () => {
          clearTimeout(timer);
          resolve(true);
        },
        (error) => {
          clearTimeout(timer);
          reject(error);
        },
      );
    });
  }
}
