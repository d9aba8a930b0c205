import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { workloadKey } from '../../core/explore/design-point-key';
import { useAppStore } from '../../state/store';
import { useProblemText } from '../format/use-problem-text';
import styles from './EnergyTab.module.css';

/** FP32 has no integer hardware, some machines lack some codes; other designs get their figures in a moment. */
export function NoCost({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation('inspect');
  const problemText = useProblemText();
  const refusal = useAppStore(({ refusals }) => refusals[workloadKey(point.configuration)]);
  const isFloat = point.configuration.method === 'float';
  if (refusal && !isFloat) return <p className={styles.hint}>{problemText(refusal)}</p>;
  return <p className={styles.hint}>{t(isFloat ? 'energy.float' : 'energy.computing')}</p>;
}
