import type { LaneConstant } from '../../datapaths/datapath-class';
import type { MeasuredUnit } from '../../datapaths/measured-unit';
import { laneConstants } from '../../datapaths/network-streams/lane-constants';
import type { MeasuredStage } from '../../datapaths/network-streams/stage-constants';
import type { MeasuredLayer } from './measured-layers';

/** How a layer goes through its requantizer; null where columns hand over counts or sums of planes. */
export function measuredStage(
  { operands, outputs, quantizers }: MeasuredLayer,
  { spec }: Extract<MeasuredUnit, { readonly kind: 'output-stage' }>,
  laneScales: readonly LaneConstant[],
): MeasuredStage | null {
  if (spec.sums.kind !== 'accumulator' || !spec.sums.signed) return null;
  const factors = Array.from({ length: operands.layer.outputChannels }, (_, channel) =>
    Object.values(laneConstants(laneScales, quantizers, channel)).reduce(
      (product, scale) => product * scale,
      1,
    ),
  );
  return {
    spec,
    outputs,
    meanPositions: outputs.averages ? operands.positions : 1,
    unitsPerProduct: (channel) => factors[channel] ?? 1,
    engineFractionBits: operands.layer.fractionBits,
  };
}
