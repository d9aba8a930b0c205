import { planQuantization } from '../core/explore/plan-quantization';
import type { QuantizedLayer } from '../core/explore/quantization-plan';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
import {
  type DesignChoice,
  type DesignVerilog,
  datapathVerilog,
} from '../core/hardware/datapath-view/datapath-verilog';
import { drawDatapath } from '../core/hardware/datapath-view/draw-datapath';
import type { DatapathDrawing } from '../core/hardware/datapath-view/drawing';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import { datasetSources } from '../data/datasets';

/** One layer of a design on one machine. Nothing of it asks for trained weights. */
export interface LayerQuestion {
  readonly configuration: TrainingConfiguration;
  readonly hardware: HardwareConfiguration;
  readonly layer: number;
}

export type VerilogQuestion = LayerQuestion & DesignChoice;

export function drawLayer({ configuration, hardware, layer }: LayerQuestion): readonly DatapathDrawing[] {
  return drawDatapath(layersOf(configuration), layer, hardware);
}

export function writeLayerVerilog(question: VerilogQuestion): DesignVerilog {
  return datapathVerilog(layersOf(question.configuration), question, question.hardware);
}

export function layersOf(configuration: TrainingConfiguration): readonly QuantizedLayer[] {
  const { shape, classNames } = datasetSources.get(configuration.dataset);
  return planQuantization(configuration, shape, classNames.length);
}
