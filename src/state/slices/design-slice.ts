import type { StateCreator } from 'zustand';
import { completeConfiguration } from '../../core/explore/complete-configuration';
import { widthLayers } from '../../core/explore/layer-widths';
import { withNeededBatchNorm } from '../../core/explore/needed-batch-norm';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { acceleratorDeclarations } from '../../core/hardware/accelerators/declarations';
import type { HardwareConfiguration } from '../../core/hardware/hardware-configuration';
import { completeParams } from '../../core/parameters/parse-params';
import { schemes } from '../../core/schemes';
import { nearestLayerBits, nearestWidth } from '../../core/schemes/nearest-width';
import type { AppState, DesignSlice } from '../app-state';
import { defaultHardware, defaultSweep, defaultTraining, defaultView } from '../defaults';
import { defaultArrayView } from './array-slice';

export const createDesignSlice: StateCreator<AppState, [], [], DesignSlice> = (set) => ({
  screen: 'explore',
  training: defaultTraining,
  hardware: defaultHardware,
  setScreen: (screen) => set({ screen }),
  setTraining: (change) => set(({ training }) => ({ training: validTraining({ ...training, ...change }) })),
  setHardware: (change) => set(({ hardware }) => ({ hardware: validHardware({ ...hardware, ...change }) })),
  reset: () =>
    set({
      training: defaultTraining,
      hardware: defaultHardware,
      ...defaultView,
      arrayView: defaultArrayView,
      sweep: defaultSweep,
    }),
});

/**
 * Another network or scheme brings its own parameters, its own widths and layers, and batch normalization where it needs
 * it.
 */
function validTraining(training: TrainingConfiguration): TrainingConfiguration {
  const { layerBits, ...quantization } = training.quantization;
  const scheme = schemes.get(quantization.scheme);
  const fits = layerBits?.length === widthLayers(training).length;
  const valid = completeConfiguration({
    ...training,
    quantization: {
      ...quantization,
      weightBits: nearestWidth(scheme, 'weights', quantization.weightBits),
      activationBits: nearestWidth(scheme, 'activations', quantization.activationBits),
      ...(layerBits && fits && { layerBits: layerBits.map((bits) => nearestLayerBits(scheme, bits)) }),
    },
  });
  return withNeededBatchNorm(valid);
}

function validHardware(hardware: HardwareConfiguration): HardwareConfiguration {
  const { params } = acceleratorDeclarations.get(hardware.accelerator);
  return { ...hardware, acceleratorParams: completeParams(params, hardware.acceleratorParams) };
}
