const titleWords =
  /\b(?:engineer|developer|programmer|manager|director|analyst|consultant|designer|architect|specialist|coordinator|co-ordinator|assistant|associate|administrator|officer|executive|representative|accountant|auditor|bookkeeper|nurse|teacher|tutor|professor|lecturer|instructor|scientist|researcher|research fellow|fellow|technician|supervisor|lead|leader|head of|chief|president|vice president|vp|svp|evp|avp|ceo|cto|cfo|coo|cio|cmo|founder|co-founder|owner|partner|intern|internship|trainee|apprentice|editor|writer|copywriter|journalist|reporter|translator|interpreter|lawyer|attorney|solicitor|barrister|paralegal|counsel|clerk|cashier|secretary|receptionist|advisor|adviser|agent|broker|recruiter|buyer|planner|strategist|producer|operator|driver|mechanic|electrician|plumber|carpenter|welder|machinist|chef|cook|baker|barista|bartender|waiter|waitress|server|host|hostess|housekeeper|janitor|guard|captain|pilot|sergeant|physician|doctor|surgeon|dentist|pharmacist|therapist|psychologist|counselor|counsellor|caregiver|paramedic|librarian|curator|photographer|videographer|animator|illustrator|artist|musician|coach|trainer|ambassador|merchandiser|controller|treasurer|underwriter|actuary|economist|statistician|biologist|chemist|physicist|geologist|superintendent|foreman|inspector|estimator|surveyor|dispatcher|paraprofessional|para-?educator|sre|devops|dba|qa|tester|scrum master|product owner|postdoc|postdoctoral|freelancer|freelance|contractor|volunteer|member|principal|dean|registrar|warehouse associate|packer|picker|stylist|salesperson|salesman|sales|teller|co-?op|attendant|crew|worker|aide|foreman|programme manager|liaison|generalist|marketer|evangelist|moderator|examiner|investigator|adjuster|processor|handler|keeper|installer|fitter|roofer|builder|scaffolder|plasterer|gardener|groundskeeper|butcher|tailor|seamstress|hairdresser|barber|beautician|nanny|au pair|carer|midwife|optometrist|optician|dietitian|nutritionist|veterinarian|vet|radiographer|phlebotomist|page|usher|steward|stewardess|lifeguard|valet|porter|bellhop|concierge|stocker|loader|forklift driver|assembler|fabricator|setter|toolmaker|draughtsman|draftsman|draftsperson|drafter|modeller|modeler|interviewer|proofreader|columnist|correspondent|presenter|broadcaster|anchor|publicist|lobbyist|diplomat|attach[ée]|fundraiser|organi[sz]er|facilitator|mediator|caseworker|case manager|probation officer|firefighter|fireman|policeman|constable|detective|corporal|lieutenant|sergeant|petty officer|private|seaman|commander|major|colonel|owner-operator|owner|proprietor|shopkeeper|locum|registrar|resident physician|houseman|house officer|fellowship|scholar|invigilator|demonstrator|grader|tutor|mentor|head chef|sommelier|mixologist|expeditor|dishwasher|busser|sailor|deckhand|skipper|fisherman|farmer|farmhand|picker|logger|miner|driller|rigger|roughneck|blaster|controller|scheduler|expediter|purchaser|wholesaler|reseller|tradesperson|tradesman|handyman|caretaker|custodian|sacristan|pastor|priest|chaplain|imam|rabbi|minister|missionary|werkstudent|praktikant(?:in)?|sachbearbeiter(?:in)?|leiter(?:in)?|stagiaire|alternant|\w{2,}(?:ologist|ysicist|nomist|iatrist|therapist|pathologist|grapher))s?\b/iu;

const hanTitle =
  /(?:工程师|工程師|架构师|架構師|设计师|設計師|分析师|分析師|会计师|律师|老师|教师|讲师|教授|医师|药师|厨师|美容师|咨询师|培训师|评估师|造价师|监理|研究员|博士后|专员|專員|助理|经理|經理|主管|主任|总监|總監|顾问|顧問|代表|实习生|實習生|实习|组长|组員|班长|店长|店員|店员|厂长|部长|处长|科长|科员|总裁|总经理|副总|董事|董事长|合伙人|创始人|负责人|会计|會計|出纳|秘书|秘書|文员|行长|支行长|站长|院长|校长|园长|馆长|所长|台长|社长|会长|局长|县长|镇长|村长|队长|船长|机长|大副|二副|轮机长|车间主任|线长|拉长|工段长|段长|班组长|队员|士官|士兵|战士|排长|连长|营长|指导员|教导员|政委|参谋|警员|民警|辅警|协管员|消防员|飞行员|乘务员|空乘|列车员|驾驶员|船员|水手|服务生|帮厨|配菜|砧板|面点师|烘焙师|咖啡师|调酒师|理发师|美发师|摄影师|摄像|剪辑|剪辑师|化妆师|造型师|模特|演员|歌手|乐手|主持人|播音员|主播|博主|写手|作家|画师|原画|建模师|动画师|特效师|配音|校对|译员|口译|笔译|同传|交易员|研究员助理|风控|精算师|核保|理赔员?|柜员|信贷员|投资经理|基金经理|操盘手|公证员|法官|检察官|书记员|仲裁员|法务|专利代理人|专利代理师|护工|护理员|保姆|月嫂|育婴师|育婴员|养老护理员|康复师|治疗师|按摩师|推拿师|验光师|营养师|兽医|检验师|技师长|麻醉师|规培生|住院医|主治|主任医师|药剂师|保育员|幼师|托管老师|带班老师|管家|门童|礼宾|迎宾|收费员|安检员|巡检员|调度|调度员|计划员|跟单|跟单员|单证员|报关员|报检员|理货员|拣货员|打包员|分拣员|装卸工|搬运工|押运员|骑手|网约车司机|测绘员|资料员|造价员|预算员|安全员|材料员|质量员|施工员|项目负责人|包工头|木工|瓦工|油漆工|架子工|钢筋工|水电工|水暖工|学术秘书|科研助理|访问学者|博士后研究员|特聘教授|讲席教授|前台|客服|司机|护士|護士|护士长|医生|技师|技术员|技術員|技工|操作工|操作员|质检员|检验员|品管|普工|电工|助教|师傅|教员|(?<!人|党|团|会|成|学|委|社|队|动|官|演|职|雇)员|焊工|钳工|(?<!员|职|施|加|开|竣|停|手|分|化|理|军|民|义)工|车工|叉车工|仓管|仓管员|库管|采购|採購|采购员|销售|业务员|業務員|营业员|收银员|服务员|导购|店助|编辑|記者|记者|主编|策划|运营|開發|开发|测试|程序员|運維|运维|产品|行政|人事|HR|HRBP|教练|翻译|保安|保洁|快递员|配送员|领班|督导|讲解员|导游|管培生|学徒|班主任|辅导员|干事|书记|技术支持|项目管理|护师|CEO|CTO|CFO|COO|VP|DBA|PM|PMO)(?:[((][^))]{0,40}[))])?$/u;

/** Traditional characters of the words below, so that one list serves both scripts. */
const simplified = new Map(
  Array.from(
    '師师會会經经務务員员總总監监業业醫医護护學学設设計计開开發发顧顾問问長长編编輯辑記记電电機机構构銀银團团廠厂係系證证聯联財财實实習习銷销售售專专理理產产運运營营行行術术測测試试軟软體体書书處处組组課课級级幹干創创辦办負负責责劃划調调訓训檢检驗验製制廣广場场飯饭餐餐廳厅藥药險险無无華华東东貿贸國国際际臺台灣湾區区科科技技數数據据網网絡络頻频檔档質质'.replace(
      /\s/g,
      '',
    ),
  ).reduce<[string, string][]>(
    (pairs, character, i, all) => (i % 2 === 0 ? [...pairs, [character, all[i + 1] ?? character]] : pairs),
    [],
  ),
);

/** The same text in simplified characters, as far as titles and employers need it. */
export const simplify = (text: string): string =>
  Array.from(text, (character) => simplified.get(character) ?? character).join('');

/** Whether a short text reads as a job title. */
export const isTitleLike = (text: string): boolean =>
  text.length <= 90 &&
  (/\p{Script=Han}/u.test(text)
    ? hanTitle.test(simplify(text.trim()).replace(/[\d一二三四五]+名?$/u, ''))
    : titleWords.test(text));

const companyWords =
  /\b(?:inc|incorporated|llc|l\.l\.c|ltd|limited|corp|corporation|gmbh|ag|s\.?a\.?s?|plc|pty|pvt|llp|lp|co|company|companies|group|holdings?|technologies|technology|tech|solutions|systems|software|labs?|laborator(?:y|ies)|studios?|agency|consulting|consultants|consultancy|partners|associates|bank|bancorp|capital|investments?|financial|insurance|university|college|hospital|clinic|medical center|health|healthcare|school|schools|institute|academy|foundation|ministry|department of|council|museum|library|church|hotel|hotels|resort|restaurant|cafe|café|bistro|airlines|airways|logistics|motors|automotive|energy|electric|pharmaceuticals?|pharma|biotech|therapeutics|media|press|publishing|networks?|telecom|communications|international|global|enterprises?|industries|manufacturing|services|stores?|supermarket|retail|foods?|army|navy|air force|marine corps|nhs|trust|district|county|city of|state of|federal|nonprofit|association|society|union|club|brothers|sons|& co|works|works|ventures|digital|interactive|construction|builders|realty|properties|farms?|brewery|pharmacy|dental|municipality|embassy|consulate|gemeente|klinikum|krankenhaus|theatre|theater|gallery|nursery|kindergarten|bakery|winery|garage|salon|gym|cent(?:er|re)|daycare|cooperative|co-operative|charity|parish|diocese|robotics|analytics|biologics|biosciences?|aerospace|railways?|transport|shipping|freight|trucking|hospice|care home|nursing home|grill|diner|tavern|pub|inn|lodge|mart|banco|banca|banque|verlag|groupe|gruppe|grupo|observatory|outfitters|semiconductors?|hospitality|dairy|mills?|law firm|firm|office|bureau|commission|authority|federation|ymca|ywca)\b/iu;

const hanCompany =
  /(?:公司|集团|集團|银行|銀行|医院|醫院|大学|大學|学院|學院|学校|學校|中学|小学|幼儿园|研究院|研究所|事务所|事務所|设计院|中心|工作室|俱乐部|工厂|制造厂|总厂|厂|酒店|饭店|餐厅|药房|药店|超市|商场|百货|证券|保险|基金|出版社|报社|电视台|委员会|管理局|局|法院|检察院|政府|街道办|协会|基金会|合作社|门店|旗舰店|专卖店|分公司|分行|支行|事业部|科技|网络|传媒|教育|咨询|电子|汽车|建设|地产|物流|物业|餐饮|股份|有限责任|部队)(?:[((][^))]{0,30}[))])?$/u;

const knownHanCompanies =
  /^(?:腾讯|阿里巴巴|阿里云|阿里|蚂蚁|蚂蚁金服|百度|京东|字节跳动|抖音|美团|滴滴|滴滴出行|网易|华为|小米|拼多多|快手|哔哩哔哩|携程|微软|谷歌|亚马逊|苹果|联想|中兴|比亚迪|宁德时代|格力|美的|海尔|大疆|商汤|旷视|顺丰|中国移动|中国联通|中国电信|国家电网|中国石油|中国石化|富士康|海康威视|科大讯飞|新东方|好未来|普华永道|德勤|安永|毕马威|宝洁|联合利华|欧莱雅|雀巢|可口可乐|麦当劳|肯德基|星巴克|沃尔玛|宜家|贝壳|链家|同程|去哪儿|饿了么|知乎|微博|搜狐|新浪|爱奇艺|优酷|小红书|得物|理想汽车|蔚来|小鹏|特斯拉|西门子|博世|三星|索尼|松下|台积电|中芯国际|招商银行|平安|中国平安)/u;

const knownCompanies =
  /^(?:google|microsoft|apple|amazon|aws|meta|facebook|netflix|ibm|oracle|intel|nvidia|amd|cisco|dell|hp|sap|salesforce|adobe|uber|lyft|airbnb|twitter|x corp|linkedin|paypal|stripe|square|shopify|spotify|tesla|spacex|boeing|ford|toyota|honda|bmw|siemens|bosch|samsung|sony|lg|huawei|tencent|alibaba|baidu|bytedance|tiktok|jd\.com|meituan|didi|deloitte|pwc|kpmg|ey|ernst & young|accenture|mckinsey(?: & company)?|bcg|bain|goldman sachs|jpmorgan|jp morgan|morgan stanley|citi|citibank|hsbc|barclays|ubs|walmart|target|costco|starbucks|mcdonald['’]s|nike|adidas|disney|pfizer|novartis|roche|merck|gsk|astrazeneca|fedex|ups|dhl|infosys|tcs|wipro|cognizant|capgemini|hcl|flipkart|swiggy|zomato|nasa|bbc|cnn|unicef|who|atos|vodafone|tesco|marriott|hilton|kroger|walgreens|cvs)\b/iu;

const legalForms =
  /\b(?:inc|llc|ltd|corp|gmbh|plc|llp|pvt|pty|limited|corporation|incorporated|srl|s\.r\.l|s\.p\.a|spa(?=$)|kft|zrt|oy|oyj|aps|lda|ltda|d\.o\.o|d\.d|s\.r\.o|a\.s|sp\. ?z ?o\. ?o|sdn\.? bhd|bhd|jsc|ojsc|pjsc|ooo|pte|kk|k\.k|sarl|s\.à ?r\.l|sas|sasu|e\.v|ohg|bvba|gbr|mbh|se(?=$))\b\.?|\b(?:co|s\.a|n\.v|b\.v|a\/s|k\.g)\.(?:\s|,|$)|(?<=\p{L} )(?:AG|SA|NV|BV|AB|AS|KG|S\.A|N\.V|B\.V|A\/S)$/u;

/** `… GmbH`, `… S.A.`, `… Pty Ltd`: the form of the company in law, of any country. */
const hasLegalForm = (text: string): boolean =>
  legalForms.test(text) ||
  /\b(?:inc|llc|ltd|corp|gmbh|plc|llp|pvt|pty|limited|corporation|incorporated|srl|pte|sdn\.? bhd)\b/iu.test(text);

/** `分管公司条线`: what somebody did, not what they were or whom they worked for. */
export const isClause = (text: string): boolean =>
  /^(?:分管|负责(?!人)|主持(?!人)|协助|带领|参与|承担|完成|汇报|直接汇报|隶属)\p{Script=Han}{2,}/u.test(text.trim());

const titleAtEnd = new RegExp(`${titleWords.source}$`, titleWords.flags);

/** Whether an English text ends in a title: `Head Chef`, but not `Teachers Alliance`. */
export const endsInTitle = (text: string): boolean => titleAtEnd.test(text.trim());

/** `Lakeside Dental Partners`, `Penn & Cole Solicitors`: several of a trade are a firm, one is a post. */
const severalOfTrade =
  /^\p{Lu}\S*(?: (?:&|and|of|\p{Lu}\S*))* (?:Partners|Contractors|Associates|Solicitors|Barristers|Attorneys|Accountants|Consultants|Architects|Engineers|Surveyors|Advis[oe]rs|Builders|Planners|Brokers|Caterers|Movers|Painters|Plumbers|Electricians|Roofers|Landscapers|Printers|Publishers|Distributors|Manufacturers|Suppliers|Traders|Retailers|Grocers|Bakers|Jewellers|Jewelers|Opticians|Pharmacists|Dentists|Vets|Brothers|Sons)$/u;

/** How much a short text reads as an employer's name: 0 not at all, 1 by a word, 2 by a telling ending or a known name. */
export function companyScore(text: string): number {
  if (text.length > 200 || isClause(text)) return 0;
  const bare = simplify(text.trim());
  if (/\p{Script=Han}/u.test(bare)) {
    if (/(?:公司|集团|集團|银行|銀行|医院|醫院|事务所|事務所|会计师行|律师行|研究院|研究所|委员会|出版社)/u.test(bare))
      return 3;
    return knownHanCompanies.test(bare) ? 2 : hanCompany.test(bare) ? 2 : 0;
  }
  if (knownCompanies.test(bare)) return 2;
  if (hasLegalForm(bare)) return 3;
  if (
    /^(?:(?:the )?(?:office|department|ministry|bureau|city|county|state|embassy|board|university|government|house|town|village|port) of|u\.?s\.? (?:army|navy|air force|department|district court|marine corps))\s/iu.test(
      bare,
    )
  )
    return 2;
  if (severalOfTrade.test(text.trim())) return 2;
  return companyWords.test(bare) ? 1 : 0;
}

const places =
  /^(?:remote|hybrid|on-?site|usa|u\.s\.a?\.?|us|uk|u\.k\.|united states(?: of america)?|united kingdom|england|scotland|wales|ireland|northern ireland|china|p\.?r\.? china|hong kong(?: sar)?|macau|taiwan|india|canada|australia|new zealand|germany|france|spain|italy|netherlands|belgium|switzerland|austria|romania|bulgaria|hungary|czech republic|czechia|slovakia|slovenia|croatia|serbia|bosnia and herzegovina|albania|north macedonia|estonia|latvia|lithuania|belarus|moldova|luxembourg|iceland|malta|cyprus|morocco|tunisia|algeria|ethiopia|uganda|tanzania|rwanda|zambia|zimbabwe|botswana|namibia|mozambique|angola|cameroon|senegal|ivory coast|jordan|lebanon|kuwait|bahrain|oman|iran|iraq|kazakhstan|uzbekistan|armenia|azerbaijan|mongolia|myanmar|cambodia|laos|venezuela|ecuador|bolivia|uruguay|paraguay|costa rica|panama|guatemala|jamaica|trinidad and tobago|dominican republic|puerto rico|the netherlands|république tchèque|deutschland|österreich|schweiz|españa|italia|méxico|brasil|sweden|norway|denmark|finland|poland|portugal|greece|turkey|russia|ukraine|israel|egypt|nigeria|kenya|ghana|south africa|uae|united arab emirates|dubai|abu dhabi|saudi arabia|qatar|singapore|malaysia|indonesia|thailand|vietnam|philippines|japan|south korea|korea|pakistan|bangladesh|sri lanka|nepal|brazil|mexico|argentina|chile|colombia|peru|london|paris|berlin|munich|hamburg|frankfurt|madrid|barcelona|rome|milan|amsterdam|rotterdam|brussels|zurich|zürich|geneva|vienna|stockholm|oslo|copenhagen|helsinki|warsaw|prague|lisbon|athens|istanbul|moscow|kyiv|tel aviv|cairo|lagos|abuja|nairobi|accra|johannesburg|cape town|beijing|shanghai|shenzhen|guangzhou|hangzhou|nanjing|chengdu|wuhan|xi'?an|suzhou|tianjin|chongqing|tokyo|osaka|kyoto|seoul|busan|bangkok|hanoi|jakarta|manila|kuala lumpur|taipei|mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|pune|kolkata|ahmedabad|noida|gurgaon|gurugram|karachi|lahore|dhaka|colombo|sydney|melbourne|brisbane|perth|auckland|toronto|vancouver|montreal|ottawa|calgary|new york(?: city)?|nyc|los angeles|san francisco|bay area|chicago|boston|seattle|austin|dallas|houston|denver|atlanta|miami|philadelphia|phoenix|san diego|san jose|portland|detroit|minneapolis|washington,? d\.?c\.?|mountain view|palo alto|cupertino|menlo park|sunnyvale|redmond|são paulo|rio de janeiro|mexico city|buenos aires|santiago|bogotá|lima|dublin|edinburgh|glasgow|manchester|birmingham|leeds|bristol|liverpool|cambridge|oxford|cardiff|belfast|al|ak|az|ar|ca|co|ct|de|fl|ga|hi|id|il|in|ia|ks|ky|la|me|md|ma|mi|mn|ms|mo|mt|ne|nv|nh|nj|nm|ny|nc|nd|oh|ok|or|pa|ri|sc|sd|tn|tx|ut|vt|va|wa|wv|wi|wy|dc|on|bc|qc|ab|nsw|vic|qld|alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|ontario|quebec|british columbia|alberta|bavaria)(?:\s+\d{5}(?:-\d{4})?)?$/iu;

const hanPlaces =
  /^(?:中国|中國|北京|上海|天津|重庆|重慶|香港|澳门|台湾|台灣|广州|深圳|杭州|南京|苏州|成都|武汉|西安|长沙|郑州|青岛|济南|大连|沈阳|哈尔滨|长春|合肥|福州|厦门|泉州|南昌|昆明|贵阳|南宁|海口|三亚|石家庄|太原|兰州|西宁|银川|乌鲁木齐|呼和浩特|拉萨|无锡|常州|宁波|温州|嘉兴|金华|绍兴|台州|东莞|佛山|珠海|中山|惠州|汕头|徐州|南通|扬州|烟台|潍坊|洛阳|宜昌|襄阳|株洲|绵阳|唐山|保定|台北|臺北|高雄|台中|新竹|远程|居家|海外|新加坡|东京|(?:广东|江苏|浙江|山东|河南|河北|四川|湖北|湖南|福建|安徽|江西|陕西|山西|辽宁|吉林|黑龙江|云南|贵州|甘肃|青海|海南|内蒙古|广西|宁夏|新疆|西藏)省?)(?:市|省|特别行政区)?(?:[·\s/-]*\p{Script=Han}{1,6}(?:市|区|區|县|新区|镇|路|街道))*$/u;

/** Whether a whole text is a place: a town, a region or a country as they follow an employer's name. */
export const isPlace = (text: string): boolean => {
  const bare = text.trim().replace(/[.。]$/, '');
  return places.test(bare) || hanPlaces.test(bare);
};

/** Town and region together: `Austin, TX`, `Berlin, Germany`, `Springfield, Ohio 45501`. */
export function isPlacePhrase(text: string): boolean {
  // `Rovinj (Croatia)`
  const parts = text
    .replace(/^([^()]+) \(([^()]+)\)$/u, '$1, $2')
    .split(/\s*,\s*|\s+[/&]\s+/)
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  if (parts.length === 0 || parts.length > 4 || !isPlace(last)) return false;
  return parts
    .slice(0, -1)
    .every(
      (part) =>
        isPlace(part) ||
        (/^[\p{Lu}][\p{L}.'’\s-]{1,28}$/u.test(part) && companyScore(part) === 0 && !isTitleLike(part)),
    );
}
