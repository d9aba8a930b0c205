import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format';
import styles from './RefusedDesigns.module.css';
import { useDesignNames } from './use-design-names';
import type { ExploreData } from './use-explore-data';
import { useMachineText } from './use-machine-text';

/** How many designs the machine cannot run and why; which they are, on demand. */
export function RefusedDesigns({ refused }: Pick<ExploreData, 'refused'>) {
  const { t } = useTranslation('explore');
  const format = useFormat();
  const names = useDesignNames();
  const { accelerator: machine } = useMachineText();
  if (refused.length === 0) return null;
  const reasons = [...new Set(refused.map(({ problem }) => String(problem.parameters.reason)))];
  return (
    <details className={styles.refused} data-testid="refused-designs">
      <summary>
        {t('refused.finding', { count: refused.length, machine, reasons: format.list(reasons) })}
      </summary>
      <ul>
        {refused.map(({ point: { id, configuration }, problem: { parameters } }) => (
          <li key={id}>
            {t('refused.design', {
              design: names.design(configuration),
              layer: parameters.layer,
              reason: parameters.reason,
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
