import { useComputedColorScheme } from '@mantine/core';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatapathDrawing, DrawnUnitKind } from '../../../core/hardware/datapath-view/drawing';
import { useElementSize } from '../../charts/use-element-size';
import { useFormat } from '../../format/use-format';
import type { ChartTheme } from '../../theme/chart-theme';
import { useChartTheme } from '../../theme/use-chart-theme';
import styles from './Datapath.module.css';
import { diagramColours } from './diagram-colours';
import { type LaidOutPort, layOutDiagram } from './diagram-layout';
import { type LaidOutBlock, type LaidOutUnit, type LaidOutWire, sizes } from './diagram-places';
import { useDatapathTexts } from './use-datapath-texts';

interface DatapathDiagramProps {
  readonly drawing: DatapathDrawing;
  readonly name: string;
  readonly finding: string;
}

/** The blocks of a datapath from operands to output, with what differs from plain fixed point framed and marked. */
export function DatapathDiagram(props: DatapathDiagramProps): ReactElement {
  const [element, size] = useElementSize<HTMLDivElement>();
  return (
    <div ref={element} className={styles.canvas}>
      {size && <DiagramSvg {...props} width={size.width} />}
    </div>
  );
}

/** Below it texts would leave their blocks: the whole drawing becomes smaller instead. */
const leastWidth = 320;

interface DiagramSvgProps extends DatapathDiagramProps {
  readonly width: number;
}

function DiagramSvg({ drawing, name, finding, width }: DiagramSvgProps): ReactElement {
  const theme = useChartTheme();
  const drawnWidth = Math.max(width, leastWidth);
  const layout = layOutDiagram(drawing, drawnWidth);
  const descriptionId = useId();
  return (
    <svg
      width={width}
      height={(layout.height * width) / drawnWidth}
      viewBox={`0 0 ${drawnWidth} ${layout.height}`}
      role="img"
      aria-label={name}
      aria-describedby={descriptionId}
      direction="ltr"
      data-testid="datapath-diagram"
    >
      <desc id={descriptionId}>{finding}</desc>
      {layout.units.map((unit) => (
        <UnitFrame key={unit.unit.kind} unit={unit} theme={theme} />
      ))}
      {layout.wires.map((wire) => (
        <Wire key={`${wire.x} ${wire.fromY} ${wire.toY}`} wire={wire} theme={theme} />
      ))}
      {layout.units.map((unit) => (
        <UnitTitle key={unit.unit.kind} unit={unit} drawing={drawing} theme={theme} />
      ))}
      {layout.ports.map((port) => (
        <Port key={`${port.kind} ${port.y}`} port={port} theme={theme} />
      ))}
      {layout.units.flatMap(({ unit, blocks }) =>
        blocks.map((block) => (
          <Block
            key={`${unit.kind} ${block.block.name}`}
            placed={block}
            unit={unit.kind}
            drawing={drawing}
            theme={theme}
          />
        )),
      )}
    </svg>
  );
}

interface UnitFrameProps {
  readonly unit: LaidOutUnit;
  readonly theme: ChartTheme;
}

function UnitFrame({ unit: { x, y, width, height }, theme }: UnitFrameProps): ReactElement {
  return (
    <rect
      x={x + 0.5}
      y={y + 0.5}
      width={width - 1}
      height={height}
      rx={8}
      fill="none"
      stroke={theme.inkFaint}
      strokeDasharray="4 4"
    />
  );
}

interface UnitTitleProps extends UnitFrameProps {
  readonly drawing: DatapathDrawing;
}

function UnitTitle({ unit: { unit, x, y }, drawing, theme }: UnitTitleProps): ReactElement {
  const { t } = useTranslation('datapath');
  return (
    <text x={x + sizes.pad} y={y + 17} fontSize={12} fill={theme.inkSoft} {...haloOf(theme, 10)}>
      {t(`units.${unit.kind}`, { lanes: drawing.lanes })}
    </text>
  );
}

/** Keeps text readable on a wire; as wide as a space, it hides the wire between words too. */
function haloOf({ surface }: ChartTheme, strokeWidth = 4) {
  return { stroke: surface, strokeWidth, strokeLinejoin: 'round', paintOrder: 'stroke' } as const;
}

function Wire({ wire, theme }: { readonly wire: LaidOutWire; readonly theme: ChartTheme }): ReactElement {
  const format = useFormat();
  const { x, fromY, toY, bits } = wire;
  return (
    <g>
      <line x1={x} x2={x} y1={fromY} y2={toY} stroke={theme.inkFaint} strokeWidth={1.5} />
      <path
        d={`M${x - 4} ${toY - 6}L${x} ${toY}L${x + 4} ${toY - 6}`}
        fill="none"
        stroke={theme.inkFaint}
        strokeWidth={1.5}
      />
      <text x={x + 7} y={toY - 8} fontSize={12} fill={theme.inkSoft} {...haloOf(theme)}>
        {format.count(bits)}
      </text>
    </g>
  );
}

function Port({ port, theme }: { readonly port: LaidOutPort; readonly theme: ChartTheme }): ReactElement {
  const { t } = useTranslation('datapath');
  return (
    <text x={port.x} y={port.y + 15} fontSize={12} fontWeight={600} textAnchor="middle" fill={theme.ink}>
      {t(`${port.kind}Port`, { count: port.bits })}
    </text>
  );
}

interface BlockProps {
  readonly placed: LaidOutBlock;
  readonly unit: DrawnUnitKind;
  readonly drawing: DatapathDrawing;
  readonly theme: ChartTheme;
}

function Block({ placed, unit, drawing, theme }: BlockProps): ReactElement {
  const colours = diagramColours(useComputedColorScheme('light'));
  const { textsOf } = useDatapathTexts(drawing);
  const { block, x, y, width, height } = placed;
  const { name, widths, cost, mark } = textsOf(block, unit);
  const differs = block.difference !== 'none';
  const left = x + 9;
  return (
    <g data-testid="datapath-block" data-block={block.name} data-difference={block.difference}>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={6}
        fill={differs ? colours.differentFill : colours.plainFill}
        stroke={differs ? colours.different : theme.inkFaint}
        strokeWidth={differs ? 2.5 : 1}
      />
      <text x={left} y={y + 18} fontSize={13} fontWeight={600} fill={theme.ink}>
        {name}
      </text>
      <text x={x + width - 9} y={y + 18} fontSize={12} textAnchor="end" fontWeight={600} fill={theme.ink}>
        {mark}
      </text>
      <text x={left} y={y + 35} fontSize={12} fill={theme.inkSoft}>
        {widths}
      </text>
      <text x={left} y={y + 51} fontSize={12} fill={theme.inkSoft}>
        {cost}
      </text>
    </g>
  );
}
