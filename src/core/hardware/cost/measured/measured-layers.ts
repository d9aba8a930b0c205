import type { QuantizedLayer } from '../../../explore/quantization-plan';
import { compileIntegerNetwork } from '../../../integer/compile';
import type { IntegerNetwork } from '../../../integer/integer-network';
import { createIntegerEngine } from '../../../integer/run';
import { layerGraph } from '../../../networks/layer-graph';
import { inputImages } from '../../../networks/layer-shapes';
import type { TrainedNetwork } from '../../../networks/trained-network';
import type { LayerQuantizers } from '../../datapaths/network-streams/column-streams';
import { type LayerOperands, layerOperands } from '../../datapaths/network-streams/layer-operands';
import { isMatrix, type LayerOutputs, layerOutputs } from '../../datapaths/network-streams/layer-outputs';
import type { AddedValues } from '../../datapaths/network-streams/output-streams';

/** A network whose energies are to be measured, and images that it has not been tested on. */
export interface MeasuredNetwork {
  readonly trained: TrainedNetwork;
  /** Of the same layers. */
  readonly plan: readonly QuantizedLayer[];
  /** Bytes of one image each. */
  readonly images: readonly Uint8Array[];
}

/** A layer with all that passes it. */
export interface MeasuredLayer {
  readonly name: string;
  readonly planned: QuantizedLayer;
  readonly operands: LayerOperands;
  readonly quantizers: LayerQuantizers;
  readonly outputs: LayerOutputs;
  /** What an addition behind the layer adds to its sums. */
  readonly added: AddedValues | null;
  /** Codes of every image that the pool behind the layer reads, and its side. */
  readonly pooled: { readonly codes: readonly Int32Array[]; readonly size: number } | null;
}

/**
 * Runs the images through the integer engine. Throws a RangeError for a network without quantizers, and where plan and
 * network are not of the same layers.
 */
export function measuredLayers(
  { trained, plan, images }: MeasuredNetwork,
  requantizationBits: number,
): readonly MeasuredLayer[] {
  const network = compileIntegerNetwork(trained, { requantizationBits });
  const passed = passedValues(network, images);
  const shapes = inputImages(layerGraph(trained.specs), trained.input);
  const matrices = network.layers.filter(isMatrix);
  return plan.map((planned, index) => {
    const { name } = planned.shape;
    const layer = matrices[index];
    const { weightQuantizer, inputQuantizer } = trained.layers[name] ?? {};
    const shape = shapes[trained.specs.findIndex((spec) => spec.name === name)];
    if (!layer || layer.name !== name || !weightQuantizer || !inputQuantizer || !shape) {
      throw new RangeError(`layer ${name} is not that of the network`);
    }
    const outputs = layerOutputs(network, layer);
    return {
      name,
      planned,
      operands: layerOperands(layer, shape, passed.codesOf(name)),
      quantizers: { weights: weightQuantizer, inputs: inputQuantizer },
      outputs,
      added: outputs.addition && passed.addedTo(outputs.addition),
      pooled: pooledBy(network, outputs, passed.codesOf),
    };
  });
}

interface PassedValues {
  codesOf(layer: string): readonly Int32Array[];
  addedTo(addition: NonNullable<LayerOutputs['addition']>): AddedValues;
}

function passedValues(network: IntegerNetwork, images: readonly Uint8Array[]): PassedValues {
  const engine = createIntegerEngine(network);
  const traces = images.map((image) => engine.trace(image));
  return {
    codesOf: (layer) => traces.map(({ codes }) => codes[layer] ?? new Int32Array()),
    addedTo: ({ layer, own }) =>
      traces.map(({ addends }) => addends[layer.name]?.[own === 0 ? 1 : 0] ?? new Float64Array()),
  };
}

function pooledBy(
  { layers }: IntegerNetwork,
  { maxPool }: LayerOutputs,
  codesOf: PassedValues['codesOf'],
): MeasuredLayer['pooled'] {
  const pool = layers.find(({ name }) => name === maxPool);
  return pool?.kind === 'max-pool' ? { codes: codesOf(pool.name), size: pool.size } : null;
}
