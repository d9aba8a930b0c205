import { symbolPath } from '../charts/symbol-shape';
import { schemeMark } from './scheme-mark';

/** The mark of a scheme as on the chart, beside its name. */
export function SchemeGlyph({ scheme, size = 16 }: { readonly scheme: string; readonly size?: number }) {
  const { family, shape } = schemeMark(scheme);
  const color = `var(--bf-family-${family})`;
  return (
    <svg width={size} height={size} viewBox="-8 -8 16 16" aria-hidden="true" style={{ flex: 'none' }}>
      <path d={symbolPath(shape, 96)} fill={color} stroke={color} strokeWidth={1.5} />
    </svg>
  );
}
