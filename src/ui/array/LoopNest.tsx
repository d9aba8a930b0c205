import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Frame } from '../../core/hardware/array-view/frame';
import { useFormat } from '../format/use-format';
import styles from './Array.module.css';

/** The loops around the array, outermost first, with how far each has come; those of one turn are left out. */
export function LoopNest({ frame }: { readonly frame: Frame }): ReactElement {
  const { t } = useTranslation('array');
  const format = useFormat();
  const loops = frame.loops.filter(({ count }) => count > 1);
  return (
    <section className={styles.card} aria-label={t('loops.title')}>
      <h2>{t('loops.title')}</h2>
      <p className={styles.phase} data-phase={frame.phase}>
        {t(`phases.${frame.phase}`)}
      </p>
      <ol className={styles.loops} data-testid="loop-nest">
        {loops.map(({ loop, index, count }, depth) => (
          <li key={loop} style={{ ['--depth' as string]: depth }}>
            <span>{t(`loops.${loop}`)}</span>
            <span className={styles.turn}>
              {t('loops.turn', { index: format.count(index + 1), count: format.count(count) })}
            </span>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ inlineSize: `${((index + 1) / count) * 100}%` }} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
