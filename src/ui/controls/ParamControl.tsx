import { NativeSelect, NumberInput, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../core/assert-never';
import type { ParamSpec, ParamValue } from '../../core/parameters/param-spec';
import { LabelWithHelp } from './LabelWithHelp';
import { useParamTexts } from './use-param-texts';

interface ParamControlProps {
  readonly spec: ParamSpec;
  readonly value: ParamValue;
  readonly onChange: (value: ParamValue) => void;
}

/** The control that a parameter's declaration asks for. */
export function ParamControl({ spec, value, onChange }: ParamControlProps) {
  const texts = useParamTexts();
  const { t } = useTranslation('params');
  const label = <LabelWithHelp label={texts.label(spec.key)} help={texts.help(spec.key)} />;
  switch (spec.kind) {
    case 'choice':
      return (
        <NativeSelect
          size="sm"
          label={label}
          value={String(value)}
          data={spec.options.map((option) => ({ value: option, label: texts.option(spec.key, option) }))}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'switch':
      return (
        <Switch
          label={label}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'integer':
    case 'real':
      return (
        <NumberInput
          size="sm"
          label={label}
          value={Number(value)}
          min={spec.minimum}
          max={spec.maximum}
          allowDecimal={spec.kind === 'real'}
          clampBehavior="blur"
          description={t('shared.outOfRange', { minimum: spec.minimum, maximum: spec.maximum })}
          {...(spec.unit ? { suffix: ` ${spec.unit}` } : {})}
          onChange={(entered) => {
            const inRange = typeof entered === 'number' && entered >= spec.minimum && entered <= spec.maximum;
            if (inRange) onChange(entered);
          }}
        />
      );
    default:
      return assertNever(spec);
  }
}
