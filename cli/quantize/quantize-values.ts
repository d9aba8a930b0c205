import { checkWidth } from '../../src/core/explore/sweep/check-width';
import { parseNumber, parseParams } from '../../src/core/parameters/parse-params';
import { ProblemError } from '../../src/core/problem';
import { encode } from '../../src/core/quantization/encode';
import { fakeQuantize } from '../../src/core/quantization/fake-quantize';
import type { Quantizer } from '../../src/core/quantization/quantizer';
import { schemes } from '../../src/core/schemes';
import { parseInteger, parseOption } from '../explore/parse-axis';

export interface QuantizeRequest {
  readonly scheme: string;
  readonly bits: string;
  readonly kind: string;
  readonly channels: string;
  readonly set: readonly string[];
  readonly values: Float32Array;
}

/** Arrays in the order of the values; step and offset are lists where they differ by channel. */
export interface QuantizeAnswer {
  /** Whole numbers, and those plus 1/2 on half-integer grids: dequantized = step * code + offset. */
  readonly codes: readonly number[];
  readonly step: number | readonly number[];
  readonly offset: number | readonly number[];
  /** Whole number of every plane, where codes are sums of planes. */
  readonly planeCodes?: readonly number[];
  readonly dequantized: readonly number[];
}

const roles = ['weights', 'activations'] as const;
const given = ['step', 'offset'] as const;

/** Codes of values under a scheme. A ProblemError for anything in the request that is wrong. */
export function quantizeValues(request: QuantizeRequest): QuantizeAnswer {
  const scheme = schemes.get(request.scheme);
  const role = parseOption('kind', request.kind, roles);
  const bits = parseInteger('bits', request.bits, { minimum: 1, maximum: 16 });
  checkWidth(scheme, role, bits);
  const { values } = request;
  const channels = parseInteger('channels', request.channels, { minimum: 1, maximum: values.length });
  if (values.length % channels !== 0) {
    throw new ProblemError('not-divisible', { count: values.length, channels });
  }
  const { texts, fixed } = splitSettings(request.set);
  const { values: params, problems } = parseParams(scheme.params, texts, scheme.id);
  const [first] = problems;
  if (first) throw new ProblemError(first.code, first.parameters);
  const fitted = scheme.fit({ role, values, channels, bits }, params);
  const quantizer = withGiven(fitted, fixed);
  const prepared =
    role === 'weights' ? (scheme.prepareWeights?.(values, quantizer, params) ?? values) : values;
  return {
    codes: Array.from(encode(prepared, quantizer), (code) => code + quantizer.format.shift),
    step: oneOrAll(quantizer.steps),
    offset: oneOrAll(quantizer.offsets),
    ...(quantizer.planeCodes && { planeCodes: [...quantizer.planeCodes] }),
    dequantized: [...fakeQuantize(prepared, quantizer)],
  };
}

type Fixed = Partial<Record<(typeof given)[number], number>>;

/** Parameters of the scheme, and a step or offset that is given instead of fitted. */
function splitSettings(settings: readonly string[]): {
  readonly texts: Readonly<Record<string, string>>;
  readonly fixed: Fixed;
} {
  const texts: Record<string, string> = {};
  const fixed: Fixed = {};
  for (const setting of settings) {
    const match = /^(?:scheme\.)?([\w-]+)=(.*)$/s.exec(setting);
    if (!match) throw new ProblemError('not-a-setting', { value: setting });
    const [, key = '', text = ''] = match;
    const name = setting.startsWith('scheme.') ? undefined : given.find((known) => known === key);
    if (name) fixed[name] = givenNumber(name, text);
    else texts[key] = text;
  }
  return { texts, fixed };
}

function givenNumber(key: (typeof given)[number], text: string): number {
  const value = parseNumber(text);
  if (value === null) throw new ProblemError('not-a-number', { key, value: text });
  const float = Math.fround(value);
  const [minimum, maximum] = key === 'step' ? [2 ** -126, 2 ** 126] : [-(2 ** 126), 2 ** 126];
  if (float < minimum || float > maximum)
    throw new ProblemError('out-of-range', { key, minimum, maximum, value });
  return float;
}

/** As many steps and offsets as were fitted: from their number a scheme may read how many channels there are. */
function withGiven(quantizer: Quantizer, { step, offset }: Fixed): Quantizer {
  const { encoder: _, ...fitted } = quantizer;
  if (step === undefined && offset === undefined) return quantizer;
  return {
    ...fitted,
    steps: step === undefined ? fitted.steps : fitted.steps.map(() => step),
    offsets: offset === undefined ? fitted.offsets : fitted.offsets.map(() => offset),
  };
}

function oneOrAll(values: Float32Array): number | readonly number[] {
  return values.length === 1 ? (values[0] as number) : [...values];
}
