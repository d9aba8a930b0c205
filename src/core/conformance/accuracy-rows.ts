import type { ReferenceKey } from '../references';
import { type ConformanceRow, notJudged, type Outcome, type Published, range, value } from './row';
import type { ConformanceTextCode } from './texts';

const otherNetwork: Outcome = {
  kind: 'not-modelled',
  reason: { code: 'other-network', parameters: {} },
};
const needsTraining: Outcome = {
  kind: 'not-modelled',
  reason: { code: 'needs-training', parameters: {} },
};

const brevitas = { source: 'brevitas', place: 'bnn_pynq README', compute: () => otherNetwork } as const;
const mqbench = { source: 'mqbench', place: 'PTQ benchmark', compute: () => otherNetwork } as const;
const study = { source: null, place: '', compute: () => needsTraining } as const;

/** What to expect of small networks: neither passes nor fails. */
export const accuracyRows: readonly ConformanceRow[] = [
  row('mnist-mlp', { weights: 2, activations: 2 }, range(96.6, 98.66), brevitas),
  row('mnist-mlp', { weights: 1, activations: 1 }, range(93.17, 98.88), brevitas),
  row('cifar-cnv', { weights: 1, activations: 1 }, value(84.22), brevitas),
  row('cifar-cnv', { weights: 1, activations: 2 }, value(87.8), brevitas),
  row('cifar-cnv', { weights: 2, activations: 2 }, value(89.03), brevitas),
  row('resnet-minmax', { weights: 8, activations: 8 }, value(70.93), mqbench),
  row('resnet-minmax', { weights: 4, activations: 8 }, value(52.25), mqbench),
  row('resnet-adaround', { weights: 4, activations: 8 }, value(70.35), mqbench),
  row('tiny-cnn-float', { weights: 32, activations: 32 }, value(87.9), study),
  row('tiny-cnn-edges', { weights: 4, activations: 4 }, value(87.65), study),
  row('tiny-cnn-all', { weights: 4, activations: 4 }, value(85.7), study),
  row('tiny-cnn-edges', { weights: 2, activations: 2 }, value(72.8), study),
  row('tiny-cnn-all', { weights: 2, activations: 2 }, value(18.3), study),
];

interface Origin {
  readonly source: ReferenceKey | null;
  readonly place: string;
  readonly compute: () => Outcome;
}

function row(
  code: ConformanceTextCode,
  widths: { readonly weights: number; readonly activations: number },
  published: Published,
  origin: Origin,
): ConformanceRow {
  return {
    ...origin,
    id: `accuracy-${code}-w${widths.weights}a${widths.activations}`,
    group: 'accuracy',
    what: { code, parameters: widths },
    published,
    unit: '%',
    status: origin.source === null ? 'recomputed' : 'read',
    use: 'orientation',
    tolerance: notJudged,
  };
}
