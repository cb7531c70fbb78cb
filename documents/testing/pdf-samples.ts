import { zlibSync } from 'fflate';

/** A line of a hand-made PDF; `x` and `y` in points from the lower left of an A4 page. */
export interface PdfLine {
  x: number;
  y: number;
  text: string;
  size?: number;
  /** Operators before the text, such as `3 Tr` or `1 1 1 rg`; they end with the line. */
  before?: string;
}

const hexOf = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');

/** Puts numbered objects and the cross-reference table together. */
function assemble(objects: readonly string[]): Uint8Array {
  let body = '%PDF-1.5\n';
  const offsets = objects.map((object, i) => {
    const offset = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  body += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(body);
}

/** A PDF in a Chinese font that is named but not embedded, as older word processors make them; it is read by a CMap alone. */
export function makeChinesePdf(pages: readonly PdfLine[][]): Uint8Array {
  const kids = pages.map((_, i) => `${6 + i * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 [500] 2 95 500 814 [500]] >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  pages.forEach((lines, i) => {
    const content = lines
      .map(
        ({ x, y, text, size = 10, before = '' }) =>
          `q ${before} BT /F1 ${size} Tf ${x} ${y} Td <${hexOf(text)}> Tj ET Q`,
      )
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + i * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  });
  return assemble(objects);
}

/** A PDF of one page without any text, as a scanner makes it. */
export const makeScannedPdf = (): Uint8Array =>
  assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>',
    '<< /Length 20 >>\nstream\n0 0 500 700 re f    \nendstream',
  ]);

/** A PDF behind a user password (standard security handler, revision 2); only its dictionary is real, which is all a reader looks at first. */
export const makeEncryptedPdf = (): Uint8Array => {
  const text = new TextDecoder().decode(makeScannedPdf());
  const zeros = '00'.repeat(32);
  return new TextEncoder().encode(
    text.replace(
      '/Root 1 0 R',
      `/Root 1 0 R /ID [<00112233> <00112233>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${zeros}> /U <${zeros}> >>`,
    ),
  );
};

/** A PDF of about a kilobyte whose page unpacks, twice, to 2.5 GiB. */
export function makeBombPdf(): Uint8Array {
  const inner = zlibSync(new Uint8Array(64 * 1024 * 1024), { level: 9 });
  const outer = zlibSync(inner, { level: 9 });
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents [${'4 0 R '.repeat(40)}] >>`,
    `<< /Length ${outer.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${Buffer.from(outer).toString('latin1')}\nendstream`,
  ];
  return assembleLatin1(objects);
}

const assembleLatin1 = (objects: readonly string[]): Uint8Array => {
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('');
  return new Uint8Array(
    Buffer.from(`%PDF-1.5\n${body}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n%%EOF\n`, 'latin1'),
  );
};

/** Sets rows on a page from the top, 18 points apart; a row is pairs of x and text. */
const setRows = (rows: readonly (readonly [number, string][])[], top = 800): PdfLine[] =>
  rows.flatMap((row, i) => row.map(([x, text]) => ({ x, y: top - i * 18, text })));

/** One column over two pages, employer, post and dates on one line. */
export const makeChineseOnePage = (): Uint8Array =>
  makeChinesePdf([
    [
      { x: 40, y: 800, text: '林晓雯', size: 22 },
      ...setRows(
        [
          [[40, '女 | 29岁 | 现居杭州 | 138-5718-8001 | linxw@mail.example.cn']],
          [[40, '求职意向:高级产品经理 | 期望城市:杭州']],
          [[40, '教育背景']],
          [
            [40, '浙江大学'],
            [230, '计算机科学与技术 | 硕士'],
            [440, '2017.09 - 2020.06'],
          ],
          [
            [40, '合肥工业大学'],
            [230, '软件工程 | 本科'],
            [440, '2013.09 - 2017.06'],
          ],
          [[40, '工作经历']],
          [
            [40, '杭州网易云音乐科技有限公司'],
            [230, '高级产品经理'],
            [440, '2022.04 - 至今'],
          ],
          [[52, '• 负责会员增长方向,年度付费会员提升23%。']],
          [[52, '• 牵头搭建A/B实验平台,覆盖12条业务线。']],
          [
            [40, '北京字节跳动科技有限公司'],
            [230, '产品经理'],
            [440, '2020.07 - 2022.03'],
          ],
          [[52, '• 负责搜索结果页改版,点击率提升8.5%。']],
        ],
        770,
      ),
    ],
    setRows([
      [[40, '专业技能']],
      [[40, 'Axure、SQL、Python、数据分析、用户调研']],
      [[40, '证书']],
      [[40, 'CET-6、PMP']],
      [[40, '自我评价']],
      [[40, '5年以上互联网产品经验,擅长从数据中发现问题;曾在2019年组织校园黑客松。']],
    ]),
  ]);

/** Two columns whose lines stand on different heights. */
export const makeChineseSidebar = (): Uint8Array => {
  const left = [
    '机械工程师',
    '联系方式',
    '电话:(+86)159 0000 1234',
    'ouyangzy@corp.example.com',
    '现居地:江苏省苏州市',
    '技能特长',
    'SolidWorks',
    'AutoCAD',
    'ANSYS',
    '公差分析',
    '语言能力',
    '英语六级 CET-6',
  ];
  const right = [
    '工作经验',
    '2018年3月-至今 博世汽车部件(苏州)有限公司',
    '职位:结构工程师',
    '主要职责:负责转向系统壳体的结构设计与验证;主导降本项目3项。',
    '2014年7月-2018年2月 苏州汇川技术有限公司',
    '职位:助理机械工程师',
    '主要职责:伺服电机结构件设计。',
    '教育经历',
    '2010年9月-2014年6月 江南大学 机械设计制造及其自动化 本科',
    '项目经验',
    '2020年5月-2021年8月 第三代转向壳体平台化',
    '将7种壳体归并为2种平台,模具投入减少40%。',
  ];
  return makeChinesePdf([
    [
      { x: 30, y: 790, text: '欧阳志远', size: 20 },
      ...left.map((text, i) => ({ x: 30, y: 766 - i * 17, text })),
      ...right.map((text, i) => ({ x: 220, y: 790 - i * 19, text })),
    ],
  ]);
};
