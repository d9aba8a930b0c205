import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { Recoder } from '../cost/pricing/column-unit';
import { inputSumDesign } from '../datapaths/input-ports/input-sum';
import { laneTestBench, laneVerilog } from '../datapaths/lane-verilog';
import type { MeasuredUnit } from '../datapaths/measured-unit';
import type { StageDesign } from '../datapaths/output-stages/output-stage';
import { stageTestBench, stageVerilog } from '../datapaths/output-stages/stage-verilog';
import { stageNetlist } from '../datapaths/stage-netlists';
import { stageStreams } from '../datapaths/stage-samples';
import type { HardwareConfiguration } from '../hardware-configuration';
import type { DrawnUnitKind } from './drawing';
import { columnDesign, type LayerUnits, layerUnits } from './layer-units';

/** A design as text: its module, and a test bench that holds operands and what the integer reference makes of them. */
export interface DesignVerilog {
  readonly moduleName: string;
  readonly module: string;
  readonly testBench: string;
}

/** Which design of a layer; `row` counts the formats of mixed rows. */
export interface DesignChoice {
  readonly layer: number;
  readonly row: number;
  readonly unit: DrawnUnitKind;
}

const benchSamples = 100;

/** Verilog-2001 of one design of a layer, of the machine's own lanes and widths. Throws a RangeError for a design that it lacks. */
export function datapathVerilog(
  layers: readonly QuantizedLayer[],
  choice: DesignChoice,
  hardware: HardwareConfiguration,
): DesignVerilog {
  const units = layerUnits(layers, choice.layer, hardware);
  const moduleName = moduleNameOf(units, choice);
  const stage = stageOf(units, choice);
  if (!stage) return columnVerilog(units, choice.row, moduleName);
  const design = stageDesign(units, stage);
  const [stream] = stageStreams(stage, design, benchSamples);
  if (!stream) throw new RangeError('no stream of samples');
  return {
    moduleName,
    module: stageVerilog(design, moduleName),
    testBench: stageTestBench(design, stream, moduleName),
  };
}

type StageUnit = Exclude<MeasuredUnit, { readonly kind: 'lanes' }>;

/** The input sum has the array's own lanes, where that which is measured has those of the reference. */
function stageDesign({ plan, options }: LayerUnits, stage: StageUnit): StageDesign {
  if (stage.kind !== 'input-sum') return stageNetlist(stage).design;
  return inputSumDesign({
    format: stage.format,
    lanes: options.reductionLanes,
    sumBits: plan.inputSumBits,
  });
}

function columnVerilog(units: LayerUnits, row: number, moduleName: string): DesignVerilog {
  const column = units.columns[row];
  if (!column) throw new RangeError(`row format ${row} of ${units.columns.length}`);
  const { design, spec } = columnDesign(units, column);
  return {
    moduleName,
    module: laneVerilog(design, moduleName),
    testBench: laneTestBench(design, spec, moduleName),
  };
}

/** Null for the column itself. */
function stageOf(
  { columns, inputSum, outputStage }: LayerUnits,
  { row, unit }: DesignChoice,
): StageUnit | null {
  if (unit === 'column') return null;
  const recoderAt = (place: Recoder['place']) =>
    columns[row]?.recoders.find((recoder) => recoder.place === place)?.unit ?? null;
  const stages = {
    'weight-recoder': recoderAt('lane'),
    'input-recoder': recoderAt('input-port'),
    'input-port': columns[row]?.preStage ?? null,
    'input-sum': inputSum,
    'output-stage': outputStage,
  };
  const stage = stages[unit];
  if (!stage || stage.kind === 'lanes') throw new RangeError(`no ${unit} in this layer`);
  return stage;
}

/** Such as conv1_affine_per_lane_offset_column. */
function moduleNameOf({ request, columns, options }: LayerUnits, { row, unit }: DesignChoice): string {
  const lanes = columns[row]?.lanes;
  const variant = lanes?.kind === 'lanes' ? lanes : null;
  const placement = variant?.variant.placement === 'folded' ? [] : [options.placement.id];
  const words = [request.layer.shape.name, variant?.classId ?? '', ...placement, unit];
  const name = words.join('_').replace(/[^a-zA-Z0-9]+/g, '_');
  return /^[a-zA-Z]/.test(name) ? name : `layer_${name}`;
}
