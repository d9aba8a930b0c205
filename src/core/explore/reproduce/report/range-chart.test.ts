import { describe, expect, it } from 'vitest';
import { rangeChart } from './range-chart';

describe('rangeChart()', () => {
  const chart = {
    title: 'a < b',
    axis: 'points',
    reference: 0,
    rows: [{ label: 'x & y', low: -1, high: 3, value: 1 }],
  };

  it('places values on an axis from round number to round number', () => {
    const svg = rangeChart(chart);
    // Ticks by 0.5 from -1 to 3 over 430 px from 230 on: 0 at 337.5, 1 at 445.
    expect(svg).toContain('<line x1="230" x2="660" y1="41" y2="41" stroke="#4a3a8c"');
    expect(svg).toContain('<circle cx="445" cy="41"');
    expect(svg).toContain('<line x1="337.5" x2="337.5" y1="30" y2="52" stroke="#222222"');
  });

  it('escapes its texts', () => {
    expect(rangeChart(chart)).toContain('aria-label="a &lt; b"');
    expect(rangeChart(chart)).toContain('>x &amp; y<');
  });

  it('draws a band, and rows without a value or a range', () => {
    const svg = rangeChart({
      ...chart,
      band: { low: 2.5, high: 3.5 },
      rows: [{ label: '', low: 0, high: 0, value: null }],
    });
    expect(svg).toContain('fill="#e6e1f2"');
    expect(svg).not.toContain('<circle');
    expect(svg).not.toContain('NaN');
  });
});
