import { Button, NativeSelect } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignVerilog } from '../../../core/hardware/datapath-view/datapath-verilog';
import { type DrawnUnitKind, drawnUnitKinds } from '../../../core/hardware/datapath-view/drawing';
import { saveFile } from '../../../export/save-file';
import type { KeyedAnswer } from '../../../state/datapath-state';
import { useProblemText } from '../../format/use-problem-text';
import styles from './Datapath.module.css';

interface VerilogPanelProps {
  readonly designs: readonly DrawnUnitKind[];
  readonly design: DrawnUnitKind;
  /** Null while it is written. */
  readonly verilog: KeyedAnswer<DesignVerilog> | null;
  onChange(design: DrawnUnitKind): void;
}

/** The text of one design of the datapath, to read, copy and download. */
export function VerilogPanel({ designs, design, verilog, onChange }: VerilogPanelProps): ReactElement {
  const { t } = useTranslation('datapath');
  return (
    <section className={styles.verilog}>
      <h3>{t('verilog.title')}</h3>
      <NativeSelect
        label={t('verilog.design')}
        value={design}
        data={designs.map((value) => ({ value, label: t(`designs.${value}`) }))}
        onChange={({ currentTarget }) =>
          onChange(drawnUnitKinds.find((kind) => kind === currentTarget.value) ?? 'column')
        }
      />
      <VerilogAnswer verilog={verilog} />
    </section>
  );
}

function VerilogAnswer({ verilog }: Pick<VerilogPanelProps, 'verilog'>): ReactElement {
  const { t } = useTranslation('datapath');
  const problemText = useProblemText();
  if (!verilog) return <p className={styles.note}>{t('verilog.writing')}</p>;
  if (verilog.kind === 'problem') {
    return <p className={styles.note}>{t('verilog.failed', { problem: problemText(verilog.problem) })}</p>;
  }
  return <VerilogText verilog={verilog.value} />;
}

const mimeType = 'text/x-verilog';

function VerilogText({ verilog }: { readonly verilog: DesignVerilog }): ReactElement {
  const { t } = useTranslation('datapath');
  const { moduleName, module } = verilog;
  return (
    <>
      <p className={styles.note}>{t('verilog.size', { count: module.trimEnd().split('\n').length })}</p>
      <section
        className={styles.code}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or the keyboard cannot scroll it.
        tabIndex={0}
        aria-label={t('verilog.label', { module: moduleName })}
        dir="ltr"
      >
        <pre data-testid="verilog-text">{module}</pre>
      </section>
      <VerilogActions verilog={verilog} />
      <p className={styles.note}>{t('verilog.benchNote', { file: benchFileOf(verilog) })}</p>
    </>
  );
}

function benchFileOf({ moduleName }: DesignVerilog): string {
  return `${moduleName}_test.v`;
}

function VerilogActions({ verilog }: { readonly verilog: DesignVerilog }): ReactElement {
  const { t } = useTranslation('datapath');
  const { copied, copy } = useClipboard();
  const { moduleName, module, testBench } = verilog;
  const shared = { variant: 'default', size: 'compact-sm' } as const;
  return (
    <div className={styles.actions}>
      <Button {...shared} onClick={() => copy(module)} data-testid="copy-verilog">
        {t(copied ? 'verilog.copied' : 'verilog.copy')}
      </Button>
      <Button
        {...shared}
        aria-label={t('verilog.downloadName')}
        onClick={() => saveFile(`${moduleName}.v`, mimeType, module)}
        data-testid="download-verilog"
      >
        {t('verilog.download')}
      </Button>
      <Button
        {...shared}
        aria-label={t('verilog.downloadBenchName')}
        onClick={() => saveFile(benchFileOf(verilog), mimeType, `${module}\n${testBench}`)}
        data-testid="download-test-bench"
      >
        {t('verilog.downloadBench')}
      </Button>
    </div>
  );
}
