import { memo } from 'react';
import { MarkShape, type MarkShapeProps } from './MarkShape';
import type { PlacedDatum } from './pareto-datum';

interface PointMarkProps extends MarkShapeProps {
  readonly label: string;
  readonly tabbable: boolean;
}

const withoutOutline = { outline: 'none' } as const;

/** A design that takes the focus. Its place in the document never changes, or a click or the focus would be lost. */
export const PointMark = memo(function PointMark({ label, tabbable, ...shape }: PointMarkProps) {
  const { datum, selected, highlighted } = shape;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside an SVG.
    <g
      role="button"
      tabIndex={tabbable ? 0 : -1}
      aria-label={label}
      aria-pressed={selected}
      data-testid="pareto-point"
      data-point-id={datum.id}
      data-highlighted={highlighted || undefined}
      data-wished={datum.wished || undefined}
      data-faint={datum.faint || undefined}
      transform={`translate(${datum.x} ${datum.y})`}
      style={withoutOutline}
    >
      <SteadyShape {...shape} />
    </g>
  );
});

/** A point that only moves keeps its shape as it is. */
const SteadyShape = memo(
  MarkShape,
  (before, after) =>
    before.theme === after.theme &&
    before.selected === after.selected &&
    before.highlighted === after.highlighted &&
    before.pinnedLetter === after.pinnedLetter &&
    looksLike(before.datum, after.datum),
);

function looksLike(before: PlacedDatum, after: PlacedDatum): boolean {
  return (
    before.family === after.family &&
    before.shape === after.shape &&
    before.sizeStep === after.sizeStep &&
    before.origin === after.origin &&
    before.onFront === after.onFront &&
    before.mismatched === after.mismatched &&
    before.wished === after.wished &&
    before.faint === after.faint
  );
}
