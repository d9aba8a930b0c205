import { planQuantization } from '../core/explore/plan-quantization';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
import { type MeasureProgress, measureNetwork } from '../core/hardware/cost/measured/measure-network';
import type { NetworkEnergies } from '../core/hardware/cost/measured/network-energies';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import type { TrainedNetwork } from '../core/networks/trained-network';
import { datasetSources } from '../data/datasets';
import { runInTurns } from './run-in-turns';

/** A network to measure, as its configuration has trained it, and the machine. */
export interface MeasurementJob {
  readonly configuration: TrainingConfiguration;
  readonly trained: TrainedNetwork;
  readonly hardware: HardwareConfiguration;
  /** Absolute address of the folder of dataset files; ends in a slash. */
  readonly datasetsUrl: string;
}

interface MeasurementControl {
  /** The first images of the validation split. */
  loadImages(dataset: string, count: number): Promise<readonly Uint8Array[]>;
  /** Awaited before every layer; rejects to cancel. */
  breathe(): Promise<void>;
  onProgress(progress: MeasureProgress): void;
}

/** Images whose operands are sampled. */
const images = 16;

/** Measures layer by layer, with pauses in between. */
export async function measureOnNetwork(
  { configuration, trained, hardware }: Omit<MeasurementJob, 'datasetsUrl'>,
  { loadImages, breathe, onProgress }: MeasurementControl,
): Promise<NetworkEnergies> {
  const { shape, classNames } = datasetSources.get(configuration.dataset);
  const plan = planQuantization(configuration, shape, classNames.length);
  onProgress({ layersDone: 0, layers: plan.length });
  await breathe();
  const network = { trained, plan, images: await loadImages(configuration.dataset, images) };
  const work = measureNetwork(network, hardware);
  return runInTurns(work, onProgress, breathe);
}
