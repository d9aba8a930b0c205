import { useId } from 'react';
import { frontPath } from './front-path';
import { MarkShape } from './MarkShape';
import { PointMark } from './PointMark';
import type { ParetoChartProps } from './pareto-chart-props';
import type { PlacedDatum } from './pareto-datum';
import type { ParetoLayout } from './pareto-layout';
import { ReferenceBand } from './ReferenceBand';
import { SeedMarks, Whiskers } from './SpreadMarks';

interface ParetoMarksProps
  extends Pick<
    ParetoChartProps,
    'labels' | 'theme' | 'better' | 'reference' | 'selectedId' | 'highlightedId' | 'pinnedLetters'
  > {
  readonly layout: ParetoLayout;
  readonly visible: readonly PlacedDatum[];
  /** The point that the Tab key reaches. */
  readonly tabStopId: string | undefined;
}

/** Front, spread and points; those that are looked at once more, on top of all others. */
export function ParetoMarks({ layout, visible, tabStopId, theme, ...props }: ParetoMarksProps) {
  const clipId = useId();
  const { plot } = layout;
  const looked = visible.filter(({ id }) => id === props.highlightedId || id === props.selectedId);
  const shapeOf = (datum: PlacedDatum) => ({
    datum,
    theme,
    selected: datum.id === props.selectedId,
    highlighted: datum.id === props.highlightedId,
    pinnedLetter: props.pinnedLetters[datum.id] ?? null,
  });
  return (
    <>
      <clipPath id={clipId}>
        <rect
          x={plot.left}
          y={plot.top - 2}
          width={plot.right - plot.left}
          height={plot.bottom - plot.top + 4}
        />
      </clipPath>
      <g clipPath={`url(#${clipId})`}>
        {props.reference && <ReferenceBand layout={layout} theme={theme} reference={props.reference} />}
        <path
          data-testid="pareto-front"
          d={frontPath(layout.placed, props.better, plot)}
          fill="none"
          stroke={theme.ink}
          strokeWidth={1.75}
          strokeLinejoin="round"
          opacity={0.75}
        />
        <Whiskers visible={visible} layout={layout} theme={theme} />
        {looked.map((datum) => (
          <SeedMarks key={datum.id} datum={datum} layout={layout} theme={theme} />
        ))}
      </g>
      {visible.map((datum) => (
        <PointMark
          key={datum.id}
          {...shapeOf(datum)}
          label={props.labels.get(datum.id) ?? ''}
          tabbable={datum.id === tabStopId}
        />
      ))}
      <g aria-hidden pointerEvents="none">
        {looked.map((datum) => (
          <g key={datum.id} transform={`translate(${datum.x} ${datum.y})`}>
            <MarkShape {...shapeOf(datum)} />
          </g>
        ))}
      </g>
    </>
  );
}
