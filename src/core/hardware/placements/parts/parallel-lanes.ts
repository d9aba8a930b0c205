import { clockedRegister, type PrimitiveUse } from '../../primitives';
import type { DatapathOptions, DatapathPlan } from '../build-datapath';
import { reductionUses } from './adder-tree';
import { rowsOf } from './factor';
import type { Product } from './product';
import type { SumWidths } from './sum-widths';

/** Lanes that take operands whole: products, the trees and accumulators that add them up, and their registers. */
export function parallelLaneUses(
  { treatment, products, sums, stage }: DatapathPlan,
  { minimumMultiplierBits, reductionLanes: lanes, handsOnInputs }: DatapathOptions,
  laneStages: number,
): readonly PrimitiveUse[] {
  const { weights, inputs } = stage.layer;
  const codeBits = (bits: number) => Math.max(bits, minimumMultiplierBits);
  // A stage at the port widens what lanes hand on.
  const handedBits = treatment.portDelayNs > 0 ? stage.inputs.format.bits : codeBits(inputs.format.bits);
  const shared = { productGrowthBits: treatment.productGrowthBits, lanes, laneStages, sums };
  return [
    ...products.flatMap((product) => pooled(product.fraction, productUses(product, shared))),
    ...rowsOf(weights.format).flatMap(({ format, fraction }) =>
      pooled(fraction, [clockedRegister('lane', codeBits(format.bits))]),
    ),
    ...(handsOnInputs ? [clockedRegister('lane', handedBits)] : []),
    clockedRegister('column', sums.accumulatorBits, sums.planePairs),
    clockedRegister('input-port', codeBits(inputs.format.bits)),
  ];
}

interface SharedByRows {
  readonly productGrowthBits: number;
  readonly lanes: number;
  readonly laneStages: number;
  readonly sums: SumWidths;
}

function productUses(
  { uses, bits, planePairs }: Product,
  { productGrowthBits, lanes, laneStages, sums }: SharedByRows,
): readonly PrimitiveUse[] {
  const productBits = bits + productGrowthBits;
  return [
    ...uses,
    ...pooled(planePairs, reductionUses('accumulate', lanes, productBits, sums.accumulatorBits)),
    clockedRegister('lane', productBits, laneStages * planePairs),
  ];
}

/** So many times each of the uses: of pairs of planes side by side, or of a share of the units. */
function pooled(factor: number, uses: readonly PrimitiveUse[]): readonly PrimitiveUse[] {
  return factor === 1 ? uses : uses.map((use) => ({ ...use, count: use.count * factor }));
}
