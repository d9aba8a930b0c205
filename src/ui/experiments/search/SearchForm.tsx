import { NativeSelect, NumberInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { trainableNetworks } from '../../../core/networks';
import { schemes } from '../../../core/schemes';
import { datasetSources } from '../../../data/datasets';
import { searchLimits } from '../../../state/experiment-limits';
import type { SearchQuestion } from '../../../state/search-state';
import { useAppStore } from '../../../state/store';
import { useNames } from '../../train/use-names';
import { CheckList } from '../CheckList';
import { RepeatFields } from '../RepeatFields';
import styles from '../SweepForm.module.css';
import { SearchStart } from './SearchStart';

interface FieldsProps {
  readonly search: SearchQuestion;
  change(part: Partial<SearchQuestion>): void;
}

/** Where widths are searched, how hard, and what is trained of them. */
export default function SearchForm(): ReactElement {
  const search = useAppStore((state) => state.search);
  const change = useAppStore((state) => state.setSearch);
  return (
    <>
      <div className={styles.fields}>
        <WhatIsSearched search={search} change={change} />
        <HowHard search={search} change={change} />
        <RepeatFields repeats={search} change={change} />
      </div>
      <SearchStart />
    </>
  );
}

function WhatIsSearched({ search, change }: FieldsProps): ReactElement {
  const { t } = useTranslation(['search', 'common']);
  const names = useNames();
  const { widths } = schemes.get(search.scheme);
  const offered = widths.weights.filter((bits) => widths.activations.includes(bits));
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t('search:form.what')}</legend>
        <NativeSelect
          label={t('common:datasets.label')}
          value={search.dataset}
          data={datasetSources.ids.map((value) => ({ value, label: names.dataset(value) }))}
          onChange={({ currentTarget: { value } }) => change({ dataset: value })}
        />
        <NativeSelect
          label={t('common:networks.label')}
          value={search.network}
          data={trainableNetworks.ids.map((value) => ({ value, label: names.network(value) }))}
          onChange={({ currentTarget: { value } }) => change({ network: value })}
        />
        <NativeSelect
          label={t('search:form.scheme')}
          value={search.scheme}
          data={schemes.ids.map((value) => ({ value, label: names.scheme(value) }))}
          onChange={({ currentTarget: { value } }) => change({ scheme: value })}
        />
      </fieldset>
      <CheckList
        legend={t('search:form.widths')}
        help={t('search:form.widthsHelp')}
        options={offered.map((value) => ({ value, label: value }))}
        chosen={search.bits}
        onChange={(bits) => change({ bits })}
      />
    </>
  );
}

function HowHard({ search, change }: FieldsProps): ReactElement {
  const { t } = useTranslation('search');
  return (
    <fieldset className={styles.group}>
      <legend>{t('form.effort')}</legend>
      <div className={styles.pair}>
        <Count
          name="population"
          value={search.population}
          onChange={(population) => change({ population })}
        />
        <Count
          name="generations"
          value={search.generations}
          onChange={(generations) => change({ generations })}
        />
      </div>
      <Count name="survivors" value={search.survivors} onChange={(survivors) => change({ survivors })} />
    </fieldset>
  );
}

interface CountProps {
  readonly name: keyof typeof searchLimits;
  readonly value: number;
  onChange(value: number): void;
}

function Count({ name, value, onChange }: CountProps): ReactElement {
  const { t } = useTranslation('search');
  const { minimum, maximum } = searchLimits[name];
  return (
    <NumberInput
      label={t(`form.${name}`)}
      description={t(`form.${name}Help`, { minimum, maximum })}
      value={value}
      min={minimum}
      max={maximum}
      clampBehavior="strict"
      allowDecimal={false}
      onChange={(next) => onChange(Math.min(maximum, Math.max(minimum, Math.round(Number(next)) || minimum)))}
    />
  );
}
