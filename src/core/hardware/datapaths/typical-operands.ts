import type { LaneSpec, OperandStep } from './datapath-class';
import { formatKey } from './measured-unit';
import { operandStreams } from './operand-streams';
import { referenceLanes, referenceProducts } from './reference-lanes';
import { stationaryStreams } from './stationary-streams';

/** Steps of every stream. */
export const measuredSteps = 48;
/** Columns of the reference of products wider than this have so many gates that fewer steps say as much. */
export const wideColumns = { productBits: 64, steps: 18 } as const;
/** Of columns of as many lanes or more. */
const stepsPerSum = referenceProducts / referenceLanes;

type Operands = Pick<LaneSpec, 'weights' | 'inputs' | 'lanes' | 'stays'>;
type Streams = readonly (readonly OperandStep[])[];

let latest: { readonly key: string; readonly streams: Streams } | null = null;

/**
 * Streams of a column where no network gives any. They follow from the formats, the lanes and what stays in them, so that all
 * placements of a scheme meet the same codes: in trained networks offsets do not move codes (docs/hardware-from-gates.md).
 */
export function typicalOperands({ weights, inputs, lanes, stays }: Operands): Streams {
  const key = [lanes, stays ?? '-', formatKey(weights.format), formatKey(inputs.format)].join(' ');
  // Placements of the same codes follow each other, and fitting steps to codes takes longer than small netlists.
  if (latest?.key !== key)
    latest = { key, streams: drawStreams({ weights, inputs, lanes, ...(stays && { stays }) }) };
  return latest.streams;
}

/** Fewer lanes take more steps for the same sum. */
function drawStreams({ weights, inputs, lanes, stays }: Operands): Streams {
  const isWide = weights.format.bits * inputs.format.bits * lanes > wideColumns.productBits * referenceLanes;
  const steps = isWide ? wideColumns.steps : measuredSteps;
  if (stays) return stationaryStreams({ weights, inputs, lanes }, stays, steps);
  const ownStepsPerSum = Math.max(stepsPerSum, Math.ceil(referenceProducts / lanes));
  const options = { steps: Math.max(steps, ownStepsPerSum), stepsPerSum: ownStepsPerSum };
  return operandStreams({ weights: weights.format, inputs: inputs.format }, lanes, options);
}
