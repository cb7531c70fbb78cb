import type { ThemeConfig } from 'antd';

/** Ant Design in the colours of `styles.css`; every text colour has a contrast of at least 4.5 : 1 on its ground. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#155e75',
    colorInfo: '#155e75',
    colorInfoBg: '#e3f0f3',
    colorInfoBorder: '#b9d3da',
    colorLink: '#155e75',
    colorSuccess: '#15803d',
    colorWarning: '#b45309',
    colorError: '#b91c1c',
    colorText: '#1c2733',
    colorTextSecondary: '#4b5763',
    colorTextTertiary: '#5f6b77',
    colorTextDisabled: '#6b7680',
    colorTextPlaceholder: '#6b7680',
    colorBorder: '#c9cdd1',
    colorBorderSecondary: '#e4e4de',
    colorBgLayout: '#fbfaf7',
    borderRadius: 8,
    fontSize: 14,
    fontFamily:
      "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  },
  components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
};
