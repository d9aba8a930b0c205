import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import styles from './EnergyTab.module.css';

/** FP32 has no integer hardware; other designs get their figures in a moment. */
export function NoCost({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation('inspect');
  const isFloat = point.configuration.method === 'float';
  return <p className={styles.hint}>{t(isFloat ? 'energy.float' : 'energy.computing')}</p>;
}
