import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { type ChartTheme, chartThemes } from './chart-theme';

/** Greys only: on these pages colour belongs to the data. */
const ink: MantineColorsTuple = [
  '#f6f7f9',
  '#f0f2f6',
  '#e0e3e9',
  '#bcc2cd',
  '#9aa3b2',
  '#7f8796',
  '#5b6473',
  '#434b59',
  '#2a3039',
  '#14171c',
];

/** Filled controls follow the scheme: ink on paper, paper on ink. */
const variantColorResolver: VariantColorsResolver = (input) =>
  input.variant === 'filled' && (input.color ?? 'ink') === 'ink'
    ? {
        background: 'var(--bf-ink)',
        hover: 'var(--bf-ink-soft)',
        color: 'var(--bf-on-ink)',
        border: '1px solid transparent',
      }
    : defaultVariantColorsResolver(input);

const fontFamily =
  '"IBM Plex Sans", "Vazirmatn", system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif';

export const theme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 1 },
  autoContrast: true,
  variantColorResolver,
  black: '#14171c',
  fontFamily,
  fontFamilyMonospace: 'ui-monospace, "SFMono-Regular", "Cascadia Mono", "DejaVu Sans Mono", monospace',
  headings: { fontFamily, fontWeight: '600' },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.45', xl: '1.3' },
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  // A bar that glides is drawn anew in every frame, with processor time that the training lacks.
  components: { ProgressRoot: { defaultProps: { transitionDuration: 0 } } },
});

/** Lets Mantine's own surfaces follow our tokens in both colour schemes. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--bf-surface)',
    '--mantine-color-text': 'var(--bf-ink)',
    '--mantine-color-dimmed': 'var(--bf-ink-faint)',
    '--mantine-color-default': 'var(--bf-surface)',
    '--mantine-color-default-color': 'var(--bf-ink)',
    '--mantine-color-default-hover': 'var(--bf-sunken)',
    '--mantine-color-default-border': 'var(--bf-line-strong)',
    '--mantine-color-placeholder': 'var(--bf-ink-faint)',
  };
  return {
    variables: {},
    light: { ...shared, ...familyVariables(chartThemes.light) },
    dark: { ...shared, ...familyVariables(chartThemes.dark) },
  };
};

function familyVariables({ families }: ChartTheme): Record<string, string> {
  return Object.fromEntries(
    Object.entries(families).map(([family, color]) => [`--bf-family-${family}`, color]),
  );
}
