import type { BlockName } from '../gates/netlist';
import {
  type AnchorFigures,
  type AnchorQuantity,
  anchorMantissaBits,
  blockOfOwnMantissa,
  keptMantissaBits,
  type MantissaCurve,
  mantissaRange,
} from './mantissa-curve';
import type { BlockFigures, PartFigures } from './measure-netlist';
import type { MeasuredFigures } from './measure-unit';

/** Between more ranks of registers fewer glitches pass: by this power of the ranks gates take less, as measured. */
const glitchExponent = 0.3;

/**
 * Figures of a requantizer at another width of its mantissa, in the library's units: linear in the width between the measured
 * ones, at equal ranks of registers. The clock asks for ranks in jumps, so these are known at every width; flip-flops are in
 * proportion to them. `leadCycles`: cycles in which constants are loaded. Throws a RangeError for widths without ranks.
 */
export function figuresAtMantissa(
  kept: MeasuredFigures,
  curve: MantissaCurve,
  mantissaBits: number,
  leadCycles: number,
): MeasuredFigures {
  const ranksAt = (bits: number): number => latencyAt(curve, bits) - leadCycles;
  const [from, to] = neighbours(curve, mantissaBits);
  const share = to.bits === from.bits ? 0 : (mantissaBits - from.bits) / (to.bits - from.bits);
  const between = (quantity: AnchorQuantity, power: number): number => {
    const perRank = ({ bits, figures }: Anchor) => figures[quantity] / ranksAt(bits) ** power;
    return ((1 - share) * perRank(from) + share * perRank(to)) * ranksAt(mantissaBits) ** power;
  };
  return scaledFigures(kept, latencyAt(curve, mantissaBits), {
    gatesArea: between('gatesArea', 0),
    gatesEnergy: between('gatesEnergy', -glitchExponent),
    registersArea: between('registersArea', 1),
    registersEnergy: between('registersEnergy', 1),
    delay: between('delay', 0),
  });
}

function latencyAt({ latencyCycles }: MantissaCurve, bits: number): number {
  const cycles = latencyCycles[bits - mantissaRange.minimum];
  if (cycles === undefined) throw new RangeError(`mantissa of ${bits} bits`);
  return cycles;
}

interface Anchor {
  readonly bits: number;
  readonly figures: AnchorFigures;
}

const unchanged: AnchorFigures = {
  gatesArea: 1,
  gatesEnergy: 1,
  registersArea: 1,
  registersEnergy: 1,
  delay: 1,
};

function neighbours({ anchors }: MantissaCurve, wanted: number): readonly [Anchor, Anchor] {
  const all: readonly Anchor[] = [
    ...anchorMantissaBits.map((bits, index) => ({ bits, figures: anchors[index] ?? unchanged })),
    { bits: keptMantissaBits, figures: unchanged },
  ].sort((left, right) => left.bits - right.bits);
  const from = all.filter(({ bits }) => bits <= wanted).at(-1);
  const to = all.find(({ bits }) => bits >= wanted);
  if (!from || !to) throw new RangeError(`mantissa of ${wanted} bits`);
  return [from, to];
}

function scaledFigures(kept: MeasuredFigures, latencyCycles: number, scale: AnchorFigures): MeasuredFigures {
  const blocks: Partial<Record<BlockName, BlockFigures>> = {};
  let [areaUm2, leakageNw, combinational] = [0, 0, 0];
  for (const [name, block] of Object.entries(kept.blocks) as [BlockName, BlockFigures][]) {
    const scaled = scaledBlock(block, name === blockOfOwnMantissa ? unchangedGates(scale) : scale);
    blocks[name] = scaled;
    areaUm2 += scaled.areaUm2;
    leakageNw += scaled.leakageNw;
    combinational += scaled.energyFj - scaled.registers.energyFj;
  }
  const register = kept.energyFj.register * scale.registersEnergy;
  const clock = kept.energyFj.clock * scale.registersEnergy;
  const size = areaUm2 / kept.areaUm2;
  return {
    cells: Math.round(kept.cells * size),
    transistors: Math.round(kept.transistors * size),
    areaUm2,
    leakageNw,
    delayPs: kept.delayPs * scale.delay,
    latencyCycles,
    energyFj: { combinational, register, clock },
    blocks,
  };
}

function unchangedGates(scale: AnchorFigures): AnchorFigures {
  return { ...scale, gatesArea: 1, gatesEnergy: 1 };
}

/** Leakage goes with area. */
function scaledBlock({ registers, ...block }: BlockFigures, scale: AnchorFigures): BlockFigures {
  const flipFlops = scaledPart(registers, scale.registersArea, scale.registersEnergy);
  const gates = scaledPart(
    {
      areaUm2: block.areaUm2 - registers.areaUm2,
      energyFj: block.energyFj - registers.energyFj,
      leakageNw: block.leakageNw - registers.leakageNw,
    },
    scale.gatesArea,
    scale.gatesEnergy,
  );
  return {
    areaUm2: gates.areaUm2 + flipFlops.areaUm2,
    energyFj: gates.energyFj + flipFlops.energyFj,
    leakageNw: gates.leakageNw + flipFlops.leakageNw,
    registers: flipFlops,
  };
}

function scaledPart(
  { areaUm2, energyFj, leakageNw }: PartFigures,
  area: number,
  energy: number,
): PartFigures {
  return { areaUm2: areaUm2 * area, energyFj: energyFj * energy, leakageNw: leakageNw * area };
}
