import { type CodeFormat, integerGrid } from '../../quantization/code-format';
import { isSign } from '../placements/parts/factor';
import { actedOperands, type OperandName } from '../placements/parts/operand';
import type { DatapathOperand, LaneSpec } from './datapath-class';

/** What of a spec its netlist depends on, accumulator and number of lanes aside. */
export type LaneVariant = Omit<LaneSpec, 'lanes' | 'accumulatorBits'>;

/**
 * The one variant that stands for all of equal netlists: what a placement leaves to the output stage is dropped, and a
 * placement that has nothing to apply in the lanes is `folded`.
 */
export function laneVariant(variant: LaneVariant): LaneVariant {
  const { placement, operand } = variant;
  const weights = appliedNeeds(variant, 'weights');
  const inputs = appliedNeeds(variant, 'inputs');
  const acted = actedOperands(operand).filter((name) => {
    const needs = name === 'weights' ? weights : inputs;
    return needs.scale || needs.offset === 'real';
  });
  const [only] = acted;
  if (only === undefined)
    return { ...variant, ...plainLanes, weights: plain(weights), inputs: plain(inputs) };
  if (placement === 'per-product') return productVariant(variant, weights, inputs);
  const scales = [weights, inputs].filter(({ scale }) => scale);
  const isShared = placement === 'shared-prestage' && !(only === 'weights' && acted.length === 1);
  const staged = placement === 'shared-prestage' && !isShared ? 'per-lane-dequantize' : placement;
  const needsWidth = scales.some(({ mantissaBits }) => mantissaBits === undefined);
  return {
    weights,
    inputs,
    placement: staged === 'per-lane-dequantize' && scales.length === 0 ? 'per-lane-offset' : staged,
    operand: acted.length === 2 ? 'both' : only === 'weights' ? 'weights' : 'activations',
    pipelined: variant.pipelined,
    operandScaleBits: needsWidth ? variant.operandScaleBits : null,
    productScaleBits: 0,
  };
}

/** What stands behind a product does not tell whose scale and offset it applies: they are those of the inputs here. */
function productVariant(
  { pipelined, productScaleBits }: LaneVariant,
  weights: DatapathOperand,
  inputs: DatapathOperand,
): LaneVariant {
  const bitsOf = ({ scale, mantissaBits }: DatapathOperand) =>
    scale ? (mantissaBits ?? productScaleBits) : 0;
  const scaleBits = Math.min(productScaleBits, bitsOf(weights) + bitsOf(inputs));
  const isReal = weights.offset === 'real' || inputs.offset === 'real';
  return {
    ...plainLanes,
    weights: plain(weights),
    inputs: {
      ...plain(inputs),
      ...(scaleBits > 0 ? { scale: true } : {}),
      ...(scaleBits > 0 && scaleBits < productScaleBits ? { mantissaBits: scaleBits } : {}),
      ...(isReal ? { offset: 'real' as const } : {}),
    },
    placement: 'per-product',
    pipelined,
    productScaleBits,
  };
}

const plainLanes = {
  placement: 'folded',
  operand: 'activations',
  operandScaleBits: null,
  productScaleBits: 0,
} as const;

function appliedNeeds({ placement, operand, ...operands }: LaneVariant, name: OperandName): DatapathOperand {
  const { format, scale, mantissaBits, offset } = operands[name];
  const acts = placement !== 'folded' && actedOperands(operand).includes(name);
  const scales = acts && scale && placement !== 'per-lane-offset' && placement !== 'expanded-affine';
  return {
    format: standardFormat(format),
    scale: scales,
    ...(scales && mantissaBits !== undefined ? { mantissaBits } : {}),
    offset: acts && offset === 'real' ? 'real' : gridOffset(format),
  };
}

function plain({ format }: DatapathOperand): DatapathOperand {
  return { format, scale: false, offset: gridOffset(format) };
}

function gridOffset(format: CodeFormat): 'none' | 'half' {
  return format.shift === 0.5 && !isSign(format) ? 'half' : 'none';
}

/** Whole numbers without the lowest code take the same lanes as those with it; three codes have lanes of their own. */
export function standardFormat(format: CodeFormat): CodeFormat {
  const isWhole = format.kind === 'integer-grid' && format.shift === 0;
  const isTernary = format.minimum === -1 && format.maximum === 1;
  return isWhole && !isTernary ? integerGrid(format.bits, format.signed) : format;
}
