import type { AffinePlacement } from '../../hardware/placements/affine-placement';
import { type ClaimReading, claimReadings } from './claim-readings';
import type { LadderEnergy, RungEnergy } from './ladder-energies';

/** Where the cheaper design applies its scale: as the dearer one does, or in the requantization, as one without a scale. */
export const baseAssumptions = ['same-placement', 'folded'] as const;
export type BaseAssumption = (typeof baseAssumptions)[number];

/** What is compared: all energy of an inference, or that of gates and flip-flops. */
export const energyMeasures = ['inference', 'arithmetic'] as const;
export type EnergyMeasure = (typeof energyMeasures)[number];

export interface ClaimRatio {
  readonly reading: ClaimReading['id'];
  readonly network: string;
  readonly bits: number;
  readonly machine: string;
  /** Of the dearer design. */
  readonly placement: AffinePlacement;
  readonly base: BaseAssumption;
  readonly measure: EnergyMeasure;
  readonly ratio: number;
}

/** What rounds to 3. */
const threefold = { low: 2.5, high: 3.5 } as const;

/** True for what rounds to 3. */
export function isThreefold(ratio: number): boolean {
  return ratio >= threefold.low && ratio < threefold.high;
}

/** The ratio of every reading under every assumption, for each of the energies. */
export function claimRatios(energies: readonly LadderEnergy[]): readonly ClaimRatio[] {
  const placeKey = ({ network, bits, machine }: LadderEnergy) => `${network}/${bits}/${machine}`;
  const folded = new Map(
    energies
      .filter(({ placement }) => placement === 'folded')
      .map((energy) => [placeKey(energy), energy] as const),
  );
  return energies.flatMap((energy) =>
    claimReadings.flatMap((reading) =>
      (reading.startsWithScale ? baseAssumptions : (['folded'] as const)).flatMap((base) => {
        const cheaper = (base === 'folded' ? folded.get(placeKey(energy)) : energy)?.rungs[reading.from];
        const dearer = energy.rungs[reading.to];
        if (!cheaper || !dearer) return [];
        const { network, bits, machine, placement } = energy;
        return energyMeasures.map(
          (measure): ClaimRatio => ({
            reading: reading.id,
            network,
            bits,
            machine,
            placement,
            base,
            measure,
            ratio: measured(dearer, measure) / measured(cheaper, measure),
          }),
        );
      }),
    ),
  );
}

function measured({ totalPj, arithmeticPj }: RungEnergy, measure: EnergyMeasure): number {
  return measure === 'inference' ? totalPj : arithmeticPj;
}

/** Ratios that share reading, assumption, measure and placement. */
export interface ClaimSummary extends Pick<ClaimRatio, 'reading' | 'placement' | 'base' | 'measure'> {
  readonly lowest: number;
  readonly highest: number;
  readonly cases: number;
  /** Cases whose ratio rounds to 3. */
  readonly threefold: number;
}

/** Range of the ratios over networks, widths and machines, and in how many cases the claim holds. */
export function summarizeClaims(ratios: readonly ClaimRatio[]): readonly ClaimSummary[] {
  const groups = new Map<string, ClaimRatio[]>();
  for (const ratio of ratios) {
    const key = [ratio.reading, ratio.placement, ratio.base, ratio.measure].join('/');
    groups.set(key, [...(groups.get(key) ?? []), ratio]);
  }
  return [...groups.values()].map((group) => {
    const [{ reading, placement, base, measure }] = group as [ClaimRatio];
    const values = group.map(({ ratio }) => ratio);
    return {
      reading,
      placement,
      base,
      measure,
      lowest: Math.min(...values),
      highest: Math.max(...values),
      cases: values.length,
      threefold: values.filter(isThreefold).length,
    };
  });
}
