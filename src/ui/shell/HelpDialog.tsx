import { Kbd, Modal, Switch } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './HelpDialog.module.css';
import { useSingleKeys } from './single-keys';

const groups = {
  anywhere: [
    ['screens', ['1', '2', '3', '4', '5']],
    ['log', ['L']],
    ['table', ['T']],
    ['escape', ['Esc']],
    ['help', ['?']],
  ],
  points: [
    ['arrows', ['←', '↑', '↓', '→']],
    ['front', ['F']],
    ['inspect', ['Enter']],
    ['pin', ['P']],
    ['zoom', ['+', '−', '0']],
  ],
  array: [
    ['play', ['Space']],
    ['step', [',', '.']],
    ['cell', ['←', '↑', '↓', '→']],
  ],
} as const;

const groupNames = ['anywhere', 'points', 'array'] as const;

export default function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [singleKeys, setSingleKeys] = useSingleKeys();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('help.title')}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={styles.intro}>{t('help.intro')}</p>
      <div className={styles.groups}>
        {groupNames.map((group) => (
          <section key={group}>
            <h3>{t(`help.groups.${group}`)}</h3>
            <dl>
              {groups[group].map(([action, keys]) => (
                <Fragment key={action}>
                  <dt>
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{t(`help.keys.${action}`)}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        label={t('help.singleKeys')}
        description={t('help.singleKeysHelp')}
        checked={singleKeys}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
      <p className={styles.credits}>{t('help.credits')}</p>
    </Modal>
  );
}
