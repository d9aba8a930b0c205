import { useTranslation } from 'react-i18next';
import { trainableNetworks } from '../../core/networks';
import { completeParams } from '../../core/parameters/parse-params';
import { useAppStore } from '../../state/store';
import { ParamControl } from '../controls/ParamControl';
import { useParamTexts } from '../controls/use-param-texts';
import styles from './DesignPanel.module.css';

/** Parameters of the network, folded away: the gallery holds the defaults. */
export function NetworkParams() {
  const { t } = useTranslation('explore');
  const texts = useParamTexts();
  const network = useAppStore((state) => state.training.network);
  const networkParams = useAppStore((state) => state.training.networkParams);
  const setTraining = useAppStore((state) => state.setTraining);
  const specs = trainableNetworks.has(network) ? trainableNetworks.get(network).params : [];
  if (specs.length === 0) return null;
  const values = completeParams(specs, networkParams);
  const deviations = texts.deviations(specs, values);
  return (
    <details className={styles.machine} open={deviations.length > 0}>
      <summary>{t('panel.networkParams')}</summary>
      <div className={styles.fields}>
        {specs.map((spec) => (
          <ParamControl
            key={spec.key}
            spec={spec}
            value={values[spec.key] ?? spec.default}
            onChange={(value) => setTraining({ networkParams: { ...networkParams, [spec.key]: value } })}
          />
        ))}
      </div>
    </details>
  );
}
