import { NativeSelect } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { useAppStore } from '../../state/store';
import styles from './FormulaTab.module.css';
import { type LayerQuantizers, layerQuantizers } from './layer-quantizers';
import { QuantizerFormula } from './QuantizerFormula';
import { RequantizationFormula, SumFormula } from './RequantizationFormula';
import { SymbolicFormula } from './SymbolicFormula';

/** The equations of the design with its own numbers. */
export function FormulaTab({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation('inspect');
  const networks = useAppStore((state) => state.networks);
  const [chosen, setChosen] = useState<string | null>(null);
  const network = point.results.map(({ key }) => networks[key]).find((found) => found !== undefined);
  if (point.configuration.method === 'float') return <p className={styles.note}>{t('formula.float')}</p>;
  const layers = network ? layerQuantizers(network) : [];
  const layer = layers.find(({ name }) => name === chosen) ?? layers[0];
  if (!layer) return <SymbolicFormula point={point} />;
  return (
    <div className={styles.tab}>
      <NativeSelect
        label={t('weights.layer')}
        value={layer.name}
        data={layers.map(({ name }) => name)}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <LayerFormulas layer={layer} />
    </div>
  );
}

function LayerFormulas({ layer }: { readonly layer: LayerQuantizers }): ReactElement {
  const { t } = useTranslation('inspect');
  return (
    <>
      <section>
        <h3>{t('formula.weights')}</h3>
        <QuantizerFormula quantizer={layer.weights} symbol="w" />
      </section>
      <section>
        <h3>{t('formula.inputs')}</h3>
        <QuantizerFormula quantizer={layer.inputs} symbol="x" />
      </section>
      <section>
        <h3>{t('formula.sum')}</h3>
        <SumFormula layer={layer} />
      </section>
      <section>
        <h3>{t('formula.requantization')}</h3>
        <RequantizationFormula layer={layer} />
      </section>
    </>
  );
}
