import { describe, expect, it } from 'vitest';
import type { QuantizedLayer } from '../../../explore/quantization-plan';
import { type CodedFixture, codedNetwork } from '../../../integer/coded-network.fixture';
import { compileIntegerNetwork } from '../../../integer/compile';
import type {
  CodeOutput,
  IntegerMatrixLayer,
  Requantization,
  ThresholdOutput,
} from '../../../integer/integer-network';
import { halfIntegerGrid, integerGrid, narrowGrid } from '../../../quantization/code-format';
import type { Quantizer } from '../../../quantization/quantizer';
import { untreated } from '../../placements/parts/operand';
import { stageOutputs } from './check-stage.fixture';
import { engineCodes, factorPorts, rangeOf, sumsOf } from './engine-equality.fixture';
import type { StageSample } from './output-stage';
import { outputStageDesign } from './output-stage-design';
import { outputStageSpec } from './output-stage-of-layer';
import type { OutputStageSpec } from './stage-spec';

const requantizationBits = 16;
const grid = integerGrid(4, true);

const fixtures: readonly (CodedFixture & { readonly name: string })[] = [
  { name: 'unsigned codes', weights: grid, activations: integerGrid(4, false), activation: 'relu' },
  { name: 'signed codes of a ReLU', weights: grid, activations: integerGrid(4, true), activation: 'relu' },
  {
    name: 'half-integers',
    weights: halfIntegerGrid(3),
    activations: halfIntegerGrid(2),
    activation: 'hard-tanh',
  },
  { name: 'narrow codes', weights: grid, activations: narrowGrid(5), activation: 'hard-tanh' },
  { name: 'ternary codes', weights: narrowGrid(2), activations: narrowGrid(2), activation: 'hard-tanh' },
  { name: 'signs', weights: grid, activations: halfIntegerGrid(1), activation: 'hard-tanh' },
];

describe('requantizers of compiled layers', () => {
  it.each(fixtures)('give the codes of the engine: $name', (fixture) => {
    const trained = codedNetwork(3, fixture);
    const { layers } = compileIntegerNetwork(trained, { requantizationBits });
    const [conv, hidden] = layers.filter((layer) => layer.kind === 'conv' || layer.kind === 'dense');
    for (const [name, layer, next] of [
      ['conv', conv, 'hidden'],
      ['hidden', hidden, 'last'],
    ] as const) {
      const { weightQuantizer, inputQuantizer, batchNorm } = trained.layers[name]!;
      const outputs = trained.layers[next]?.inputQuantizer as Quantizer;
      const spec = specOf(
        weightQuantizer as Quantizer,
        inputQuantizer as Quantizer,
        outputs,
        batchNorm !== null,
        layer as IntegerMatrixLayer,
      );
      compareChannels(spec, layer as IntegerMatrixLayer);
    }
  });
});

function specOf(
  weights: Quantizer,
  inputs: Quantizer,
  outputs: Quantizer,
  scalesPerChannel: boolean,
  { accumulatorBits }: IntegerMatrixLayer,
): OutputStageSpec {
  const layer: QuantizedLayer = {
    shape: { kind: 'dense', name: 'layer', inputs: 8, outputs: 4 },
    weights,
    inputs,
    outputs,
    poolWindow: 1,
    scalesPerChannel,
  };
  // Lanes multiply half-integers as odd numbers.
  const stage = {
    layer,
    weights: { ...untreated(weights), offsetApplied: true },
    inputs: { ...untreated(inputs), offsetApplied: true },
    outputStageBits: accumulatorBits,
    addendBits: null,
    requantizationBits,
  };
  const sums = { planePairs: 1, accumulatorBits, outputStageBits: accumulatorBits };
  const spec = outputStageSpec(stage, { sums, inputSumBits: 8, stages: 2 });
  if (!spec) throw new RangeError('no stage');
  return spec;
}

function compareChannels(
  spec: OutputStageSpec,
  { output, outputChannels, accumulatorBits }: IntegerMatrixLayer,
): void {
  const design = outputStageDesign(spec);
  for (let channel = 0; channel < outputChannels; channel++) {
    const own = ofChannel(output as CodeOutput, channel, outputChannels);
    const ports = portsOf(spec, own);
    const sums = sumsOf(accumulatorBits, channel, 0.05);
    const constants = Object.fromEntries(
      design.constantPorts.map(({ name }) => [name, ports[name] as number]),
    );
    const loaded = Object.fromEntries(
      design.samplePorts.flatMap(({ name }) => (name in ports ? [[name, ports[name] as number]] : [])),
    );
    const samples = sums.map((sum): StageSample => ({ ...loaded, sum }));
    const codes = engineCodes(own, accumulatorBits, sums).map((code) => code + 0);
    expect(stageOutputs(design, 'code', { samples, constants })).toEqual(codes);
  }
}

function ofChannel(output: CodeOutput, channel: number, channels: number): CodeOutput {
  if (output.kind === 'thresholds') {
    const count = output.thresholds.length / channels;
    return {
      ...output,
      thresholds: output.thresholds.slice(channel * count, (channel + 1) * count),
      codes: output.codes.slice(channel * (count + 1), (channel + 1) * (count + 1)),
    };
  }
  const { mantissas, shifts } = output.multipliers;
  const entry = channel % mantissas.length;
  return {
    ...output,
    multipliers: { mantissas: mantissas.slice(entry, entry + 1), shifts: shifts.slice(entry, entry + 1) },
  };
}

function portsOf(spec: OutputStageSpec, output: CodeOutput): StageSample {
  return output.kind === 'thresholds' ? thresholdPorts(spec, output) : requantizationPorts(spec, output);
}

function requantizationPorts(
  spec: OutputStageSpec,
  { multipliers, clipMinimum, clipMaximum, format }: Requantization,
): StageSample {
  const { result } = spec;
  const limits = { lowest: clipMinimum, highest: clipMaximum };
  if (result.kind !== 'rounded') throw new RangeError(`${result.kind} of a requantization`);
  if (result.limits === 'format') expect({ clipMinimum, clipMaximum }).toEqual(rangeOf(format));
  return { ...factorPorts(multipliers, result.leftShift, spec.sumBits + result.mantissaBits), ...limits };
}

/** Codes that an activation leaves out have thresholds below or above all sums. */
function thresholdPorts(spec: OutputStageSpec, { thresholds, codes, format }: ThresholdOutput): StageSample {
  const { clipMinimum, clipMaximum } = rangeOf(format);
  const isFlipped = codes.length > 1 && (codes[0] as number) > (codes[1] as number);
  const below = isFlipped ? clipMaximum - (codes[0] as number) : (codes[0] as number) - clipMinimum;
  const limit = 2 ** (spec.sumBits - 1);
  const values = Array.from({ length: clipMaximum - clipMinimum }, (_, index) => {
    if (index < below) return -limit;
    return Math.max(-limit, Math.min(limit, thresholds[index - below] ?? limit));
  });
  return {
    ...Object.fromEntries(values.map((value, index) => [`threshold${index}`, value])),
    flip: isFlipped ? 1 : 0,
  };
}
