import { codeOffset } from '../../../integer/product-grid';
import { entry } from '../../../quantization/encode';
import { dyadicMultiplier } from '../../../quantization/requantization';
import type { LaneConstant, PortValues } from '../datapath-class';
import type { LayerQuantizers } from './column-streams';

const operandOf = { weight: 'weights', input: 'inputs' } as const;

/**
 * Values of a column's constants for one output channel: mantissas of the steps, zero points in the units of what they are
 * subtracted from, plane codes. A product's zero point stands for terms that differ from weight to weight: it stays
 * typical.
 */
export function laneConstants(
  ports: readonly LaneConstant[],
  quantizers: LayerQuantizers,
  channel: number,
): PortValues {
  const values: Record<string, number> = {};
  for (const port of ports)
    values[port.name] = clippedToPort(port, portValueOf(port, quantizers, channel, values));
  return values;
}

function portValueOf(
  { name, width, typical }: LaneConstant,
  quantizers: LayerQuantizers,
  channel: number,
  known: PortValues,
): number {
  const [, prefix = '', what = '', plane = ''] =
    /^(weight|input|product)(Scale|ZeroPoint|Plane)(\d*)$/.exec(name) ?? [];
  if (prefix === 'product') {
    return what === 'Scale' ? mantissaOf(productStep(quantizers, channel), width) : typical;
  }
  if (prefix !== 'weight' && prefix !== 'input') return typical;
  const quantizer = quantizers[operandOf[prefix]];
  if (what === 'Scale') return mantissaOf(entry(quantizer.steps, channel), width);
  if (what === 'Plane') return quantizer.planeCodes?.[Number(plane)] ?? typical;
  return Math.round(-codeOffset(quantizer, channel) * (known[`${prefix}Scale`] ?? 1));
}

function productStep({ weights, inputs }: LayerQuantizers, channel: number): number {
  return entry(weights.steps, channel) * entry(inputs.steps, 0);
}

function mantissaOf(step: number, bits: number): number {
  return Math.abs(dyadicMultiplier(step, bits).mantissa);
}

function clippedToPort({ width, signed }: LaneConstant, value: number): number {
  const highest = 2 ** (signed ? width - 1 : width) - 1;
  return Math.min(highest, Math.max(signed ? -highest - 1 : 0, value));
}
