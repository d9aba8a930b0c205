import { describe, expect, it } from 'vitest';
import {
  type CodeFormat,
  halfIntegerGrid,
  integerGrid,
  minifloatCodes,
  narrowGrid,
  planeCodes,
  powerOfTwoCodes,
} from '../../../quantization/code-format';
import { createRandom } from '../../../random';
import { untreated } from '../../placements/parts/operand';
import { bothOffsetsRung, codedLayers, lsqRung, middleConvolution } from '../../testing/layers';
import type { DatapathOperand } from '../datapath-class';
import { randomStreams, stageMismatch } from '../output-stages/check-stage.fixture';
import type { StageStream } from '../output-stages/drive-stage';
import type { StageDesign } from '../output-stages/output-stage';
import { storedWords } from '../parts/stored-word';
import { inputSumDesign, inputSumSpec } from './input-sum';
import { preStageDesign, preStageSpec } from './pre-stage';

/** Random constants, and words of the format's codes on all ports but `first`. */
function codedStreams(design: StageDesign, format: CodeFormat): readonly StageStream[] {
  const random = createRandom(5);
  const words = storedWords(format);
  const isSigned = design.samplePorts[0]?.signed === true;
  const numberOf = (word: number) =>
    isSigned && word >= 2 ** (format.bits - 1) ? word - 2 ** format.bits : word;
  return randomStreams(design, 30, 7).map(({ constants, samples }) => ({
    constants,
    samples: samples.map((sample) =>
      Object.fromEntries(
        Object.entries(sample).map(([name, value]) => [
          name,
          name === 'first' ? value : numberOf(words[Math.floor(words.length * random.next())] as number),
        ]),
      ),
    ),
  }));
}

const formats: readonly CodeFormat[] = [
  integerGrid(4, false),
  integerGrid(8, true),
  narrowGrid(2),
  halfIntegerGrid(3),
  powerOfTwoCodes(3, { hasZero: true, rounding: 'nearest' }),
  minifloatCodes(6, 3),
];
const needs: readonly Omit<DatapathOperand, 'format'>[] = [
  { scale: true, offset: 'none' },
  { scale: false, offset: 'real' },
  { scale: true, offset: 'real' },
];

describe('the stage of inputs at their port', () => {
  it.each(formats)('gives scale times number less zero point: $kind, $bits bits', (format) => {
    for (const [index, need] of needs.entries()) {
      const spec = { inputs: { ...need, format }, operandScaleBits: 8, stages: index + 1 };
      const design = preStageDesign(spec);
      expect(stageMismatch(design, codedStreams(design, format))).toBeNull();
    }
  });

  it('gives 3 * 5 - 4 = 11', () => {
    const inputs = { format: integerGrid(3, false), scale: true, offset: 'real' } as const;
    const design = preStageDesign({ inputs, operandScaleBits: 4, stages: 2 });
    expect(design.expected([{ x: 5 }], { inputScale: 3, inputZeroPoint: 4 })).toEqual({ staged: 11n });
    // The word's register, one between, the output's.
    expect(design.latencyCycles).toBe(3);
  });

  it('stands there under shared-prestage alone, where inputs need it', () => {
    const inputs = { format: integerGrid(4, false), scale: true, offset: 'none' } as const;
    const lanes = { inputs, placement: 'shared-prestage', operand: 'both', operandScaleBits: null } as const;
    expect(preStageSpec(lanes, 1)).toEqual({ inputs, operandScaleBits: null, stages: 1 });
    expect(preStageSpec({ ...lanes, operand: 'weights' }, 1)).toBeNull();
    expect(preStageSpec({ ...lanes, placement: 'per-lane-dequantize' }, 1)).toBeNull();
    expect(preStageSpec({ ...lanes, inputs: { ...inputs, scale: false } }, 1)).toBeNull();
  });
});

describe('the run-time sum of inputs', () => {
  it.each([...formats, planeCodes(2)])('adds up codes since the first: $kind, $bits bits', (format) => {
    const design = inputSumDesign({ format, lanes: 4, sumBits: 20 });
    const streams = codedStreams(design, format).map(({ samples, constants }) => ({
      samples,
      // Plane codes add up to no more than 12 bits.
      constants: Object.fromEntries(Object.keys(constants).map((name, plane) => [name, 2000 >> plane])),
    }));
    expect(stageMismatch(design, streams)).toBeNull();
  });

  it('adds 1 to 4 to 5 to 8: 36, and begins anew', () => {
    const design = inputSumDesign({ format: integerGrid(4, false), lanes: 4, sumBits: 7 });
    const first = { x0: 1, x1: 2, x2: 3, x3: 4, first: 1 };
    const second = { x0: 5, x1: 6, x2: 7, x3: 8, first: 0 };
    expect(design.expected([first, second], {})).toEqual({ inputSum: 36n });
    expect(design.expected([first, { ...second, first: 1 }], {})).toEqual({ inputSum: 26n });
  });

  it('is there where a weight offset is left', () => {
    const widths = { lanes: 16, sumBits: 11 };
    const stageOf = (rung: typeof lsqRung) => {
      const [layer] = codedLayers([middleConvolution, middleConvolution], { weights: 4, inputs: 4 }, rung);
      if (!layer) throw new RangeError('no layer');
      const [weights, inputs] = [untreated(layer.weights), untreated(layer.inputs)];
      return { layer, weights, inputs, outputStageBits: 32, addendBits: null, requantizationBits: 16 };
    };
    expect(inputSumSpec(stageOf(lsqRung), widths)).toBeNull();
    expect(inputSumSpec(stageOf(bothOffsetsRung), widths)).toEqual({
      ...widths,
      format: integerGrid(4, false),
    });
  });
});
