import { Button, Group, Progress } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { literatureNetwork } from '../../../core/explore/reproduce/ladder-parts';
import type { ReportBlock } from '../../../core/explore/reproduce/report/report-blocks';
import { writeHtml } from '../../../core/explore/reproduce/report/write-html';
import { writeMarkdown } from '../../../core/explore/reproduce/report/write-markdown';
import { saveFile } from '../../../export/save-file';
import {
  selectLadderParts,
  selectOpenParts,
  selectReproductionRuns,
} from '../../../state/selectors/reproduction';
import { useAppStore } from '../../../state/store';
import { useFormat } from '../../format/use-format';
import { useNames } from '../../train/use-names';
import card from '../ReportCard.module.css';
import styles from './ClaimReport.module.css';
import { ReportView } from './ReportView';

/** What was found so far, as the report of the command says it. */
export default function ClaimReport(): ReactElement | null {
  const { t } = useTranslation(['reproduction', 'problems']);
  const report = useAppStore((state) => state.claimReport);
  const problem = useAppStore((state) => state.ladderProblem);
  return (
    <section className={card.card} aria-label={t('reproduction:report')} data-testid="claim-report">
      <CostingProgress />
      {problem && (
        <p className={styles.problem} role="alert">
          {t(`problems:${problem.code}`, problem.parameters)}
        </p>
      )}
      {report?.kind === 'problem' && (
        <p className={styles.problem} role="alert">
          {t(`problems:${report.problem.code}`, report.problem.parameters)}
        </p>
      )}
      {report?.kind === 'value' && (
        <>
          <Sources />
          <Downloads blocks={report.value} />
          <ReportView blocks={report.value} />
        </>
      )}
      {!report && <p className={styles.note}>{t('reproduction:noReport')}</p>}
    </section>
  );
}

/** Where the results come from: what was imported is never said to be trained here. */
function Sources(): ReactElement | null {
  const { t } = useTranslation('reproduction');
  const runs = useAppStore(selectReproductionRuns);
  const results = useAppStore((state) => state.results);
  const found = runs.flatMap(({ key }) => results[key]?.origin ?? []);
  const texts = (['gallery', 'trained-here', 'imported'] as const).flatMap((origin) => {
    const count = found.filter((each) => each === origin).length;
    return count > 0 ? [t(`source.${origin}`, { count })] : [];
  });
  if (texts.length === 0) return null;
  return (
    <p className={styles.note} data-testid="claim-sources">
      {t('sources', { list: texts.join(', ') })}
    </p>
  );
}

function Downloads({ blocks }: { readonly blocks: readonly ReportBlock[] }): ReactElement {
  const { t } = useTranslation('reproduction');
  return (
    <Group gap="xs">
      <Button
        variant="default"
        onClick={() => saveFile('bitfrontier-report.html', 'text/html', writeHtml(blocks))}
      >
        {t('downloadHtml')}
      </Button>
      <Button
        variant="default"
        onClick={() => saveFile('bitfrontier-report.md', 'text/markdown', writeMarkdown(blocks, 'inside'))}
      >
        {t('downloadMarkdown')}
      </Button>
    </Group>
  );
}

function CostingProgress(): ReactElement | null {
  const { t } = useTranslation(['reproduction', 'hardware', 'explore']);
  const format = useFormat();
  const names = useNames();
  const isCosting = useAppStore((state) => state.isCostingLadder);
  const parts = useAppStore(selectLadderParts);
  const open = useAppStore(selectOpenParts);
  const stop = useAppStore((state) => state.stopCosting);
  const [next] = open;
  if (!isCosting || !next) return null;
  const { network, bits, machine } = next.part;
  const done = parts.length - open.length;
  return (
    <div className={styles.costing}>
      <p role="status" data-testid="claim-costing">
        {t('reproduction:costing', {
          done: format.count(done),
          total: format.count(parts.length),
          network:
            network === literatureNetwork
              ? t(`explore:published.networks.${network}`)
              : names.network(network),
          machine: t(`hardware:accelerators.${machine}`),
          bits,
        })}
      </p>
      <Progress
        value={(100 * done) / parts.length}
        aria-label={t('reproduction:costingLabel')}
        className={styles.bar ?? ''}
      />
      <Button variant="default" onClick={() => stop()}>
        {t('reproduction:stopCosting')}
      </Button>
    </div>
  );
}
