import type { ReactElement } from 'react';
import type { ChartTheme } from '../theme/chart-theme';
import type { Box } from './figure-layout';

interface MemoryBoxProps {
  readonly box: Box;
  readonly theme: ChartTheme;
  readonly name: string;
  /** What moves in this cycle, a line each; with none the memory rests. */
  readonly lines: readonly string[];
  readonly restText: string;
}

const lineHeight = 17;

/** A memory with what it does in one cycle; a thick border where it does anything. */
export function MemoryBox({ box, theme, name, lines, restText }: MemoryBoxProps): ReactElement {
  const isActive = lines.length > 0;
  const texts = isActive ? lines : [restText];
  const middle = box.y + box.height / 2 - (texts.length * lineHeight) / 2;
  return (
    <g>
      <rect
        {...box}
        rx={5}
        fill={theme.surface}
        stroke={isActive ? theme.ink : theme.inkFaint}
        strokeWidth={isActive ? 2.5 : 1}
        {...(isActive ? {} : { strokeDasharray: '4 3' })}
      />
      <text
        x={box.x + box.width / 2}
        y={middle + 5}
        textAnchor="middle"
        fontSize={13}
        fontWeight={600}
        fill={theme.ink}
      >
        {name}
      </text>
      {texts.map((text, index) => (
        <text
          key={text}
          x={box.x + box.width / 2}
          y={middle + 5 + (index + 1) * lineHeight}
          textAnchor="middle"
          fontSize={13}
          fill={isActive ? theme.ink : theme.inkFaint}
        >
          {text}
        </text>
      ))}
    </g>
  );
}

interface FlowArrowProps {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly isActive: boolean;
  readonly theme: ChartTheme;
}

/** Words on their way between a memory and the array: solid and thick in cycles in which any move. */
export function FlowArrow({ from, to, isActive, theme }: FlowArrowProps): ReactElement {
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  const colour = isActive ? theme.ink : theme.inkFaint;
  return (
    <g>
      <line
        x1={from[0]}
        y1={from[1]}
        x2={to[0]}
        y2={to[1]}
        stroke={colour}
        strokeWidth={isActive ? 3 : 1}
        {...(isActive ? {} : { strokeDasharray: '3 3' })}
      />
      <path
        d="M0 0L-8 -5V5Z"
        fill={colour}
        transform={`translate(${to[0]} ${to[1]}) rotate(${angle})`}
        opacity={isActive ? 1 : 0.5}
      />
    </g>
  );
}
