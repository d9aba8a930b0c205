import type { CostedAs } from '../published-accuracy';
import type { PublishedSeries } from './published-series';

const repository = 'github.com/ProhetTeam/cls_quant_config';

const shared = {
  dataset: 'ImageNet',
  floatPercent: null,
  edgeLayers: 'eight-bit',
  evidence: 'secondary',
} as const;

/** As the configuration files of the source say, where the paper of LSQ+ has an offset of activations alone. */
const bothOffsets: CostedAs = { scheme: 'lsq', schemeParams: { offset: 'both' } };
const withoutOffset: CostedAs = { scheme: 'lsq', schemeParams: {} };

/** The source's networks are of the style that has the stride in the 3x3 convolution. */
const halvesIn3x3 = { downsampling: 'spatial' };

/**
 * Many schemes trained by one group with one code. As printed there, but for the line of additive powers of two on
 * MobileNetV2, which repeats that of another scheme digit by digit.
 */
export const oneHarnessSeries: readonly PublishedSeries[] = [
  {
    ...shared,
    scheme: 'lsq',
    network: 'ResNet-18',
    source: `${repository}, LSQ`,
    points: [
      [2, 2, 66.31],
      [3, 3, 69.35],
      [4, 4, 70.36],
    ],
  },
  {
    ...shared,
    scheme: 'lsq-plus',
    network: 'ResNet-18',
    source: `${repository}, LSQD+`,
    costed: bothOffsets,
    points: [[3, 3, 69.28]],
  },
  {
    ...shared,
    scheme: 'lsq-plus',
    network: 'ResNet-18',
    source: `${repository}, LSQD+`,
    costed: withoutOffset,
    points: [[4, 4, 70.5]],
  },
  {
    ...shared,
    scheme: 'apot',
    network: 'ResNet-18',
    source: `${repository}, APOT`,
    points: [
      [2, 2, 66.73],
      [3, 3, 69.55],
      [4, 4, 70.6],
    ],
  },
  {
    ...shared,
    scheme: 'lsq',
    network: 'ResNet-50',
    source: `${repository}, LSQ`,
    costed: { networkParams: halvesIn3x3 },
    points: [
      [2, 2, 72],
      [3, 3, 75.48],
      [4, 4, 76.88],
    ],
  },
  {
    ...shared,
    scheme: 'lsq-plus',
    network: 'ResNet-50',
    source: `${repository}, LSQD+`,
    costed: { ...bothOffsets, networkParams: halvesIn3x3 },
    points: [
      [3, 3, 76.08],
      [4, 4, 76.9],
    ],
  },
  {
    ...shared,
    scheme: 'dsq',
    network: 'ResNet-50',
    source: `${repository}, DSQ`,
    costed: { networkParams: halvesIn3x3 },
    points: [
      [3, 3, 74.25],
      [4, 4, 75.57],
    ],
  },
  {
    ...shared,
    scheme: 'apot',
    network: 'ResNet-50',
    source: `${repository}, APOT`,
    costed: { networkParams: halvesIn3x3 },
    points: [
      [2, 2, 73.38],
      [3, 3, 75.77],
      [4, 4, 76.41],
    ],
  },
  {
    ...shared,
    scheme: 'lsq',
    network: 'MobileNetV2',
    source: `${repository}, LSQ`,
    points: [
      [3, 3, 57.92],
      [4, 4, 67.98],
    ],
  },
  {
    ...shared,
    scheme: 'lsq-plus',
    network: 'MobileNetV2',
    source: `${repository}, LSQD+`,
    costed: bothOffsets,
    points: [
      [3, 3, 64.36],
      [4, 4, 68.74],
    ],
  },
  {
    ...shared,
    scheme: 'dsq',
    network: 'MobileNetV2',
    source: `${repository}, DSQ`,
    points: [[4, 4, 62.23]],
  },
  {
    ...shared,
    scheme: 'dsq',
    network: 'ResNet-18',
    source: `${repository}, DSQ`,
    points: [
      [2, 2, 52.57],
      [3, 3, 66.78],
      [4, 4, 69.7],
    ],
  },
];
