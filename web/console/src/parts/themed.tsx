import { ConfigProvider } from 'antd';
import enGb from 'antd/locale/en_GB.js';
import zhCn from 'antd/locale/zh_CN.js';
import type { ReactNode } from 'react';
import { useText } from '../i18n/text.ts';
import { theme } from '../theme.ts';

/** Ant Design in our colours, its own words (empty lists, missing fields) in the reader's language. */
export function Themed({ children }: { children: ReactNode }) {
  const { locale } = useText();
  return (
    <ConfigProvider theme={theme} locale={(locale === 'zh' ? zhCn : enGb).default} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
