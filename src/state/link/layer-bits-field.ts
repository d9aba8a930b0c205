import { completeConfiguration } from '../../core/explore/complete-configuration';
import { formatLayerBits, parseLayerBits } from '../../core/explore/layer-bits-text';
import { widthLayers } from '../../core/explore/layer-widths';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { excerpt } from '../../core/parameters/parse-params';
import { problem } from '../../core/problem';
import { schemes } from '../../core/schemes';
import { nearestLayerBits } from '../../core/schemes/nearest-width';
import type { LinkField } from './link-field';

const key = 'layer-bits';

/** `layer-bits=8x8,4x4,2x2`: widths of weights and activations, layer by layer. After network, scheme and `bits`. */
export const layerBitsField: LinkField<TrainingConfiguration> = {
  key,
  read: (text, part) => {
    const widths = parseLayerBits(text);
    if (!widths) return { part, problems: [problem('not-layer-bits', { key, value: excerpt(text) })] };
    const needed = widthLayers(part).length;
    if (widths.length !== needed) {
      const { network } = part;
      return {
        part,
        problems: [problem('wrong-layer-count', { key, given: widths.length, network, needed })],
      };
    }
    const { quantization } = part;
    const scheme = schemes.get(quantization.scheme);
    const layerBits = widths.map((bits) => nearestLayerBits(scheme, bits));
    const problems = (['weights', 'activations'] as const).flatMap((role) => {
      const wrong = widths.find((bits, layer) => bits[role] !== layerBits[layer]?.[role]);
      const options = scheme.widths[role].join(', ');
      return wrong ? [problem('not-a-width', { scheme: scheme.id, role, options, value: wrong[role] })] : [];
    });
    return {
      part: completeConfiguration({ ...part, quantization: { ...quantization, layerBits } }),
      problems,
    };
  },
  write: ({ quantization: { layerBits } }) => (layerBits ? formatLayerBits(layerBits) : null),
};
