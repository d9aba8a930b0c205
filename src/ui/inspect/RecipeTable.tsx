import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CostRow, PrimitiveRecipe, PrimitiveSource } from '../../core/hardware/cost/sources/cost-source';
import { primitiveKinds } from '../../core/hardware/primitives';
import { type ReferenceKey, references } from '../../core/references';
import styles from './SourcesTab.module.css';
import { TableScroll } from './TableScroll';

/** Every rule of a source that prices primitives, with its range and provenance. */
export function RecipeTable({ source }: { readonly source: PrimitiveSource }): ReactElement {
  const { t } = useTranslation('inspect');
  return (
    <TableScroll label={t('sources.rules')}>
      <Table verticalSpacing={5} horizontalSpacing={5} data-testid="source-constants">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('sources.element')}</Table.Th>
            <Table.Th scope="col">{t('sources.energyRule')}</Table.Th>
            <Table.Th scope="col">{t('sources.provenance')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {primitiveKinds.map((kind) => (
            <RecipeRows key={kind} kind={kind} recipe={source.recipe[kind]} />
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
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
