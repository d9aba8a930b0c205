import type { ParamValues } from '../../parameters/param-spec';
import type { CodeArray } from '../../quantization/encode';
import type { MultipliedCodes } from '../accelerators/accelerator';
import type { LayerDimensions } from '../layer-dimensions';
import type { TermPairs } from '../terms/term-pairs';
import { dianNaoSchedule } from './dian-nao-schedule';
import { laconicSchedule, sampledTermPairs } from './laconic-schedule';
import type { MachineSchedule } from './machine-schedule';
import { systolicSchedule } from './systolic-schedule';

/** Machines whose array can be looked at, cycle by cycle. */
export const arrayMachineIds = ['dian-nao', 'systolic', 'laconic'] as const;
export type ArrayMachineId = (typeof arrayMachineIds)[number];

/** True for the id of a machine whose array the page draws. */
export function isArrayMachine(id: string): id is ArrayMachineId {
  return arrayMachineIds.some((known) => known === id);
}

/** A layer as a machine gets it: complete parameters, sizes and codes. */
export interface ScheduledLayer {
  readonly machine: ArrayMachineId;
  readonly params: ParamValues;
  readonly dimensions: LayerDimensions;
  /** Of a word. */
  readonly inputBits: number;
  readonly codes: MultipliedCodes;
  /** Stored codes of a trained network's weights, [kernel, input of the group, output]; null: sample codes where any are needed. */
  readonly weightCodes: CodeArray | null;
}

/**
 * What every multiplier of the machine does in every cycle of the layer. Its totals are those of the machine's mapping;
 * for a machine whose time depends on codes, of the mapping with `scheduledTermPairs`.
 */
export function scheduleOf({
  machine,
  params,
  dimensions,
  inputBits,
  codes,
  weightCodes,
}: ScheduledLayer): MachineSchedule {
  switch (machine) {
    case 'dian-nao':
      return dianNaoSchedule(params, dimensions, inputBits);
    case 'systolic':
      return systolicSchedule(params, dimensions);
    case 'laconic':
      return laconicSchedule(params, dimensions, codes, weightCodes);
  }
}

/** Pairs of terms that a schedule counts on codes of its own; null where its time does not depend on codes. */
export function scheduledTermPairs({
  machine,
  params,
  dimensions,
  codes,
  weightCodes,
}: Omit<ScheduledLayer, 'inputBits'>): TermPairs | null {
  return machine === 'laconic' ? sampledTermPairs(params, dimensions, codes, weightCodes) : null;
}
