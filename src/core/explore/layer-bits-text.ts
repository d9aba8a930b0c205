import type { LayerBits, QuantizationChoice } from './training-configuration';

/** Widths of every layer as links and command lines write them: `8x8,4x4,2x2`, weights x activations. */
export function formatLayerBits(layerBits: readonly LayerBits[]): string {
  return layerBits.map(({ weights, activations }) => `${weights}x${activations}`).join(',');
}

const mostLayers = 200;

/** Null where the text has another form. `4` is short for `4x4`. */
export function parseLayerBits(text: string): readonly LayerBits[] | null {
  const parts = text.split(',');
  if (parts.length > mostLayers) return null;
  const parsed = parts.flatMap((part): LayerBits[] => {
    const match = /^(\d{1,3})(?:x(\d{1,3}))?$/.exec(part.trim());
    return match ? [{ weights: Number(match[1]), activations: Number(match[2] ?? match[1]) }] : [];
  });
  return parsed.length === parts.length ? parsed : null;
}

/** Widths in few characters, `4`, or `8·4·2` from the first layer to the last; the image of the first has none to name. */
export function widthSummary({
  layerBits,
  weightBits,
  activationBits,
}: Pick<QuantizationChoice, 'layerBits' | 'weightBits' | 'activationBits'>): {
  readonly weights: string;
  readonly activations: string;
} {
  if (!layerBits) return { weights: String(weightBits), activations: String(activationBits) };
  const activations = layerBits.slice(1).map((bits) => bits.activations);
  return { weights: layerBits.map(({ weights }) => weights).join('·'), activations: activations.join('·') };
}
