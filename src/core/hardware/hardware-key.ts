import { canonicalJson, hash } from '../hash';
import type { HardwareConfiguration } from './hardware-configuration';
import { completeHardware } from './hardware-controls';

/** Raised whenever equal configurations would give other figures. */
const modelVersion = 5;

/** Hash of everything that decides what a network costs; defaults, left out or spelt out, give the same key. */
export function hardwareKey(configuration: HardwareConfiguration): string {
  return hash(canonicalJson({ modelVersion, ...completeHardware(configuration) }));
}
