import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { problemTemplates } from '../core/problem-templates';

type Catalogue = Readonly<Record<string, unknown>>;

/** Texts of what is seen first; all others come with their screens. */
const firstCatalogues = import.meta.glob<Catalogue>('./en/{common,explore,hardware,params,schemes}.json', {
  eager: true,
  import: 'default',
});

const laterCatalogues = import.meta.glob<Catalogue>(
  ['./en/*.json', '!./en/{common,explore,hardware,params,schemes}.json'],
  { import: 'default' },
);

const firstTexts = Object.fromEntries(
  Object.entries(firstCatalogues).map(([path, catalogue]) => [namespaceOf(path), catalogue]),
);

/** Starts the catalogue with the texts of what is seen first: none of them waits for a request. */
export async function startTexts(language = 'en'): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    resources: { en: { ...firstTexts, problems: problemTemplates } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
}

/** Fetches namespaces that come later. Throws a RangeError for one that there is no file of. */
export async function loadTexts(namespaces: readonly string[]): Promise<void> {
  await Promise.all(
    namespaces.map(async (namespace) => {
      const load = laterCatalogues[`./en/${namespace}.json`];
      if (!load) throw new RangeError(`no texts of ${namespace} to load`);
      i18next.addResourceBundle('en', namespace, await load());
    }),
  );
}

function namespaceOf(path: string): string {
  return path.replace(/^.*\/(.+)\.json$/, '$1');
}
