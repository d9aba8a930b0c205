import { evaluateCost } from '../hardware/cost/evaluate-cost';
import { defaultHardware } from '../hardware/hardware-controls';
import type { TermPairs } from '../hardware/terms/term-pairs';
import type { LayerShape } from '../networks/layer-shape';
import type { ParamValues } from '../parameters/param-spec';
import { fixedPointLayer } from './coded-layer';

/** Fixed-point layers of one width on one machine. */
export interface MachineRun {
  readonly accelerator: string;
  readonly params?: ParamValues;
  readonly shapes: readonly LayerShape[];
  readonly bits: number;
  readonly dram?: string;
  /** Counted ones, on a machine that takes terms; the expected ones where left out. */
  readonly termPairs?: TermPairs;
}

/** Without DRAM unless told otherwise. */
export function runMachine({ accelerator, params = {}, shapes, bits, dram = 'none', termPairs }: MachineRun) {
  const { totals, layers } = evaluateCost(
    shapes.map((shape) => ({ ...fixedPointLayer(shape, bits), ...(termPairs && { termPairs }) })),
    { ...defaultHardware, accelerator, acceleratorParams: params, dram },
  );
  return {
    computeCycles: layers.reduce((sum, layer) => sum + layer.computeCycles, 0),
    latencySeconds: totals.latencySeconds,
    energyPj: totals.energyPj,
  };
}
