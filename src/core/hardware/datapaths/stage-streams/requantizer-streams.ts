import { inputSumMantissaBits } from '../../../quantization/accumulator-width';
import { dyadicMultiplier } from '../../../quantization/requantization';
import { createRandom, type Random } from '../../../random';
import { streamCount } from '../../gates/stimulus';
import type { PortValues } from '../datapath-class';
import { onPorts } from '../on-ports';
import type { StageStream } from '../output-stages/drive-stage';
import type { StageDesign } from '../output-stages/output-stage';
import type { OutputStageSpec } from '../output-stages/stage-spec';
import { typicalAddend } from './typical-addend';
import { typicalResult } from './typical-result';
import { drawWeightOffset, typicalSums } from './typical-sums';

const seed = 1;
/** Outputs of the last layer among which the largest is sought. */
const classes = 10;

/**
 * What a requantizer sees where no network says: sums of normal distribution in as much of their width as layers use, and
 * constants that bring them to codes with the step of least squared error, after a ReLU where codes have no sign; a
 * mantissa between its least and its greatest for every channel. Addends are worth as much as the sums that they join.
 */
export function outputStageStreams(
  spec: Omit<OutputStageSpec, 'stages'>,
  design: Pick<StageDesign, 'constantPorts' | 'samplePorts'>,
  samples: number,
): readonly StageStream[] {
  const random = createRandom(seed);
  const resultOf = typicalResult(spec, random);
  return Array.from({ length: streamCount }, () => {
    const channelOf = channelSource(spec, resultOf, random);
    const shared = channelOf();
    return {
      constants: onPorts(design.constantPorts, shared.constants),
      samples: Array.from({ length: samples }, (_, index) => {
        const { constants, draw } = spec.perChannel ? channelOf() : shared;
        const place = { channel: index % classes, first: index % classes === 0 ? 1 : 0 };
        return onPorts(design.samplePorts, { ...constants, ...draw(), ...place });
      }),
    };
  });
}

interface TypicalChannel {
  readonly constants: PortValues;
  draw(): PortValues;
}

/** Channels of one stream, which share all that is not loaded. */
function channelSource(
  spec: Omit<OutputStageSpec, 'stages'>,
  resultOf: ReturnType<typeof typicalResult>,
  random: Random,
): () => TypicalChannel {
  const sums = typicalSums(spec, random);
  const addend = spec.addend && typicalAddend(spec.addend, random);
  return () => {
    const { constants, stretch, offset, addendStretch } = resultOf(sums, addend);
    const weightOffset = spec.inputSum ? drawWeightOffset(spec.inputSum, random) : 0;
    const inputSum = inputSumConstants(spec, weightOffset);
    return {
      constants: { ...sums.constants(offset), ...inputSum, ...constants },
      draw: () => ({
        ...sums.draw({ stretch, offset, weightOffset }),
        ...(addend ? { addend: addend.draw(addendStretch) } : {}),
      }),
    };
  };
}

/** They take off the sum what the weights' offset has put there. */
function inputSumConstants(
  { inputSum, fractionBits }: Omit<OutputStageSpec, 'stages'>,
  weightOffset: number,
): PortValues {
  if (inputSum?.offset !== 'real') return {};
  const { mantissa, shift } = dyadicMultiplier(-weightOffset * 2 ** fractionBits, inputSumMantissaBits);
  return { offsetMantissa: mantissa, offsetShift: shift + inputSum.leftShift };
}
