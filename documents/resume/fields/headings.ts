import { companyScore, isTitleLike } from './lexicon-work.ts';

/** What a section of a résumé is about. */
export type SectionKind =
  | 'personal'
  | 'summary'
  | 'objective'
  | 'education'
  | 'experience'
  | 'volunteer'
  | 'projects'
  | 'skills'
  | 'certificates'
  | 'awards'
  | 'languages'
  | 'references'
  | 'other';

const modifiers =
  'relevant|related|job|selected|professional|work|working|employment|career|industry|other|additional|further|previous|prior|key|core|recent|full-time|part-time|paid|practical|technical|technology|academic|educational|formal|personal|research|teaching|clinical|nursing|legal|management|leadership|military|internship|business|corporate|it|software|computer|main|major|primary|my|general|post-secondary|continuing|honors|current|latest|present|past|earlier|early|selected|digital|soft|hard|transferable|medical|residency|postgraduate|postdoctoral|professional\\s+and';

const english = (body: string): RegExp => new RegExp(`^(?:(?:${modifiers})(?:\\s+(?:and\\s+|& )?|/))*(?:${body})$`);

const englishHeadings: readonly (readonly [SectionKind, RegExp])[] = [
  ['experience', /^(?:employment|work|career|job|professional|industry)(?: (?:and|&) \w+)? background$/],
  [
    'volunteer',
    /^(?:(?:community|leadership|volunteer|voluntary|volunteering|campus|on|extracurricular|extra-curricular|extra curricular|co-curricular|co curricular|social|student|university|positions of)(?:\s+|\/|$))+(?:and\s+)?(?:experiences?|work|service|involvement|activit(?:y|ies)|engagement|leadership|roles?|organi[sz]ations?|responsibilit(?:y|ies)|volunteering)?(?:\s*(?:&|and)\s*(?:community\s+)?(?:service|involvement|activities|leadership|interests|volunteering))?$/,
  ],
  [
    'education',
    english(
      'education|educational background|academic background|background|academic history|qualifications?|details of education|(?:educational|academic|scholastic) (?:details|records?|profile|particulars|achievements?|attainments?)|tertiary education|university education|academia|qualification details|education(?:al)? (?:and|&) (?:training|qualifications?|certifications?|credentials|certificates|licen[cs]es)|education(?:al)? qualifications?|education history|academics|studies|study|degrees|academic credentials|education background|where i(?:[^a-z]ve| have)? (?:studied|learned|learnt|went to school)|schooling|training and education|schools?|education\\s*/\\s*training',
    ),
  ],
  [
    'experience',
    english(
      '(?:retail|sales|engineering|project|construction|hospitality|aviation|flying|flight|consulting|design|editorial|finance|banking) (?:career|experience|employment|work)|experiences?|employment|work|history|employment record|background and experience|positions?(?: held)?|appointments|internships?(?: experiences?)?|employment experiences?|jobs|roles|career|career path|career (?:timeline|chronology|details|development|journey)|professional journey|chronology|employers?|engagements|engagement history|employment (?:details|chronology|and experience)|work (?:timeline|details)|experience (?:details|record)|career (?:contour|graph|record|span)|(?:employment|experience) background|organi[sz]ational experience|placements?|industrial training|traineeships?|posts held|assignments|consulting engagements|career summary and experience|career progression|experience (?:and|&) (?:employment|achievements|leadership|internships?)|career highlights and experience|work (?:and|&) (?:internship|leadership|volunteer) experience|where i(?:[^a-z]ve| have)? worked|what i(?:[^a-z]ve| have) done',
    ),
  ],
  [
    'projects',
    english(
      '(?:client |selected |academic |key |major )?projects?(?: experience| highlights| details| summary| profile| portfolio| history|s? (?:handled|undertaken|completed|executed|done|worked on))?|portfolio|open[- ]source(?: projects| contributions)?|side projects',
    ),
  ],
  [
    'certificates',
    english(
      'certifications?|certificates?|licen[sc]es?|credentials|(?:certifications?|certificates|licen[sc]es|licensure|accreditations?|training)\\s*(?:,|and|&|/|\\|)\\s*(?:certifications?|certificates|licen[sc]es|licensure|training|courses|accreditations?|awards|memberships?|registrations?)|licensure|accreditations?|professional development|courses(?: (?:and|&) certifications?)?|training',
    ),
  ],
  [
    'skills',
    english(
      'skills?|competenc(?:y|ies)|skills? (?:summary|set|sets|highlights|overview|profile|and tools)|skillset|expertise|areas? of (?:expertise|knowledge|strength)|technologies|tools(?: and technologies)?|tech stack|stack|proficienc(?:y|ies)|strengths|capabilities|toolbox|programming(?: languages| skills)?|skills?\\s*(?:,|and|&|/)\\s*(?:competenc(?:y|ies)|expertise|abilities|tools|technologies|interests|languages|knowledge|certifications?|strengths)|abilities|software|computer literacy|qualifications and skills',
    ),
  ],
  ['languages', english('languages?(?: skills| proficiency)?|linguistic skills')],
  [
    'awards',
    english(
      'awards?|honou?rs?|achievements?|accomplishments?|(?:honou?rs?|awards?|achievements|scholarships)\\s*(?:,|and|&|/)\\s*(?:awards?|honou?rs?|achievements|scholarships|recognition|activities|distinctions)|scholarships|recognition|distinctions',
    ),
  ],
  [
    'summary',
    english(
      'summary|profile|about|about me|overview|bio|biography|introduction|statement|summary of qualifications|qualifications summary|executive summary|highlights(?: of qualifications)?|career summary|experience summary|summary of experience|profile summary|who i am|skills summary and profile|in brief|professional statement|background summary|synopsis|career (?:synopsis|snapshot|overview)|professional synopsis',
    ),
  ],
  [
    'objective',
    english(
      'objectives?|career (?:goal|objective|aim)s?|goals?|target position|position sought|desired position|target role',
    ),
  ],
  [
    'references',
    english('(?:character |professional )?references?|referees?|references available upon request|recommendations?'),
  ],
  [
    'personal',
    english(
      'details|information|info|data|contact|contacts|contact (?:details|information|info|me)|particulars|bio data|biodata|dossier|memoranda|get in touch|personalia|coordinates|address',
    ),
  ],
  [
    'other',
    english(
      'publications?|patents?|books?|book chapters?|articles|(?:invited|conference|keynote|public)?\\s*(?:talks|lectures|presentations|papers|speaking(?: engagements)?|seminars)|seminars|workshops|(?:conferences|talks|seminars|publications|presentations)\\s*(?:,|and|&)\\s*(?:conferences|talks|workshops|seminars|presentations|papers|posters)|editorial (?:work|boards?)|(?:peer )?review(?:ing|er)? (?:work|activities)|grants(?: (?:and|&) (?:funding|fellowships|awards))?|funding|fellowships|research interests|areas of interest|personal interests|exhibitions|performances|productions|press|media|media appearances|test scores|standardi[sz]ed tests|service|committees?|supervision|students supervised|professional (?:memberships?|affiliations?|service|activities)|security clearance|travel|mobility|hobbies and activities|hobbies|hobbies (?:and|&) interests|interests (?:and|&) hobbies|interests|other interests|interests (?:and|&) activities|activities|activities (?:and|&) interests|memberships?|affiliations?|associations|conferences?|presentations?|talks|coursework|courses|relevant coursework|military service|miscellaneous|other|additional|extracurriculars?|thesis|publications (?:and|&) (?:talks|presentations|patents)|availability|declaration|driving licen[cs]e|salary|notice period|work authori[sz]ation|visa status',
    ),
  ],
];

/** Headings that mean something else behind a modifier: `Paid social` is a skill. */
const bareOthers = /^(?:links|social|socials|social media|online)$/;

const chineseHeadings: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'education',
    /^(?:教育|学习|學習|求学|上学|念书|读书|就学|受教育|学历|學歷|最高学历及教育|教育与培训|教育及培训|主要学习|全日制教育|学业|学术|进修|深造|在校教育|高等教育|教育及学习|教育与学习)(?:背景|经历|經歷|经验|情况|信息|简历|简况|履历|历程|概况|程度及经历|背景及经历|及培训经历|与培训经历)$|^(?:教育|学历|學歷|学历学位|教育程度|学历教育|教育\/培训|院校信息|就读院校)$/,
  ],
  [
    'experience',
    /^(?:主要|个人|過往|过往|近期)?(?:工作|职业|職業|任职|任職|从业|從業|就业|实习|實習|职场|工作与实习|工作及实习|实习与工作|实习\/工作|工作\/实习|工作实践|任教|执教|教学|教书|授课|代课|带教|行医|从医|护理|从警|从军|军旅|部队|服役|服兵役|当兵|创业|经商|务工|打工|驾驶|全职|兼职|全职工作|兼职工作|海外工作|国内工作|过往|社会工作|工作与项目|工作及项目|工作项目|工作实习|实习实践|实习及实践|实习与实践|实践与实习|工作与职业|受雇|聘任|岗位|临床工作|教学工作|从教|执业|服务)(?:经历|經歷|经验|經驗|履历|履歷|背景|简历|简况|简史|历程|轨迹|生涯|情况|概况|信息|明细|一览|记录|经历描述|经历简述|经历概述|经历与成果|经历及成果|经历及业绩)$|^(?:历任职务|任职单位|工作与任职|主要任职|在职经历|服役情况|工作实习|工作|实习|实践实习|实习与工作|职业|经历|工作实习经历|实习工作经历|工作经历与业绩)$/,
  ],
  [
    'volunteer',
    /^(?:志愿|志願|公益|校园|校园及社会|社团|社團|学生|在校|校内|课外|社会|学生干部|学生会|干部|班级|团学|党团|组织|学生工作|社会实践|校内实践|实践)(?:者)?(?:及)?(?:社团|组织)?(?:服务|服務|活动|活動|实践|實踐|工作|干部|任职)?(?:经历|經歷|经验|活动|职务|情况|表现|与活动|履历|任职)$|^(?:社会实践|社会活动|校园活动|在校职务|学生工作|学生干部|校园实践|校内工作|社团工作|社团活动|志愿服务|志愿活动|志愿者|公益活动|在校经历|在校表现|校内任职|担任职务)$/,
  ],
  [
    'projects',
    /^(?:主要|个人|代表|核心|重点|部分|主持|承担|参与|主持及参与|主持与参与|在研|承接)?(?:科研|教学|纵向|横向|教改|研究)?(?:项目|項目|专案|專案|科研|作品|课题|研究)(?:经历|經歷|经验|經驗|介绍|案例|展示|成果|背景|业绩|情况|集)?$/,
  ],
  [
    'certificates',
    /^(?:资格|資格|职业资格|专业|技能|职业|相关|个人|培训|英语及|所获|持有)?(?:证书|證書|证照|證照|执照|資格證|资格证|资格证书|专业资格|职称|认证|認證|资格|证书及荣誉|证书及培训|证书与培训|证书\/资格|培训经历|培训经验|培训情况|证书情况|职称证书|资质证书|资格与证书|执业资质|执业资格|从业资格)$|^(?:培训|职业培训|职业资格)$/,
  ],
  [
    'skills',
    /^(?:专业|專業|个人|核心|职业|IT|it|计算机|電腦|电脑|主要|相关|技术|技術|综合|办公|工作|岗位|软件|其他|其它)?(?:技能|技能特长|特长|專長|专长|能力|技术栈|技術棧|优势技能|技能优势|技能清单|技能标签|技能与特长|技能及特长|技能\/特长|技能专长|技能证书|技能掌握|掌握技能|能力评价|能力特长|技能水平|技能描述|技能和工具|职能|技能栈)$|^(?:擅长领域|熟悉软件|技术能力|计算机水平|爱好特长)$/,
  ],
  ['languages', /^(?:语言|語言|外语|外語)(?:能力|技能|水平|情况)?$/],
  [
    'awards',
    /^(?:获奖|獲獎|荣誉|榮譽|奖励|奖项|所获荣誉|所获奖励|个人荣誉|主要荣誉|奖惩|荣誉奖项|获奖荣誉|荣誉与奖项|工作业绩|主要业绩|业绩)(?:经历|情况|信息|及证书|与证书|证书|奖励|奖项|荣誉|成果)?$|^(?:荣誉证书|奖项荣誉|获奖证书)$/,
  ],
  [
    'summary',
    /^(?:自我|个人|自身|職業|职业|本人|综合)(?:评价|評價|介绍|介紹|简介|簡介|总结|概述|描述|概况|陈述|鉴定|优势|亮点|概要|评述|综述|自述|摘要)$|^(?:关于我|簡介|简介|自述|自传|自傳|职业概述|优势亮点|求职优势)$/,
  ],
  [
    'objective',
    /^(?:求职|求職|应聘|應聘|期望|职业|目标|意向)(?:意向|目标|目標|岗位|职位|職位|工作|意愿|规划|期望|信息)$/,
  ],
  ['references', /^(?:推荐人|证明人|證明人|推薦人|背调联系人)(?:信息)?$/],
  [
    'personal',
    /^(?:个人|個人|基本|联系|聯絡|聯繫|基础|本人|求职者|候选人)(?:信息|資料|资料|情况|方式|概况|基本信息|基本情况|资料表|資訊|信息表|简况)$|^(?:联系我|联系方式|个人基本信息)$/,
  ],
  [
    'other',
    /^(?:兴趣|興趣|业余|个人)?(?:爱好|愛好|兴趣爱好|兴趣)$|^(?:其他|其它|其他信息|附加信息|备注|論文|论文|论文发表|发表论文|学术成果|论文及专利|论文与专利|专利|出版物|家庭成员|家庭情况|家庭成员及主要社会关系|主要社会关系|家庭主要成员|主修课程|主要课程|薪资要求|政治面貌|附件|声明|学术论文|代表论文|代表性论文|主要论文|发表论著|论著|著作|学术会议|学术兼职|学术服务|学术报告|学术交流|学术活动|会议报告|邀请报告|讲座|教学课程|授课情况|研究方向|研究兴趣|社会兼职|社会关系|离职原因|到岗时间|薪资期望|期望薪资|婚姻状况|健康状况|作品链接|附录|补充信息|补充说明|其他说明|其他情况|备注信息)$/,
  ],
];

/** Takes away what templates put around a heading: marks, numbering, brackets, colons and letter-spacing. */
function bareHeading(text: string): string {
  let bare = text
    .replace(/[\p{Extended_Pictographic}\ufe0f]/gu, ' ')
    .replace(/\s*\([^()\d]{1,20}\)\s*[::]?\s*$/u, '')
    .replace(/^[\s\p{P}\p{S}\ue000-\uf8ff]+|[\s\p{P}\p{S}\ue000-\uf8ff]+$/gu, '')
    .replace(/^(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2}|[IVX]{1,4}|[A-H])\s*[、.)::)]\s*/u, '')
    // 工作经历一, 工作经历二: a form numbers its blocks.
    .replace(/(?<=经历|經歷|经验|背景)\s*[(]?[一二三四五六七八九1-9][)]?$/u, '')
    .trim();
  // Kerned pairs stay together between letters that stand apart: `E D U C AT I O N`.
  if (/^(?:\p{L} ){3,}\p{L}$/u.test(bare) || isLoose(bare)) bare = bare.replace(/ /g, '');
  else if (/^(?:\p{Lu} +){2,}\p{Lu}$/u.test(bare)) bare = bare.replace(/ (?! )/g, '');
  return bare;
}

const isLoose = (text: string): boolean =>
  /^(?:\p{Lu}{1,3} ){3,}\p{Lu}{1,3}$/u.test(text) &&
  (text.match(/(?<=^| )\p{Lu}(?= |$)/gu)?.length ?? 0) >= text.split(' ').length * 0.6;

function classifyBare(bare: string): SectionKind | undefined {
  if (/\p{Script=Han}/u.test(bare)) {
    const chinese = bare.replace(/\s+/g, '').replace(/和|与|&/g, '与');
    for (const [kind, pattern] of chineseHeadings) {
      if (pattern.test(chinese) || pattern.test(chinese.replace(/与/g, ''))) return kind;
    }
    return undefined;
  }
  const words = bare
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ ?\/ ?/g, '/')
    .replace(/ (?:to date|so far|in brief|at a glance)$/, '');
  for (const [kind, pattern] of englishHeadings) if (pattern.test(words)) return kind;
  if (bareOthers.test(words)) return 'other';
  return undefined;
}

const tellingWords: readonly (readonly [SectionKind, RegExp])[] = [
  ['volunteer', /\b(?:volunteer\w*|extra-?curricular|community)\b/iu],
  ['experience', /\b(?:employment|experiences?|work history|career history|internships?)\b/iu],
  ['education', /\b(?:education|educational|academic qualifications?)\b/iu],
  ['skills', /\b(?:skills|competenc(?:y|ies))\b/iu],
  ['certificates', /\b(?:certifications?|certificates|licensure)\b/iu],
];

/** A short line in capitals, or with every word capitalised, that names its section in a way of its own: `Where I gained experience`. */
function classifyByWord(bare: string, text: string): SectionKind | undefined {
  const words = bare.split(/\s+/);
  const isShouted = bare === bare.toUpperCase();
  if (words.length > (isShouted ? 6 : 4) || /[\d.,;!?()@\t|]/.test(text.trim()) || /\p{Script=Han}/u.test(bare))
    return undefined;
  if (!isShouted && !words.every((word) => /^(?:\p{Lu}|(?:and|of|in|the|&)$)/u.test(word))) return undefined;
  if (
    isTitleLike(bare) ||
    companyScore(bare) > 1 ||
    /\b(?:visa|year|years|degree|bachelor|master|diploma|college|university|school|hospital|cent(?:er|re)|church|library|trust|council|association|institute|academy|foundation|bank|clinic)\b/iu.test(
      bare,
    )
  )
    return undefined;
  return tellingWords.find(([, pattern]) => pattern.test(bare))?.[0];
}

/** `ABOUTME`: what is left of two letter-spaced words whose gap is lost. */
function classifyRunTogether(bare: string): SectionKind | undefined {
  for (let i = 2; i < bare.length - 1; i++) {
    const kind = classifyBare(`${bare.slice(0, i)} ${bare.slice(i)}`);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** `Skills & Certificates`, `技能与证书`: each part a heading; the first decides. */
function classifyCompound(bare: string): SectionKind | undefined {
  const parts = bare
    .split(/\s*(?:&|,|\/|\+|、|\band\b)\s*|(?<=\p{Script=Han})[与及和](?=\p{Script=Han})/iu)
    .filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 4) return undefined;
  const kinds = parts.map(classifyBare);
  if (!kinds.every((kind) => kind !== undefined)) return undefined;
  return kinds.includes('experience') && !kinds.includes('education') ? 'experience' : kinds[0];
}

/** The kind of section that a whole line, or table cell, heads; undefined for a line that is no heading. */
export function classifyHeading(text: string): SectionKind | undefined {
  if (text.length > 80) return undefined;
  const bare = bareHeading(text);
  if (bare.length < 2 || bare.length > 60) return undefined;
  const whole = classifyBare(bare) ?? classifyCompound(bare);
  if (whole !== undefined) return whole;
  if (/^\p{Lu}{6,30}$/u.test(bare) && /\p{Lu} \p{Lu} \p{Lu}(?: |$)/u.test(text)) return classifyRunTogether(bare);
  const worded = classifyByWord(bare, text);
  if (worded !== undefined) return worded;
  // Where headings stand in such brackets, each of them ends the section before it, whatever it is about.
  if (/^\s*【\s*[\p{Script=Han}、与及和/ ]{2,14}】\s*$/u.test(text) && companyScore(bare) === 0 && !isTitleLike(bare))
    return 'other';
  // Headings in two languages: 教育背景 Education, EDUCATION / 教育背景.
  const han = bare.match(/[\p{Script=Han}与&]+/gu)?.join('') ?? '';
  const latin = bare.replace(/[\p{Script=Han}]+/gu, ' ').replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '');
  if (han !== '' && latin !== '' && /^[A-Za-z &/]+$/.test(latin)) {
    const kind = classifyBare(han);
    if (kind !== undefined && (latin.length < 4 || classifyBare(latin) !== undefined || /^[A-Z &/]+$/.test(latin)))
      return kind;
  }
  return undefined;
}
