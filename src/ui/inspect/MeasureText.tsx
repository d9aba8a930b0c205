import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { useProblemText } from '../format/use-problem-text';
import { MeasuredLine } from './MeasuredLine';
import styles from './MeasurePanel.module.css';
import type { MeasuringState } from './use-measuring';

interface MeasureTextProps {
  readonly point: DesignPoint;
  readonly state: MeasuringState;
}

/** What energies are shown now, and what is missing for others. */
export function MeasureText({ point, state }: MeasureTextProps): ReactElement {
  const { t } = useTranslation('inspect');
  const problemText = useProblemText();
  switch (state.kind) {
    case 'measured':
      return <MeasuredLine point={point} measurement={state.measurement} />;
    case 'running': {
      const { layersDone, layers } = state;
      const progress = t('inspect:measure.progress', { layer: layersDone + 1, layers });
      return <p>{layers === 0 ? t('inspect:measure.starting') : progress}</p>;
    }
    case 'other-source':
      return <p className={styles.hint}>{t('inspect:measure.otherSource')}</p>;
    case 'other-machine':
      return <p className={styles.hint}>{t('inspect:measure.otherMachine')}</p>;
    case 'no-weights':
      return <p className={styles.hint}>{t('inspect:measure.noWeights')}</p>;
    case 'open':
      return (
        <>
          {state.isOutdated && <p>{t('inspect:measure.outdated')}</p>}
          {state.problem && (
            <p className={styles.failure}>
              {t('inspect:measure.failed')} {problemText(state.problem)}
            </p>
          )}
          <p className={styles.hint}>{t('inspect:measure.help')}</p>
        </>
      );
  }
}
