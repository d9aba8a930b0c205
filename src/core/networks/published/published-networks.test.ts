import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layerDimensions } from '../../hardware/layer-dimensions';
import type { ParamValues } from '../../parameters/param-spec';
import { references } from '../../references';
import { layerShapes } from '../layer-shapes';
import { layerStages } from '../layer-stages';
import { publishedNetworks } from '.';

function shapesOf(id: string, params: ParamValues = {}) {
  const { input, classes, layers } = publishedNetworks.get(id);
  return layerShapes(layers(params, classes), input, classes);
}

function totals(id: string, params?: ParamValues) {
  const layers = shapesOf(id, params).map((shape) => layerDimensions(shape));
  return {
    layers: layers.length,
    macs: layers.reduce((sum, { macs }) => sum + macs, 0),
    weights: layers.reduce((sum, { weightWords }) => sum + weightWords, 0),
  };
}

/** Name, output positions, products per output, output channels. */
function rowsOf(id: string, params?: ParamValues) {
  return shapesOf(id, params).map((shape) => {
    const { groups, outputPositions, products, outputChannelsPerGroup } = layerDimensions(shape);
    return [shape.name, outputPositions, products, groups * outputChannelsPerGroup];
  });
}

describe('alexnet', () => {
  it('has the layers of its paper', () => {
    // 55*55 = 3025, 27*27 = 729, 13*13 = 169 positions; halves of 96, 384 and 384 channels; 6*6*256 = 9216 inputs.
    expect(rowsOf('alexnet')).toEqual([
      ['conv1', 3025, 121 * 3, 96],
      ['conv2', 729, 25 * 48, 256],
      ['conv3', 169, 9 * 256, 384],
      ['conv4', 169, 9 * 192, 384],
      ['conv5', 169, 9 * 192, 256],
      ['dense6', 1, 9216, 4096],
      ['dense7', 1, 4096, 4096],
      ['dense8', 1, 4096, 1000],
    ]);
  });

  it('has the totals of these layers', () => {
    // weights 34,848 + 307,200 + 884,736 + 663,552 + 442,368 = 2,332,704 and 37,748,736 + 16,777,216 + 4,096,000
    // macs 105,415,200 + 223,948,800 + 149,520,384 + 112,140,288 + 74,760,192 = 665,784,864 and 58,621,952 dense
    expect(totals('alexnet')).toEqual({ layers: 8, macs: 724_406_816, weights: 60_954_656 });
  });

  it('has no groups where none are asked for', () => {
    // conv2, conv4 and conv5 count once more: 223,948,800 + 112,140,288 + 74,760,192 = 410,849,280
    const { macs } = totals('alexnet', { groups: 'none' });
    expect(macs).toBe(724_406_816 + 410_849_280);
  });
});

describe('vgg-16', () => {
  it('has the totals of thirteen convolutions and three dense layers', () => {
    // A = 1,849,688,064 = 9*64*64 * 224*224 = 9*128*128 * 112*112 = 9*256*256 * 56*56 = 9*512*512 * 28*28
    // convolutions 86,704,128 + 6 A + 3 A/2 + 3 A/4 = 15,346,630,656
    // dense 25,088*4096 + 4096*4096 + 4096*1000 = 123,633,664, as many macs as weights
    // weights of convolutions 1,728 + 36,864 + 73,728 + 147,456 + 294,912 + 2*589,824 + 1,179,648 + 5*2,359,296
    expect(totals('vgg-16')).toEqual({
      layers: 16,
      macs: 15_346_630_656 + 123_633_664,
      weights: 14_710_464 + 123_633_664,
    });
  });
});

describe('resnet-18', () => {
  it('has the layers of its first stages', () => {
    expect(rowsOf('resnet-18').slice(0, 8)).toEqual([
      ['conv1', 112 * 112, 49 * 3, 64],
      ['stage1-block1-conv1', 56 * 56, 576, 64],
      ['stage1-block1-conv2', 56 * 56, 576, 64],
      ['stage1-block2-conv1', 56 * 56, 576, 64],
      ['stage1-block2-conv2', 56 * 56, 576, 64],
      ['stage2-block1-conv1', 28 * 28, 576, 128],
      ['stage2-block1-conv2', 28 * 28, 1152, 128],
      ['stage2-block1-shortcut', 28 * 28, 64, 128],
    ]);
  });

  it('has the totals of its table', () => {
    // conv1 9,408 weights * 12,544 = 118,013,952. With B = 115,605,504 = 9*64*64 * 56*56, stage 1 has 4 B, each other one
    // B/2 + 3 B + a shortcut of 64*128 * 28*28 = 6,422,528; dense 512,000: 118,013,952 + 4 B + 3 (3.5 B + 6,422,528) + 512,000
    // weights 9,408 + 147,456 + 524,288 + 2,097,152 + 8,388,608 + 512,000
    expect(totals('resnet-18')).toEqual({ layers: 21, macs: 1_814_073_344, weights: 11_678_912 });
  });
});

describe('resnet-50', () => {
  it('has the totals of its table', () => {
    // weights per stage, the first block with its shortcut: 73,728 + 2*69,632 = 212,992; 376,832 + 3*278,528 = 1,212,416;
    // 1,507,328 + 5*1,114,112 = 7,077,888; 6,029,312 + 2*4,456,448 = 14,942,208; conv1 9,408; dense 2,048,000
    // macs 118,013,952 + 212,992*3136 + 1,212,416*784 + 7,077,888*196 + 14,942,208*49 + 2,048,000
    expect(totals('resnet-50')).toEqual({ layers: 54, macs: 3_857_973_248, weights: 25_502_912 });
  });

  it('halves images in the 3x3 convolution where that is asked for', () => {
    // The first convolution of three stages then works on four times the positions: three times 256*128 * 784,
    // 512*256 * 196 and 1024*512 * 49 more, 25,690,112 each.
    const { macs, weights } = totals('resnet-50', { downsampling: 'spatial' });
    expect(macs).toBe(3_857_973_248 + 3 * 3 * 25_690_112);
    expect(weights).toBe(25_502_912);
  });
});

describe('mobilenet-v2', () => {
  it('has K = 9 in its depthwise layers and additions where the shape stays', () => {
    expect(rowsOf('mobilenet-v2').slice(0, 6)).toEqual([
      ['conv1', 112 * 112, 27, 32],
      ['stage1-block1-depthwise', 112 * 112, 9, 32],
      ['stage1-block1-narrow', 112 * 112, 32, 16],
      ['stage2-block1-widen', 112 * 112, 16, 96],
      ['stage2-block1-depthwise', 56 * 56, 9, 96],
      ['stage2-block1-narrow', 56 * 56, 96, 24],
    ]);
    const { layers, classes } = publishedNetworks.get('mobilenet-v2');
    // Seventeen bottlenecks, the first of each of the seven rows without.
    expect(layers({}, classes).filter(({ kind }) => kind === 'add')).toHaveLength(10);
  });

  it('has the totals of its table', () => {
    // weights: conv1 864, then row by row 800; 1,536 + 3,168 + 8,208; 3,456 + 5,904 + 2*14,016; 6,144 + 14,016 + 3*52,608;
    // 64,896 + 2*115,776; 55,296 + 97,344 + 2*315,840; 469,440; then 409,600 and 1,280,000
    // macs: 10,838,016; 10,035,200; 54,942,720; 37,443,840; 38,497,536; 58,103,808; 46,560,192; 23,002,560; 20,070,400; 1,280,000
    expect(totals('mobilenet-v2')).toEqual({ layers: 53, macs: 300_774_272, weights: 3_469_760 });
  });
});

describe.each(publishedNetworks.all)(
  'published network $id',
  ({ id, params, references: keys, input, classes, layers }) => {
    it('cites a paper, and has stages that end in one output per class', () => {
      expect(keys.every((key) => key in references)).toBe(true);
      expect(keys.length).toBeGreaterThan(0);
      const specs = layers({}, classes);
      expect(layerStages(specs, input)).toHaveLength(shapesOf(id).length);
      expect(shapesOf(id).at(-1)).toMatchObject({ kind: 'dense', outputs: 1000 });
    });

    it('takes every option of its choices', () => {
      for (const spec of params) {
        if (spec.kind !== 'choice') continue;
        for (const option of spec.options) expect(() => totals(id, { [spec.key]: option })).not.toThrow();
      }
    });
  },
);

describe('registry of published networks', () => {
  it('holds every network file of its folder', () => {
    const helpers = [
      'index',
      'image-net-series',
      'one-harness-series',
      'published-network',
      'published-series',
      'reported-networks',
      'residual-network',
      'small-image-series',
    ];
    const files = readdirSync(import.meta.dirname)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => file.slice(0, -'.ts'.length))
      .filter((file) => !helpers.includes(file));
    expect([...publishedNetworks.ids].sort()).toEqual(files.sort());
  });
});
