import { saveFile } from './save-file';
import { standaloneSvg } from './standalone-svg';

/** Saves the Pareto chart that is on the page. */
export function downloadChart(): void {
  const front = document.querySelector('[data-testid="pareto-front"]');
  const chart = front?.closest('svg');
  if (!chart) return;
  const legend = document.querySelector<HTMLElement>('[data-chart-legend]');
  saveFile('bitfrontier-pareto.svg', 'image/svg+xml', standaloneSvg(chart, legend, window.location.href));
}
