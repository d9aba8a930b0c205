import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuantizationChoice } from '../../core/explore/training-configuration';
import { schemes } from '../../core/schemes';
import { useAppStore } from '../../state/store';
import { ParamFields } from './ParamFields';
import styles from './RunForm.module.css';
import { useNames } from './use-names';
import { WidthFields } from './WidthFields';

const schemeFamilies = [...new Set(schemes.all.map(({ family }) => family))];
const methods = ['float', 'ptq', 'qat'] as const;

/** How the network is quantized, if at all. */
export function MethodFields(): ReactElement {
  const { t } = useTranslation('train');
  const method = useAppStore((state) => state.training.method);
  const setTraining = useAppStore((state) => state.setTraining);
  return (
    <fieldset className={styles.group}>
      <legend>{t('form.quantization')}</legend>
      <SegmentedControl
        fullWidth
        aria-label={t('form.method')}
        value={method}
        data={methods.map((id) => ({ value: id, label: t(`methods.${id}.short`) }))}
        onChange={(value) => setTraining({ method: value })}
      />
      <p className={styles.help}>{t(`methods.${method}.help`)}</p>
      {method !== 'float' && <SchemeFields />}
    </fieldset>
  );
}

function SchemeFields(): ReactElement {
  const { t } = useTranslation(['train', 'schemes']);
  const names = useNames();
  const quantization = useAppStore((state) => state.training.quantization);
  const setTraining = useAppStore((state) => state.setTraining);
  const scheme = schemes.get(quantization.scheme);
  const change = (part: Partial<QuantizationChoice>): void =>
    setTraining({ quantization: { ...quantization, ...part } });
  return (
    <>
      <NativeSelect
        label={t('form.scheme')}
        value={quantization.scheme}
        data={schemeFamilies.map((family) => ({
          group: t(`schemes:families.${family}`),
          items: schemes.all
            .filter((each) => each.family === family)
            .map(({ id }) => ({ value: id, label: names.scheme(id) })),
        }))}
        onChange={(event) => change({ scheme: event.currentTarget.value, schemeParams: {} })}
      />
      <p className={styles.help}>
        {t(`schemes:${scheme.id}.summary`)} {scheme.fidelity === 'style' && t('schemes:inTheStyleOf')}{' '}
        {scheme.needsBatchNorm && t('schemes:needsBatchNorm')}
      </p>
      <ParamFields
        specs={scheme.params}
        values={quantization.schemeParams}
        onChange={(schemeParams) => change({ schemeParams })}
      />
      <WidthFields />
    </>
  );
}
