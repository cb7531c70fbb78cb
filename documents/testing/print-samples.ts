import type { OfferLetterFacts } from '../../domain/letters/letter-facts.ts';
import type { EvaluationSheetInput, ReportInput } from '../reports/report-input.ts';

/** The instant all samples are made at. */
export const printNow = '2026-11-22T08:00:00.000Z';

/** Facts of a made-up offer whose names hold rare characters. */
export const sampleFacts: OfferLetterFacts = {
  company: {
    name: '上海启明连锁商贸有限公司',
    address: '上海市静安区南京西路 1 号',
    contact: '人力资源部 hr@example.com',
  },
  candidate: { formattedName: '李喆䶮㛃𬭎' },
  job: { title: '区域销售经理（Regional Sales Manager）', department: '华东销售部', site: '上海市静安区' },
  offer: {
    version: 2,
    salary: { amount: 1_800_000, currency: 'CNY', period: 'month' },
    startDate: '2027-01-04',
    answerBy: '2026-11-30T10:00:00.000Z',
    probationMonths: 3,
    notes: '本岗位另设季度绩效奖金，具体以公司《销售激励办法》为准；差旅补贴按公司制度执行。',
    materials: ['身份证复印件（正反面）', '最高学历证书及学位证书', '原单位离职证明', '近三个月内的体检报告'],
  },
  signatory: { name: '王建国', title: '人力资源总监' },
  timeZone: 'Asia/Shanghai',
};

const dimensions = [
  {
    name: '沟通表达',
    score: { value: 86, min: 0, max: 100 },
    comment: '表达清晰，能先听完客户诉求再回应；举例具体，逻辑连贯。',
  },
  {
    name: '抗压与情绪管理',
    score: { value: 72, min: 0, max: 100 },
    comment: '面对连续追问保持冷静，处理投诉用时 240 秒。',
  },
  { name: '动手能力', score: null, comment: null },
];

/** A made-up application from intake to hire. */
export const sampleReport: ReportInput = {
  companyName: '上海启明连锁商贸有限公司',
  applicationId: '0193a5c2-7b1e-7000-8000-000000000001',
  person: { formattedName: '李喆䶮㛃𬭎', contacts: ['138****5678', 'l***@example.com'] },
  job: { title: '区域销售经理', department: '华东销售部' },
  process: { name: '门店与销售岗位招聘流程', version: 4 },
  status: '已录用',
  timeZone: 'Asia/Shanghai',
  stages: [
    { name: '简历筛选', enteredAt: '2026-11-01T01:00:00Z', leftAt: '2026-11-01T01:01:00Z', outcome: '通过' },
    { name: 'AI 面试', enteredAt: '2026-11-01T01:01:00Z', leftAt: '2026-11-03T09:30:00Z', outcome: '完成' },
    { name: '入职', enteredAt: '2026-11-10T01:00:00Z', leftAt: null, outcome: '进行中' },
  ],
  resume: {
    summary: '八年连锁零售销售与团队管理经验，曾带领二十人团队连续三年完成业绩目标，熟悉华东市场。',
    totalYears: 8,
    highestDegree: '本科',
    work: [
      { employer: '杭州某某百货有限公司', title: '销售主管', period: '2019-03 – 至今' },
      { employer: 'Acme Ltd', title: 'Sales', period: '2016-07 – 2019-02' },
    ],
    education: [{ school: '复旦大学', degree: '市场营销 本科', period: '2012 – 2016' }],
    skills: ['客户关系管理', 'Excel', 'Salesforce', '英语六级'],
  },
  writtenTest: {
    vendor: 'Quizmill',
    completedAt: '2026-11-02T02:00:00Z',
    total: { value: 41, min: 0, max: 50 },
    dimensions: [{ name: '产品知识', score: { value: 4.5, min: 1, max: 5 }, comment: '掌握扎实。' }],
    summary: null,
  },
  aiInterview: {
    vendor: 'Clearvoice',
    completedAt: '2026-11-03T09:00:00Z',
    total: { value: 79, min: 0, max: 100 },
    dimensions,
    summary: '整体表现稳定。',
  },
  scorecards: [
    {
      reviewer: '王敏（华东销售部）',
      submittedAt: '2026-11-04T03:00:00Z',
      recommendation: '推荐',
      ratings: [{ name: '沟通表达', score: { value: 4, min: 1, max: 5 }, comment: '与 AI 面试的印象一致。' }],
      comment: '建议录用，入职后安排客诉处理培训。',
    },
  ],
  backgroundCheck: { result: '无异常', completedAt: '2026-11-08T03:00:00Z', items: [{ name: '学历', result: '属实' }] },
  offer: {
    version: 2,
    salary: { amount: 1_800_000, currency: 'CNY', period: 'month' },
    startDate: '2027-01-04',
    approvals: [{ approver: '赵强', at: '2026-11-09T01:00:00Z', outcome: '同意' }],
    answer: '接受',
    answeredAt: '2026-11-10T01:00:00Z',
  },
  onboardingPlan: {
    startDate: '2027-01-04',
    tasks: [
      {
        title: '客诉处理培训',
        owner: '业务部门',
        dueDate: '2027-01-15',
        because: '“抗压与情绪管理”得分 72，低于 75。',
      },
    ],
  },
  decisions: [
    {
      at: '2026-11-04T03:05:00Z',
      stage: '人工评审',
      outcome: '通过',
      decidedBy: '王敏',
      reason: '经验与岗位匹配，沟通能力强。',
    },
  ],
  disputes: [],
};

/** The same candidate's sheet for the interviewer. */
export const sampleSheet: EvaluationSheetInput = {
  companyName: sampleReport.companyName,
  applicationId: sampleReport.applicationId,
  person: { formattedName: sampleReport.person.formattedName },
  job: sampleReport.job,
  resume: sampleReport.resume,
  writtenTest: sampleReport.writtenTest,
  aiInterview: sampleReport.aiInterview,
  timeZone: 'Asia/Shanghai',
  interview: { startsAt: '2026-11-05T02:00:00Z', interviewers: ['王敏', '陈昊'] },
  ratingDimensions: ['沟通表达', '抗压与情绪管理', '动手能力', '团队协作'],
};
