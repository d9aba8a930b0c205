import type { OperandCoding, QuantizedLayer } from '../explore/quantization-plan';
import type { LayerShape } from '../networks/layer-shape';
import { halfIntegerGrid, type IntegerGrid, integerGrid } from '../quantization/code-format';

/** A layer of fixed point: signed weights, unsigned inputs and outputs under power-of-two steps; at one bit, signs. */
export function fixedPointLayer(shape: LayerShape, bits: number): QuantizedLayer {
  const [weights, activations] =
    bits === 1
      ? [halfIntegerGrid(1), halfIntegerGrid(1)]
      : [integerGrid(bits, true), integerGrid(bits, false)];
  return {
    shape,
    weights: coded(weights),
    inputs: coded(activations),
    outputs: coded(activations),
    poolWindow: 1,
    scalesPerChannel: false,
  };
}

function coded(format: IntegerGrid): OperandCoding {
  return { format, decode: { scale: 'power-of-two', granularity: 'tensor', offset: 'none' } };
}
