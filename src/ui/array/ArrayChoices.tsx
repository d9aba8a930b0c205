import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { acceleratorDeclarations } from '../../core/hardware/accelerators/declarations';
import {
  type ArrayMachineId,
  arrayMachineIds,
  isArrayMachine,
} from '../../core/hardware/array-view/array-machines';
import { completeParams } from '../../core/parameters/parse-params';
import { selectPinnedPoints, selectPointsById } from '../../state/selectors/design-points';
import { useAppStore } from '../../state/store';
import { ParamControl } from '../controls/ParamControl';
import { useDesignNames } from '../explore/use-design-names';
import styles from './Array.module.css';
import type { ArrayQuestion } from './use-array-run';

/** What of a machine its array view makes visible. */
const shownParams: Readonly<Record<ArrayMachineId, readonly string[]>> = {
  'dian-nao': ['inputLanes', 'outputLanes'],
  systolic: ['dataflow', 'rows', 'columns'],
  laconic: ['synchronization'],
};

/** Value of the design that is none of the chart's. */
const ofPanel = 'panel';

/** Design, machine and layer; they are those of the whole page. */
export function ArrayChoices({ question }: { readonly question: ArrayQuestion }): ReactElement {
  const { t } = useTranslation(['array', 'hardware']);
  const setArrayView = useAppStore((state) => state.setArrayView);
  return (
    <div className={styles.choices}>
      <DesignChoice />
      <NativeSelect
        label={t('choices.layer')}
        value={question.layer}
        data={[...question.layers]}
        onChange={({ currentTarget }) => setArrayView({ layer: currentTarget.value, cycle: 1 })}
      />
      <MachineChoice />
    </div>
  );
}

function DesignChoice(): ReactElement {
  const { t } = useTranslation('array');
  const names = useDesignNames();
  const selected = useAppStore((state) => selectPointsById(state).get(state.selectedId ?? ''));
  const pinned = useAppStore(selectPinnedPoints);
  const training = useAppStore((state) => state.training);
  const setView = useAppStore((state) => state.setView);
  const setArrayView = useAppStore((state) => state.setArrayView);
  const points = selected && !pinned.includes(selected) ? [selected, ...pinned] : pinned;
  return (
    <NativeSelect
      label={t('choices.design')}
      className={styles.design ?? ''}
      value={selected?.id ?? ofPanel}
      data={[
        ...points.map(({ id, configuration }) => ({ value: id, label: names.design(configuration) })),
        { value: ofPanel, label: t('choices.panel', { design: names.design(training) }) },
      ]}
      onChange={({ currentTarget }) => {
        setView({ selectedId: currentTarget.value === ofPanel ? null : currentTarget.value });
        setArrayView({ cycle: 1 });
      }}
    />
  );
}

function MachineChoice(): ReactElement {
  const { t } = useTranslation(['array', 'hardware']);
  const id = useAppStore((state) => state.hardware.accelerator);
  const params = useAppStore((state) => state.hardware.acceleratorParams);
  const setHardware = useAppStore((state) => state.setHardware);
  const setArrayView = useAppStore((state) => state.setArrayView);
  const specs = isArrayMachine(id)
    ? acceleratorDeclarations.get(id).params.filter(({ key }) => shownParams[id].includes(key))
    : [];
  const values = completeParams(acceleratorDeclarations.get(id).params, params);
  const others = isArrayMachine(id) ? [] : [{ value: id, label: t(`hardware:accelerators.${id}`) }];
  return (
    <>
      <NativeSelect
        label={t('hardware:accelerator')}
        value={id}
        data={[
          ...others,
          ...arrayMachineIds.map((known) => ({ value: known, label: t(`hardware:accelerators.${known}`) })),
        ]}
        onChange={({ currentTarget }) => {
          setHardware({ accelerator: currentTarget.value, acceleratorParams: {} });
          setArrayView({ cycle: 1 });
        }}
        data-testid="array-machine"
      />
      {specs.map((spec) => (
        <ParamControl
          key={`${id} ${spec.key}`}
          spec={spec}
          value={values[spec.key] ?? spec.default}
          onChange={(value) => {
            setHardware({ acceleratorParams: { ...params, [spec.key]: value } });
            setArrayView({ cycle: 1 });
          }}
        />
      ))}
    </>
  );
}
