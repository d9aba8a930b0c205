import { NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { acceleratorDeclarations } from '../../core/hardware/accelerators/declarations';
import { costSourceIds } from '../../core/hardware/cost/sources/source-ids';
import { hardwareControls } from '../../core/hardware/hardware-controls';
import { dramKinds } from '../../core/hardware/memory/dram';
import { affineOperands } from '../../core/hardware/placements/affine-placement';
import type { NumberParam } from '../../core/parameters/param-spec';
import { completeParams } from '../../core/parameters/parse-params';
import { useAppStore } from '../../state/store';
import { FieldWithHelp, SwitchWithHelp } from '../controls/FieldWithHelp';
import { ParamControl } from '../controls/ParamControl';
import styles from './DesignPanel.module.css';

const requantizationRange = numberRange('requantizationBits');

/** The fields of the machine, fetched when they are first unfolded. */
export function MachineFields() {
  return (
    <div className={styles.fields}>
      <ControlFields keys={comparisonKeys} />
      <DatapathFields />
      <FigureFields />
      <ControlFields keys={technologyKeys} />
      <AcceleratorFields />
    </div>
  );
}

const comparisonKeys = ['equalTerms', 'batchSize', 'zeroGating'] as const;
const technologyKeys = ['sramCell', 'nodeNm', 'supplyVolts'] as const;

interface ControlFieldsProps {
  readonly keys: readonly (typeof comparisonKeys | typeof technologyKeys)[number][];
}

/** Controls of every machine as they are declared. */
function ControlFields({ keys }: ControlFieldsProps) {
  const hardware = useAppStore((state) => state.hardware);
  const setHardware = useAppStore((state) => state.setHardware);
  return keys.map((key) => {
    const spec = hardwareControls.find((control) => control.key === key);
    return (
      spec && (
        <ParamControl
          key={key}
          spec={spec}
          value={hardware[key]}
          onChange={(value) => setHardware({ [key]: value })}
        />
      )
    );
  });
}

function DatapathFields() {
  const { t } = useTranslation('hardware');
  const hardware = useAppStore((state) => state.hardware);
  const setHardware = useAppStore((state) => state.setHardware);
  return (
    <>
      <FieldWithHelp label={t('operands.label')} help={t('operands.help')}>
        {(id) => (
          <NativeSelect
            id={id}
            value={hardware.operand}
            data={affineOperands.map((operand) => ({ value: operand, label: t(`operands.${operand}`) }))}
            onChange={(event) => {
              const operand = affineOperands.find((known) => known === event.currentTarget.value);
              if (operand) setHardware({ operand });
            }}
          />
        )}
      </FieldWithHelp>
      <SwitchWithHelp
        label={t('pipelined.label')}
        help={t('pipelined.help')}
        checked={hardware.pipelined}
        onChange={(pipelined) => setHardware({ pipelined })}
      />
      <FieldWithHelp label={t('requantizationBits.label')} help={t('requantizationBits.help')}>
        {(id) => (
          <NumberInput
            id={id}
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
        )}
      </FieldWithHelp>
    </>
  );
}

function FigureFields() {
  const { t } = useTranslation('hardware');
  const hardware = useAppStore((state) => state.hardware);
  const setHardware = useAppStore((state) => state.setHardware);
  return (
    <>
      <FieldWithHelp label={t('sources.label')} help={t('sources.help')}>
        {(id) => (
          <NativeSelect
            id={id}
            value={hardware.costSource}
            data={costSourceIds.map((source) => ({
              value: source,
              label: t(`sources.${source}`, { defaultValue: source }),
            }))}
            onChange={(event) => setHardware({ costSource: event.currentTarget.value })}
          />
        )}
      </FieldWithHelp>
      <FieldWithHelp label={t('drams.label')} help={t('drams.help')}>
        {(id) => (
          <NativeSelect
            id={id}
            value={hardware.dram}
            data={dramKinds.ids.map((dram) => ({
              value: dram,
              label: t(`drams.${dram}`, { defaultValue: dram }),
            }))}
            onChange={(event) => setHardware({ dram: event.currentTarget.value })}
          />
        )}
      </FieldWithHelp>
    </>
  );
}

function AcceleratorFields() {
  const { t } = useTranslation('hardware');
  const id = useAppStore((state) => state.hardware.accelerator);
  const params = useAppStore((state) => state.hardware.acceleratorParams);
  const setHardware = useAppStore((state) => state.setHardware);
  const specs = acceleratorDeclarations.get(id).params;
  const values = completeParams(specs, params);
  return (
    <>
      {acceleratorDeclarations.all.length > 1 && (
        <NativeSelect
          label={t('accelerator')}
          value={id}
          data={acceleratorDeclarations.ids.map((known) => ({
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

function numberRange(control: string): NumberParam {
  const spec = hardwareControls.find(({ key }) => key === control);
  if (spec?.kind !== 'integer') throw new RangeError(`no number among the hardware controls: ${control}`);
  return spec;
}
