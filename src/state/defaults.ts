import { completeConfiguration } from '../core/explore/complete-configuration';
import { defaultRecipe, type TrainingConfiguration } from '../core/explore/training-configuration';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import { completeHardware, defaultHardware as coreDefault } from '../core/hardware/hardware-controls';
import type { SweepQuestion, ViewSlice } from './app-state';

export const defaultTraining: TrainingConfiguration = completeConfiguration({
  dataset: 'fashion-mnist',
  network: 'tiny-cnn',
  networkParams: {},
  recipe: defaultRecipe,
  method: 'qat',
  quantization: { scheme: 'lsq', schemeParams: {}, weightBits: 4, activationBits: 4, edgeLayers: 'same' },
  seed: 1,
});

export const defaultHardware: HardwareConfiguration = completeHardware(coreDefault);

export const defaultView: Omit<ViewSlice, 'setView' | 'togglePinned'> = {
  publishedNetwork: null,
  metric: 'inferences-per-joule',
  thirdMetric: null,
  wish: {},
  showParallel: false,
  logAxis: true,
  hiddenSchemes: [],
  bitsRange: [1, 8],
  onlyFront: false,
  showTable: false,
  targetAccuracyFraction: null,
  targetGapFraction: 0.01,
  referenceScheme: 'fixed-point',
  selectedId: null,
  inspectTab: 'energy',
  datapathLayer: null,
  pinnedIds: [],
};

/** The paper's question at three widths, with enough seeds for a verdict. */
export const defaultSweep: SweepQuestion = {
  datasets: [defaultTraining.dataset],
  networks: [defaultTraining.network],
  schemes: ['fixed-point', 'lsq', 'lsq-plus'],
  methods: ['qat'],
  widths: [2, 3, 4],
  allocators: ['uniform'],
  seeds: [1, 2, 3],
  hasControl: true,
  epochs: defaultRecipe.tuneEpochs,
  floatEpochs: defaultRecipe.floatEpochs,
  accelerators: [defaultHardware.accelerator],
  placements: ['folded', 'per-lane-dequantize'],
  trainsAgain: false,
};
