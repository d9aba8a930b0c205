import { NativeSelect, NumberInput, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { accelerators } from '../../core/hardware/accelerators';
import { costSources } from '../../core/hardware/cost/sources';
import { affineOperands } from '../../core/hardware/datapaths/affine-placement';
import { dramKinds } from '../../core/hardware/memory/dram';
import { completeParams } from '../../core/parameters/parse-params';
import { useAppStore } from '../../state/store';
import { LabelWithHelp } from '../controls/LabelWithHelp';
import { ParamControl } from '../controls/ParamControl';
import styles from './DesignPanel.module.css';

/** Everything else that decides what a design costs. */
export function MachineControls() {
  const { t } = useTranslation(['explore', 'hardware']);
  const accelerator = useAppStore((state) => state.hardware.accelerator);
  const costSource = useAppStore((state) => state.hardware.costSource);
  return (
    <details className={styles.machine}>
      <summary>
        {t('panel.machine')}
        <span className={styles.summary}>
          {t(`hardware:accelerators.${accelerator}`, { defaultValue: accelerator })} ·{' '}
          {t(`hardware:sources.${costSource}`, { defaultValue: costSource })}
        </span>
      </summary>
      <div className={styles.fields}>
        <DatapathFields />
        <FigureFields />
        <AcceleratorFields />
      </div>
    </details>
  );
}

function DatapathFields() {
  const { t } = useTranslation('hardware');
  const hardware = useAppStore((state) => state.hardware);
  const setHardware = useAppStore((state) => state.setHardware);
  return (
    <>
      <NativeSelect
        label={<LabelWithHelp label={t('operands.label')} help={t('operands.help')} />}
        value={hardware.operand}
        data={affineOperands.map((id) => ({ value: id, label: t(`operands.${id}`) }))}
        onChange={(event) => {
          const operand = affineOperands.find((id) => id === event.currentTarget.value);
          if (operand) setHardware({ operand });
        }}
      />
      <Switch
        label={<LabelWithHelp label={t('pipelined.label')} help={t('pipelined.help')} />}
        checked={hardware.pipelined}
        onChange={(event) => setHardware({ pipelined: event.currentTarget.checked })}
      />
      <NumberInput
        label={<LabelWithHelp label={t('requantizationBits.label')} help={t('requantizationBits.help')} />}
        value={hardware.requantizationBits}
        min={requantizationRange.minimum}
        max={requantizationRange.maximum}
        allowDecimal={false}
        clampBehavior="blur"
        suffix={` ${t('requantizationBits.unit')}`}
        onChange={(value) => {
          const { minimum, maximum } = requantizationRange;
          const inRange = typeof value === 'number' && value >= minimum && value <= maximum;
          if (inRange) setHardware({ requantizationBits: value });
        }}
      />
    </>
  );
}

const requantizationRange = { minimum: 2, maximum: 32 } as const;

function FigureFields() {
  const { t } = useTranslation('hardware');
  const hardware = useAppStore((state) => state.hardware);
  const setHardware = useAppStore((state) => state.setHardware);
  return (
    <>
      <NativeSelect
        label={<LabelWithHelp label={t('sources.label')} help={t('sources.help')} />}
        value={hardware.costSource}
        data={costSources.ids.map((id) => ({ value: id, label: t(`sources.${id}`, { defaultValue: id }) }))}
        onChange={(event) => setHardware({ costSource: event.currentTarget.value })}
      />
      <NativeSelect
        label={<LabelWithHelp label={t('drams.label')} help={t('drams.help')} />}
        value={hardware.dram}
        data={dramKinds.ids.map((id) => ({ value: id, label: t(`drams.${id}`, { defaultValue: id }) }))}
        onChange={(event) => setHardware({ dram: event.currentTarget.value })}
      />
    </>
  );
}

function AcceleratorFields() {
  const { t } = useTranslation('hardware');
  const id = useAppStore((state) => state.hardware.accelerator);
  const params = useAppStore((state) => state.hardware.acceleratorParams);
  const setHardware = useAppStore((state) => state.setHardware);
  const specs = accelerators.get(id).params;
  const values = completeParams(specs, params);
  return (
    <>
      {accelerators.all.length > 1 && (
        <NativeSelect
          label={t('accelerator')}
          value={id}
          data={accelerators.ids.map((known) => ({
            value: known,
            label: t(`accelerators.${known}`, { defaultValue: known }),
          }))}
          onChange={(event) => setHardware({ accelerator: event.currentTarget.value, acceleratorParams: {} })}
        />
      )}
      {specs.map((spec) => (
        <ParamControl
          key={spec.key}
          spec={spec}
          value={values[spec.key] ?? spec.default}
          onChange={(value) => setHardware({ acceleratorParams: { ...params, [spec.key]: value } })}
        />
      ))}
    </>
  );
}
