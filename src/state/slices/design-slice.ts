import type { StateCreator } from 'zustand';
import { completeConfiguration } from '../../core/explore/complete-configuration';
import { withNeededBatchNorm } from '../../core/explore/needed-batch-norm';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { accelerators } from '../../core/hardware/accelerators';
import type { HardwareConfiguration } from '../../core/hardware/hardware-configuration';
import { completeParams } from '../../core/parameters/parse-params';
import { schemes } from '../../core/schemes';
import { nearestWidth } from '../../core/schemes/nearest-width';
import type { AppState, DesignSlice } from '../app-state';
import { defaultHardware, defaultTraining, defaultView } from '../defaults';

export const createDesignSlice: StateCreator<AppState, [], [], DesignSlice> = (set) => ({
  screen: 'explore',
  training: defaultTraining,
  hardware: defaultHardware,
  setScreen: (screen) => set({ screen }),
  setTraining: (change) => set(({ training }) => ({ training: validTraining({ ...training, ...change }) })),
  setHardware: (change) => set(({ hardware }) => ({ hardware: validHardware({ ...hardware, ...change }) })),
  reset: () => set({ training: defaultTraining, hardware: defaultHardware, ...defaultView }),
});

/** Another network or scheme brings its own parameters and its own widths, and batch normalization where it needs it. */
function validTraining(training: TrainingConfiguration): TrainingConfiguration {
  const complete = withNeededBatchNorm(completeConfiguration(training));
  const { quantization } = complete;
  const scheme = schemes.get(quantization.scheme);
  return {
    ...complete,
    quantization: {
      ...quantization,
      weightBits: nearestWidth(scheme, 'weights', quantization.weightBits),
      activationBits: nearestWidth(scheme, 'activations', quantization.activationBits),
    },
  };
}

function validHardware(hardware: HardwareConfiguration): HardwareConfiguration {
  const { params } = accelerators.get(hardware.accelerator);
  return { ...hardware, acceleratorParams: completeParams(params, hardware.acceleratorParams) };
}
