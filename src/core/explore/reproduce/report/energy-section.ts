import { affinePlacements } from '../../../hardware/placements/affine-placement';
import { type BaseAssumption, type EnergyMeasure, energyMeasures, isThreefold } from '../claim-ratios';
import { type ClaimReading, claimReadings } from '../claim-readings';
import type { Findings } from '../findings';
import { ladder, rungOf } from '../ladder';
import type { LadderEnergy } from '../ladder-energies';
import { rangeText } from './format-figures';
import { type RangeRow, rangeChart } from './range-chart';
import type { ReportBlock } from './report-blocks';

const measureNames: Readonly<Record<EnergyMeasure, string>> = {
  inference: 'all energy of an inference',
  arithmetic: 'gates and flip-flops alone',
};

/** Ratios of every reading by placement, the chart of the closest one, and every step machine by machine. */
export function energySection(findings: Findings): readonly ReportBlock[] {
  return [
    { kind: 'heading', level: 2, text: 'Energy, reading by reading' },
    {
      kind: 'paragraph',
      text: 'How many times the energy of the cheaper design the dearer one takes, lowest to highest over our networks, widths and machines. `placement` is where scale and offset of both operands are applied.',
    },
    ...energyMeasures.flatMap((measure) => measureBlocks(findings, measure)),
    { kind: 'heading', level: 2, text: 'Each step, machine by machine' },
    {
      kind: 'paragraph',
      text: 'Energy of an inference over that of the step before with the same placement, lowest to highest over networks and widths. A dash: the machine has no such placement, or cannot run the codes.',
    },
    ...findings.machines.flatMap((machine) => machineBlocks(findings.energies, machine)),
  ];
}

function measureBlocks({ ratios }: Findings, measure: EnergyMeasure): readonly ReportBlock[] {
  const valuesOf = (base: BaseAssumption, reading: string, placement: string) =>
    ratios
      .filter((each) => each.base === base && each.measure === measure)
      .filter((each) => each.reading === reading && each.placement === placement)
      .map(({ ratio }) => ratio);
  const tableOf = (base: BaseAssumption, readings: readonly ClaimReading[]): ReportBlock => ({
    kind: 'table',
    columns: ['placement', ...readings.map(({ text }) => text)],
    rows: affinePlacements.map((placement) => [
      placement,
      ...readings.map(({ id }) => ratioText(valuesOf(base, id, placement))),
    ]),
  });
  const rows = affinePlacements.flatMap((placement) => [
    ...rangeRow(`${placement}: offsets`, valuesOf('same-placement', 'offsets', placement)),
    ...(placement === 'folded'
      ? []
      : rangeRow(`${placement}: scale and offsets`, valuesOf('folded', 'offsets', placement))),
  ]);
  return [
    { kind: 'heading', level: 3, text: `Ratios of ${measureNames[measure]}` },
    {
      kind: 'paragraph',
      text: 'Both designs apply the scale in the same place, so that offsets alone differ:',
    },
    tableOf(
      'same-placement',
      claimReadings.filter(({ startsWithScale }) => startsWithScale),
    ),
    {
      kind: 'paragraph',
      text: 'The cheaper design folds its scale into the requantization, or has none; `placement` is that of the dearer one:',
    },
    tableOf('folded', claimReadings),
    ...(rows.length > 0 ? [ratioChart(measure, rows)] : []),
  ];
}

function ratioText(values: readonly number[]): string {
  const holding =
    values.length > 0 ? ` (3x in ${values.filter(isThreefold).length} of ${values.length})` : '';
  return `${rangeText(values)}${holding}`;
}

function rangeRow(label: string, values: readonly number[]): readonly RangeRow[] {
  if (values.length === 0) return [];
  return [{ label, low: Math.min(...values), high: Math.max(...values), value: null }];
}

function ratioChart(measure: EnergyMeasure, rows: readonly RangeRow[]): ReportBlock {
  return {
    kind: 'chart',
    name: `energy-${measure}`,
    caption: `LSQ with both offsets over LSQ, ${measureNames[measure]}: \`offsets\` where LSQ applies its scale in the same place, \`scale and offsets\` where LSQ folds its scale. Ranges over networks, widths and machines. The band is what rounds to 3.`,
    svg: rangeChart({
      title: `LSQ with both offsets over LSQ, ${measureNames[measure]}`,
      rows,
      axis: 'times the energy',
      reference: 1,
      band: { low: 2.5, high: 3.5 },
    }),
  };
}

function machineBlocks(energies: readonly LadderEnergy[], machine: string): readonly ReportBlock[] {
  const own = energies.filter((energy) => energy.machine === machine);
  const placements = affinePlacements.filter((each) => own.some(({ placement }) => placement === each));
  return [
    { kind: 'heading', level: 3, text: machine },
    {
      kind: 'table',
      columns: ['step', 'from', ...placements],
      rows: ladder.flatMap(({ id, name, base }) =>
        base
          ? [
              [
                name,
                rungOf(base).name,
                ...placements.map((placement) => {
                  const placed = own.filter((energy) => energy.placement === placement);
                  return rangeText(
                    placed.flatMap(({ rungs }) => {
                      const [step, before] = [rungs[id], rungs[base]];
                      return step && before ? [step.totalPj / before.totalPj] : [];
                    }),
                  );
                }),
              ],
            ]
          : [],
      ),
    },
  ];
}
