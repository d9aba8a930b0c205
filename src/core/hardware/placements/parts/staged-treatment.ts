import type { OperandCoding } from '../../../explore/quantization-plan';
import type { DatapathUnit } from '../../primitives';
import type { PlacementContext, Treatment } from '../placement';
import type { AffineStage } from './affine-stage';
import { actedOperands, type OperandName, untreated } from './operand';

/**
 * A placement that puts one stage in front of the multiplier for each operand it acts on. `unitOf` says where the
 * stage stands; stages in a lane add to its path, those at the ports are registered apart.
 */
export function stagedTreatment(
  context: PlacementContext,
  unitOf: (operand: OperandName) => DatapathUnit,
  stage: (coding: OperandCoding, unit: DatapathUnit) => AffineStage,
): Treatment {
  const acted = actedOperands(context.operand);
  const staged = (name: OperandName): AffineStage =>
    acted.includes(name)
      ? stage(context[name], unitOf(name))
      : { operand: untreated(context[name]), uses: [], delayNs: 0 };
  const [weights, inputs] = [staged('weights'), staged('inputs')];
  const inputsInLane = unitOf('inputs') === 'lane';
  return {
    weights: weights.operand,
    inputs: inputs.operand,
    uses: [...weights.uses, ...inputs.uses],
    extraTerms: [],
    productGrowthBits: 0,
    laneDelayNs: Math.max(weights.delayNs, inputsInLane ? inputs.delayNs : 0),
    portDelayNs: inputsInLane ? 0 : inputs.delayNs,
  };
}
