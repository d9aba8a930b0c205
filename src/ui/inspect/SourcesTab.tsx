import { Anchor, Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { accelerators } from '../../core/hardware/accelerators';
import { costSources } from '../../core/hardware/cost/sources';
import type { CostRow, PrimitiveRecipe } from '../../core/hardware/cost/sources/cost-source';
import { dramKinds } from '../../core/hardware/memory/dram';
import { primitiveKinds } from '../../core/hardware/primitives';
import { type ReferenceKey, references } from '../../core/references';
import { schemes } from '../../core/schemes';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { PublishedSection } from './PublishedSection';
import styles from './SourcesTab.module.css';
import { TableScroll } from './TableScroll';

/** Where the scheme and every constant of the cost come from. */
export function SourcesTab({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation(['inspect', 'hardware']);
  const hardware = useAppStore((state) => state.costedHardware);
  const { method, quantization } = point.configuration;
  return (
    <div className={styles.tab}>
      {method !== 'float' && (
        <section>
          <h3>{t('inspect:sources.scheme')}</h3>
          <ReferenceList keys={schemes.get(quantization.scheme).references} />
        </section>
      )}
      {method !== 'float' && <PublishedSection scheme={quantization.scheme} />}
      <CostSourceSection id={hardware.costSource} />
      <section>
        <h3>{t(`hardware:accelerators.${hardware.accelerator}`)}</h3>
        <ReferenceList keys={accelerators.get(hardware.accelerator).references} />
      </section>
      <DramSection id={hardware.dram} />
    </div>
  );
}

/** Every rule of the cost source, with its range and provenance. */
function CostSourceSection({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation(['inspect', 'hardware']);
  const source = costSources.get(id);
  return (
    <section>
      <h3>{t(`hardware:sources.${id}`)}</h3>
      <p className={styles.note}>
        {t('inspect:sources.node', { node: source.nodeNm, voltage: source.voltage })}
      </p>
      <TableScroll label={t('inspect:sources.rules')}>
        <Table verticalSpacing={5} horizontalSpacing={5} data-testid="source-constants">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('inspect:sources.element')}</Table.Th>
              <Table.Th scope="col">{t('inspect:sources.energyRule')}</Table.Th>
              <Table.Th scope="col">{t('inspect:sources.provenance')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {primitiveKinds.map((kind) => (
              <RecipeRows key={kind} kind={kind} recipe={source.recipe[kind]} />
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
      <ReferenceList keys={source.references} />
    </section>
  );
}

function DramSection({ id }: { readonly id: string }): ReactElement | null {
  const { t } = useTranslation(['inspect', 'hardware']);
  const format = useFormat();
  const { source, energyPjPerBit } = dramKinds.get(id);
  if (!source) return null;
  return (
    <section>
      <h3>{t('inspect:sources.dram')}</h3>
      <p className={styles.note}>
        {t(`hardware:drams.${id}`)}: {t('inspect:sources.perBit', { energy: format.energy(energyPjPerBit) })}
      </p>
      <ReferenceList keys={[source]} />
    </section>
  );
}

interface RecipeRowsProps {
  readonly kind: string;
  readonly recipe: PrimitiveRecipe;
}

function RecipeRows({ kind, recipe }: RecipeRowsProps): ReactElement {
  const { t } = useTranslation('inspect');
  const quantities: readonly (readonly [string, CostRow])[] = [
    ['energy', recipe.energyPj],
    ['area', recipe.areaUm2],
  ];
  return (
    <>
      {quantities.map(([quantity, row]) => (
        <Table.Tr key={quantity}>
          <Table.Th scope="row">
            {t(`sources.kinds.${kind}`)}, {t(`sources.quantities.${quantity}`)}
          </Table.Th>
          <Table.Td>
            <span dir="ltr">{readable(row.formula)}</span>
            <span className={styles.range}>
              {t('sources.range', { minimum: row.minimumBits, maximum: row.maximumBits })}
            </span>
          </Table.Td>
          <Table.Td>
            {t(`sources.provenances.${row.provenance}`)}
            <span className={styles.range}>{citation(row.source)}</span>
          </Table.Td>
        </Table.Tr>
      ))}
    </>
  );
}

function ReferenceList({ keys }: { readonly keys: readonly ReferenceKey[] }): ReactElement {
  return (
    <ul className={styles.references} data-testid="reference-list">
      {keys.map((key) => {
        const { authors, title, venue, year, url } = references[key];
        return (
          <li key={key} dir="ltr" data-reference={key}>
            {authors}:{' '}
            <Anchor href={url} target="_blank" rel="noreferrer" underline="always" inherit>
              {title}
            </Anchor>
            . {venue}, {year}.
          </li>
        );
      })}
    </ul>
  );
}

/** First author and year, as in a text: "Horowitz 2014". */
function citation(key: ReferenceKey): string {
  const { authors, year } = references[key];
  const first = authors.split(',')[0] ?? authors;
  return `${first.split(' ').at(-1) ?? first} ${year}`;
}

/** A declared rule with its numbers at four digits and its units as they are written elsewhere on the page. */
function readable(formula: string): string {
  return formula
    .replace(/\d+\.\d{5,}/g, (digits) => String(Number(Number(digits).toPrecision(4))))
    .replaceAll('um2', 'µm²')
    .replaceAll('uW', 'µW')
    .replaceAll('sqrt(a b)', '√(a b)')
    .replaceAll(' x ', ' × ');
}
