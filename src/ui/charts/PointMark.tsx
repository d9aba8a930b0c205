import { memo } from 'react';
import { MarkShape, type MarkShapeProps } from './MarkShape';

interface PointMarkProps extends MarkShapeProps {
  readonly tabbable: boolean;
  readonly onFocus: (id: string) => void;
  readonly onBlur: () => void;
}

/** A design that takes the focus. Its place in the document never changes, or a click or the focus would be lost. */
export const PointMark = memo(function PointMark({ tabbable, onFocus, onBlur, ...shape }: PointMarkProps) {
  const { datum, selected, highlighted } = shape;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside an SVG.
    <g
      role="button"
      tabIndex={tabbable ? 0 : -1}
      aria-label={datum.label}
      aria-pressed={selected}
      data-testid="pareto-point"
      data-point-id={datum.id}
      data-highlighted={highlighted || undefined}
      transform={`translate(${datum.x} ${datum.y})`}
      onFocus={() => onFocus(datum.id)}
      onBlur={onBlur}
      style={{ outline: 'none' }}
    >
      <MarkShape {...shape} />
    </g>
  );
});
