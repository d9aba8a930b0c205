import { composable, composableProducts } from '../hardware/datapaths/composable';
import { laneVariant } from '../hardware/datapaths/lane-variant';
import { unitFigures } from '../hardware/datapaths/unit-figures';
import type { ConvolutionShape } from '../networks/layer-shape';
import { type MachineRun, runMachine } from './machine-run';
import { onMachine } from './not-modelled';
import { type ConformanceRow, modelled, range, relative, value } from './row';

/** Side of the image, input channels, side of the kernel, stride and filters of AlexNet's convolutions without padding and groups. */
const alexNet: readonly ConvolutionShape[] = (
  [
    [227, 3, 11, 4, 96],
    [27, 96, 5, 1, 256],
    [13, 256, 3, 1, 384],
    [13, 384, 3, 1, 384],
    [13, 384, 3, 1, 256],
  ] as const
).map(([side, inputChannels, kernel, stride, outputChannels], index) => ({
  kind: 'conv',
  name: `conv${index + 1}`,
  inputHeight: side,
  inputWidth: side,
  inputChannels,
  outputChannels,
  kernelHeight: kernel,
  kernelWidth: kernel,
  stride,
  padding: 'valid',
  groups: 1,
}));

const gigabytesPerSecond = { ddr4: 16, hbm2: 256 } as const;
/** Recalled, hence assumed: 512 multipliers of 8 bits against BPVeC's 1024, or 448 units of Bit Fusion. */
const baselines = {
  homogeneous: { accelerator: 'systolic', rows: 16, columns: 32, bits: 8 },
  heterogeneous: { accelerator: 'bit-fusion', rows: 14, columns: 32, bits: 4 },
} as const;

export const composableRows: readonly ConformanceRow[] = [
  ratioRow(8, 4, 4.03),
  ratioRow(8, 2, 17.1),
  ratioRow(4, 2, 4.2),
  ...(['ddr4', 'hbm2'] as const).flatMap((dram) =>
    (['homogeneous', 'heterogeneous'] as const).flatMap((widths) => [
      pointRow('bpvec-speed', range(1.4, 3.5), dram, widths),
      pointRow('bpvec-energy', range(1.1, 2.7), dram, widths),
    ]),
  ),
];

function ratioRow(wide: number, narrow: number, published: number): ConformanceRow {
  return {
    id: `scalable-energy-${wide}-${narrow}`,
    group: 'composable',
    what: { code: 'scalable-energy', parameters: { wide, narrow } },
    published: value(published),
    unit: '×',
    source: 'micas-psma',
    place: '54 fully unrolled designs, 28 nm, 200 MHz',
    status: 'read',
    use: 'hold-out',
    tolerance: relative(0.25),
    notes: [{ code: 'scalable-inputs', parameters: {} }],
    compute: () => modelled(energyPerProduct(wide) / energyPerProduct(narrow)),
  };
}

function energyPerProduct(bits: number): number {
  const pair = composable.operands(bits, bits);
  if (!pair) throw new RangeError(`no composable codes of ${bits} bits`);
  const variant = laneVariant({
    ...pair,
    placement: 'folded',
    operand: 'both',
    pipelined: false,
    operandScaleBits: null,
    productScaleBits: 0,
  });
  const { energyFj } = unitFigures({ kind: 'lanes', classId: composable.id, variant });
  return (energyFj.combinational + energyFj.register + energyFj.clock) / composableProducts(variant);
}

function pointRow(
  code: 'bpvec-speed' | 'bpvec-energy',
  published: ConformanceRow['published'],
  dram: keyof typeof gigabytesPerSecond,
  widths: keyof typeof baselines,
): ConformanceRow {
  return {
    id: `${code}-${widths}-${dram}`,
    group: 'composable',
    what: {
      code,
      parameters: { dram, baseline: baselines[widths].accelerator, bits: baselines[widths].bits },
    },
    published,
    unit: '×',
    source: 'ghodrati-2020',
    place: 'abstract',
    status: 'read',
    use: 'hold-out',
    tolerance: { kind: 'exact' },
    notes: [
      { code: 'bpvec-inputs', parameters: {} },
      { code: 'bpvec-not-blind', parameters: {} },
    ],
    compute: () =>
      onMachine('bpvec', 'BPVeC', () => {
        const { accelerator, rows, columns, bits } = baselines[widths];
        const dramGigabytesPerSecond = gigabytesPerSecond[dram];
        const run: Omit<MachineRun, 'accelerator'> = { shapes: alexNet, bits, dram };
        const ours = runMachine({ ...run, accelerator: 'bpvec', params: { dramGigabytesPerSecond } });
        const theirs = runMachine({ ...run, accelerator, params: { rows, columns, dramGigabytesPerSecond } });
        return modelled(
          code === 'bpvec-speed'
            ? theirs.latencySeconds / ours.latencySeconds
            : theirs.energyPj / ours.energyPj,
        );
      }),
  };
}
