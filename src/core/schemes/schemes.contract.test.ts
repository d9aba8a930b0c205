import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParamSpec, ParamValues } from '../parameters/param-spec';
import type { CodeFormat } from '../quantization/code-format';
import { decode, encode } from '../quantization/encode';
import { fakeQuantize } from '../quantization/fake-quantize';
import type { Quantizer } from '../quantization/quantizer';
import { createRandom } from '../random';
import { references } from '../references';
import { schemes } from '.';
import type { Scheme, TensorRole, TensorSample } from './scheme';

const roles: readonly TensorRole[] = ['weights', 'activations'];
const channels = 4;

/** Every combination of options; numbers at their default. */
function combinations(specs: readonly ParamSpec[]): ParamValues[] {
  return specs.reduce<ParamValues[]>(
    (partial, spec) => {
      const options = spec.kind === 'choice' ? spec.options : [spec.default];
      return partial.flatMap((values) => options.map((option) => ({ ...values, [spec.key]: option })));
    },
    [{}],
  );
}

function sampleOf(scheme: Scheme, role: TensorRole, bits: number): TensorSample {
  const random = createRandom(bits);
  const isSigned = scheme.activationRange === 'signed';
  const values = Float32Array.from({ length: 600 }, () => {
    const drawn = random.normal();
    if (role === 'weights') return 0.2 * drawn + 0.01;
    return isSigned ? Math.min(1, Math.max(-1, drawn)) : Math.max(0, drawn);
  });
  return { role, values, channels, bits };
}

function codesOf(scheme: Scheme, role: TensorRole, bits: number, params: ParamValues): CodeFormat {
  return role === 'weights' ? scheme.weightCodes(bits, params) : scheme.activationCodes(bits, params);
}

/** What the quantizer codes. */
function prepared(scheme: Scheme, sample: TensorSample, quantizer: Quantizer, params: ParamValues) {
  const prepares = sample.role === 'weights' && scheme.prepareWeights;
  return prepares ? prepares(sample.values, quantizer, params) : sample.values;
}

function hasZero(format: CodeFormat): boolean {
  if (format.kind === 'integer-grid') return format.shift === 0;
  return format.kind === 'minifloat' || format.kind === 'additive-powers';
}

/** 2,001 values from below the least to above the greatest level of one channel, denser towards zero as minifloats are. */
function rampAcross({ format, steps, offsets }: Quantizer): Float32Array {
  const reach = 1.2 * Math.max(Math.abs(format.minimum), format.maximum) * steps[0]!;
  return Float32Array.from(
    { length: 2001 },
    (_, index) => offsets[0]! + reach * ((index - 1000) / 1000) ** 3,
  );
}

/** The quantizer of one channel as one of a tensor. */
function ofChannel(quantizer: Quantizer, channel: number): Quantizer {
  const at = (values: Float32Array) => values.slice(values.length === 1 ? 0 : channel).slice(0, 1);
  const { encoder, rowFormats } = quantizer;
  return {
    ...quantizer,
    steps: at(quantizer.steps),
    offsets: at(quantizer.offsets),
    ...(encoder ? { encoder: { steps: at(encoder.steps), offsets: at(encoder.offsets) } } : {}),
    ...(rowFormats ? { rowFormats: rowFormats.slice(channel, channel + 1) } : {}),
  };
}

function mantissaBits(step: number): number {
  let mantissa = step;
  while (!Number.isInteger(mantissa)) mantissa *= 2;
  while (mantissa % 2 === 0) mantissa /= 2;
  return Math.floor(Math.log2(mantissa)) + 1;
}

const cases = schemes.all.flatMap((scheme) =>
  combinations(scheme.params).flatMap((params) =>
    roles.map((role) => ({ title: `${scheme.id} ${role} ${JSON.stringify(params)}`, scheme, params, role })),
  ),
);

describe.each(cases)('$title', ({ scheme, params, role }) => {
  const widths = scheme.widths[role];

  it.each(widths)('is a quantizer of %i bits', (bits) => {
    const sample = sampleOf(scheme, role, bits);
    const quantizer = scheme.fit(sample, params);
    const form = scheme.decode(params)[role];
    const format = codesOf(scheme, role, bits, params);
    expect(quantizer.decode).toEqual(form);
    expect(quantizer.format).toEqual(format);
    expect(format.bits).toBe(bits);
    expect(quantizer.steps.length).toBe(form.granularity === 'channel' ? channels : 1);
    expect(quantizer.offsets.length).toBe(quantizer.steps.length);
    expect(quantizer.steps.every((step) => step > 0 && Number.isFinite(step))).toBe(true);
    if (form.scale === 'power-of-two')
      expect(new Set([...quantizer.steps].map(mantissaBits))).toEqual(new Set([1]));
    if (form.scale === 'mantissa') {
      expect(Math.max(...[...quantizer.steps].map(mantissaBits))).toBeLessThanOrEqual(form.mantissaBits!);
    }
    if (form.offset === 'none') expect(quantizer.offsets.every((offset) => offset === 0)).toBe(true);
  });

  it.each(widths)('keeps its levels, order and zero at %i bits', (bits) => {
    const quantizer = ofChannel(scheme.fit(sampleOf(scheme, role, bits), params), 1);
    const levels = fakeQuantize(rampAcross(quantizer), quantizer);
    // Rows of a mix may be wider than most.
    const width = quantizer.format.kind === 'row-mix' ? 8 : bits;
    expect(new Set(levels).size).toBeLessThanOrEqual(2 ** width);
    expect(new Set(levels).size).toBeGreaterThan(2 ** (bits - 1));
    expect(levels.every((level, index) => index === 0 || level >= levels[index - 1]!)).toBe(true);
    const claimsZero = quantizer.decode.offset === 'none' && hasZero(quantizer.format) && !quantizer.encoder;
    if (claimsZero) expect(fakeQuantize(new Float32Array(1), quantizer)[0]).toBe(0);
  });

  it.each(widths)('is idempotent and equals encode and decode at %i bits', (bits) => {
    const sample = sampleOf(scheme, role, bits);
    const quantizer = scheme.fit(sample, params);
    const values = prepared(scheme, sample, quantizer, params);
    const once = fakeQuantize(values, quantizer);
    expect(fakeQuantize(once, quantizer)).toEqual(once);
    expect(decode(encode(values, quantizer), quantizer)).toEqual(once);
  });

  it.each(widths)('is usable whatever the finite values at %i bits', (bits) => {
    const value = fc.oneof(
      fc.float({ noNaN: true, noDefaultInfinity: true, min: -100, max: 100 }),
      fc.constantFrom(0, 1, -1, 1e-30, -1e-30, 1e30, -1e30),
    );
    const drawn = fc.array(value, { minLength: channels, maxLength: 4 * channels }).map((list) => {
      const whole = list.slice(0, list.length - (list.length % channels));
      return Float32Array.from(whole, (each) => (role === 'weights' ? each : Math.abs(each)));
    });
    const special = fc.constantFrom(
      new Float32Array(8),
      new Float32Array(8).fill(0.5),
      Float32Array.of(0, 1, 0, -1, 0, 2, 0, -3),
      Float32Array.of(1e30, 0.1, 0.2, 0.1),
    );
    fc.assert(
      fc.property(fc.oneof(drawn, special), (values) => {
        const sample = { role, values, channels, bits };
        const quantizer = scheme.fit(sample, params);
        expect(quantizer.steps.every((step) => step > 0 && Number.isFinite(step))).toBe(true);
        expect(quantizer.offsets.every(Number.isFinite)).toBe(true);
        const { format } = quantizer;
        for (const code of encode(prepared(scheme, sample, quantizer, params), quantizer)) {
          expect(code + format.shift).toBeGreaterThanOrEqual(format.minimum);
          expect(code + format.shift).toBeLessThanOrEqual(format.maximum);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has parameters that survive JSON', () => {
    const copy = JSON.parse(JSON.stringify(params)) as ParamValues;
    const sample = sampleOf(scheme, role, widths[0]!);
    expect(scheme.fit(sample, copy)).toEqual(scheme.fit(sample, params));
    expect(scheme.estimator(copy)).toEqual(scheme.estimator(params));
  });
});

describe.each(schemes.all)('scheme $id', (scheme) => {
  const sample = () => sampleOf(scheme, 'weights', scheme.widths.weights[0]!);

  it('works with no parameter given', () => {
    const defaults = Object.fromEntries(scheme.params.map((spec) => [spec.key, spec.default]));
    expect(scheme.fit(sample(), {})).toEqual(scheme.fit(sample(), defaults));
  });

  it('refuses a value that is no option', () => {
    for (const spec of scheme.params.filter(({ kind }) => kind === 'choice')) {
      const params = { [spec.key]: 'misspelt' };
      const use = () => {
        for (const role of roles) codesOf(scheme, role, scheme.widths[role][0]!, params);
        scheme.decode(params);
        scheme.estimator(params);
        const quantizer = scheme.fit(sample(), params);
        scheme.prepareWeights?.(sample().values, quantizer, params);
      };
      expect(use).toThrow('misspelt');
    }
  });

  it('lists its widths in order', () => {
    for (const role of roles) {
      expect(scheme.widths[role].length).toBeGreaterThan(0);
      expect([...scheme.widths[role]].sort((left, right) => left - right)).toEqual(scheme.widths[role]);
    }
  });

  it('cites at least one paper', () => {
    expect(scheme.references.length).toBeGreaterThan(0);
    expect(scheme.references.every((key) => key in references)).toBe(true);
  });
});

describe('registry of schemes', () => {
  it('holds every file of its folder under the id that is the file name', () => {
    const files = readdirSync(import.meta.dirname)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => file.slice(0, -'.ts'.length))
      .filter((file) => !['index', 'scheme', 'estimator', 'nearest-width'].includes(file));
    expect([...schemes.ids].sort()).toEqual(files.sort());
  });
});
