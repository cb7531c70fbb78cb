import type { Ending } from './stories.ts';

/** A made-up person, and how their application is to end. */
export type DemoCandidate = { name: string; language: 'zh' | 'en'; ending: Ending; resume: string };

type Facts = [name: string, login: string, job: string, employer: string, since: number, school: string];

// Made up, all of them: reserved mail domain, telephone numbers set aside for fiction or out of use.
const chinese: Facts[] = [
  ['王晓燕', 'wang.xiaoyan', '客服专员', '杭州晨光网络有限公司', 2019, '浙江工商大学'],
  ['李志强', 'li.zhiqiang', '售后客服', '宁波海润家电有限公司', 2020, '宁波大学'],
  ['张雨桐', 'zhang.yutong', '在线客服', '上海云栈科技有限公司', 2021, '上海师范大学'],
  ['陈嘉怡', 'chen.jiayi', '呼叫中心坐席', '广州和信服务有限公司', 2018, '暨南大学'],
  ['刘子墨', 'liu.zimo', '客户关系专员', '成都锦程旅行社', 2020, '四川师范大学'],
  ['赵文博', 'zhao.wenbo', '客服主管', '北京星桥商贸有限公司', 2017, '首都经济贸易大学'],
  ['孙丽娟', 'sun.lijuan', '投诉处理专员', '南京安和物业有限公司', 2019, '南京财经大学'],
  ['周俊杰', 'zhou.junjie', '电话客服', '武汉江城通信有限公司', 2021, '湖北大学'],
  ['吴思远', 'wu.siyuan', '客服专员', '苏州平江文化有限公司', 2018, '苏州大学'],
  ['郑美玲', 'zheng.meiling', '会员服务专员', '厦门鹭岛百货有限公司', 2020, '厦门理工学院'],
];
const english: Facts[] = [
  ['Amelia Hart', 'amelia.hart', 'Customer Service Adviser', 'Northgate Supplies Ltd', 2019, 'University of Leeds'],
  ['Daniel Okoro', 'daniel.okoro', 'Call Centre Agent', 'Harbour Telecom', 2020, 'University of Kent'],
  ['Sofia Marin', 'sofia.marin', 'Support Specialist', 'Brightway Software', 2018, 'University of Bristol'],
  ['Thomas Reed', 'thomas.reed', 'Complaints Handler', 'Mill Lane Insurance', 2017, 'University of Hull'],
  ['Priya Nair', 'priya.nair', 'Customer Success Associate', 'Fernhill Systems', 2021, 'Aston University'],
  ['Jack Bennett', 'jack.bennett', 'Help Desk Agent', 'Oakfield Energy', 2019, 'University of Derby'],
  ['Grace Liu', 'grace.liu', 'Guest Services Agent', 'Riverside Hotels', 2020, 'University of York'],
  ['Omar Haddad', 'omar.haddad', 'Customer Adviser', 'Castle Street Bank', 2018, 'University of Salford'],
  ['Emily Foster', 'emily.foster', 'Service Desk Analyst', 'Greenmoor Council', 2021, 'University of Essex'],
  ['Lucas Weber', 'lucas.weber', 'Client Services Executive', 'Linden Travel', 2019, 'University of Exeter'],
];

/** Where the story is another than "hired": the place in the list, so that a short demo has some of them too. */
const otherEndings: Record<number, Ending> = {
  1: 'rejected',
  2: 'disputed',
  5: 'declined',
  8: 'expired',
  11: 'withdrawn',
  14: 'rejected',
  17: 'rejected',
};

/** The first `count` of the twenty, languages taking turns. */
export function makeCandidates(count: number): DemoCandidate[] {
  const all = chinese.flatMap((facts, index) => [
    { language: 'zh' as const, facts },
    { language: 'en' as const, facts: english[index] ?? facts },
  ]);
  return all.slice(0, count).map(({ language, facts }, index) => ({
    name: facts[0],
    language,
    ending: otherEndings[index] ?? 'hired',
    resume: language === 'zh' ? inChinese(facts, index) : inEnglish(facts, index),
  }));
}

/** The run makes the address its own: the same person who applies again would be recognised. */
const run = crypto.randomUUID().slice(0, 6);

function inChinese([name, login, job, employer, since, school]: Facts, index: number): string {
  return `${name}
电话：138${String(13_800_100 + index)} 邮箱：${login}.${run}@example.com

工作经历
${since}.07 - 至今  ${employer}  ${job}
- 每天接待约60位客户，把平均处理时间从30分钟缩短到12分钟，客户满意度提升20%。

教育经历
${since - 4}.09 - ${since}.06  ${school}  工商管理  本科

技能：客户沟通、情绪管理、英语（六级）
`;
}

function inEnglish([name, login, job, employer, since, school]: Facts, index: number): string {
  return `${name}
${login}.${run}@example.com | +44 7700 900${String(100 + index)}

Experience
${job}, ${employer}, Jul ${since} - Present
- Serve about 60 customers a day; cut the average handling time from 30 to 12 minutes.

Education
Bachelor of Arts in Business Management, ${school}, ${since - 3} - ${since}

Skills: customer communication, calming down upset callers, English
`;
}
