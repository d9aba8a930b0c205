import type { ReactElement } from 'react';
import type { ParamSpec, ParamValues } from '../../core/parameters/param-spec';
import { completeParams } from '../../core/parameters/parse-params';
import { ParamControl } from '../controls/ParamControl';

interface ParamFieldsProps {
  readonly specs: readonly ParamSpec[];
  readonly values: ParamValues;
  onChange(values: ParamValues): void;
}

/** One control per declared parameter. */
export function ParamFields({ specs, values, onChange }: ParamFieldsProps): ReactElement {
  const complete = completeParams(specs, values);
  return (
    <>
      {specs.map((spec) => (
        <ParamControl
          key={spec.key}
          spec={spec}
          value={complete[spec.key] ?? spec.default}
          onChange={(value) => onChange({ ...complete, [spec.key]: value })}
        />
      ))}
    </>
  );
}
