import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemoryId } from '../../core/hardware/accelerators/accelerator';
import type { Frame } from '../../core/hardware/array-view/frame';
import type { LayerRun } from '../../core/hardware/array-view/layer-run';
import { useFormat } from '../format/use-format';
import styles from './Array.module.css';
import { movedWords } from './moved-words';

const memories: readonly MemoryId[] = ['dram', 'buffer-weights', 'buffer-inputs', 'buffer-outputs'];

/** The memories side by side, where a machine's lanes are drawn without them around. */
export function MemoryStrip({ run, frame }: { readonly run: LayerRun; readonly frame: Frame }): ReactElement {
  const { t } = useTranslation('array');
  const format = useFormat();
  return (
    <ul className={styles.memories}>
      {memories.map((memory) => {
        const texts = (['reads', 'writes'] as const).flatMap((direction) => {
          const words = movedWords(run, frame, memory, direction);
          return words > 0 ? [t(`figure.${direction}`, { words: format.count(words) })] : [];
        });
        return (
          <li key={memory} data-active={texts.length > 0}>
            <strong>{t(`memories.${memory}`)}</strong>
            <span>{texts.length > 0 ? texts.join(', ') : t('figure.rests')}</span>
          </li>
        );
      })}
    </ul>
  );
}
