import type { Axes } from '../../core/explore/sweep/axes';

/** The axes as `explore --plan FILE` of the command line reads them. */
export function planFile(axes: readonly Axes[]): string {
  const entries = axes.map(({ dataset, network, schemes, methods, bits, seeds, epochs, floatEpochs }) => ({
    dataset,
    network,
    ...(schemes.length > 0 ? { schemes } : {}),
    methods,
    ...(bits.length > 0 ? { bits: bits.map(({ weights, activations }) => `${weights}x${activations}`) } : {}),
    seeds,
    epochs,
    floatEpochs,
  }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}
