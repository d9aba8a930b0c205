import { completeConfiguration } from '../core/explore/complete-configuration';
import { defaultRecipe, type TrainingConfiguration } from '../core/explore/training-configuration';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import { completeHardware, defaultHardware as coreDefault } from '../core/hardware/hardware-controls';
import type { ViewSlice } from './app-state';

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
  logAxis: true,
  hiddenSchemes: [],
  bitsRange: [1, 8],
  onlyFront: false,
  showTable: false,
  targetAccuracyFraction: null,
  referenceScheme: 'fixed-point',
  selectedId: null,
  pinnedIds: [],
};
