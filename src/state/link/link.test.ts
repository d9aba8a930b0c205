import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { completeConfiguration } from '../../core/explore/complete-configuration';
import { formatLayerBits } from '../../core/explore/layer-bits-text';
import { accelerators } from '../../core/hardware/accelerators';
import { completeParams } from '../../core/parameters/parse-params';
import { schemes } from '../../core/schemes';
import { defaultHardware, defaultTraining } from '../defaults';
import { linkState, pin } from '../testing/link-states';
import { decodeLink } from './decode-link';
import { encodeLink, maximumLinkLength } from './encode-link';
import { hardwareTable } from './hardware-fields';
import { defaultLinkState, type LinkState } from './link-state';
import { trainingTable } from './training-fields';
import { defaultLinkView, viewTable } from './view-fields';

const codes = (hash: string) => decodeLink(hash).problems.map(({ code }) => code);

describe('encodeLink()', () => {
  it('is empty for the defaults and a bare screen for another one', () => {
    expect(encodeLink(defaultLinkState).hash).toBe('');
    expect(encodeLink({ ...defaultLinkState, screen: 'train' }).hash).toBe('#/train');
  });

  it('writes only what differs, in readable words', () => {
    const state: LinkState = {
      ...defaultLinkState,
      training: completeConfiguration({
        ...defaultTraining,
        quantization: {
          ...defaultTraining.quantization,
          schemeParams: { offset: 'both' },
          weightBits: 3,
          activationBits: 8,
        },
      }),
      hardware: { ...defaultHardware, placement: 'per-lane-dequantize' },
      view: { ...defaultLinkView, hiddenSchemes: ['lsq', 'float'], bitsRange: [2, 4] },
    };
    expect(encodeLink(state).hash).toBe(
      '#/explore?v=1&scheme.offset=both&bits=3x8&placement=per-lane-dequantize&hidden=lsq,float&show-bits=2-4',
    );
  });

  it('leaves out the last pinned points where the link would grow too long', () => {
    const pins = fc.sample(pin, { numRuns: 40, seed: 1 });
    const { hash, droppedPins } = encodeLink({ ...defaultLinkState, pins });
    expect(hash.length).toBeLessThanOrEqual(maximumLinkLength);
    expect(droppedPins).toBeGreaterThan(0);
    expect(decodeLink(hash).state.pins).toEqual(pins.slice(0, pins.length - droppedPins));
  });

  it('is undone by decodeLink()', () => {
    fc.assert(
      fc.property(linkState, (state) => {
        const { hash, droppedPins } = encodeLink(state);
        fc.pre(droppedPins === 0);
        expect(decodeLink(hash)).toEqual({ state, problems: [], isNewer: false });
      }),
    );
  });
});

describe('decodeLink()', () => {
  it.each(accelerators.ids)(
    'gives %s its own defaults, not those of the machine before it',
    (accelerator) => {
      const { params } = accelerators.get(accelerator);
      const hardware = { ...defaultHardware, accelerator, acceleratorParams: completeParams(params, {}) };
      const { hash } = encodeLink({ ...defaultLinkState, hardware });
      expect(decodeLink(hash).state.hardware).toEqual(hardware);
    },
  );

  it.each(['', '#', '#/', '#/explore'])('reads %j as the defaults', (hash) => {
    expect(decodeLink(hash)).toEqual({ state: defaultLinkState, problems: [], isNewer: false });
  });

  it('gives a scheme without the default widths its own, and the batch normalization that it needs', () => {
    const { state, problems } = decodeLink('#/train?v=1&scheme=bnn');
    expect(state.training.quantization).toMatchObject({ scheme: 'bnn', weightBits: 1, activationBits: 1 });
    expect(state.training.networkParams).toMatchObject({ batchNorm: 'kept' });
    expect(problems).toEqual([
      { code: 'batch-norm-added', parameters: { scheme: 'bnn', network: 'tiny-cnn' } },
    ]);
  });

  it('repairs an unknown key, a width out of range and a misspelt scheme, and names all three', () => {
    const { state, problems } = decodeLink('#/explore?v=1&colour=red&bits=999&scheme=lqs');
    expect(state.training.quantization).toMatchObject({ scheme: 'lsq', weightBits: 8, activationBits: 8 });
    expect(problems).toEqual([
      {
        code: 'not-an-option',
        parameters: { key: 'scheme', options: schemes.ids.join(', '), value: 'lqs' },
      },
      {
        code: 'not-a-width',
        parameters: { scheme: 'lsq', role: 'weights', options: '2, 3, 4, 5, 6, 7, 8', value: 999 },
      },
      { code: 'link-unknown-key', parameters: { key: 'colour' } },
    ]);
  });

  it.each([
    ['#nonsense', ['link-unreadable']],
    ['#/nowhere', ['not-an-option']],
    ['#/explore?v=zero', ['not-a-number']],
    ['#/explore?bits=3x', ['not-bits']],
    ['#/explore?show-bits=8-2', ['not-a-bits-range']],
    ['#/explore?selected=42', ['not-a-point']],
    ['#/explore?inspect=gates', ['not-an-option']],
    ['#/explore?inspect-layer=conv%202', ['not-a-layer']],
    ['#/explore?target=2', ['out-of-range']],
    ['#/explore?hidden=lsq,nothing', ['not-an-option']],
    ['#/explore?seed=1.5', ['not-an-integer']],
    ['#/explore?scheme=lsq-plus&scheme.offset=both', ['link-unknown-key']],
    ['#/explore?pins=%%%', ['link-pins-damaged']],
    ['#/explore?pins=', ['link-pins-damaged']],
    [`#/explore?pins=${'A'.repeat(9000)}`, ['link-pins-damaged']],
    [`#/explore?noise=${'x'.repeat(100_000)}`, ['link-too-long']],
  ])('answers %.40s with %j', (hash, expected) => {
    expect(codes(hash)).toEqual(expected);
  });

  it('opens the tab and the layer of a shared design', () => {
    const { state } = decodeLink('#/explore?v=1&inspect=datapath&inspect-layer=conv1');
    expect(state.view).toEqual({ ...defaultLinkView, inspectTab: 'datapath', datapathLayer: 'conv1' });
  });

  it.each([
    ['layer-bits=8x8,4x4,2x2', '8x8,4x4,2x2', []],
    ['bits=3&edges=eight-bit&layer-bits=4x2,4x4,2x3', '4x8,4x4,2x3', []],
    ['network=lenet-5&layer-bits=8,4,4,4,2', '8x8,4x4,4x4,4x4,2x2', []],
    ['layer-bits=8x8,12x4,2x2', '8x8,8x4,2x2', ['not-a-width']],
    ['layer-bits=8x8,4x4', undefined, ['wrong-layer-count']],
    ['network=lenet-5&layer-bits=8x8,4x4,2x2', undefined, ['wrong-layer-count']],
    ['layer-bits=8y8', undefined, ['not-layer-bits']],
    ['layer-bits=3x8,3x3,3x3', undefined, []],
  ])('reads the widths of every layer: %s', (query, expected, problems) => {
    const { state, problems: found } = decodeLink(`#/train?${query}`);
    const { layerBits } = state.training.quantization;
    expect(layerBits && formatLayerBits(layerBits)).toBe(expected);
    expect(found.map(({ code }) => code)).toEqual(problems);
    expect(decodeLink(encodeLink(state).hash).state).toEqual(state);
  });

  it('reads nothing of a link of a newer version', () => {
    const { state, isNewer } = decodeLink('#/train?v=2&bits=3');
    expect(isNewer).toBe(true);
    expect(state).toEqual(defaultLinkState);
    expect(codes('#/train?v=2&bits=3')).toEqual(['link-newer']);
  });

  it('lists eight repairs and counts the rest', () => {
    const query = Array.from({ length: 30 }, (_, index) => `key${index}=1`).join('&');
    const { problems } = decodeLink(`#/explore?${query}`);
    expect(problems).toHaveLength(9);
    expect(problems[8]).toEqual({ code: 'link-more-repairs', parameters: { count: 22 } });
  });

  it('drops a claim whose configuration it cannot read, instead of repairing it', () => {
    const claims = [
      ['scheme=lqs', [1], 0.9, null, 0.9],
      ['bits=3', [1], 0.9, null, 0.9],
      ['bits=3', [1, 1], 0.9, 0.1, 0.9],
      ['bits=3', [1, 2], 0.9, null, 0.9],
    ];
    const packed = btoa(String.fromCharCode(...deflateSync(strToU8(JSON.stringify(claims)))));
    const { state, problems } = decodeLink(`#/explore?pins=${encodeURIComponent(packed)}`);
    expect(state.pins).toHaveLength(1);
    expect(problems).toEqual([{ code: 'link-pins-dropped', parameters: { count: 3 } }]);
  });

  it('stops at a claim list that inflates beyond measure', () => {
    const bomb = btoa(
      String.fromCharCode(...deflateSync(new Uint8Array(1_000_000).fill(0x20), { level: 9 })),
    );
    expect(codes(`#/explore?pins=${encodeURIComponent(bomb)}`)).toEqual(['link-pins-damaged']);
  });

  it('never throws and always gives a state that can be sent on', () => {
    const keys = [
      'v',
      'bits',
      'scheme',
      'pins',
      'hidden',
      'seed',
      'inputLanes',
      'scheme.offset',
      '__proto__',
    ];
    const noise = fc.oneof(
      fc.string({ maxLength: 300, unit: 'binary' }),
      fc.string({ minLength: 1, maxLength: 50 }).map((text) => `#/explore?${text.repeat(2000)}`),
      fc.string({ minLength: 1, maxLength: 9 }).map((text) => `#/explore?${text.repeat(2000)}`),
      fc
        .array(fc.tuple(fc.constantFrom(...keys), fc.string({ maxLength: 40, unit: 'binary' })), {
          maxLength: 6,
        })
        .map((pairs) => `#/explore?${pairs.map(([key, text]) => `${key}=${text}`).join('&')}`),
      linkState
        .map((state) => encodeLink(state).hash)
        .chain((hash) => fc.nat({ max: hash.length }).map((length) => hash.slice(0, length))),
    );
    fc.assert(
      fc.property(noise, (hash) => {
        const { state } = decodeLink(hash);
        expect(decodeLink(encodeLink(state).hash).problems).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the keys of a link', () => {
  it('are distinct for every accelerator, network and scheme', () => {
    const keysOf = <Part>(table: readonly unknown[], part: Part) =>
      table.flatMap((entry) => {
        const fields = typeof entry === 'function' ? entry(part) : [entry];
        return fields.map(({ key }: { key: string }) => key) as string[];
      });
    const own = [
      'v',
      'pins',
      ...keysOf(trainingTable, defaultTraining),
      ...keysOf(viewTable, defaultLinkView),
    ];
    for (const accelerator of accelerators.ids) {
      const all = [...own, ...keysOf(hardwareTable, { ...defaultHardware, accelerator })];
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

/** Links that were sent must open for ever: a change here needs a new version of the format. */
describe('links of version 1', () => {
  it.each([
    ['#/explore?v=1&bits=2&edges=eight-bit', { weightBits: 2, activationBits: 2, edgeLayers: 'eight-bit' }],
    [
      '#/train?v=1&scheme=fixed-point&scheme.calibration=min-max&method=ptq&bits=8x4',
      { scheme: 'fixed-point' },
    ],
    [
      '#/explore?v=1&scheme.scaleKind=power-of-two&scheme.granularity=channel',
      { scheme: 'lsq', weightBits: 4 },
    ],
  ])('%s still opens', (hash, quantization) => {
    const { state, problems } = decodeLink(hash);
    expect(problems).toEqual([]);
    expect(state.training.quantization).toMatchObject(quantization);
  });
});
