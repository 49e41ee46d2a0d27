/**
 * Station time. The server's word counts, not the clock of the machine in front of you: `now` of the last status is carried
 * on by the browser's monotonic clock. Fires `tick` on every full second.
 */
class StationClock extends EventTarget {
  constructor() {
    super();
    this.zone = 'UTC';
    /** The server has said what time it is. */
    this.known = false;
    this.base = Date.now();
    this.mark = performance.now();
    /** @type {Record<string, Intl.DateTimeFormat>} */
    this.formats = {};
    this.plan();
  }

  /**
   * @param {string} now RFC 3339
   * @param {string} [zone]
   */
  set(now, zone) {
    const base = Date.parse(now);
    if (Number.isNaN(base)) return;
    this.known = true;
    this.base = base;
    this.mark = performance.now();
    if (zone && zone !== this.zone) {
      this.formats = {};
      this.zone = zone;
    }
  }

  /** @returns {number} milliseconds since 1970 */
  now() {
    return this.base + performance.now() - this.mark;
  }

  /** @param {number | string} time */
  time(time) {
    return this.format('time', time, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  }

  /** @param {number | string} time */
  millis(time) {
    const ms = instant(time);
    return Number.isNaN(ms) ? '' : `${this.time(ms)}.${String(Math.floor(ms) % 1000).padStart(3, '0')}`;
  }

  /** @param {number | string} time hours and minutes */
  minute(time) {
    return this.format('minute', time, { hour: '2-digit', minute: '2-digit' });
  }

  /** @param {number | string} time */
  day(time) {
    return this.format('day', time, { weekday: 'short', day: '2-digit', month: 'short' });
  }

  /**
   * A time of today as hours and minutes, of another day with the day: `19:30`, `Wed 06:30`, `Tue, 08 Dec 06:30`.
   *
   * @param {number | string} time
   */
  start(time) {
    const day = this.day(time);
    if (day === '') return String(time);
    if (day === this.day(this.now())) return this.minute(time);
    const near = Math.abs(instant(time) - this.now()) < 6 * 86_400_000;
    return `${near ? day.slice(0, 3) : day} ${this.minute(time)}`;
  }

  /** @param {number | string} time */
  full(time) {
    const day = this.day(time);
    return day === '' ? '' : `${day} ${this.time(time)} (${this.zone})`;
  }

  /**
   * @param {string} name
   * @param {number | string} time
   * @param {Intl.DateTimeFormatOptions} options
   */
  format(name, time, options) {
    const ms = instant(time);
    if (Number.isNaN(ms)) return '';
    this.formats[name] ??= formatIn(this.zone, options);
    return this.formats[name].format(ms);
  }

  plan() {
    setTimeout(() => {
      this.plan();
      this.dispatchEvent(new Event('tick'));
    }, 1000 - (this.now() % 1000));
  }
}

/**
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
function formatIn(zone, options) {
  const all = { ...options, hourCycle: /** @type {'h23'} */ ('h23') };
  try {
    return new Intl.DateTimeFormat('en-GB', { ...all, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...all, timeZone: 'UTC' });
  }
}

/**
 * @param {number | string} time
 * @returns {number} NaN if that is no time
 */
export function instant(time) {
  return typeof time === 'number' ? time : Date.parse(time);
}

export const clock = new StationClock();

/**
 * How long ago, short: `4 s`, `3 min`, `2 h 05 min`, `3 d`.
 *
 * @param {string | number | null | undefined} time
 */
export function age(time) {
  const ms = instant(time ?? '');
  return Number.isNaN(ms) ? '–' : span((clock.now() - ms) / 1000);
}

/** @param {number} seconds */
export function span(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min`;
  if (s < 86_400) return `${Math.floor(s / 3600)} h ${String(Math.floor((s % 3600) / 60)).padStart(2, '0')} min`;
  return `${Math.floor(s / 86_400)} d`;
}

/**
 * A length as people in a control room read it: `0:45`, `12:05`, `1:02:30`.
 *
 * @param {number | null | undefined} seconds
 */
export function length(seconds) {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return '–';
  const s = Math.round(Math.abs(seconds));
  const hours = Math.floor(s / 3600);
  const rest = String(s % 60).padStart(2, '0');
  const minutes = Math.floor((s % 3600) / 60);
  const sign = seconds < 0 ? '−' : '';
  return hours > 0 ? `${sign}${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${sign}${minutes}:${rest}`;
}

/**
 * A length of MOS (`HH:MM:SS`, `H:MM:SS`, `MM:SS` or plain seconds) in seconds.
 *
 * @param {string | undefined} text
 * @returns {number | null} null if it cannot be read
 */
export function seconds(text) {
  if (!text || !/^\s*\d+(:\d{1,2}){0,2}([.,]\d+)?\s*$/.test(text)) return null;
  return text
    .trim()
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}

/**
 * An instant of MOS; one with no zone is taken as station time.
 *
 * @param {string | undefined} text
 * @returns {number | null}
 */
export function mosTime(text) {
  if (!text) return null;
  const iso = text.trim().replace(' ', 'T').replace(',', '.');
  if (/(Z|[+-]\d\d:?\d\d)$/i.test(iso)) {
    const ms = Date.parse(iso);
    return Number.isNaN(ms) ? null : ms;
  }
  const naive = Date.parse(`${iso}Z`);
  if (Number.isNaN(naive)) return null;
  const first = naive - zoneOffset(naive);
  return naive - zoneOffset(first);
}

/**
 * @param {number} ms
 * @returns {number} how far the station's wall clock is ahead of UTC then, in milliseconds
 */
function zoneOffset(ms) {
  clock.formats.parts ??= formatIn(clock.zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  /** @type {Record<string, number>} */
  const part = {};
  for (const { type, value } of clock.formats.parts.formatToParts(ms)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}
