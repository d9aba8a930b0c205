import { type AnchorQuantity, anchorMantissaBits, type MantissaCurve, mantissaRange } from './mantissa-curve';

/** Curves of many requantizers, as a file has them: columns of numbers, one requantizer after the other. */
export interface PackedCurves {
  /** The requantizers, as the places of their keys in the table. */
  readonly rows: readonly number[];
  /** At every width of the range. */
  readonly latencyCycles: readonly number[];
  /** At every anchor. */
  readonly anchors: Readonly<Record<AnchorQuantity, readonly number[]>>;
}

const decimals = 3;
const widths = mantissaRange.maximum - mantissaRange.minimum + 1;

/** Multiples of the kept width at three decimals. */
export function packCurves(curves: readonly (readonly [row: number, curve: MantissaCurve])[]): PackedCurves {
  const column = (quantity: AnchorQuantity): readonly number[] =>
    curves.flatMap(([, { anchors }]) =>
      anchors.map((figures) => Number(figures[quantity].toFixed(decimals))),
    );
  return {
    rows: curves.map(([row]) => row),
    latencyCycles: curves.flatMap(([, { latencyCycles }]) => latencyCycles),
    anchors: {
      gatesArea: column('gatesArea'),
      gatesEnergy: column('gatesEnergy'),
      registersArea: column('registersArea'),
      registersEnergy: column('registersEnergy'),
      delay: column('delay'),
    },
  };
}

/** The curve at a place of `rows`. */
export function readCurve({ latencyCycles, anchors }: PackedCurves, place: number): MantissaCurve {
  return {
    latencyCycles: latencyCycles.slice(place * widths, (place + 1) * widths),
    anchors: anchorMantissaBits.map((_, index) => {
      const read = (quantity: AnchorQuantity): number =>
        anchors[quantity][place * anchorMantissaBits.length + index] ?? 0;
      return {
        gatesArea: read('gatesArea'),
        gatesEnergy: read('gatesEnergy'),
        registersArea: read('registersArea'),
        registersEnergy: read('registersEnergy'),
        delay: read('delay'),
      };
    }),
  };
}
