import { allocators } from '../../core/allocation';
import {
  type AllocationRequest,
  type AllocationResult,
  allocationKey,
} from '../../core/allocation/allocation-result';
import type { AllocatableLayer, AllocationTask } from '../../core/allocation/allocator';
import { energyPerBit } from '../../core/allocation/energy-per-bit';
import { floatBits } from '../../core/allocation/tensors';
import type { Dataset, LabelledImages } from '../../core/datasets/dataset';
import { layerDimensions } from '../../core/hardware/layer-dimensions';
import { inputCoders } from '../../core/networks/input-coders';
import { layerShapes } from '../../core/networks/layer-shapes';
import type { TrainedNetwork } from '../../core/networks/trained-network';
import { completeParams } from '../../core/parameters/parse-params';
import { schemes } from '../../core/schemes';
import { pixelCount } from '../images';
import type { Operations } from '../operations/operations';
import type { ProgressReporter } from '../progress-reporter';
import { randomStream } from '../random-stream';
import { createCurvatureService } from './curvature-service';
import { createSchemeQuantizers } from './scheme-quantizers';
import { createWidthEvaluator, scoreWidths } from './width-evaluator';
import { createWidthLearner } from './width-learner';

export interface AllocationContext {
  /** The float network as tuning would see it. */
  readonly base: TrainedNetwork;
  readonly dataset: Omit<Dataset, 'test'>;
  readonly operations: Operations;
  readonly reporter: ProgressReporter;
  onEvaluation(count: number): void;
}

const searchedImages = 1000;

/**
 * Runs an allocator on a float network. It scores widths on the first validation images, at most 1,000 and at most half
 * of them; what it chose is scored once on the others, because a search over few images fits them.
 */
export async function allocate(
  request: AllocationRequest,
  context: AllocationContext,
): Promise<AllocationResult> {
  const { base, dataset, operations, reporter } = context;
  const allocator = allocators.get(request.allocator);
  const params = completeParams(allocator.params, request.params);
  const { scheme: schemeId, schemeParams } = request.configuration.quantization;
  const layers = allocatableLayers(base);
  const quantizers = createSchemeQuantizers({
    base,
    scheme: schemes.get(schemeId),
    params: schemeParams,
    images: dataset.training,
    operations,
  });
  const { searched, heldOut } = splitValidation(dataset);
  const scoring = { base, layers, quantizers, operations, shape: base.input, breathe: reporter.breathe };
  let evaluations = 0;
  const evaluator = createWidthEvaluator({
    ...scoring,
    images: searched,
    onEvaluation: (count) => {
      evaluations = count;
      context.onEvaluation(count);
    },
  });
  const curvature = createCurvatureService({ ...scoring, images: dataset.training });
  try {
    const learner = createWidthLearner({
      ...scoring,
      widths: schemes.get(schemeId).widths,
      images: dataset.training,
      recipe: request.configuration.recipe,
      seed: request.configuration.seed,
      onStart: (epochs) => reporter.startPhase('tune', epochs),
      onStep: reporter.finishStep,
    });
    const task: AllocationTask = {
      ...evaluator,
      ...curvature,
      ...learner,
      layers,
      widths: schemes.get(schemeId).widths,
      random: randomStream(request.configuration.seed, 'allocation'),
      energyPerBit: () =>
        energyPerBit({ ...request, input: base.input, classes: base.classes }, layers.length),
    };
    const { bits, sensitivity } = await allocator.allocate(task, params);
    const onHeldOut = { ...scoring, images: heldOut };
    return {
      key: allocationKey({ ...request, params }),
      allocator: allocator.id,
      params,
      layers: layers.map(({ name }, layer) => ({
        name,
        weightBits: bits[layer]?.weights ?? 0,
        activationBits: bits[layer]?.activations ?? 0,
      })),
      sensitivity,
      evaluations,
      floatScore: await scoreWidths(floatBits(layers), onHeldOut),
      score: await scoreWidths(bits, onHeldOut),
    };
  } finally {
    curvature.dispose();
  }
}

function allocatableLayers({ specs, input, classes, layers }: TrainedNetwork): readonly AllocatableLayer[] {
  const coders = inputCoders(specs);
  return layerShapes(specs, input, classes).map((shape, index): AllocatableLayer => {
    const { macs, inputWords } = layerDimensions(shape);
    return {
      name: shape.name,
      kind: shape.kind === 'dense' ? 'dense' : 'conv',
      weights: layers[shape.name]?.weights.length ?? 0,
      activations: inputWords,
      macs,
      inputCoder: coders[index] ?? null,
    };
  });
}

function splitValidation({ validation, shape }: Pick<Dataset, 'validation' | 'shape'>) {
  const count = validation.labels.length;
  const middle = Math.min(searchedImages, Math.ceil(count / 2));
  const part = (start: number, end: number): LabelledImages => ({
    images: validation.images.subarray(start * pixelCount(shape), end * pixelCount(shape)),
    labels: validation.labels.subarray(start, end),
  });
  return { searched: part(0, middle), heldOut: part(Math.min(middle, count - 1), count) };
}
