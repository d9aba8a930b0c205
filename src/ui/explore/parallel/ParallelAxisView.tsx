import { useTranslation } from 'react-i18next';
import type { ChartTheme } from '../../theme/chart-theme';
import { BrushHandle } from './BrushHandle';
import type { BrushEnd } from './brushes';
import type { ParallelAxis, ParallelAxisId } from './parallel-axes';
import { heightAt, type ParallelFrame } from './parallel-lines';

interface ParallelAxisViewProps {
  readonly axis: ParallelAxis;
  readonly x: number;
  readonly frame: ParallelFrame;
  readonly theme: ChartTheme;
  readonly title: string;
  format(value: number): string;
  readonly brush: Readonly<Record<BrushEnd, number>>;
  readonly onBrush: (id: ParallelAxisId, end: BrushEnd, share: number) => void;
}

const ends: readonly BrushEnd[] = ['low', 'high'];

export function ParallelAxisView(props: ParallelAxisViewProps) {
  const { axis, x, frame, theme, title, format, brush, onBrush } = props;
  const { t } = useTranslation('parallel');
  const textAt = (value: number): string => `${value === axis.floor ? '≤ ' : ''}${format(value)}`;
  return (
    <g transform={`translate(${x} 0)`}>
      <g aria-hidden fontSize={12.5}>
        <text y={14} textAnchor="middle" fontWeight={600} fill={theme.inkSoft}>
          {title}
        </text>
        <line y1={frame.top} y2={frame.bottom} stroke={theme.inkFaint} strokeWidth={1.25} />
        <line
          y1={heightAt(brush.high, frame)}
          y2={heightAt(brush.low, frame)}
          stroke={theme.ink}
          strokeWidth={4}
        />
        {axis.ticks.map(({ value, share }) => (
          <text
            key={value}
            x={axis.id === 'scheme' ? -14 : 14}
            y={heightAt(share, frame)}
            dy="0.34em"
            textAnchor={axis.id === 'scheme' ? 'end' : 'start'}
            fill={theme.ink}
            stroke={theme.surface}
            strokeWidth={4}
            paintOrder="stroke"
          >
            {textAt(value)}
          </text>
        ))}
      </g>
      {ends.map((end) => (
        <BrushHandle
          key={end}
          end={end}
          share={brush[end]}
          step={axis.step}
          frame={frame}
          theme={theme}
          label={t(`handle.${end}`, { axis: title })}
          text={textAt(axis.valueAt(brush[end]))}
          onMove={(share) => onBrush(axis.id, end, share)}
        />
      ))}
    </g>
  );
}
