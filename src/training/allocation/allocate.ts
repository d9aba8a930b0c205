import { allocators } from '../../core/allocation';
import {
  type AllocationRequest,
  type AllocationResult,
  allocationKey,
} from '../../core/allocation/allocation-result';
import type {
  AllocatableLayer,
  AllocationTask,
  CurvatureService,
  Evaluator,
} from '../../core/allocation/allocator';
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
import { createWidthEvaluator, scoreWidths, type WidthEvaluatorOptions } from './width-evaluator';
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
  const allocator = allocators.get(request.allocator);
  const params = completeParams(allocator.params, request.params);
  const { searched, heldOut } = splitValidation(context.dataset);
  const setting = settingOf(request, context);
  const { layers } = setting;
  const { evaluator, evaluations } = createCountedEvaluator(
    { ...setting, images: searched },
    context.onEvaluation,
  );
  const curvature = createCurvatureService({ ...setting, images: context.dataset.training });
  try {
    const task = { ...taskOf(request, context, setting), ...evaluator, ...curvature };
    const { bits, sensitivity } = await allocator.allocate(task, params);
    const onHeldOut = { ...setting, images: heldOut };
    return {
      key: allocationKey(request),
      allocator: allocator.id,
      params,
      layers: layers.map(({ name }, layer) => ({
        name,
        weightBits: bits[layer]?.weights ?? 0,
        activationBits: bits[layer]?.activations ?? 0,
      })),
      sensitivity,
      evaluations: evaluations(),
      floatScore: await scoreWidths(floatBits(layers), onHeldOut),
      score: await scoreWidths(bits, onHeldOut),
    };
  } finally {
    curvature.dispose();
  }
}

/** What scoring, curvature and learning share. */
type Setting = ReturnType<typeof settingOf>;

function settingOf({ configuration }: AllocationRequest, context: AllocationContext) {
  const { base, dataset, operations, reporter } = context;
  const { scheme, schemeParams } = configuration.quantization;
  const quantizers = createSchemeQuantizers({
    base,
    scheme: schemes.get(scheme),
    params: schemeParams,
    images: dataset.training,
    operations,
  });
  const layers = allocatableLayers(base);
  return { base, layers, quantizers, operations, shape: base.input, breathe: reporter.breathe };
}

function createCountedEvaluator(
  options: Omit<WidthEvaluatorOptions, 'onEvaluation'>,
  onEvaluation: AllocationContext['onEvaluation'],
) {
  let evaluations = 0;
  const evaluator = createWidthEvaluator({
    ...options,
    onEvaluation: (count) => {
      evaluations = count;
      onEvaluation(count);
    },
  });
  return { evaluator, evaluations: () => evaluations };
}

/** The task but for what is scored and derived. */
function taskOf(
  request: AllocationRequest,
  { base, dataset, reporter }: AllocationContext,
  setting: Setting,
): Omit<AllocationTask, keyof Evaluator | keyof CurvatureService> {
  const { quantization, recipe, seed } = request.configuration;
  const { widths } = schemes.get(quantization.scheme);
  const { layers } = setting;
  const learner = createWidthLearner({
    ...setting,
    widths,
    images: dataset.training,
    recipe,
    seed,
    onStart: (epochs) => reporter.startPhase('tune', epochs),
    onStep: reporter.finishStep,
  });
  return {
    ...learner,
    layers,
    widths,
    random: randomStream(seed, 'allocation'),
    energyPerBit: () => energyPerBit({ ...request, input: base.input, classes: base.classes }, layers.length),
  };
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
