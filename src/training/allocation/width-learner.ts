import type { Variable } from '@tensorflow/tfjs-core';
import type {
  AllocatableLayer,
  PartialBits,
  WidthLearner,
  WidthLearning,
} from '../../core/allocation/allocator';
import type { LabelledImages } from '../../core/datasets/dataset';
import type { Recipe } from '../../core/explore/training-configuration';
import type { TrainedLayer, TrainedNetwork } from '../../core/networks/trained-network';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { imageQuantizer } from '../../core/quantization/image-coding';
import type { Scheme, TensorRole } from '../../core/schemes/scheme';
import type { LayerQuantization } from '../models/layer-quantization';
import { createTrainableModel, type TrainableModel } from '../models/trainable-model';
import type { Operations } from '../operations/operations';
import type { QuantizerTwin } from '../quantizers/quantizer-twin';
import { randomStream } from '../random-stream';
import { trainEpochs } from '../train-epochs';
import { createLearnedWidthTwin, learnedBits, widthVariable } from './learned-width-twin';
import type { SchemeQuantizers } from './scheme-quantizers';

export interface WidthLearnerOptions {
  readonly base: TrainedNetwork;
  readonly layers: readonly AllocatableLayer[];
  readonly quantizers: SchemeQuantizers;
  readonly widths: Scheme['widths'];
  readonly images: LabelledImages;
  readonly recipe: Recipe;
  readonly seed: number;
  readonly operations: Operations;
  onStart(epochs: number): void;
  onStep(loss: number, epoch: number): Promise<void>;
}

/** Trains a copy of the float network, weights and widths together, at the constant rate of fine-tuning. */
export function createWidthLearner(options: WidthLearnerOptions): WidthLearner {
  return {
    learnWidths: async (learning) => {
      const { base, images, recipe, seed, operations, layers } = options;
      options.onStart(learning.epochs);
      const model = createTrainableModel(startOf(options), quantization(options, learning), operations);
      try {
        await trainEpochs({
          model,
          operations,
          images,
          shape: base.input,
          batchSize: recipe.batchSize,
          epochs: learning.epochs,
          order: randomStream(seed, 'width-order'),
          learningRate: () => recipe.tuneLearningRate,
          onStep: options.onStep,
          onEpochEnd: () => Promise.resolve(),
        });
        return layers.map(({ name }) => widthsOf(model, name));
      } finally {
        model.dispose();
      }
    },
  };
}

/** The float network with quantizers, which the model expects and the twins of learned widths replace. */
function startOf({ base, layers, quantizers, widths }: WidthLearnerOptions): TrainedNetwork {
  const entries = layers.map(({ name, inputCoder }, index): [string, TrainedLayer] => {
    const layer = base.layers[name];
    if (!layer) throw new RangeError(`no such layer: ${name}`);
    const coder = layers[inputCoder ?? index]?.name ?? name;
    const inputQuantizer =
      inputCoder === null ? imageQuantizer : quantizers.inputQuantizer(coder, widest(widths, 'activations'));
    return [
      name,
      {
        ...layer,
        weightQuantizer: quantizers.weightQuantizer(name, widest(widths, 'weights')),
        inputQuantizer,
      },
    ];
  });
  return { ...base, layers: Object.fromEntries(entries) };
}

function widest(widths: Scheme['widths'], role: TensorRole): number {
  return widths[role].at(-1) as number;
}

function quantization(
  { layers, quantizers, widths }: WidthLearnerOptions,
  { penalties }: WidthLearning,
): ReadonlyMap<string, LayerQuantization> {
  const twinOf = (layer: number, role: TensorRole): QuantizerTwin => {
    const { name } = layers[layer] as AllocatableLayer;
    const isWeights = role === 'weights';
    const quantizer = isWeights
      ? quantizers.weightQuantizer(name, widest(widths, role))
      : quantizers.inputQuantizer(name, widest(widths, role));
    return createLearnedWidthTwin({
      widths: widths[role],
      quantizer,
      penaltyPerBit: penalties[layer]?.[role] ?? 0,
      quantize: (values, bits) =>
        isWeights
          ? quantizers.quantizeWeights(name, bits, values)
          : fakeQuantize(values, quantizers.inputQuantizer(name, bits)),
    });
  };
  return new Map(
    layers.map(({ name }, layer): [string, LayerQuantization] => [
      name,
      {
        createTwin: (role) => twinOf(layer, role),
      },
    ]),
  );
}

function widthsOf({ trainable }: TrainableModel, name: string): PartialBits {
  const bits = (prefix: 'weight' | 'input'): number | null => {
    const width: Variable | undefined = trainable[`${name}/${prefix}-${widthVariable}`];
    return width ? learnedBits(width) : null;
  };
  return { weights: bits('weight'), activations: bits('input') };
}
