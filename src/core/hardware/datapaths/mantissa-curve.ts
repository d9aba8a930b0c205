import type { BlockName } from '../gates/netlist';
import type { MeasuredFigures } from './measure-unit';
import type { MeasuredUnit } from './measured-unit';

/** Width of the mantissa at which requantizers are kept whole; at other widths as multiples of that. */
export const keptMantissaBits = 16;

/** The other widths that are measured. */
export const anchorMantissaBits = [2, 4, 8, 12, 24, 31] as const;

/** Widths at which the ranks of registers are known. */
export const mantissaRange = { minimum: 2, maximum: 31 } as const;

export type AnchorQuantity = 'gatesArea' | 'gatesEnergy' | 'registersArea' | 'registersEnergy' | 'delay';

/** Gates, flip-flops and path at one width, relative to the kept one. */
export type AnchorFigures = Readonly<Record<AnchorQuantity, number>>;

/** How a requantizer's figures follow the width of its mantissa. */
export interface MantissaCurve {
  /** Clock cycles from sum to code at every width of the range, the first for the least. */
  readonly latencyCycles: readonly number[];
  /** In the order of `anchorMantissaBits`. */
  readonly anchors: readonly AnchorFigures[];
}

/** Gates of the run-time sum of inputs have a mantissa of their own and stay as they are. */
export const blockOfOwnMantissa: BlockName = 'input-sum';

export type OutputStageUnit = MeasuredUnit & { readonly kind: 'output-stage' };

/** Width of the mantissa that multiplies the sums of a requantizer; 0 without one. */
export function mantissaBitsOf({ spec: { result } }: OutputStageUnit): number {
  return 'mantissaBits' in result ? result.mantissaBits : 0;
}

/** The requantizer of the same sums and codes with another mantissa; the addend's goes along where it is as wide. */
export function withMantissa(unit: OutputStageUnit, mantissaBits: number): OutputStageUnit {
  const { result, addend } = unit.spec;
  if (!('mantissaBits' in result)) return unit;
  const follows = addend?.mantissaBits === result.mantissaBits;
  return {
    ...unit,
    spec: {
      ...unit.spec,
      result: { ...result, mantissaBits },
      addend: addend && follows ? { ...addend, mantissaBits } : addend,
    },
  };
}

/** What a curve keeps of the figures at one width, given those at the kept width. */
export function anchorFigures(figures: MeasuredFigures, kept: MeasuredFigures): AnchorFigures {
  const [own, whole] = [totalsOf(figures), totalsOf(kept)];
  const ratio = (quantity: AnchorQuantity): number => own[quantity] / whole[quantity];
  return {
    gatesArea: ratio('gatesArea'),
    gatesEnergy: ratio('gatesEnergy'),
    registersArea: ratio('registersArea'),
    registersEnergy: ratio('registersEnergy'),
    delay: ratio('delay'),
  };
}

function totalsOf({ blocks, delayPs }: MeasuredFigures): AnchorFigures {
  const totals = { gatesArea: 0, gatesEnergy: 0, registersArea: 0, registersEnergy: 0, delay: delayPs };
  for (const [name, { registers, areaUm2, energyFj }] of Object.entries(blocks)) {
    totals.registersArea += registers.areaUm2;
    totals.registersEnergy += registers.energyFj;
    if (name === blockOfOwnMantissa) continue;
    totals.gatesArea += areaUm2 - registers.areaUm2;
    totals.gatesEnergy += energyFj - registers.energyFj;
  }
  return totals;
}
