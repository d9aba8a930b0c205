import { fileURLToPath } from 'node:url';
import { configuredLayers } from '../src/core/explore/configured-layers';
import { layerCodings } from '../src/core/explore/layer-codings';
import { withNeededBatchNorm } from '../src/core/explore/needed-batch-norm';
import { defaultRecipe } from '../src/core/explore/training-configuration';
import { isMatrixLayer } from '../src/core/networks/network';
import { tinyCnn } from '../src/core/networks/tiny-cnn';
import { createRandom } from '../src/core/random';
import { schemes } from '../src/core/schemes';
import { nearestWidth } from '../src/core/schemes/nearest-width';
import type { Scheme } from '../src/core/schemes/scheme';
import { startBackend } from '../src/training/backend';
import { calibrate } from '../src/training/calibrate';
import { modelQuantization } from '../src/training/model-quantization';
import { initializeNetwork } from '../src/training/models/initialize-network';
import { createTrainableModel } from '../src/training/models/trainable-model';
import type { Operations } from '../src/training/operations/operations';
import { batches, compareSteps, type StepComparison } from './quantized-step';
import { shape, syntheticTraining } from './synthetic-training';

const effort = { models: 3, rounds: 60 };
const classes = 10;

/** Training step of every scheme on `tiny-cnn` over the float step of the same network. */
export async function run() {
  const wasmFolder = new URL('../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url);
  const { operations } = await startBackend({ id: 'wasm', wasmPaths: fileURLToPath(wasmFolder) });
  const measured: Record<string, Awaited<ReturnType<typeof compareSteps>>> = {};
  for (const scheme of schemes.all) {
    const label = `training step, tiny-cnn, ${scheme.id} / float`;
    measured[label] = await compareSteps(comparisonOf(scheme, operations), effort, targetOf(scheme));
  }
  return measured;
}

/** Schemes on the shared fake-quantization kernel do little more than a float step. */
function targetOf(scheme: Scheme): string {
  const { weights, activations } = scheme.estimator({});
  const shared = ['frozen', 'learned-step'];
  return shared.includes(weights.kind) && shared.includes(activations.kind) ? '<= 1.15' : '<= 1.60';
}

function comparisonOf(scheme: Scheme, operations: Operations): StepComparison {
  const { images } = syntheticTraining(tinyCnn, batches);
  const quantization = {
    scheme: scheme.id,
    schemeParams: {},
    weightBits: nearestWidth(scheme, 'weights', 4),
    activationBits: nearestWidth(scheme, 'activations', 4),
    edgeLayers: 'same',
  } as const;
  const plain = { dataset: 'fashion-mnist', network: tinyCnn.id, networkParams: {}, recipe: defaultRecipe };
  const configuration = withNeededBatchNorm({ ...plain, method: 'qat', quantization, seed: 1 });
  const specs = configuredLayers(configuration, classes);
  const start = initializeNetwork(specs, shape, classes, createRandom(1));
  const names = specs.filter(isMatrixLayer).map(({ name }) => name);
  const codings = new Map(
    layerCodings(quantization, names.length).map((coding, index) => [names[index] as string, coding]),
  );
  const calibrated = calibrate(start, { codings, images, operations });
  return {
    images,
    operations,
    quantized: () => createTrainableModel(calibrated, modelQuantization(codings, 1), operations),
    float: () => createTrainableModel(start, null, operations),
  };
}
