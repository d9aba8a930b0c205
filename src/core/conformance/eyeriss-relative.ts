import type { ConvolutionShape, LayerShape } from '../networks/layer-shape';
import { countOnChip, shapesOf } from './eyeriss-chip';

/** A network of the published table with what all its layers but pools take for a product. */
export interface RelativeNetwork {
  readonly id: string;
  readonly name: string;
  readonly energyPerMac: number;
  shapes(): readonly LayerShape[];
}

const images = 16;
/** Of a product, and of a word in each memory. */
const weights = { scratchpad: 1, network: 2, buffer: 6, dram: 200 } as const;

/** Sums of the table's columns over those of products. Shapes of the last two are those that their products give. */
export const relativeNetworks: readonly RelativeNetwork[] = [
  { id: 'alexnet', name: 'AlexNet', energyPerMac: 7.0254, shapes: () => shapesOf('alexnet') },
  { id: 'svhn', name: 'SVHN', energyPerMac: 6.8174, shapes: () => pyramid(64) },
  { id: 'cifar-10', name: 'CIFAR-10', energyPerMac: 6.4742, shapes: () => pyramid(128) },
];

/** Energy of a network per product, products and moved words included, relative to that of one product. */
export function relativeEnergyPerMac({ shapes }: RelativeNetwork): number {
  const { macs, words } = countOnChip({ shapes: shapes(), images });
  const moved =
    weights.scratchpad * words.scratchpad +
    weights.network * words.network +
    weights.buffer * words.buffer +
    weights.dram * words.dram;
  return 1 + moved / macs;
}

/** Pairs of 3 x 3 convolutions at 32, 16 and 8 pixels, channels doubled from pair to pair, and three dense layers. */
function pyramid(channels: number): readonly LayerShape[] {
  const convolutions = [0, 1, 2, 3, 4, 5].map((index): ConvolutionShape => {
    const level = Math.floor(index / 2);
    const outputChannels = channels * 2 ** level;
    const isFirstOfPair = index % 2 === 0;
    const inputChannels = index === 0 ? 3 : isFirstOfPair ? outputChannels / 2 : outputChannels;
    const side = 32 / 2 ** level;
    return {
      kind: 'conv',
      name: `conv${index}`,
      inputHeight: side,
      inputWidth: side,
      inputChannels,
      outputChannels,
      kernelHeight: 3,
      kernelWidth: 3,
      stride: 1,
      padding: 'same',
      groups: 1,
    };
  });
  const flat = 16 * 4 * channels;
  return [
    ...convolutions,
    { kind: 'dense', name: 'fc6', inputs: flat, outputs: 1024 },
    { kind: 'dense', name: 'fc7', inputs: 1024, outputs: 1024 },
    { kind: 'dense', name: 'fc8', inputs: 1024, outputs: 10 },
  ];
}
