import { Button, Progress } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import styles from './MeasurePanel.module.css';
import { MeasureText } from './MeasureText';
import { useMeasuring } from './use-measuring';

/** Replaces the energies of a design by those that its own weights and activations cause, and says so. */
export function MeasurePanel({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation('inspect');
  const { state, action } = useMeasuring(point);
  return (
    <section className={styles.panel} aria-label={t('measure.title')} data-testid="measure-panel">
      <div role="status" className={styles.texts}>
        <MeasureText point={point} state={state} />
      </div>
      {state.kind === 'running' && (
        <div className={styles.progress}>
          <Progress
            value={state.layers === 0 ? 0 : (100 * state.layersDone) / state.layers}
            aria-label={t('measure.progressName')}
          />
        </div>
      )}
      {/* One button, whatever it does: the focus stays on it. */}
      {action && (
        <Button
          variant="default"
          disabled={action.isDisabled}
          onClick={action.run}
          data-testid={`measure-${action.kind}`}
        >
          {t(action.label)}
        </Button>
      )}
    </section>
  );
}
