import type { OperandCoding } from '../../explore/quantization-plan';
import { placements } from '../placements';
import { planDatapath } from '../placements/build-datapath';
import type { DatapathOperand, LaneSpec } from './datapath-class';
import type { LaneVariant } from './lane-variant';
import { oddIntegers } from './odd-integers';

/** Lanes of a measured column; other counts are charged per lane. */
export const referenceLanes = 16;
/** Products of the sums that a measured accumulator holds; other widths are charged in proportion. */
export const referenceProducts = 144;

/** The column that is measured for a variant. */
export function referenceLaneSpec(variant: LaneVariant): LaneSpec {
  const layer = {
    shape: { kind: 'dense', name: '', inputs: referenceProducts, outputs: 1 },
    weights: oddIntegers(codingOf(variant.weights)),
    inputs: oddIntegers(codingOf(variant.inputs)),
    outputs: null,
    poolWindow: 1,
    scalesPerChannel: false,
  } as const;
  const { sums } = planDatapath(layer, referenceProducts, {
    placement: placements.get(variant.placement),
    operand: variant.operand,
    pipelined: variant.pipelined,
    requantizationBits: Math.max(2, variant.productScaleBits),
    operandScaleBits: variant.operandScaleBits,
    minimumMultiplierBits: 1,
    reductionLanes: referenceLanes,
    clockHz: 1,
  });
  return { ...variant, lanes: referenceLanes, accumulatorBits: sums.accumulatorBits };
}

function codingOf({ format, scale, mantissaBits, offset }: DatapathOperand): OperandCoding {
  return {
    format,
    decode: {
      scale: !scale ? 'power-of-two' : mantissaBits === undefined ? 'real' : 'mantissa',
      ...(mantissaBits === undefined ? {} : { mantissaBits }),
      granularity: 'tensor',
      offset: offset === 'real' ? 'real' : 'none',
    },
  };
}
