import { accelerators } from '../hardware/accelerators';
import type { Outcome } from './row';

/** The outcome of a row whose machine is not modelled. */
export function noMachine(machine: string): Outcome {
  return { kind: 'not-modelled', reason: { code: 'no-machine', parameters: { machine } } };
}

/** Our figure where the accelerator is registered. */
export function onMachine(id: string, name: string, compute: () => Outcome): Outcome {
  return accelerators.has(id) ? compute() : noMachine(name);
}
