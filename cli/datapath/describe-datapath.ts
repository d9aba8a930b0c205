import type { OperandCoding } from '../../src/core/explore/quantization-plan';
import { datapathUnits } from '../../src/core/hardware/cost/pricing/netlist-units';
import type {
  DatapathClass,
  DatapathOperand,
  LaneSpec,
  OperandPair,
} from '../../src/core/hardware/datapaths/datapath-class';
import { laneVariant } from '../../src/core/hardware/datapaths/lane-variant';
import type { MeasuredUnit } from '../../src/core/hardware/datapaths/measured-unit';
import { type ColumnShare, columnsOf } from '../../src/core/hardware/datapaths/parts/columns-of';
import { placements } from '../../src/core/hardware/placements';
import type { AffineOperand, AffinePlacement } from '../../src/core/hardware/placements/affine-placement';

/** Steps that are added up; with 16 lanes, sums of 144 products. */
export const stepsPerSum = 9;

/** Widths of scales in front of a multiplier and behind it, as the machine that the page begins with has them. */
const scaleBits = { operandScaleBits: 8, productScaleBits: 16 } as const;

export interface DatapathChoice {
  readonly datapath: DatapathClass;
  readonly operands: OperandPair;
  readonly placement: AffinePlacement;
  readonly operand: AffineOperand;
  readonly pipelined: boolean;
  readonly lanes: number;
}

export interface DescribedDatapath {
  /** One, or one for every format of mixed rows. */
  readonly columns: readonly ColumnShare<LaneSpec>[];
  readonly outputStage: MeasuredUnit | null;
  /** False where the placement finds no scale and no offset to apply in the lanes. */
  readonly appliesPlacement: boolean;
}

/**
 * The columns of a class under a placement, wide enough for sums of 9 steps and a bias, and the output stage behind them,
 * whose results are codes like the inputs.
 */
export function describeDatapath(choice: DatapathChoice): DescribedDatapath {
  const { operands, placement, operand, pipelined, lanes } = choice;
  const products = lanes * stepsPerSum;
  const inputs = codingOf(operands.inputs);
  const layer = {
    shape: { kind: 'dense', name: '', inputs: products, outputs: 1 },
    weights: codingOf(operands.weights),
    inputs,
    outputs: inputs,
    poolWindow: 1,
    scalesPerChannel: false,
  } as const;
  const { plan, outputStage } = datapathUnits(
    { layer, products, addendBits: null },
    {
      placement: placements.get(placement),
      operand,
      pipelined,
      requantizationBits: scaleBits.productScaleBits,
      operandScaleBits: scaleBits.operandScaleBits,
      minimumMultiplierBits: 1,
      reductionLanes: lanes,
      clockHz: 1,
    },
  );
  const variant = { ...operands, placement, operand, pipelined, ...scaleBits };
  const { accumulatorBits } = plan.sums;
  return {
    columns: columnsOf({ ...variant, lanes, accumulatorBits }),
    outputStage,
    appliesPlacement: columnsOf(variant).some(({ spec }) => laneVariant(spec).placement !== 'folded'),
  };
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
