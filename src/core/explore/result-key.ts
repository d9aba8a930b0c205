import { canonicalJson, hash } from '../hash';
import type { TrainingConfiguration } from './training-configuration';

/** Raised whenever an equal configuration would train or compute differently than before: old results lose their keys. */
export const NUMERICS_VERSION = 2;

/** Identity of one trained result: hash of the configuration (without quantization for `float`) and of the numerics. */
export function resultKey(configuration: TrainingConfiguration): string {
  const { quantization, ...shared } = configuration;
  const decisive = configuration.method === 'float' ? shared : { ...shared, quantization };
  return hash(canonicalJson({ numerics: NUMERICS_VERSION, ...decisive }));
}
