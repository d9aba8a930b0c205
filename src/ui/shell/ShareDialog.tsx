import { Button, CopyButton, Modal, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { downloadChart } from '../../export/download-chart';
import { downloadTable } from '../../export/download-table';
import { encodeLink } from '../../state/link/encode-link';
import { selectLinkState } from '../../state/link/link-state';
import { useAppStore } from '../../state/store';
import { useDesignNames } from '../explore/use-design-names';
import { useExploreData } from '../explore/use-explore-data';
import styles from './ShareDialog.module.css';

export default function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('share');
  const { t: common } = useTranslation();
  const linkState = useAppStore(selectLinkState);
  const { hash, droppedPins } = encodeLink(linkState);
  const link = `${window.location.origin}${window.location.pathname}${hash}`;
  const pins = linkState.pins.length - droppedPins;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={styles.link}>
        <TextInput
          label={t('link')}
          value={link}
          readOnly
          dir="ltr"
          data-autofocus
          data-testid="share-link"
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link}>
          {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'copied' : 'copy')}</Button>}
        </CopyButton>
      </div>
      {hash === '' ? (
        <p className={styles.text}>{t('short')}</p>
      ) : (
        <div className={styles.text}>
          <p>{t('carriesTitle')}</p>
          <ul>
            <li>{t('carries.design')}</li>
            <li>{t('carries.view')}</li>
            {pins > 0 && <li>{t('carries.pins', { count: pins })}</li>}
          </ul>
          {pins > 0 && <p className={styles.warning}>{t('claimed')}</p>}
          {droppedPins > 0 && <p className={styles.warning}>{t('dropped', { count: droppedPins })}</p>}
        </div>
      )}
      <Files />
    </Modal>
  );
}

function Files() {
  const { t } = useTranslation('share');
  const data = useExploreData();
  const names = useDesignNames();
  const showTable = useAppStore((state) => state.showTable);
  const screen = useAppStore((state) => state.screen);
  return (
    <section className={styles.files}>
      <h3>{t('filesTitle')}</h3>
      <div className={styles.buttons}>
        <Button
          variant="default"
          disabled={showTable || screen !== 'explore' || data.designs.length === 0}
          onClick={downloadChart}
        >
          {t('svg')}
        </Button>
        <Button
          variant="default"
          disabled={data.designs.length === 0}
          onClick={() => downloadTable(data.designs, data.frontIds, names.design)}
        >
          {t('csv')}
        </Button>
      </div>
      <p>{t('local')}</p>
    </section>
  );
}
