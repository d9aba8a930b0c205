import type { DatapathClass, OperandPair } from './datapath-class';
import { composableLanes, groupsOf } from './parts/composable-lanes';
import { foldedDecoders, wholeDecoders } from './parts/folded-decoders';
import { integerOperands } from './parts/integer-operands';

const widestBits = 8;
/** Products of slices that an engine adds up in a cycle. */
const engineLanes = 16;

/**
 * One unit for integers of up to 8 bits: sixteen engines that multiply slices of two bits, and shift what they add up as
 * the widths ask. It multiplies 16 pairs of 8 by 8 bits in a cycle, 64 of 4 by 4, 256 of 2 by 2.
 */
export const composable: DatapathClass = {
  id: 'composable',
  references: ['ghodrati-2020', 'sharma-2018'],
  operands: (weightBits, inputBits) =>
    Math.max(weightBits, inputBits) > widestBits
      ? null
      : integerOperands(weightBits, inputBits, { scale: false, offset: 'none' }),
  takes: (pair) => wholeDecoders(pair, widestBits) !== null,
  lanes: (spec) => composableLanes(spec, foldedDecoders(composable.id, spec, widestBits)),
};

/**
 * Products of a cycle where engines have 16 lanes: what `lanes` of a spec has to be for the unit as it was published.
 * Throws a RangeError for operands that it does not take.
 */
export function composableProducts(pair: OperandPair): number {
  const decoders = wholeDecoders(pair, widestBits);
  if (!decoders) throw new RangeError(`operands of more than ${widestBits} bits`);
  return engineLanes * groupsOf(decoders);
}
