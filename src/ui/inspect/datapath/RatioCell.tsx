import { Table, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isAboutPaperRatio } from '../../../core/hardware/datapath-view/placement-comparison';
import { useFormat } from '../../format/use-format';
import styles from './Placements.module.css';

/** An energy over that of `folded`, framed where it is about the paper's. */
export function RatioCell({ ratio }: { readonly ratio: number }): ReactElement {
  const { t } = useTranslation('datapath');
  const format = useFormat();
  const isAbout = isAboutPaperRatio(ratio);
  return (
    <Table.Td className={styles.number ?? ''}>
      <span className={isAbout ? styles.aboutPaper : styles.ratio} data-about-paper={isAbout || undefined}>
        {format.factor(ratio)}
        {isAbout && <VisuallyHidden> {t('placements.aboutPaper')}</VisuallyHidden>}
      </span>
    </Table.Td>
  );
}
