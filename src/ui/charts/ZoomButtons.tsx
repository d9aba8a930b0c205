import styles from './ParetoChart.module.css';
import type { ParetoTexts } from './pareto-chart-props';
import type { ChartZoom } from './use-chart-zoom';

export function ZoomButtons({ texts, zoom }: { readonly texts: ParetoTexts; readonly zoom: ChartZoom }) {
  return (
    <div className={styles.zoom}>
      <button type="button" aria-label={texts.zoomIn} onClick={() => zoom.zoomBy(1.5)}>
        +
      </button>
      <button type="button" aria-label={texts.zoomOut} onClick={() => zoom.zoomBy(1 / 1.5)}>
        −
      </button>
      {zoom.transform.k > 1 && (
        <button type="button" aria-label={texts.zoomReset} onClick={zoom.reset}>
          ↺
        </button>
      )}
    </div>
  );
}
