import { planQuantization } from '../core/explore/plan-quantization';
import { costLadderPart } from '../core/explore/reproduce/cost-ladder-part';
import { assembleFindings, type Evidence } from '../core/explore/reproduce/findings';
import type { LadderEnergy } from '../core/explore/reproduce/ladder-energies';
import type { LadderPart } from '../core/explore/reproduce/ladder-parts';
import type { ReportBlock } from '../core/explore/reproduce/report/report-blocks';
import { reproductionReport } from '../core/explore/reproduce/report/reproduction-report';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import { networkImages } from '../data/datasets/network-images';

export interface LadderQuestion {
  readonly part: LadderPart;
  readonly hardware: HardwareConfiguration;
}

export interface ClaimQuestion {
  readonly evidence: Evidence;
  readonly energies: readonly LadderEnergy[];
}

export function costLadder({
  part,
  hardware,
}: LadderQuestion): Generator<undefined, readonly LadderEnergy[]> {
  return costLadderPart(part, hardware, (configuration) => {
    const { shape, classes } = networkImages(configuration);
    return planQuantization(configuration, shape, classes);
  });
}

export function reportClaim({ evidence, energies }: ClaimQuestion): readonly ReportBlock[] {
  return reproductionReport(assembleFindings(evidence, energies));
}
