import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ParamSpec, ParamValues } from '../parameters/param-spec';
import { decode, encode } from '../quantization/encode';
import { fakeQuantize } from '../quantization/fake-quantize';
import type { Quantizer } from '../quantization/quantizer';
import { createRandom } from '../random';
import { references } from '../references';
import { schemes } from '.';
import type { TensorRole, TensorSample } from './scheme';

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

function sampleOf(role: TensorRole, bits: number): TensorSample {
  const random = createRandom(bits);
  const values = Float32Array.from({ length: 600 }, () =>
    role === 'weights' ? 0.2 * random.normal() + 0.01 : Math.max(0, random.normal()),
  );
  return { role, values, channels, bits };
}

function rampAcross(quantizer: Quantizer, channel: number): Float32Array {
  const step = quantizer.steps[quantizer.steps.length === 1 ? 0 : channel]!;
  const reach = step * 2 ** quantizer.format.bits;
  return Float32Array.from({ length: 2001 }, (_, index) => (reach * (index - 1000)) / 1000);
}

/** The quantizer of one channel as one of a tensor. */
function ofChannel(quantizer: Quantizer, channel: number): Quantizer {
  const at = (values: Float32Array) => values.slice(values.length === 1 ? 0 : channel).slice(0, 1);
  return { ...quantizer, steps: at(quantizer.steps), offsets: at(quantizer.offsets) };
}

const cases = schemes.all.flatMap((scheme) =>
  combinations(scheme.params).flatMap((params) =>
    roles.map((role) => ({ title: `${scheme.id} ${role} ${JSON.stringify(params)}`, scheme, params, role })),
  ),
);

describe.each(cases)('$title', ({ scheme, params, role }) => {
  const widths = scheme.widths[role];

  it.each(widths)('is a quantizer of %i bits', (bits) => {
    const sample = sampleOf(role, bits);
    const quantizer = scheme.fit(sample, params);
    const form = scheme.decode(params)[role];
    expect(quantizer.decode).toEqual(form);
    expect(quantizer.format).toEqual(
      role === 'weights' ? scheme.weightCodes(bits, params) : scheme.activationCodes(bits, params),
    );
    expect(quantizer.steps.length).toBe(form.granularity === 'channel' ? channels : 1);
    expect(quantizer.offsets.length).toBe(quantizer.steps.length);
    expect(quantizer.steps.every((step) => step > 0 && Number.isFinite(step))).toBe(true);
    if (form.scale === 'power-of-two') {
      expect(quantizer.steps.every((step) => Number.isInteger(Math.log2(step)))).toBe(true);
    }
    if (form.offset === 'none') expect(quantizer.offsets.every((offset) => offset === 0)).toBe(true);
  });

  it.each(widths)('keeps its levels, order and zero at %i bits', (bits) => {
    const quantizer = ofChannel(scheme.fit(sampleOf(role, bits), params), 1);
    const levels = fakeQuantize(rampAcross(quantizer, 0), quantizer);
    expect(new Set(levels).size).toBeLessThanOrEqual(2 ** bits);
    expect(new Set(levels).size).toBeGreaterThan(2 ** (bits - 1));
    expect(levels.every((level, index) => index === 0 || level >= levels[index - 1]!)).toBe(true);
    if (quantizer.decode.offset === 'none') expect(fakeQuantize(new Float32Array(1), quantizer)[0]).toBe(0);
  });

  it.each(widths)('is idempotent and equals encode and decode at %i bits', (bits) => {
    const sample = sampleOf(role, bits);
    const quantizer = scheme.fit(sample, params);
    const once = fakeQuantize(sample.values, quantizer);
    expect(fakeQuantize(once, quantizer)).toEqual(once);
    expect(decode(encode(sample.values, quantizer), quantizer)).toEqual(once);
  });

  it('gives a dead tensor a usable quantizer', () => {
    const quantizer = scheme.fit({ role, values: new Float32Array(8), channels, bits: 4 }, params);
    expect(fakeQuantize(new Float32Array(channels), quantizer)).toEqual(new Float32Array(channels));
    expect(quantizer.steps.every((step) => step > 0)).toBe(true);
  });

  it('has parameters that survive JSON', () => {
    const copy = JSON.parse(JSON.stringify(params)) as ParamValues;
    const sample = sampleOf(role, 3);
    expect(scheme.fit(sample, copy)).toEqual(scheme.fit(sample, params));
    expect(scheme.estimator(copy)).toEqual(scheme.estimator(params));
  });
});

describe.each(schemes.all)('scheme $id', (scheme) => {
  it('works with no parameter given', () => {
    const defaults = Object.fromEntries(scheme.params.map((spec) => [spec.key, spec.default]));
    const sample = sampleOf('weights', 4);
    expect(scheme.fit(sample, {})).toEqual(scheme.fit(sample, defaults));
  });

  it('refuses a value that is no option', () => {
    for (const spec of scheme.params) {
      expect(() => scheme.fit(sampleOf('weights', 4), { [spec.key]: 'misspelt' })).toThrow('misspelt');
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
