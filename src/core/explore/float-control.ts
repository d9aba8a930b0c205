import { canonicalJson } from '../hash';
import type { DesignPoint } from './design-point';

/**
 * The FP32 control of designs that share dataset, network and its parameters: of the recipe that most of the quantized
 * designs were trained with and that has a control, the FP32 point with most seeds. Claims count on neither side. Null
 * without an FP32 point.
 */
export function floatControl(points: readonly DesignPoint[]): DesignPoint | null {
  const computed = points.filter(({ origin }) => origin !== 'claimed');
  const designs = new Map<string, number>();
  for (const { configuration } of computed) {
    if (configuration.method === 'float') continue;
    const recipe = canonicalJson(configuration.recipe);
    designs.set(recipe, (designs.get(recipe) ?? 0) + 1);
  }
  const standing = ({ configuration, testAccuracy }: DesignPoint): readonly [number, number] => [
    designs.get(canonicalJson(configuration.recipe)) ?? 0,
    testAccuracy.seeds,
  ];
  const floats = computed.filter(({ configuration }) => configuration.method === 'float');
  return floats.reduce<DesignPoint | null>((best, point) => {
    if (!best) return point;
    const [bestDesigns, bestSeeds] = standing(best);
    const [ownDesigns, ownSeeds] = standing(point);
    return ownDesigns > bestDesigns || (ownDesigns === bestDesigns && ownSeeds > bestSeeds) ? point : best;
  }, null);
}
