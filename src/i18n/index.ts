import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { problemTemplates } from '../core/problem-templates';

const catalogues = import.meta.glob<Readonly<Record<string, unknown>>>('./en/*.json', {
  eager: true,
  import: 'default',
});

const english = Object.fromEntries(
  Object.entries(catalogues).map(([path, catalogue]) => [namespaceOf(path), catalogue]),
);

/** Starts the catalogue; English is bundled, so that no text waits for a request. */
export async function startTexts(language = 'en'): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    resources: { en: { ...english, problems: problemTemplates } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
}

function namespaceOf(path: string): string {
  return path.replace(/^.*\/(.+)\.json$/, '$1');
}
