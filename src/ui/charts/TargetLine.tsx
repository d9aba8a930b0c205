import { useRef } from 'react';
import type { ChartTheme } from '../theme/chart-theme';
import type { ParetoLayout } from './pareto-layout';

interface TargetLineProps {
  readonly layout: ParetoLayout;
  readonly theme: ChartTheme;
  readonly fraction: number;
  readonly label: string;
  readonly onChange: (fraction: number) => void;
}

const handleWidth = 56;

/** The accuracy that is asked for. Dragging is a shortcut: a number field beside the chart does the same. */
export function TargetLine({ layout, theme, fraction, label, onChange }: TargetLineProps) {
  const { plot } = layout;
  const dragging = useRef(false);
  const y = Math.min(Math.max(layout.accuracyPosition(fraction), plot.top), plot.bottom);
  const drag = (event: React.PointerEvent<SVGGElement>): void => {
    if (!dragging.current) return;
    const svg = event.currentTarget.ownerSVGElement;
    if (!svg) return;
    const inside = event.clientY - svg.getBoundingClientRect().top;
    const position = Math.min(Math.max(inside, plot.top), plot.bottom);
    onChange(Math.round(layout.accuracyAt(position) * 1000) / 1000);
  };
  return (
    <g aria-hidden data-testid="target-line">
      <line
        x1={plot.left}
        x2={plot.right}
        y1={y}
        y2={y}
        stroke={theme.ink}
        strokeWidth={1.5}
        strokeDasharray="7 4"
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for pointers only, see the number field. */}
      <g
        style={{ cursor: 'ns-resize', touchAction: 'none' }}
        onMouseDown={(event) => event.stopPropagation()}
        onClick={(event) => event.stopPropagation()}
        onPointerDown={(event) => {
          dragging.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          event.stopPropagation();
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          dragging.current = false;
        }}
        onPointerCancel={() => {
          dragging.current = false;
        }}
      >
        <rect
          x={plot.left - handleWidth}
          y={y - 12}
          width={handleWidth}
          height={24}
          rx={5}
          fill={theme.ink}
        />
        <text
          x={plot.left - handleWidth / 2}
          y={y}
          dy="0.35em"
          textAnchor="middle"
          fontSize={13}
          fontWeight={600}
          fill={theme.surface}
        >
          {label}
        </text>
      </g>
    </g>
  );
}
