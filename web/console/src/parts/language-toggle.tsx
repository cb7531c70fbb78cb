import { Segmented } from 'antd';
import { changeLocale, type Locale } from '../i18n/i18n.ts';
import { useText } from '../i18n/text.ts';

/** Chinese or English; each language is named in itself. */
export function LanguageToggle() {
  const { t, locale } = useText();
  return (
    <Segmented<Locale>
      className="language-toggle"
      aria-label={t('language.label')}
      size="small"
      value={locale}
      onChange={changeLocale}
      options={[
        { value: 'zh', label: <span lang="zh-CN">{t('language.zh')}</span> },
        { value: 'en', label: <span lang="en">{t('language.en')}</span> },
      ]}
    />
  );
}
