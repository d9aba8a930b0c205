import { eyeriss } from '../hardware/accelerators/eyeriss';
import { readEyerissParams } from '../hardware/accelerators/eyeriss-params';
import { eyerissSchedule } from '../hardware/accelerators/parts/eyeriss-schedule';
import { busyElements } from '../hardware/accelerators/parts/row-stationary-sets';
import { ofImages } from '../hardware/cost/batch';
import { evaluateCost } from '../hardware/cost/evaluate-cost';
import { defaultHardware } from '../hardware/hardware-controls';
import { layerDimensions } from '../hardware/layer-dimensions';
import type { LayerShape } from '../networks/layer-shape';
import { layerShapes } from '../networks/layer-shapes';
import { publishedNetworks } from '../networks/published';
import type { ParamValues } from '../parameters/param-spec';
import { completeParams } from '../parameters/parse-params';
import { fixedPointLayer } from './coded-layer';

/** Between 1.2 and 1.9, which are published for AlexNet: their geometric mean. */
const activationCompression = Math.sqrt(1.2 * 1.9);
const bytesPerWord = 2;
const bits = 16;

/** Layers of a batch on the chip. */
export interface ChipRun {
  readonly shapes: readonly LayerShape[];
  readonly images: number;
  readonly params?: ParamValues;
}

/** Of a published network, those that are convolutions. */
export function convolutionsOf(network: string): readonly LayerShape[] {
  return shapesOf(network).filter(({ kind }) => kind === 'conv');
}

/** All layers of a published network on its own images; a ProblemError for an unknown one. */
export function shapesOf(network: string): readonly LayerShape[] {
  const { input, classes, layers } = publishedNetworks.get(network);
  return layerShapes(layers({}, classes), input, classes);
}

/** Elements that have work at once in a batch of this layer. */
export function elementsWithWork(shape: LayerShape, images: number): number {
  const params = readEyerissParams(completeParams(eyeriss.params, {}));
  return busyElements(eyerissSchedule(params, ofImages(layerDimensions(shape), images)).passes);
}

/** Time without waiting for DRAM, and words that move, by memory. */
export function countOnChip({ shapes, images, params = {} }: ChipRun) {
  const machine = eyeriss.configure(completeParams(eyeriss.params, params));
  const widths = { weights: bits, inputs: bits, outputs: bits, partialSums: bits };
  const mapped = shapes.map((shape) =>
    machine.map(ofImages(layerDimensions(shape), images), widths, {
      weights: false,
      inputs: false,
      outputs: false,
    }),
  );
  const cycles = mapped.reduce((sum, each) => sum + each.computeCycles + each.fillCycles, 0);
  const transfers = mapped.flatMap((each) => each.transfers);
  const wordsOf = (name: string): number =>
    transfers.filter(({ memory }) => memory.startsWith(name)).reduce((sum, { words }) => sum + words, 0);
  return {
    milliseconds: (1000 * cycles) / machine.inventory.clockHz,
    macs: images * shapes.reduce((sum, shape) => sum + layerDimensions(shape).macs, 0),
    words: {
      dram: wordsOf('dram'),
      buffer: wordsOf('buffer'),
      network: wordsOf('network'),
      scratchpad: wordsOf('scratchpad'),
    },
  };
}

/** Words that move to or from the buffer in a run, in 10^6 bytes. */
export function bufferMegabytes(run: ChipRun): number {
  return (countOnChip(run).words.buffer * bytesPerWord) / 1e6;
}

/** Words of 16 bits; activations compressed, those of the image apart. */
export function dramAccesses({ shapes, images }: ChipRun): number {
  const words = shapes.map((shape, index) => {
    const machine = eyeriss.configure(completeParams(eyeriss.params, {}));
    const widths = { weights: bits, inputs: bits, outputs: bits, partialSums: bits };
    const onChip = { weights: false, inputs: false, outputs: false };
    const { transfers } = machine.map(ofImages(layerDimensions(shape), images), widths, onChip);
    return transfers
      .filter(({ memory }) => memory === 'dram')
      .reduce((sum, { operand, words: moved }) => {
        const isPlain = operand === 'weights' || (operand === 'inputs' && index === 0);
        return sum + moved / (isPlain ? 1 : activationCompression);
      }, 0);
  });
  return words.reduce((sum, each) => sum + each, 0);
}

/** Words that cross the pins in a run, in 10^6 bytes. */
export function dramMegabytes(run: ChipRun): number {
  return (dramAccesses(run) * bytesPerWord) / 1e6;
}

/**
 * Energy of the chip without DRAM and without waiting for it, in 65 nm at 1.0 V. The image has no zeros; of other inputs as
 * many are zero as is expected of numbers after a ReLU.
 */
export function chipEnergy({ shapes, images }: ChipRun) {
  const layers = shapes.map((shape, index) => ({
    ...fixedPointLayer(shape, bits),
    ...(index === 0 && shape.kind === 'conv' && shape.inputChannels === 3 && { zeroInputs: 0 }),
  }));
  const { layers: costs, clockHz } = evaluateCost(layers, {
    ...defaultHardware,
    accelerator: eyeriss.id,
    dram: 'none',
    batchSize: images,
    nodeNm: '65',
    supplyVolts: 1,
  });
  const energyPj = costs.reduce(
    (sum, { energyPj: parts }) => sum + Object.values(parts).reduce((total, part) => total + part, 0),
    0,
  );
  const seconds = costs.reduce((sum, { cycles }) => sum + cycles, 0) / clockHz;
  const macs = costs.reduce((sum, layer) => sum + layer.macs, 0);
  return { pjPerMac: energyPj / macs, milliwatts: (energyPj * 1e-9) / seconds };
}
