import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** The languages of the page. */
export const locales = ['zh', 'en'] as const;
export type Locale = (typeof locales)[number];

const storageName = 'throughline.locale';

/** Prepares the texts in the language chosen last, or else the browser's. */
export async function initI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : language;
  });
  await i18next.use(initReactI18next).init({
    lng: readStored() ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'),
    fallbackLng: 'en',
    supportedLngs: [...locales],
    resources: { en: { translation: en }, zh: { translation: zh } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
}

/** The language shown now. */
export function currentLocale(): Locale {
  return i18next.language === 'zh' ? 'zh' : 'en';
}

/** Shows the page in this language, from now on and on the next visit. */
export function changeLocale(locale: Locale): void {
  try {
    localStorage.setItem(storageName, locale);
  } catch {
    // A browser that keeps nothing still shows the language now.
  }
  void i18next.changeLanguage(locale);
}

function readStored(): Locale | null {
  try {
    const stored = localStorage.getItem(storageName);
    return locales.find((locale) => locale === stored) ?? null;
  } catch {
    return null;
  }
}
