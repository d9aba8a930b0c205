import type { PricedPart } from './source-pricing';

type Place = Pick<PricedPart, 'component' | 'unit' | 'rate'>;
type Price = Pick<PricedPart, 'energyPj' | 'areaUm2' | 'leakageUw'>;

/** Gathers prices by component, unit and rate. */
export interface PartList {
  /** Adds `count` times the price. */
  add(place: Place, price: Price, count?: number): void;
  parts(): readonly PricedPart[];
}

/** An empty list; parts of one component, unit and rate are added up. */
export function createPartList(): PartList {
  const parts = new Map<string, { -readonly [Key in keyof PricedPart]: PricedPart[Key] }>();
  return {
    add: ({ component, unit, rate }, price, count = 1) => {
      const key = `${component} ${unit} ${rate}`;
      const part = parts.get(key) ?? { component, unit, rate, energyPj: 0, areaUm2: 0, leakageUw: 0 };
      part.energyPj += count * price.energyPj;
      part.areaUm2 += count * price.areaUm2;
      part.leakageUw += count * price.leakageUw;
      parts.set(key, part);
    },
    parts: () => [...parts.values()],
  };
}
