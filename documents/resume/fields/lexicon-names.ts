/** Compound surnames of Chinese names. */
export const compoundSurnames =
  '欧阳|歐陽|太史|端木|上官|司马|司馬|东方|東方|独孤|獨孤|南宫|南宮|万俟|闻人|夏侯|诸葛|諸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|公孫|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|子车|亓官|司寇|巫马|公西|颛孙|壤驷|公良|漆雕|乐正|宰父|谷梁|拓跋|夹谷|轩辕|令狐|段干|百里|呼延|东郭|南门|羊舌|微生|公户|公玉|公仪|梁丘|公仲|公上|公门|公山|公坚|左丘|公伯|西门|公祖|第五|公乘|贯丘|公皙|南荣|东里|东宫|仲长|子书|子桑|即墨|达奚|褚师|完颜|纳兰|叶赫|爱新觉罗';

/** Single-character surnames, simplified and traditional. */
export const surnames = new Set(
  '凤湛裘杭嵇滑羿钭厉宿郦郤殳乜蒯诸贲酆宣郁亓晋岐撖操栗檀战粟缑肇腾萨蒿谌豆辜忽忻柘柏税泮源漆潭牟玄么辕喇蒲敖郗芮糜巴班伊暴戎韶怀邰索莘劳扶宰雍浦农茹宦鱼庾暨衡弘禄利厍訾阚毋巢权逯桓帅亢况苌尧禹危仝仉禤区闭王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺肖闫付佘邝麦骆尚米步戈公茅晁狄卿沃隆师缪干牧容幸苍隗麻丰郗印鹿展支昝管粟别阙那空寇弓荀羊於惠汲邴储堵逄竹国占冒钮刑候昌鄂召宓於代初寿战鄞扈富夔璩濮居束贡终聊晁勾融冶东殴蔚越夹双党翟贵养阴鬱苏佴伯赏南宫墨哈谯笪年爱佟言福张張劉陳楊黃趙吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾譚鄒陸邱龍萬錢湯喬賀賴龔龐蘭顏嚴溫蘆韋畢聶叢焦莊塗時關費紀項陽衛單寧閔強華車邊饒鄔宮來簡婁蓋黨連欒計竇遲鞏練樂應銀習藺閆鄺麥駱師繆蒼豐儲鈕濮貢終東雙貴陰愛',
);

/** Han words of two to four characters that start a résumé and are no names, though a surname's character may start them. */
export const notHanNames =
  /族$|简历|簡歷|履历|履歷|求职|求職|应聘|應聘|意向|岗位|职位|姓名|性别|性別|年龄|年齡|学历|學歷|电话|電話|邮箱|手机|地址|籍贯|民族|汉族|政治|面貌|党员|团员|群众|已婚|未婚|婚姻|工程|经理|主管|总监|专员|助理|顾问|开发|设计|运营|会计|教师|老师|医生|护士|文员|销售|教育|经历|经验|技能|证书|评价|公司|集团|大学|学院|学校|中学|高中|本科|硕士|博士|大专|专科|专业|北京|上海|天津|重庆|广东|广州|深圳|江苏|江西|安徽|安庆|成都|武汉|杭州|南京|西安|苏州|常州|温州|宁波|金华|石家庄|郑州|台北|香港|澳门|黄冈|黄山|洪山|罗湖|龙岗|龙华|宝安|白云|福田|南山|海淀|朝阳|高新|高级|资深|计算|信息|基本|个人|资料|联系|方式|工作|年限|华为|华东|华南|华北|全职|兼职|和平|文化|程度|时间|封面|目录|成员|成都|康复|应届|万元|年限|毕业|常用|明确|关于|^于$|在职|离职|男|女性|能力|管理|施工|安全|马上|随时|到岗|单身|代表|候选|产品|项目|前端|后端|测试|财务|行政|人事|法务|市场|客服|采购|物流|司机|厨师|程序|架构|数据|分析|算法|金融|保险|银行|证券|物业|房产|石油|机械|电子|电气|自动化|化工|汽车|连锁|时尚|广告|计划|方案|文案|文档|水平|英语|日语/u;

/** English words that a line with a person's name does not hold. */
export const notNameWords = new Set(
  `resume résumé cv curriculum vitae vita profile summary objective contact address phone email mobile tel page confidential
  engineer engineering developer development manager management director analyst analysis consultant designer design architect specialist
  coordinator assistant associate administrator officer executive representative accountant accounting nurse teacher professor student
  lecturer scientist researcher technician supervisor lead leader head chief president vp intern trainee graduate undergraduate candidate
  sales marketing product project program software hardware data machine learning systems system network security cloud web mobile full stack
  front end back frontend backend fullstack devops qa quality test testing business finance financial human resources hr operations
  customer service support senior junior principal staff experienced professional certified licensed registered skills education
  experience employment history work university college school institute academy company inc llc ltd corp corporation group technologies
  bachelor master doctor science arts degree street st. road rd avenue ave lane drive boulevard blvd suite apt apartment floor city state
  country usa uk china india canada australia germany france the and for with of in at to from years year date birth nationality gender
  male female single married available references english chinese mandarin spanish writer editor lawyer attorney paralegal mechanic driver
  chef cook electrician plumber carpenter welder pharmacist physician surgeon therapist clerk cashier secretary receptionist linkedin github
  information technology personal details name title position department application applicant cover letter portfolio website number location
  north south east west new san los angeles york francisco london paris berlin beijing shanghai california texas florida washington
  i am my me a an is was`.split(/\s+/),
);
