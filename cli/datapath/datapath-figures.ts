import type { OperandStep } from '../../src/core/hardware/datapaths/datapath-class';
import { measureLanes } from '../../src/core/hardware/datapaths/measure-design';
import type { UnitFigures } from '../../src/core/hardware/datapaths/measure-netlist';
import { typicalOperands } from '../../src/core/hardware/datapaths/typical-operands';
import { unitFigures } from '../../src/core/hardware/datapaths/unit-figures';
import type { DatapathChoice, DescribedDatapath } from './describe-datapath';

const significantDigits = 6;

/**
 * What `datapath` prints: a column and its output stage in units of the cell table, at 1.1 V and not calibrated; per MAC is
 * per lane and step. Columns of mixed rows count in their shares, the longest path is that of the slowest. `steps` are those
 * of a file; null: synthetic operands, new ones in every step.
 */
export function datapathFigures(
  { datapath, lanes }: DatapathChoice,
  { columns, outputStage }: DescribedDatapath,
  steps: readonly OperandStep[] | null,
) {
  const measured = columns.map(({ spec, fraction }) => ({
    fraction,
    figures: measureLanes(datapath.lanes(spec), steps ? [steps] : typicalOperands(spec)),
  }));
  const mean = (of: (figures: UnitFigures) => number): number =>
    rounded(measured.reduce((sum, { fraction, figures }) => sum + fraction * of(figures), 0));
  const perMac = (of: (figures: UnitFigures) => number): number => mean((figures) => of(figures) / lanes);
  return {
    lanes,
    cells: mean(({ cells }) => cells),
    transistors: mean(({ transistors }) => transistors),
    areaUm2PerMac: perMac(({ areaUm2 }) => areaUm2),
    energyFjPerMac: {
      combinational: perMac(({ energyFj }) => energyFj.combinational),
      register: perMac(({ energyFj }) => energyFj.register),
      clock: perMac(({ energyFj }) => energyFj.clock),
      total: perMac(totalFj),
    },
    zeroDelayEnergyFjPerMac: perMac(({ zeroDelayFj }) => zeroDelayFj),
    delayPs: rounded(Math.max(...measured.map(({ figures }) => figures.delayPs))),
    outputStage: stageFigures(outputStage && unitFigures(outputStage)),
  };
}

function stageFigures(figures: Pick<UnitFigures, 'areaUm2' | 'energyFj'> | null) {
  return {
    areaUm2: rounded(figures?.areaUm2 ?? 0),
    energyFj: rounded(figures ? totalFj(figures) : 0),
  };
}

function totalFj({ energyFj }: Pick<UnitFigures, 'energyFj'>): number {
  return energyFj.combinational + energyFj.register + energyFj.clock;
}

function rounded(value: number): number {
  return Number(value.toPrecision(significantDigits));
}
