import fc from 'fast-check';
import type { LayerShape } from '../../networks/layer-shape';
import type { ParamSpec, ParamValue, ParamValues } from '../../parameters/param-spec';
import type { Accelerator, LayerMapping, LayerWidths, Transfer } from '../accelerators/accelerator';
import type { HardwareConfiguration } from '../hardware-configuration';
import { defaultHardware } from '../hardware-controls';
import { affinePlacements } from '../placements/affine-placement';
import { bothOffsetsRung, fixedPointRung, lsqPlusRung, lsqRung, middleConvolution } from './layers';

const size = fc.integer({ min: 1, max: 150 });
/** So many positions that what an array needs to fill and empty hardly counts. */
const many = fc.integer({ min: 1000, max: 5000 });
const group = fc.record({
  side: fc.integer({ min: 5, max: 20 }),
  groups: fc.integer({ min: 1, max: 6 }),
  inputs: fc.integer({ min: 1, max: 20 }),
  outputs: fc.integer({ min: 1, max: 20 }),
  kernel: fc.integer({ min: 1, max: 5 }),
  stride: fc.integer({ min: 1, max: 2 }),
  padding: fc.constantFrom('same' as const, 'valid' as const),
});

/** Products of matrices, dense layers, convolutions with and without groups, depthwise ones among them. */
export const anyShape: fc.Arbitrary<LayerShape> = fc.oneof(
  fc
    .record({ m: fc.oneof(size, many), k: size, n: size })
    .map((sizes) => ({ kind: 'gemm' as const, name: 'g', ...sizes })),
  fc
    .record({ inputs: fc.integer({ min: 1, max: 2000 }), outputs: size })
    .map((sizes) => ({ kind: 'dense' as const, name: 'd', ...sizes })),
  group.map(({ side, groups, inputs, outputs, kernel, stride, padding }) => ({
    ...middleConvolution,
    inputHeight: side,
    inputWidth: side,
    inputChannels: groups * inputs,
    outputChannels: groups * outputs,
    kernelHeight: kernel,
    kernelWidth: kernel,
    stride,
    padding,
    groups,
  })),
);

const bits = fc.integer({ min: 1, max: 8 });
/** Widths of codes, and of sums that hold them. */
export const anyWidths: fc.Arbitrary<LayerWidths> = fc.record({
  weights: bits,
  inputs: bits,
  outputs: bits,
  partialSums: fc.integer({ min: 16, max: 32 }),
});

/** Sizes around the published ones, buffers down to a quarter, in which a tile of any of these layers fits. */
function anyValue(spec: ParamSpec): fc.Arbitrary<ParamValue> {
  switch (spec.kind) {
    case 'choice':
      return fc.constantFrom(...spec.options);
    case 'switch':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: spec.minimum, max: Math.min(spec.maximum, 2 * spec.default) });
    case 'real':
      return fc.constantFrom(
        Math.max(spec.minimum, spec.default / 4),
        spec.default,
        Math.min(spec.maximum, 3 * spec.default),
      );
  }
}

/** Parameters of a machine, all of them given. */
export function anyParams({ params }: Accelerator): fc.Arbitrary<ParamValues> {
  return fc.record(Object.fromEntries(params.map((spec) => [spec.key, anyValue(spec)])));
}

/** A machine of any parameters, priced by one of the tables, which know all widths at once. */
export function anyHardware(accelerator: Accelerator): fc.Arbitrary<HardwareConfiguration> {
  return anyParams(accelerator).chain((acceleratorParams) =>
    fc
      .record({
        accelerator: fc.constant(accelerator.id),
        acceleratorParams: fc.constant(acceleratorParams),
        placement: fc.constantFrom(...affinePlacements),
        operand: fc.constantFrom('activations', 'weights', 'both'),
        pipelined: fc.boolean(),
        costSource: fc.constantFrom('horowitz', 'bitfusion', 'qtools'),
        dram: fc.constantFrom('ddr4', 'none'),
        zeroGating: fc.constantFrom('machine', 'on', 'off'),
        batchSize: fc.constantFrom(1, 1, 6),
      })
      .map((drawn): HardwareConfiguration => ({ ...defaultHardware, ...drawn })),
  );
}

const codeBits = fc.integer({ min: 2, max: 7 });
export const anyCodeBits = fc.record({ weights: codeBits, inputs: codeBits });
export const anyRung = fc.constantFrom(fixedPointRung, lsqRung, lsqPlusRung, bothOffsetsRung);
export const anyShapes = fc.array(anyShape, { minLength: 1, maxLength: 3 });

/** Words of one operand that move in or out of one memory. */
export function wordsOf(
  { transfers }: LayerMapping,
  memory: Transfer['memory'],
  operand: Transfer['operand'],
  direction: Transfer['direction'],
): number {
  return transfers
    .filter((each) => each.memory === memory && each.operand === operand && each.direction === direction)
    .reduce((sum, each) => sum + each.words, 0);
}

/** Bits across the pins. */
export function dramBits({ transfers }: LayerMapping): number {
  return transfers
    .filter(({ memory }) => memory === 'dram')
    .reduce((sum, { words, wordBits }) => sum + words * wordBits, 0);
}
