import type { CodeFormat } from '../code-format';
import { usableStep } from './min-max-step';

/** Initial step of LSQ, 2 mean|v| / sqrt(largest code) (Esser et al. 2020). */
export function lsqInitialStep(values: Float32Array, format: CodeFormat): number {
  const sum = values.reduce((total, value) => total + Math.abs(value), 0);
  return usableStep((2 * sum) / values.length / Math.sqrt(format.maximum), format);
}
