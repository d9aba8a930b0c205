import type { HardwareConfiguration } from '../../hardware/hardware-configuration';
import { costedNetworks, publishedNetworks } from '../../networks/published';
import { completeParams } from '../../parameters/parse-params';
import { planQuantization } from '../plan-quantization';
import type { QuantizedLayer } from '../quantization-plan';
import type { TrainingConfiguration } from '../training-configuration';
import { type RungId, rungOf } from './ladder';
import { type LadderEnergy, ladderEnergies } from './ladder-energies';
import { type LadderPart, literatureNetwork } from './ladder-parts';
import { rungRuns } from './reproduction-plan';

/** Codes of a configuration's layers on the images of its dataset. */
export type PlanLayers = (configuration: TrainingConfiguration) => readonly QuantizedLayer[];

/** Energies of a part in every placement; yields between evaluations, so that the caller may attend to others. */
export function costLadderPart(
  { dataset, network, bits, machine }: LadderPart,
  hardware: HardwareConfiguration,
  planLayers: PlanLayers,
): Generator<undefined, readonly LadderEnergy[]> {
  const plan = (rung: RungId) =>
    network === literatureNetwork
      ? literatureLayers(bits, rung)
      : planLayers(anyRun({ dataset, network, bits }, rung));
  return ladderEnergies({ network, bits, machine, hardware, plan });
}

function anyRun(
  cell: { readonly dataset: string; readonly network: string; readonly bits: number },
  rung: RungId,
): TrainingConfiguration {
  const plan = {
    datasets: [cell.dataset],
    networks: [cell.network],
    bits: [cell.bits],
    seeds: [1],
    epochs: 1,
    floatEpochs: 1,
  };
  const [run] = rungRuns(plan, cell, rungOf(rung));
  if (!run) throw new RangeError(`no run of ${rung}`);
  return run;
}

function literatureLayers(bits: number, rung: RungId): readonly QuantizedLayer[] {
  const { input, classes, params } = publishedNetworks.get(literatureNetwork);
  const { scheme, schemeParams } = rungOf(rung);
  const widths = { weightBits: bits, activationBits: bits, edgeLayers: 'eight-bit' } as const;
  const choice = {
    network: literatureNetwork,
    networkParams: completeParams(params, {}),
    quantization: { scheme, schemeParams, ...widths },
  };
  return planQuantization(choice, input, classes, costedNetworks);
}
