import type { AffinePlacement } from '../../core/hardware/placements/affine-placement';
import styles from './PlacementChoice.module.css';

const lanes = [7, 20, 33] as const;
const columns = { before: 16, product: 32, after: 44, sum: 60, output: 76 } as const;

/** Three lanes into one sum; the filled blocks are where scale and offset are computed. */
export function PlacementDiagram({ placement }: { readonly placement: AffinePlacement }) {
  const prestage = placement === 'shared-prestage';
  return (
    <svg className={styles.diagram} viewBox="0 0 84 40" aria-hidden="true">
      {lanes.map((y) => (
        <Lane key={y} y={y} placement={placement} />
      ))}
      {prestage && <rect className={styles.affine} x={3} y={15} width={8} height={10} rx={1.5} />}
      <circle className={styles.block} cx={columns.sum} cy={20} r={6} />
      <path className={styles.wire} d={`M${columns.sum - 3} 20h6M${columns.sum} 17v6M66 20h6`} />
      <rect
        className={placement === 'folded' ? styles.affine : styles.block}
        x={columns.output - 4}
        y={15}
        width={9}
        height={10}
        rx={1.5}
      />
    </svg>
  );
}

function Lane({ y, placement }: { readonly y: number; readonly placement: AffinePlacement }) {
  const wide = placement === 'per-lane-dequantize';
  const start = placement === 'shared-prestage' ? `M11 20L20 ${y}` : `M4 ${y}H20`;
  const reach = `L${columns.sum - 6} ${20 + (y - 20) * 0.25}`;
  return (
    <g>
      <path className={styles.wire} d={`${start}H${columns.product}`} />
      <path className={styles.wire} data-wide={wide || undefined} d={`M${columns.product} ${y}H46${reach}`} />
      <LaneAffine y={y} placement={placement} />
      <rect className={styles.block} x={columns.product - 4} y={y - 4} width={8} height={8} rx={1.5} />
      <path
        className={styles.wire}
        d={`M${columns.product - 1.8} ${y - 1.8}l3.6 3.6M${columns.product - 1.8} ${y + 1.8}l3.6 -3.6`}
      />
    </g>
  );
}

function LaneAffine({ y, placement }: { readonly y: number; readonly placement: AffinePlacement }) {
  switch (placement) {
    case 'per-lane-offset':
      return <circle className={styles.affine} cx={columns.before} cy={y} r={3} />;
    case 'per-lane-dequantize':
      return (
        <rect className={styles.affine} x={columns.before - 6} y={y - 4} width={11} height={8} rx={1.5} />
      );
    case 'expanded-affine':
      return (
        <rect className={styles.affine} x={columns.product + 5} y={y - 4} width={8} height={8} rx={1.5} />
      );
    case 'per-product':
      return <rect className={styles.affine} x={columns.after - 2} y={y - 4} width={6} height={8} rx={1.5} />;
    default:
      return null;
  }
}
