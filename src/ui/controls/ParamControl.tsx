import { NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../core/assert-never';
import type { NumberParam, ParamSpec, ParamValue } from '../../core/parameters/param-spec';
import { FieldWithHelp, SwitchWithHelp } from './FieldWithHelp';
import { useParamTexts } from './use-param-texts';

interface ParamControlProps {
  readonly spec: ParamSpec;
  readonly value: ParamValue;
  readonly onChange: (value: ParamValue) => void;
}

/** The control that a parameter's declaration asks for. */
export function ParamControl({ spec, value, onChange }: ParamControlProps) {
  const texts = useParamTexts();
  const labels = { label: texts.label(spec.key), help: texts.help(spec.key) };
  switch (spec.kind) {
    case 'choice':
      return (
        <FieldWithHelp {...labels}>
          {(id) => (
            <NativeSelect
              id={id}
              size="sm"
              value={String(value)}
              data={spec.options.map((option) => ({ value: option, label: texts.option(spec.key, option) }))}
              onChange={(event) => onChange(event.currentTarget.value)}
            />
          )}
        </FieldWithHelp>
      );
    case 'switch':
      return <SwitchWithHelp {...labels} checked={value === true} onChange={onChange} />;
    case 'integer':
    case 'real':
      return (
        <FieldWithHelp {...labels}>
          {(id) => <NumberControl id={id} spec={spec} value={Number(value)} onChange={onChange} />}
        </FieldWithHelp>
      );
    default:
      return assertNever(spec);
  }
}

interface NumberControlProps {
  readonly id: string;
  readonly spec: NumberParam;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** Passes on only what lies in the range; leaving the field brings anything else back into it. */
function NumberControl({ id, spec, value, onChange }: NumberControlProps) {
  const { t } = useTranslation('params');
  const { minimum, maximum } = spec;
  return (
    <NumberInput
      id={id}
      size="sm"
      value={value}
      min={minimum}
      max={maximum}
      allowDecimal={spec.kind === 'real'}
      clampBehavior="blur"
      description={t('shared.range', { minimum, maximum })}
      inputWrapperOrder={['input', 'description']}
      {...(spec.unit ? { suffix: ` ${spec.unit}` } : {})}
      onChange={(entered) => {
        const inRange = typeof entered === 'number' && entered >= minimum && entered <= maximum;
        if (inRange) onChange(entered);
      }}
    />
  );
}
