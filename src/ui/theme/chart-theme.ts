import type { SchemeFamily } from '../../core/schemes/scheme';

/** Literal colours, so that a chart's SVG stands on its own when exported. */
export interface ChartTheme {
  readonly surface: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly line: string;
  readonly families: Readonly<Record<SchemeFamily, string>>;
}

const light: ChartTheme = {
  surface: '#ffffff',
  ink: '#14171c',
  inkSoft: '#434b59',
  inkFaint: '#5b6473',
  line: '#e0e3e9',
  families: {
    'fixed-point': '#1b2a6b',
    'learned-step': '#d9480f',
    clipping: '#0c9a8d',
    'power-of-two': '#a64fd6',
    binary: '#6b1d1d',
  },
};

const dark: ChartTheme = {
  surface: '#14171c',
  ink: '#f0f2f6',
  inkSoft: '#c0c7d2',
  inkFaint: '#9aa3b2',
  line: '#2a3039',
  families: {
    'fixed-point': '#86e7f2',
    'learned-step': '#ffb020',
    clipping: '#e0405a',
    'power-of-two': '#7c6cf5',
    binary: '#fff3b0',
  },
};

export const chartThemes = { light, dark } as const;
