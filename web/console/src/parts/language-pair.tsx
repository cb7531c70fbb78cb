import { Form, Input } from 'antd';
import { useText } from '../i18n/text.ts';

type Name = (string | number)[];
type Props = {
  /** Where the pair stands in the form's values, whole. */
  path: Name;
  /** The same as seen from the list it stands in, where it stands in one. */
  inList?: Name;
  labels: { zh: string; en: string };
  /** Labels are read out alone, the languages stand in the fields. */
  isCompact?: boolean;
  isLong?: boolean;
  maxLength?: number;
};

/** A text in Chinese and English, of which one is enough. */
export function LanguagePair({
  path,
  inList = path,
  labels,
  isCompact = false,
  isLong = false,
  maxLength = 2_000,
}: Props) {
  const { t } = useText();
  const form = Form.useFormInstance();
  const isGiven = () =>
    (['zh', 'en'] as const).some((language) => String(form.getFieldValue([...path, language]) ?? '').trim() !== '');
  return (['zh', 'en'] as const).map((language) => {
    const shown = isCompact ? { 'aria-label': labels[language], placeholder: t(`language.${language}`) } : {};
    return (
      <Form.Item
        key={language}
        name={[...inList, language]}
        label={isCompact ? undefined : labels[language]}
        {...(language === 'zh'
          ? {
              dependencies: [[...path, 'en']],
              rules: [
                {
                  validator: () =>
                    isGiven() ? Promise.resolve() : Promise.reject(new Error(t('requisitions.oneLanguage'))),
                },
              ],
            }
          : {})}
      >
        {isLong ? (
          <Input.TextArea maxLength={maxLength} autoSize={{ minRows: 1, maxRows: 6 }} {...shown} />
        ) : (
          <Input maxLength={maxLength} {...shown} />
        )}
      </Form.Item>
    );
  });
}
