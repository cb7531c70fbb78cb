import type { Module } from './types.ts';

/** The catalogue. */
export const MODULES: readonly Module[] = [
  { key: 'company-basics', title: { zh: '公司入门', en: 'Company basics' }, minutes: 60 },
  { key: 'product-basics', title: { zh: '产品基础', en: 'Product basics' }, minutes: 90 },
  { key: 'communication-skills', title: { zh: '沟通技巧', en: 'Communication skills' }, minutes: 120 },
  { key: 'team-building', title: { zh: '团队融合', en: 'Team building' }, minutes: 90 },
  { key: 'stress-management', title: { zh: '压力管理', en: 'Handling pressure' }, minutes: 90 },
  { key: 'complaint-handling', title: { zh: '客诉处理', en: 'Handling complaints' }, minutes: 120 },
  { key: 'hands-on-practice', title: { zh: '岗位实操训练', en: 'Hands-on practice' }, minutes: 240 },
  {
    key: 'information-security',
    title: { zh: '信息安全与隐私保护', en: 'Information security and privacy' },
    minutes: 45,
  },
  { key: 'crm-basics', title: { zh: '客户系统入门', en: 'First steps in the CRM' }, minutes: 60 },
];
