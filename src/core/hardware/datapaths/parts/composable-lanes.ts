import type { LaneDesign, LaneSpec, OperandStep, PortValues } from '../datapath-class';
import { describeComposable, sliceBits, slicesPerSide } from './composable-unit';
import { expectedDotProduct } from './dot-product';
import type { Decoders } from './integer-column';
import type { IntegerDecoder } from './integer-decoder';

/**
 * The composable unit (`describeComposable`) at one pair of widths, which are rounded up to 2, 4 or 8 bits: products of
 * so many slices each, and as many groups of engines as that leaves. Lanes that are no multiple of the groups leave engines
 * without work. The netlist depends on signs, lanes per engine and accumulator, not on the widths.
 */
export function composableLanes(spec: LaneSpec, decoders: Decoders): LaneDesign {
  const engineLanes = Math.ceil(spec.lanes / groupsOf(decoders));
  const { accumulatorBits, pipelined } = spec;
  const signed = { weights: decoders.weights.whole.signed, inputs: decoders.inputs.whole.signed };
  return {
    describe: (logic) => describeComposable(logic, { engineLanes, signed, accumulatorBits, pipelined }),
    cyclesPerStep: () => 1,
    latencyCycles: 2 + (pipelined ? 1 : 0),
    constantPorts: [],
    sharedConstants: [],
    drive: (step) => [portValues(decoders, engineLanes, step)],
    expected: (steps) => expectedDotProduct(decoders, steps),
  };
}

/** Groups of engines that each multiply whole operands. */
export function groupsOf({ weights, inputs }: Decoders): number {
  return (slicesPerSide / slicesOf(weights)) * (slicesPerSide / slicesOf(inputs));
}

/** 1, 2 or 4. */
function slicesOf({ whole }: IntegerDecoder): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, whole.bits / sliceBits)));
}

function portValues(decoders: Decoders, engineLanes: number, step: OperandStep): PortValues {
  const [weightSlices, inputSlices] = [slicesOf(decoders.weights), slicesOf(decoders.inputs)];
  const groupsPerRow = slicesPerSide / inputSlices;
  const values: Record<string, number> = {
    weightFusion: fusionOf(weightSlices),
    inputFusion: fusionOf(inputSlices),
    first: step.isFirst ? 1 : 0,
  };
  for (let engine = 0; engine < slicesPerSide ** 2; engine++) {
    const [row, column] = [Math.floor(engine / slicesPerSide), engine % slicesPerSide];
    const group = Math.floor(row / weightSlices) * groupsPerRow + Math.floor(column / inputSlices);
    for (let lane = 0; lane < engineLanes; lane++) {
      const product = group * engineLanes + lane;
      const port = engine * engineLanes + lane;
      values[`w${port}`] = sliceOf(decoders.weights, step.weights[product], row % weightSlices);
      values[`x${port}`] = sliceOf(decoders.inputs, step.inputs[product], column % inputSlices);
    }
  }
  return values;
}

/** Bit 0: slices go in pairs; bit 1: pairs do. */
function fusionOf(slices: number): number {
  return slices - 1;
}

function sliceOf({ wholeOf }: IntegerDecoder, word: number | undefined, slice: number): number {
  if (word === undefined) return 0;
  return Number(BigInt.asUintN(sliceBits, wholeOf(word, {}) >> BigInt(sliceBits * slice)));
}
