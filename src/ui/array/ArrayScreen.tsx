import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { arrayMachineIds } from '../../core/hardware/array-view/array-machines';
import type { LayerRun } from '../../core/hardware/array-view/layer-run';
import { useAppStore } from '../../state/store';
import { useDesignNames } from '../explore/use-design-names';
import { useFormat } from '../format/use-format';
import styles from './Array.module.css';
import { ArrayChoices } from './ArrayChoices';
import { LayerArray } from './LayerArray';
import { type ArrayQuestion, type ShownRun, useArrayQuestion, useArrayRun } from './use-array-run';

/** What a machine does, cycle by cycle, on one layer of one design. */
export default function ArrayScreen(): ReactElement {
  const { t } = useTranslation('array');
  const question = useArrayQuestion();
  const shown = useArrayRun(question);
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('title')}</h1>
        <p className={styles.intro}>{t('intro')}</p>
      </div>
      <ArrayChoices question={question} />
      <Shown question={question} shown={shown} />
    </div>
  );
}

function Shown({ question, shown }: { readonly question: ArrayQuestion; readonly shown: ShownRun }) {
  const { t } = useTranslation(['array', 'problems']);
  switch (shown.kind) {
    case 'run':
      return (
        <>
          <Subject question={question} run={shown.run} />
          <LayerArray
            key={`${shown.run.machine} ${JSON.stringify(shown.run.params)} ${question.layer}`}
            run={shown.run}
          />
        </>
      );
    case 'waiting':
      return <p role="status">{t('waiting')}</p>;
    case 'no-view':
      return <NoView />;
    case 'problem': {
      const { code, parameters } = shown.problem;
      return <p role="alert">{t(`problems:${code}`, parameters)}</p>;
    }
  }
}

interface SubjectProps {
  readonly question: ArrayQuestion;
  readonly run: LayerRun;
}

/** Which design, with the widths that this layer has. */
function Subject({ question, run }: SubjectProps): ReactElement {
  const { t } = useTranslation(['array', 'common']);
  const names = useDesignNames();
  const format = useFormat();
  const { configuration } = question;
  return (
    <p className={styles.subject} data-testid="array-subject">
      {t('subject', {
        design: names.design(configuration),
        network: t(`common:networks.${configuration.network}.name`, { defaultValue: configuration.network }),
        layer: question.layer,
        weightBits: run.codes.weights.bits,
        inputBits: run.codes.inputs.bits,
        macs: format.count(run.dimensions.macs),
      })}
    </p>
  );
}

/** The page's machine has none: the choice of those that have. */
function NoView(): ReactElement {
  const { t } = useTranslation(['array', 'hardware']);
  const id = useAppStore((state) => state.hardware.accelerator);
  const setHardware = useAppStore((state) => state.setHardware);
  return (
    <div className={styles.card}>
      <p>{t('noView', { machine: t(`hardware:accelerators.${id}`) })}</p>
      <div className={styles.buttons}>
        {arrayMachineIds.map((known) => (
          <Button
            key={known}
            variant="default"
            onClick={() => setHardware({ accelerator: known, acceleratorParams: {} })}
          >
            {t(`hardware:accelerators.${known}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
