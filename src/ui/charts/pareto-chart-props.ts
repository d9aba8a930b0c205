import type { ReactNode } from 'react';
import type { ChartTheme } from '../theme/chart-theme';
import type { AccuracyDomain } from './accuracy-domain';
import type { ParetoDatum } from './pareto-datum';
import type { ChartSize } from './pareto-layout';
import type { ReferenceAccuracy } from './ReferenceBand';

export interface ParetoTexts {
  readonly name: string;
  readonly description: string;
  readonly costTitle: string;
  readonly accuracyTitle: string;
  readonly offScaleTitle: string;
  readonly betterTitle: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomReset: string;
}

export interface ParetoChartProps {
  readonly data: readonly ParetoDatum[];
  /** Accessible names by id: scheme, bits, accuracy, cost, whether on the front. */
  readonly labels: ReadonlyMap<string, string>;
  readonly size: ChartSize;
  readonly theme: ChartTheme;
  readonly texts: ParetoTexts;
  readonly accuracy: AccuracyDomain;
  readonly log: boolean;
  readonly better: 'left' | 'right';
  readonly reference: ReferenceAccuracy | null;
  readonly target: { readonly fraction: number; readonly label: string } | null;
  readonly selectedId: string | null;
  readonly highlightedId: string | null;
  readonly pinnedLetters: Readonly<Record<string, string>>;
  formatCost(value: number): string;
  formatAccuracy(fraction: number): string;
  renderTooltip(id: string): ReactNode;
  onHighlight(id: string | null): void;
  onSelect(id: string | null): void;
  onPin(id: string): void;
  onTarget(fraction: number): void;
}
