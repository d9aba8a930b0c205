import { parseLayerBits } from '../../src/core/explore/layer-bits-text';
import type { BitWidths } from '../../src/core/explore/sweep/axes';
import type {
  LayerBits,
  QuantizationChoice,
  QuantizationMethod,
} from '../../src/core/explore/training-configuration';
import { excerpt, parseNumber } from '../../src/core/parameters/parse-params';
import { ProblemError } from '../../src/core/problem';

export const methods: readonly QuantizationMethod[] = ['float', 'ptq', 'qat'];
export const edgeLayers: readonly QuantizationChoice['edgeLayers'][] = ['same', 'eight-bit'];

export const limits = {
  seed: { minimum: 0, maximum: 2 ** 31 - 1 },
  epochs: { minimum: 1, maximum: 200 },
} as const;

export interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

export function parseList<Item>(text: string, parseItem: (item: string) => Item): readonly Item[] {
  return text.split(',').map((item) => parseItem(item.trim()));
}

export function parseInteger(key: string, text: string, range: Range): number {
  const value = parseNumber(text);
  if (value === null) throw new ProblemError('not-a-number', { key, value: text });
  checkRange(key, value, range);
  if (!Number.isInteger(value)) throw new ProblemError('not-an-integer', { key, value });
  return value;
}

export function checkRange(key: string, value: number, { minimum, maximum }: Range): void {
  if (value < minimum || value > maximum) {
    throw new ProblemError('out-of-range', { key, minimum, maximum, value });
  }
}

export function parseOption<Option extends string>(
  key: string,
  text: string,
  options: readonly Option[],
): Option {
  const found = options.find((option) => option === text);
  if (found === undefined)
    throw new ProblemError('not-an-option', { key, options: options.join(', '), value: text });
  return found;
}

/** `4`: four bits for both; `4x8`: four for weights, eight for activations. Schemes limit the range further. */
export function parseBitWidths(text: string): BitWidths {
  const [weights = '', activations = weights, ...rest] = text.split('x');
  if (rest.length > 0) throw new ProblemError('not-a-number', { key: 'bits', value: text });
  const unlimited = { minimum: Number.NEGATIVE_INFINITY, maximum: Number.POSITIVE_INFINITY };
  return {
    weights: parseInteger('bits', weights, unlimited),
    activations: parseInteger('bits', activations, unlimited),
  };
}

/** `2/8`: part 2 of 8. */
export function parseShard(text: string): { readonly index: number; readonly count: number } {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  if (!match) throw new ProblemError('not-a-shard', { value: text });
  const count = parseInteger('shard', match[2] ?? '', { minimum: 1, maximum: 1000 });
  return { index: parseInteger('shard', match[1] ?? '', { minimum: 1, maximum: count }), count };
}

/** `8x8,4x4,2x2`: widths of every layer. */
export function parseAllLayerBits(key: string, text: string): readonly LayerBits[] {
  const layerBits = parseLayerBits(text);
  if (!layerBits) throw new ProblemError('not-layer-bits', { key, value: excerpt(text) });
  return layerBits;
}

/** `scheme.key=value` and `network.key=value` by their owner. */
export function parseAssignments(assignments: readonly string[]) {
  const params: Record<'network' | 'scheme', Record<string, string>> = { network: {}, scheme: {} };
  for (const assignment of assignments) {
    const match = /^(scheme|network)\.([\w-]+)=(.*)$/.exec(assignment);
    if (!match) throw new ProblemError('not-an-assignment', { value: assignment });
    const [, owner, key, value] = match as unknown as [string, 'network' | 'scheme', string, string];
    params[owner][key] = value;
  }
  return params;
}
