import type { TrainedResult } from '../../core/explore/trained-result';
import type {
  QuantizationChoice,
  Recipe,
  TrainingConfiguration,
} from '../../core/explore/training-configuration';
import type { CostReport } from '../../core/hardware/cost/cost-report';
import { defaultTraining } from '../defaults';

interface ResultSample {
  readonly quantization?: Partial<QuantizationChoice>;
  readonly method?: TrainingConfiguration['method'];
  readonly dataset?: string;
  readonly seed?: number;
  readonly recipe?: Partial<Recipe>;
  readonly test?: number;
  readonly validation?: number;
}

/** A result with made-up accuracies, for tests of the state. */
export function sampleResult(sample: ResultSample = {}): TrainedResult {
  const { quantization, method = 'qat', dataset = 'fashion-mnist', seed = 1, test = 0.88 } = sample;
  const configuration: TrainingConfiguration = {
    ...defaultTraining,
    dataset,
    method,
    recipe: { ...defaultTraining.recipe, ...sample.recipe },
    quantization: { ...defaultTraining.quantization, ...quantization },
    seed,
  };
  return {
    key: JSON.stringify(configuration),
    configuration,
    testAccuracyFraction: test,
    validationAccuracyFraction: sample.validation ?? test,
    testCount: 10_000,
    disagreements: 0,
    requantizationBits: 16,
    weightsHash: '0',
    backend: 'wasm-composite',
  };
}

/** A report in which only energy differs. */
export function sampleReport(energyPj: number): CostReport {
  return {
    layers: [],
    totals: {
      macs: 1000,
      cycles: 100,
      latencySeconds: 1e-6,
      inferencesPerSecond: 1e6,
      energyPj,
      inferencesPerJoule: 1e12 / energyPj,
      topsPerWatt: 2000 / energyPj,
      areaUm2: 5000,
      topsPerMm2: 0.4,
    },
    energyByComponentPj: { multiply: energyPj },
    areaByComponentUm2: { multiply: 5000 },
    clockHz: 1e8,
    lanes: 256,
    memories: [],
    notes: [],
  };
}
