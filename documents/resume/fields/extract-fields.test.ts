import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../formats/clean-text.ts';
import { extractFields } from './extract-fields.ts';
import type { Field } from '../resume-types.ts';

const now = '2026-11-22';
const read = (text: string): ReturnType<typeof extractFields> => extractFields({ text }, now);

/** Text without what normalisation may change: case, spaces, marks. */
const bare = (text: string): string => text.toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '');

const words = [
  'Jane Doe', '王小明', '姓名:', 'Name:', 'Experience', '工作经历', 'Education', '教育背景', 'Skills', '专业技能', 'Google', 'Acme Ltd', '腾讯科技有限公司', 'Software Engineer', '产品经理',
  '2019.03-2021.06', 'Mar 2019 – Present', '2018年9月至今', '2015', '13800138000', '(503) 555-0142', 'a.b@c.example', '北京大学', 'University of Leeds', '本科', 'Ph.D.', 'Master of Science', '- ', '• ', '\t', ' | ', ', ', '\n', '\n\n', ':', '(', ')', '110105199005123813', '证书', 'PMP', '地址:', 'Berlin, Germany', '8 years of experience', '至今', 'Present', '🚀', 'שלום',
]; // prettier-ignore

describe('extracting fields', () => {
  it('never throws and never gives a value that is not in the text', () => {
    const mixed = fc.array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...words) },
        fc.string({ maxLength: 12 }),
        fc.string({ unit: 'grapheme', maxLength: 8 }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(mixed, (parts) => {
        const text = cleanText(parts.join(''));
        const fields = read(text);
        const all = bare(text);
        const digits = text.replace(/\D/g, '');
        const texts = [
          // `Doe, Jane` is given as `Jane Doe`: its words are in the text, not the whole.
          ...(fields.formattedName.value ?? '').split(' '),
          fields.location.value ?? '',
          fields.nationalId.value ?? '',
          ...(fields.emails.value ?? []),
          ...(fields.skills.value ?? []),
          ...(fields.certificates.value ?? []),
          ...(fields.employers.value ?? []).flatMap((employer) => [employer.name, employer.title ?? '']),
          ...(fields.schools.value ?? []).map((school) => school.name),
        ];
        for (const value of texts) expect(all).toContain(bare(value));
        for (const phone of fields.phones.value ?? []) expect(digits).toContain(phone.slice(-7));
        for (const field of Object.values(fields) as Field<unknown>[]) {
          if (field.value === null) expect(field.reason).toBeDefined();
          else expect(field.evidence.length).toBeGreaterThan(0);
          for (const evidence of field.evidence)
            expect(text.slice(evidence.offset).startsWith(evidence.text)).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('is quick on text made to be slow', () => {
    const hostile = [
      ' '.repeat(200_000) + 'x',
      'a@'.repeat(100_000),
      '1 '.repeat(100_000),
      '('.repeat(100_000),
      'Experience\n' + '2019-'.repeat(50_000),
      '姓名:'.repeat(50_000),
      'A '.repeat(100_000),
      '\t'.repeat(100_000) + 'a',
      'Skills\n' + 'x,'.repeat(100_000),
      '-'.repeat(200_000),
      'Jan '.repeat(60_000),
      '在'.repeat(100_000),
    ];
    for (const text of hostile) {
      const started = performance.now();
      read(cleanText(text));
      expect(performance.now() - started, JSON.stringify(text.slice(0, 30))).toBeLessThan(5_000);
    }
  });

  it.each([
    ['2019.03-2021.06', 28],
    ['2019年3月-2021年6月', 28],
    ['2019年3月至2021年6月', 28],
    ['2019/03~2021/06', 28],
    ['Mar 2019 – Jun 2021', 28],
    ['03/2019 - 06/2021', 28],
    ['March 2019 to June 2021', 28],
    ['2019-03-01 至 2021-06-30', 28],
    ['2018 – 2021', 36],
    ['2025年12月至今', 12],
    ['Dec 2025 – Present', 12],
    ['since Dec 2025', 12],
    ["Mar '19 – Jun '21", 28],
    ['Mar – Jun 2021', 4],
    ['Mar 19 - Jun 21', 28],
    ['Mar-2019 to Jun-2021', 28],
    ['Mar/2019 – Jun/2021', 28],
    ['201903-202106', 28],
    ['2019.03～2021.06', 28],
    ['2019年3月——2021年6月', 28],
    ['2019.03-2021', 28],
    ['2018-2021', 36],
    ['2018/2021', 36],
    ['2025年12月起', 12],
  ])('reads %s as %d months', (dates, months) => {
    const { employers } = read(`Work Experience\nSoftware Engineer, Acme Ltd\t${dates}\n- did things`);
    expect(employers.value?.[0]).toMatchObject({ name: 'Acme Ltd', title: 'Software Engineer', months });
  });

  it('reads a national number by the country of the e-mail address', () => {
    const phones = (text: string): string[] | null => read(text).phones.value;
    expect(phones('Thandiwe Mokoena\nCell: 082 555 0146\nthandiwe@post.example.co.za')).toEqual(['+27825550146']);
    // An ending that anybody may have names no country.
    expect(phones('Jane Doe\nCell: 415 555 2671\njane@doe.io')).toEqual(['+14155552671']);
  });

  it('reads a number alone beside the e-mail address, wherever that stands', () => {
    const filler = Array.from({ length: 20 }, () => 'Trained new agents in booking').join('\n');
    const text = `Ada Obi\nExperience\n${filler}\nKapolei, HI 96707\n(808) 555-0144\nada.obi@mail.example.com`;
    expect(read(text).phones.value).toEqual(['+18085550144']);
  });

  it.each([
    ['2020年春-2021年底', 22],
    ['2020年初至2020年末', 12],
  ])('reads %s as %d months', (dates, months) => {
    const { employers } = read(`工作经历\n${dates}\t上海远景科技有限公司\t销售经理`);
    expect(employers.value?.[0]).toMatchObject({ name: '上海远景科技有限公司', months });
  });

  it('keeps a project with dates apart from the job it was part of', () => {
    const { employers } = read(
      '工作经历\n2014年1月-至今\t埃森咨询有限公司\t合伙人\n• 某自贸区产业研究（2018年1月-2018年12月）\n2010年8月-2013年12月\t社会科学研究院\t助理研究员',
    );
    expect(employers.value?.map(({ name }) => name)).toEqual(['埃森咨询有限公司', '社会科学研究院']);
  });

  it('parts an employer and a post without anything between, and keeps partners together', () => {
    expect(read('工作经历\n2012.08-2018.05\t田阳县那满镇人民政府科员').employers.value).toMatchObject([
      { name: '田阳县那满镇人民政府', title: '科员' },
    ]);
    expect(
      read('Experience\nWhitlock, Barnes & Stone LLP\tBoston, MA\nAssociate\t2010 – 2015').employers.value,
    ).toMatchObject([{ name: 'Whitlock, Barnes & Stone LLP', title: 'Associate' }]);
  });

  it('passes over what forms put between the employer and the post', () => {
    const { employers } = read(
      'Work Experience\nTidewater Consulting Group\n02/2012 - 02/2015\nSalary: 51,000.00 USD Per Year\nHours per week: 40\nResearch Associate',
    );
    expect(employers.value).toMatchObject([{ name: 'Tidewater Consulting Group', title: 'Research Associate' }]);
  });

  it('reads full-width punctuation like ASCII, and gives values as they are written', () => {
    const fields = read(
      '姓名：王芳\n\n工作经历：\n2015.03－2021.06　上海远景（中国）科技有限公司　销售经理\n\n教育背景：\n2009-2013 复旦大学 本科\n证书：会计从业资格证',
    );
    expect(fields.employers.value).toMatchObject([
      { name: '上海远景（中国）科技有限公司', title: '销售经理', months: 76 },
    ]);
    expect(fields.schools.value).toEqual([{ name: '复旦大学', degree: 'bachelor', startOn: '2009', endOn: '2013' }]);
    expect(fields.certificates.value).toEqual(['会计从业资格证']);
  });

  it('reads several posts below the whole time with one employer', () => {
    const { employers, totalYears } = read(
      '工作经历\n甲乙集团有限公司  2014年5月 — 2024年4月\n人力资源总监（2019年1月 — 2024年4月）\n- 统管\n人力资源经理（2014年5月 — 2018年12月）',
    );
    expect(employers.value?.map(({ name, title }) => [name, title])).toEqual([
      ['甲乙集团有限公司', '人力资源总监'],
      ['甲乙集团有限公司', '人力资源经理'],
    ]);
    expect(totalYears.value).toBe(10);
  });

  it('takes a break that is explained for no employer, and employers without dates for employers', () => {
    const { employers, totalYears } = read(
      '工作经历\n2019/03-2021/06 市第三人民医院 护士\n(2017/09-2019/02 因生育在家)\n2013/07-2017/08 省人民医院 护士',
    );
    expect(employers.value?.map(({ name }) => name)).toEqual(['市第三人民医院', '省人民医院']);
    expect(totalYears.value).toBe(6.5);
    const undated = read('Work History\nBaptist Health, Miami, FL\nPublix Super Markets, Hialeah, FL');
    expect(undated.employers.value).toEqual([{ name: 'Baptist Health' }, { name: 'Publix Super Markets' }]);
    expect(undated.totalYears.value).toBeNull();
  });

  it('counts months of employments side by side once', () => {
    const { totalYears } = read(
      '工作经历\n2015.01-2019.12 甲乙科技有限公司 工程师\n2018.01-2020.12 丙丁网络有限公司 顾问',
    );
    expect(totalYears.value).toBe(6);
  });

  it('counts no gap between employments', () => {
    const { totalYears } = read(
      'Experience\nNurse, City Hospital\t01/2010 - 12/2011\nNurse, Lake Clinic\t01/2020 - 12/2020',
    );
    expect(totalYears.value).toBe(3);
  });

  it('takes the stated years where there are no dates, and says so where both differ', () => {
    expect(read('Jane Doe\nEngineer with 8 years of experience').totalYears.value).toBe(8);
    expect(read('姓名:王五\n工作年限:5年').totalYears.value).toBe(5);
    expect(read('我有十二年工作经验').totalYears.value).toBe(12);
    const both = read('10 years of experience\nExperience\nChef, Grand Hotel\t01/2020 - 12/2022');
    expect(both.totalYears.value).toBe(3);
    expect(both.totalYears.reason).toContain('10');
  });

  it.each([
    ['Education\nPh.D. in Physics, MIT, 2015 – 2019\nB.S. Physics, MIT, 2011 – 2015', 'doctor'],
    ['Education\nMBA, INSEAD, 2015', 'master'],
    ['教育经历\n2015.09-2019.06 北京大学 法学 本科', 'bachelor'],
    ['学历:大专', 'associate'],
    ['Education\nHigh School Diploma, Central High School, 2012', 'secondary'],
    [
      'Education\nMaster of Science, ETH Zürich, 2025 – 2027 (expected)\nBachelor of Science, ETH Zürich, 2022 – 2025',
      'bachelor',
    ],
    [
      'Education\nBachelor of Arts, University of Ghana, did not graduate\nAssociate of Arts, Accra College, 2010',
      'associate',
    ],
    ['Education\nUniversity of Cape Town\nBA', 'bachelor'],
    ['Education\nAssociate\nMiami Dade College, 2010', 'associate'],
    ['教育经历\n2010-2014 复旦大学 理学博士（导师：王明 教授）', 'doctor'],
    ['学历：本科在读', 'bachelor'],
    ['学历：本科肄业', null],
    ['Experience\nScrum Master, Acme Ltd, 2019 – 2020', null],
    ['Experience\nAssociate Director, Acme Ltd, 2019 – 2020', null],
    ['工作经历\n2015.09-2019.06 某大学 教师 指导硕士生导师工作', null],
  ])('finds the highest finished degree of %j', (text, degree) => {
    expect(read(text).highestDegree.value).toBe(degree);
  });

  it.each([
    ['姓 名:诸葛 亮', '诸葛亮'],
    ['姓名\t张伟\t性别\t男', '张伟'],
    ['李娜 | 前端工程师 | 5年经验', '李娜'],
    ['个人简历\n王芳\n女 28岁', '王芳'],
    ['Curriculum Vitae of Anna-Maria de Souza', 'Anna-Maria de Souza'],
    ["RESUME\nSEÁN O'BRIEN\nsean@post.example", "Seán O'Brien"],
    ['Resume - John Smith', 'John Smith'],
    ['Dr. Maya Patel, PhD\nData Scientist', 'Maya Patel'],
    ['J O H N  S M I T H\njs@post.example', null],
    ['个人简历\n求职意向:产品经理', null],
    ['Senior Software Engineer\nSan Francisco, CA', null],
    ['工作经历\n北京某某公司', null],
    ['姓名：王芳\n电话：13812348001', '王芳'],
    ["Personal Details\nFather's Name: Ramesh Kumar\nDate of Birth: 02-11-2004", null],
    ['阿依古丽·买买提\n性别：女', '阿依古丽·买买提'],
    ['于洋\n13812348001', '于洋'],
    ['王小二（男，28岁）', '王小二'],
    ['张三—产品经理', '张三'],
    ['Wang, Fang\nfang@post.example', 'Fang Wang'],
    ['Name: Wang, Fang', 'Fang Wang'],
    ['Fang WANG\nfang@post.example', 'Fang Wang'],
    ['John Smith, PhD, PMP\njs@post.example', 'John Smith'],
    ['John Smith MEng CEng\njs@post.example', 'John Smith'],
    ['ROBERT J. McALLISTER, PMP\nrj@post.example', 'Robert J. McAllister'],
    ['Prof. Dr. Hans Müller\nhm@post.example', 'Hans Müller'],
  ])('finds the name in %j', (text, name) => {
    expect(read(text).formattedName.value).toBe(name);
  });

  it.each([
    ['手机:138 0013 8000', '+8613800138000'],
    ['电话:+86-138-0013-8000', '+8613800138000'],
    ['电话:010-62751234,姓名王五,住在北京市', '+861062751234'],
    ['Phone: (415) 555-2671', '+14155552671'],
    ['Tel: +44 (0)20 7946 0958', '+442079460958'],
    ['London, UK\nMobile: 07911 123456', '+447911123456'],
    ['手机:13800138000', '+8613800138000'],
    ['期望薪资：20000-25000元/月\n手机：13800138000', '+8613800138000'],
    ['手机：13800138000\n家庭成员\n李明 父亲 13900139000', '+8613800138000'],
    ['姓名：王芳\n住址：杭州市西湖区\nTel：（0571）8888 8888', '+8657188888888'],
    ['(138)12348001', '+8613812348001'],
    ['86-138-1234-8001', '+8613812348001'],
  ])('reads the phone in %j', (text, phone) => {
    expect(read(text).phones.value).toEqual([phone]);
  });

  it('takes no dates, ID numbers and referees for phones', () => {
    const text =
      'Jane Doe\n2019.03 - 2021.06\n身份证号:110105199005123813\nReferences\nBob, +44 7911 123456, bob@x.example';
    expect(read(text).phones.value).toBeNull();
    expect(read(text).emails.value).toBeNull();
    expect(read(text).nationalId.value).toBe('110105199005123813');
  });

  it('says that an ID number has a wrong checksum', () => {
    expect(read('身份证号:110105199005123814').nationalId).toMatchObject({
      value: null,
      reason: expect.stringContaining('checksum') as string,
    });
  });

  it.each([
    ['扎西·次仁（藏族）', '姓名：扎西·次仁（藏族）\n电话：13800138000'],
    ['宋雨桐', '个人信息\n宋雨桐 / 女 / 1996.12 / 江苏南京'],
    ['KATHERINE A. WHITFIELD, MBA, CPSM', 'KATHERINE A. WHITFIELD, MBA, CPSM\nChicago, Illinois'],
    ['CALLUM MACLEOD', 'CALLUM MACLEOD\nEdinburgh EH1'],
  ])('reads the name alone out of %s', (line, text) => {
    const names: Record<string, string> = {
      '扎西·次仁（藏族）': '扎西·次仁',
      'KATHERINE A. WHITFIELD, MBA, CPSM': 'Katherine A. Whitfield',
      'CALLUM MACLEOD': 'Callum MacLeod',
    };
    expect(read(text).formattedName.value).toBe(names[line] ?? line);
  });

  it('counts posts among students as no employment', () => {
    const text =
      '实习经历\n2025.07-2025.09 招商银行南京分行 实习生\n学生工作\n2023.09-2024.06 校学生会 部长\n工作经历\n2022.09-2023.06 院学生会 干事';
    expect(read(text).employers.value?.map(({ name }) => name)).toEqual(['招商银行南京分行']);
    expect(read(text).totalYears.value).toBe(0.3);
  });

  it('reads ranges with a long dash and behind numbering', () => {
    const text =
      '工作情况\n1. 2020年5月～2022年4月 北京中科曙光信息技术有限公司 工程师\n职业经历\n2022.05——2026.10\n南京艺龙文化传播有限公司 | 策展人';
    expect(read(text).totalYears.value).toBe(6.5);
    expect(read(text).employers.value).toHaveLength(2);
  });

  it('gives a table whose heading stands beside its rows to that heading', () => {
    const text =
      '姓名\t邓伟\n时间\t学校\t专业\t学历\n2011.09-2014.06\t湖南大学\t电力\t硕士\n教育经历\t2007.09-2011.06\t长沙理工大学\t电气\t本科\n时间\t单位\t岗位\n工作经历\t2014.07-2017.04\t特变电工有限公司\t工程师';
    expect(read(text).schools.value?.map(({ name }) => name)).toEqual(['湖南大学', '长沙理工大学']);
    expect(read(text).employers.value?.map(({ name }) => name)).toEqual(['特变电工有限公司']);
  });

  it.each([
    ['教育背景\n2022.09-2026.06 南京财经大学（211） 金融学 本科', ['南京财经大学']],
    ['教育背景\n2012-2016 中国石油大学（北京） 本科', ['中国石油大学（北京）']],
    [
      'Education\nBolsa Grande High School, Garden Grove, CA\nHigh School Diploma, June 2022',
      ['Bolsa Grande High School'],
    ],
    [
      "Jane Doe\nI hold a Bachelor's degree in Business from the American University of Sharjah.",
      ['American University of Sharjah'],
    ],
    [
      'Education\nBA History, Yale University, 2012\nInvited Talks\nColumbia University, March 2023',
      ['Yale University'],
    ],
  ])('names each school once and without remarks in %j', (text, schools) => {
    expect(read(text).schools.value?.map(({ name }) => name)).toEqual(schools);
  });

  it('keeps the field of a post with the post', () => {
    const text =
      'Experience\nABBOTT LABORATORIES, Abbott Park, IL\t2010 – Present\nVice President, Global Supply Chain (2018 – Present)\nDirector, Procurement (2010 – 2018)';
    expect(read(text).employers.value?.map(({ name, title }) => [name, title])).toEqual([
      ['ABBOTT LABORATORIES', 'Vice President, Global Supply Chain'],
      ['ABBOTT LABORATORIES', 'Director, Procurement'],
    ]);
  });
});
