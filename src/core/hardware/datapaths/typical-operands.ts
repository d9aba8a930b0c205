import type { LaneSpec, OperandStep } from './datapath-class';
import { formatKey } from './measured-unit';
import { operandStreams, type StreamOptions } from './operand-streams';

/** Steps of every stream. */
export const measuredSteps = 48;
/** Columns of products wider than this have so many gates that fewer steps say as much. */
export const wideColumns = { productBits: 64, steps: 18 } as const;

type Streams = readonly (readonly OperandStep[])[];

let latest: { readonly key: string; readonly streams: Streams } | null = null;

/**
 * Streams of a column where no network gives any. They follow from the formats alone, so that all placements of a scheme
 * meet the same codes: in trained networks offsets do not move codes (docs/hardware-from-gates.md).
 */
export function typicalOperands(
  { weights, inputs, lanes }: Pick<LaneSpec, 'weights' | 'inputs' | 'lanes'>,
  stationary: StreamOptions['stationary'] = 'none',
): Streams {
  const formats = { weights: weights.format, inputs: inputs.format };
  const key = [lanes, stationary, formatKey(formats.weights), formatKey(formats.inputs)].join(' ');
  // Placements of the same codes follow each other, and fitting steps to codes takes longer than small netlists.
  if (latest?.key !== key) {
    const isWide = formats.weights.bits * formats.inputs.bits > wideColumns.productBits;
    const steps = isWide ? wideColumns.steps : measuredSteps;
    latest = { key, streams: operandStreams(formats, lanes, { steps, stationary }) };
  }
  return latest.streams;
}
