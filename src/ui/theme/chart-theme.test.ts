import { describe, expect, it } from 'vitest';
import { chartThemes } from './chart-theme';

/** WCAG 2.2 relative luminance of #rrggbb. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(left: string, right: string): number {
  const [dark, bright] = [luminance(left), luminance(right)].sort((a, b) => a - b);
  return (bright! + 0.05) / (dark! + 0.05);
}

describe.each(Object.entries(chartThemes))('the %s chart colours', (_, theme) => {
  it('contrast at least 3:1 with the surface for every family', () => {
    for (const color of Object.values(theme.families)) {
      expect(contrast(color, theme.surface)).toBeGreaterThanOrEqual(3);
    }
  });

  it('contrast at least 4.5:1 for text', () => {
    for (const color of [theme.ink, theme.inkSoft, theme.inkFaint]) {
      expect(contrast(color, theme.surface)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
