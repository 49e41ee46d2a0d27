/** @import {Alarm, Status} from './types.js' */

/**
 * Critical is what refuses a newsroom's edits; all else is a warning.
 *
 * @param {Alarm} alarm
 * @param {Status} status
 * @returns {'critical' | 'warning'}
 */
export function alarmSeverity(alarm, status) {
  return !status.store.writable && alarm.since === status.store.since ? 'critical' : 'warning';
}
