import { completeConfiguration } from '../core/explore/complete-configuration';
import { defaultRecipe, type TrainingConfiguration } from '../core/explore/training-configuration';
import { accelerators } from '../core/hardware/accelerators';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import { completeParams } from '../core/parameters/parse-params';
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

export const defaultHardware: HardwareConfiguration = {
  accelerator: 'dian-nao',
  acceleratorParams: completeParams(accelerators.get('dian-nao').params, {}),
  placement: 'folded',
  operand: 'activations',
  pipelined: true,
  requantizationBits: 16,
  costSource: 'horowitz',
  dram: 'ddr4',
};

export const defaultView: Omit<ViewSlice, 'setView' | 'togglePinned'> = {
  metric: 'inferences-per-joule',
  logAxis: true,
  hiddenSchemes: [],
  bitsRange: [2, 8],
  onlyFront: false,
  showTable: false,
  targetAccuracyFraction: null,
  referenceScheme: 'fixed-point',
  selectedId: null,
  pinnedIds: [],
};
