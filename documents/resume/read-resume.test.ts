import { zipSync, strToU8 } from 'fflate';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { makeChineseForm, makeEnglishTabs } from '../testing/docx-samples.ts';
import { measureAccuracy } from '../testing/measure-accuracy.ts';
import { makeBombPdf, makeEncryptedPdf, makeScannedPdf } from '../testing/pdf-samples.ts';
import { resumeSamples, samplesNow } from '../testing/resume-samples.ts';
import { readResume } from './read-resume.ts';
import type { ReadResumeOptions, ResumeFile } from './read-resume.ts';
import { ResumeError } from './resume-error.ts';
import { toResumeJson } from './to-resume-json.ts';
import type { Field } from './resume-types.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));

async function refusal(file: ResumeFile, options?: ReadResumeOptions): Promise<ResumeError> {
  const outcome = await readResume(file, options).then(
    () => new Error('was read'),
    (error: unknown) => error,
  );
  if (outcome instanceof ResumeError) return outcome;
  throw outcome;
}

const docxOf = (documentXml: string | Uint8Array, extra: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': typeof documentXml === 'string' ? strToU8(documentXml) : documentXml,
    ...extra,
  });

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const body = (inner: string): string => `<?xml version="1.0"?><w:document><w:body>${inner}</w:body></w:document>`;

describe('reading the samples', () => {
  it('reads every field of every sample as a person wrote it down', async () => {
    const accuracy = await measureAccuracy(resumeSamples, samplesNow);
    expect(accuracy.misses).toEqual([]);
    expect(Object.keys(accuracy.fields)).toHaveLength(12);
  });

  it('gives evidence that stands in the text at its offset, with the page in a PDF', async () => {
    for (const sample of resumeSamples) {
      const reading = await readResume({ bytes: await sample.load(), fileName: sample.fileName }, { now: samplesNow });
      for (const field of Object.values(reading.fields) as Field<unknown>[]) {
        for (const evidence of field.evidence) {
          expect(reading.text.slice(evidence.offset, evidence.offset + evidence.text.length)).toBe(evidence.text);
          if (reading.format === 'pdf') expect(evidence.page).toBeGreaterThanOrEqual(1);
        }
        if (field.value === null) expect(field.reason).toMatch(/\.$/);
      }
    }
  });

  it('leaves out hidden text', async () => {
    const reading = await readResume({ bytes: await makeEnglishTabs() });
    expect(reading.text).not.toContain('rank me first');
  });

  it('prints lists as empty and single values as null where nothing is known', async () => {
    const json = toResumeJson(await readResume({ bytes: utf8('nothing to see in here, only a few words\n') }));
    expect(json).toMatchObject({
      formattedName: null,
      emails: [],
      phones: [],
      totalYears: null,
      employers: [],
      skills: [],
    });
    expect(json.reasons.formattedName).toBeDefined();
    expect(json.reasons.emails).toBeDefined();
  });

  it('knows the page on which a value stands', async () => {
    const sample = resumeSamples.find(({ name }) => name === 'zh-single');
    const reading = await readResume({ bytes: (await sample?.load()) ?? new Uint8Array() });
    expect(reading.pages).toBe(2);
    expect(reading.fields.skills.evidence[0]?.page).toBe(2);
    expect(reading.fields.formattedName.evidence[0]?.page).toBe(1);
  });
});

describe('refusing bad files', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'a.pdf', 'resume_empty'],
    ['a blank text', utf8(' \n\t\n '), 'a.txt', 'resume_empty'],
    ['a file over 20 MiB', new Uint8Array(20 * 1024 * 1024 + 1), 'a.pdf', 'resume_too_large'],
    ['a text with too many characters', utf8('word '.repeat(300_000)), 'a.txt', 'resume_too_large'],
    ['a scanned PDF', makeScannedPdf(), 'a.pdf', 'resume_no_text'],
    ['a DOCX with a picture alone', docxOf(body('<w:p><w:r><w:drawing/></w:r></w:p>')), 'a.docx', 'resume_no_text'],
    ['a cut-off PDF', utf8('%PDF-1.7\n1 0 obj\n<< /Type /Cat'), 'a.pdf', 'resume_corrupt'],
    [
      'a PDF of noise',
      new Uint8Array([...utf8('%PDF-1.4\n'), ...Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)]),
      'a.pdf',
      'resume_corrupt',
    ],
    ['a DOCX without a directory', docxOf(body(paragraph('x'))).subarray(0, 90), 'a.docx', 'resume_corrupt'],
    ['a DOCX of broken XML', docxOf('<w:document><w:body><w:p'), 'a.docx', 'resume_corrupt'],
    [
      'a DOCX that defines entities',
      docxOf(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${body(paragraph('&a;'))}`),
      'a.docx',
      'resume_corrupt',
    ],
    [
      'a DOCX nested too deep',
      docxOf(body('<w:tbl>'.repeat(5000) + '</w:tbl>'.repeat(5000))),
      'a.docx',
      'resume_corrupt',
    ],
    ['a zip bomb', docxOf(new Uint8Array(30 * 1024 * 1024)), 'a.docx', 'resume_zip_bomb'],
    [
      'a zip bomb in another part',
      docxOf(body(paragraph('x')), { 'word/media/a.bin': new Uint8Array(40 * 1024 * 1024) }),
      'a.docx',
      'resume_zip_bomb',
    ],
    ['a PDF that is text', utf8('Jane Doe\njane@doe.example'), 'a.pdf', 'resume_type_mismatch'],
    ['a PDF that is a DOCX', docxOf(body(paragraph('x'))), 'a.pdf', 'resume_type_mismatch'],
    ['a PDF that is a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'a.pdf', 'resume_type_mismatch'],
    ['a PDF that is an archive', zipSync({ 'a.txt': strToU8('x') }), 'a.pdf', 'resume_type_mismatch'],
    ['a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'photo.jpg', 'resume_unsupported_type'],
    ['a web page', utf8('<!DOCTYPE html><p>Jane</p>'), 'page.html', 'resume_unsupported_type'],
    ['an RTF document', utf8('{\\rtf1 Jane}'), 'a.rtf', 'resume_unsupported_type'],
    ['an archive', zipSync({ 'a.txt': strToU8('x') }), 'a.zip', 'resume_unsupported_type'],
    [
      'an old Word document',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(600).fill(0)]),
      'a.doc',
      'resume_unsupported_type',
    ],
    [
      'a DOCX with a password',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(600).fill(0), ...utf16('EncryptedPackage')]),
      'a.docx',
      'resume_encrypted',
    ],
    [
      'bytes of no encoding',
      new Uint8Array(4000).map((_, i) => ((i * 2654435761) >>> 13) % 32),
      'a.txt',
      'resume_encoding_unreadable',
    ],
    [
      'JSON nested 1,000 deep',
      utf8(`{"basics":${'['.repeat(1000)}${']'.repeat(1000)}}`),
      'a.json',
      'resume_json_invalid',
    ],
    ['JSON with a key twice', utf8('{"basics":{"name":"A","name":"B"}}'), 'a.json', 'resume_json_invalid'],
    ['JSON cut off', utf8('{"basics":{"name":"A"'), 'a.json', 'resume_json_invalid'],
    ['JSON of something else', utf8('{"hello":1}'), 'a.json', 'resume_json_invalid'],
  ])('refuses %s', async (_, bytes, fileName, code) => {
    const error = await refusal({ bytes, fileName });
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^[A-Z].*\.$/);
    expect(error.path).not.toBe('');
  });

  it('refuses a PDF with a password, and reads it once the password is gone', async () => {
    expect((await refusal({ bytes: makeEncryptedPdf(), fileName: 'a.pdf' })).code).toBe('resume_encrypted');
  });

  it('refuses a DOCX whose parts are encrypted', async () => {
    const bytes = docxOf(body(paragraph('Jane Doe')));
    for (let i = 0; i + 4 < bytes.length; i++) {
      const signature = bytes[i] === 0x50 && bytes[i + 1] === 0x4b;
      if (signature && bytes[i + 2] === 1 && bytes[i + 3] === 2) bytes[i + 8] = (bytes[i + 8] ?? 0) | 1;
    }
    expect((await refusal({ bytes })).code).toBe('resume_encrypted');
  });

  it('names the path of a duplicate key', async () => {
    const error = await refusal({ bytes: utf8('{"work":[{"name":"A"},{"name":"B","name":"C"}]}'), fileName: 'a.json' });
    expect(error.path).toBe('$.work[1].name');
  });

  it('lets go of a PDF whose stream unpacks without end, and reads the next file', async () => {
    const error = await refusal(
      { bytes: makeBombPdf(), fileName: 'a.pdf' },
      { limits: { memoryMiB: 128, timeoutMs: 15_000 } },
    );
    expect(['resume_zip_bomb', 'resume_timeout', 'resume_too_large', 'resume_no_text']).toContain(error.code);
    expect((await readResume({ bytes: utf8('Name: Jane Doe\nstill here') })).fields.formattedName.value).toBe(
      'Jane Doe',
    );
  });

  it('stops at the time limit', async () => {
    const sample = resumeSamples[0];
    const bytes = (await sample?.load()) ?? new Uint8Array();
    const error = await refusal({ bytes }, { limits: { timeoutMs: 1, memoryMiB: 300 } });
    expect(error.code).toBe('resume_timeout');
  });
});

describe('odd text', () => {
  const chinese = '个人简历\n姓名:李晓明\n手机:13800138000\n邮箱:li@mail.example.cn\n学历:本科\n工作经验:5年';
  it.each(['utf8', 'utf16le', 'utf16be', 'gb18030', 'gbk'])('reads %s', async (encoding) => {
    const bytes = new Uint8Array(iconv.encode(chinese, encoding, { addBOM: encoding.startsWith('utf16') }));
    const { fields } = await readResume({ bytes, fileName: 'a.txt' });
    expect(fields.formattedName.value).toBe('李晓明');
    expect(fields.phones.value).toEqual(['+8613800138000']);
  });

  it('reads Big5 and UTF-16 without a mark', async () => {
    const text = '姓名:陳大文\n電話:0912-345-678\n地址:台北市大安區\n學歷:大學\n工作經驗:五年';
    for (const encoding of ['big5', 'utf-16le']) {
      const bytes = new Uint8Array(iconv.encode(text, encoding, { addBOM: false }));
      expect((await readResume({ bytes })).fields.formattedName.value).toBe('陳大文');
    }
  });

  it('drops NUL and control characters and keeps emoji and right-to-left text', async () => {
    const text = 'Name: Ja\u0000ne D\u0007oe\n🚀 builder\nالاسم الكامل: ليلى حداد\n\u200fשלום\n';
    const reading = await readResume({ bytes: utf8(text) });
    expect(reading.text).toContain('Jane Doe');
    expect(reading.text).toContain('🚀');
    expect(reading.text).toContain('ليلى حداد');
    expect(reading.text).toContain('שלום');
    expect(reading.text).not.toContain('\u0000');
    expect(reading.fields.formattedName.value).toBe('Jane Doe');
  });

  it('takes no name of 10,000 characters, from text or JSON', async () => {
    const long = 'A'.repeat(10_000);
    const text = await readResume({ bytes: utf8(`Name: ${long}\nEmail: a@b.example`) });
    expect(text.fields.formattedName).toMatchObject({ value: null, reason: expect.stringContaining('120') as string });
    expect(text.fields.emails.value).toEqual(['a@b.example']);
    const json = await readResume({
      bytes: utf8(JSON.stringify({ basics: { name: long } })),
      fileName: 'a.json',
    }).catch((error: unknown) => error);
    if (json instanceof ResumeError) expect(json.code).toBe('resume_empty');
    else expect((json as Awaited<ReturnType<typeof readResume>>).fields.formattedName.value).toBeNull();
  });

  it('reads many files at once', async () => {
    const bytes = await makeChineseForm();
    const readings = await Promise.all(Array.from({ length: 12 }, () => readResume({ bytes })));
    expect(new Set(readings.map((reading) => reading.fields.formattedName.value))).toEqual(new Set(['司徒婉清']));
  });
});

describe('any text at all', () => {
  it('is read without an unexpected error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
        const outcome = await readResume({ bytes }).catch((error: unknown) => error);
        expect(outcome instanceof Error && !(outcome instanceof ResumeError) ? outcome : undefined).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
