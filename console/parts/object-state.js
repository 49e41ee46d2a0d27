/** @import {ObjectRow} from '../types.js' */
import { html } from 'lit';
import { lamp } from './lamp.js';

/**
 * Whether an object can go on air, as a shape and a word.
 *
 * @param {ObjectRow} object
 */
export function objectState(object) {
  if (!object.held) return lamp('down', 'Missing', 'Items need it, and it is not here');
  return object.objAir === 'READY' ? lamp('up', 'Ready') : lamp('degraded', 'Not ready', `objAir says ${object.objAir ?? 'nothing'}`);
}
