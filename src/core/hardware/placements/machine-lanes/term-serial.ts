import type { CodeFormat } from '../../../quantization/code-format';
import type { LaneClass } from '../../lane-class';
import { activeUse, clockedRegister, type DatapathUnit, type PrimitiveUse } from '../../primitives';
import { expectedTermPairs } from '../../terms/expected-terms';
import { integerBits } from '../parts/integer-bits';
import { adderDelayNs } from '../parts/path-delay';
import { inCycles, type LaneArithmetic, type LaneFacts } from './lane-facts';

/** Full adders per lane that count the bits of one place, and adders that join the counts with the sum so far. */
const histogramBits = 5;
const joiningAdders = 5;
/** Adders of a recoder to signed powers of two. */
const recoderAdders = 3;

/**
 * Every cycle each lane adds two exponents and sets the bit of their sum, the bits of all lanes are counted place by place,
 * and the counts are joined with the sum so far (`sharify-2019`). Lanes work as long as they have pairs, what stands
 * behind them as long as any does. Recoders stand at the ports of inputs, and once for the columns that share a weight.
 */
export function termSerialArithmetic(
  { weights, inputs, accumulatorBits, termPairs }: LaneFacts,
  { waitingLanes, weightSharing }: LaneClass & { readonly kind: 'term-serial' },
): LaneArithmetic {
  const { mean, longest } = termPairs ?? expectedTermPairs(weights, inputs, waitingLanes);
  const [weightBits, inputBits] = [integerBits(weights), integerBits(inputs)];
  const exponentBits = (bits: number) => Math.ceil(Math.log2(bits));
  const sumBits = Math.max(exponentBits(weightBits), exponentBits(inputBits)) + 1;
  const termBits = exponentBits(weightBits) + exponentBits(inputBits) + 4;
  return {
    delayNs: adderDelayNs(sumBits),
    uses: [
      inCycles(mean, activeUse('multiply', 'lane', 'add', sumBits)),
      inCycles(mean, activeUse('multiply', 'lane', 'and', weightBits + inputBits - 1)),
      inCycles(mean, activeUse('accumulate', 'lane', 'add', histogramBits)),
      inCycles(longest, activeUse('accumulate', 'column', 'add', accumulatorBits), joiningAdders),
      inCycles(longest, clockedRegister('lane', termBits)),
      inCycles(longest, clockedRegister('column', accumulatorBits)),
      ...recoderUses(weights, 'lane', 1 / weightSharing),
      ...recoderUses(inputs, 'input-port', 1),
    ],
  };
}

/** Powers of two and their sums are stored as what they are made of. */
function recoderUses(format: CodeFormat, unit: DatapathUnit, count: number): readonly PrimitiveUse[] {
  const bits = integerBits(format);
  const register = clockedRegister(unit, bits, count);
  if (format.kind !== 'integer-grid') return [register];
  const adders = activeUse('multiply', unit, 'add', bits);
  return [{ ...adders, count: recoderAdders * count }, register];
}
