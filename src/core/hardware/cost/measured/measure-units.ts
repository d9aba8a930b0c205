import { datapathClasses } from '../../datapaths';
import type { LaneConstant, LaneDesign, PortValues } from '../../datapaths/datapath-class';
import { driveLanes } from '../../datapaths/drive-lanes';
import { type MeasuredUnit, unitKey } from '../../datapaths/measured-unit';
import type { ColumnArray } from '../../datapaths/network-streams/column-steps';
import {
  type ColumnStream,
  columnStreams,
  type LayerQuantizers,
} from '../../datapaths/network-streams/column-streams';
import { laneConstants } from '../../datapaths/network-streams/lane-constants';
import type { LayerOperands } from '../../datapaths/network-streams/layer-operands';
import { onPorts } from '../../datapaths/on-ports';
import { driveStage, type StageStream } from '../../datapaths/output-stages/drive-stage';
import { referenceLanes } from '../../datapaths/reference-lanes';
import { type DescribedStage, stageNetlist } from '../../datapaths/stage-netlists';
import { unitFigures } from '../../datapaths/unit-figures';
import type { BlockName, Netlist } from '../../gates/netlist';
import { createNetlistLogic } from '../../gates/netlist-logic';
import { standsOnce } from '../pricing/block-places';
import { type BlockScale, measureBlockEnergies } from './measure-block-energies';
import type { UnitEnergies } from './network-energies';

export type StageUnit = Exclude<MeasuredUnit, { readonly kind: 'lanes' }>;

interface DescribedColumn {
  readonly design: LaneDesign;
  readonly netlist: Netlist;
}

/** Netlists of one measurement: layers of equal codes share theirs. */
export interface NetlistShelf {
  stage(unit: StageUnit): DescribedStage;
  column(column: MeasuredColumn): DescribedColumn;
}

/** Describes every unit once, when it is first asked for. */
export function createNetlistShelf(): NetlistShelf {
  const stages = new Map<string, DescribedStage>();
  const columns = new Map<string, DescribedColumn>();
  return {
    stage: (unit) => kept(stages, unitKey(unit), () => stageNetlist(unit, unitFigures(unit).latencyCycles)),
    column: (column) => {
      const key = `${unitKey(column.unit)} ${column.array.lanes} ${column.accumulatorBits}`;
      return kept(columns, key, () => describeColumn(column));
    },
  };
}

function describeColumn({ unit, array, accumulatorBits }: MeasuredColumn): DescribedColumn {
  const spec = { ...unit.variant, lanes: array.lanes, accumulatorBits };
  const design = datapathClasses.get(unit.classId).lanes(spec);
  const logic = createNetlistLogic();
  design.describe(logic);
  return { design, netlist: logic.finish() };
}

function kept<Value>(shelf: Map<string, Value>, key: string, make: () => Value): Value {
  const known = shelf.get(key);
  if (known !== undefined) return known;
  const made = make();
  shelf.set(key, made);
  return made;
}

/** A column, and the part of a layer that it makes. */
export interface MeasuredColumn {
  readonly unit: Extract<MeasuredUnit, { readonly kind: 'lanes' }>;
  readonly operands: LayerOperands;
  readonly quantizers: LayerQuantizers;
  readonly channels: readonly number[];
  readonly array: ColumnArray & { readonly clocksIdleLanes: boolean };
  readonly accumulatorBits: number;
  /** Width of the accumulator that the table's figures are of. */
  readonly tableAccumulatorBits: number;
}

/** What a column and the ports in front of it receive. */
export interface ColumnOperands {
  readonly streams: readonly ColumnStream[];
  /** Share of the lanes that have work. */
  readonly busyFraction: number;
}

/** Layers that keep few lanes busy get longer streams, of as many products, but no more than four times as long. */
export function columnOperands(
  { operands, quantizers, array, channels }: MeasuredColumn,
  fullSteps: number,
): ColumnOperands {
  const longer = Math.min(4, Math.max(1, Math.floor(array.lanes / operands.inputsPerKernelPosition)));
  const steps = longer * fullSteps;
  const streams = columnStreams(operands, quantizers, array, channels, steps);
  const origins = streams.flatMap((stream) => stream.origins);
  const busy = origins.reduce((sum, { busyLanes }) => sum + busyLanes, 0);
  return { streams, busyFraction: busy / (origins.length * array.lanes) };
}

/** The column of a layer with an accumulator of the layer's own width, under the layer's own operands. */
export function measureColumn(
  column: MeasuredColumn,
  { design, netlist }: DescribedColumn,
  { streams, busyFraction }: ColumnOperands,
): UnitEnergies {
  const { array, accumulatorBits, tableAccumulatorBits } = column;
  const ports = [...design.constantPorts, ...design.sharedConstants];
  const driven = driveLanes(
    netlist,
    design,
    streams.map(({ steps, origins }) => ({
      steps,
      constants: laneConstants(ports, column.quantizers, origins[0]?.place.channel ?? 0),
    })),
  );
  const ofLanes = lanesScale(array, busyFraction);
  const ofAccumulator = tableAccumulatorBits / accumulatorBits;
  return measureBlockEnergies(netlist, driven.stimulus, driven.cyclesPerStep, (block) =>
    standsOnce(block, { lanes: column.unit }) ? wholeScale(block, ofAccumulator) : ofLanes,
  );
}

/** The scales that products have been multiplied by when a column hands them over. */
export function scalesInLanes({ design }: DescribedColumn): readonly LaneConstant[] {
  return [...design.constantPorts, ...design.sharedConstants].filter(({ name }) => name.endsWith('Scale'));
}

/** Reports charge the accumulator in proportion to its width. */
function wholeScale(block: BlockName, ofAccumulator: number): BlockScale {
  const factor = block === 'accumulator' ? ofAccumulator : 1;
  return { gates: factor, transitions: factor, clock: factor };
}

/**
 * Reports charge lanes and their tree per product, as if all were busy, and registers per lane that is clocked: what busy
 * lanes spend is told for all lanes.
 */
export function lanesScale(
  { clocksIdleLanes }: Pick<MeasuredColumn['array'], 'clocksIdleLanes'>,
  busyFraction: number,
): BlockScale {
  const perBusyLane = 1 / busyFraction;
  return { gates: perBusyLane, transitions: clocksIdleLanes ? 1 : perBusyLane, clock: 1 };
}

/** A unit beside the columns under the given samples. */
export function measureStageUnit(
  { design, netlist }: DescribedStage,
  streams: readonly StageStream[],
  scale?: BlockScale,
): UnitEnergies {
  return measureBlockEnergies(netlist, driveStage(netlist, design, streams), 1, scale && (() => scale));
}

/** Input words of the first lane, as they pass the stage at its port. */
export function preStageStreams(
  { design }: DescribedStage,
  column: Pick<MeasuredColumn, 'quantizers'>,
  { streams }: ColumnOperands,
): readonly StageStream[] {
  const constants = laneConstants(typicalPorts(design.constantPorts), column.quantizers, 0);
  return streams.map(({ steps }) => ({
    constants: onPorts(design.constantPorts, constants),
    samples: steps.map(({ inputs }) => ({
      ...constants,
      ...onWords(design, { x: inputs[0] ?? 0 }),
    })),
  }));
}

/** Input words of as many lanes as the measured run-time sum of inputs has: of other columns, where one has fewer. */
export function inputSumStreams(
  { design }: DescribedStage,
  { quantizers, array: { lanes } }: Pick<MeasuredColumn, 'quantizers' | 'array'>,
  { streams }: ColumnOperands,
): readonly StageStream[] {
  const constants = laneConstants(typicalPorts(design.constantPorts), quantizers, 0);
  const wordsAt = (stream: number, step: number): PortValues =>
    Object.fromEntries(
      Array.from({ length: referenceLanes }, (_, lane) => {
        const { inputs } = streams[(stream + Math.floor(lane / lanes)) % streams.length]?.steps[step] ?? none;
        return [`x${lane}`, inputs[lane % lanes] ?? 0];
      }),
    );
  return streams.map(({ steps }, stream) => ({
    constants: onPorts(design.constantPorts, constants),
    samples: steps.map(({ isFirst }, step) => ({
      ...constants,
      ...onWords(design, wordsAt(stream, step)),
      first: isFirst ? 1 : 0,
    })),
  }));
}

const none = { inputs: [] };

function typicalPorts(ports: DescribedStage['design']['constantPorts']) {
  return ports.map((port) => ({ ...port, typical: 0 }));
}

/** Words are patterns; signed ports take the numbers that they stand for. */
function onWords({ samplePorts }: DescribedStage['design'], words: PortValues): PortValues {
  return Object.fromEntries(
    samplePorts.flatMap(({ name, width, signed }) => {
      const word = words[name];
      if (word === undefined) return [];
      return [[name, signed && word >= 2 ** (width - 1) ? word - 2 ** width : word]];
    }),
  );
}
