import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { makeBombPdf, makeEncryptedPdf, makeScannedPdf } from '../../documents/testing/pdf-samples.ts';

const mebibyte = 1024 * 1024;
const docx = new Uint8Array(readFileSync(new URL('../../examples/resumes/li-na.docx', import.meta.url)));
const word = (xml: string | Uint8Array) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': typeof xml === 'string' ? strToU8(xml) : xml,
  });
const pdf = (rest: string, size = 0) => Buffer.concat([Buffer.from(`%PDF-1.7\n${rest}`), Buffer.alloc(size, 65)]);
/** An OLE container as Word makes of a document with a password. */
const protectedDocx = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(4096),
  Buffer.from('EncryptedPackage', 'utf16le'),
  Buffer.alloc(2048),
]);
const entities =
  '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';

/** What people and attackers send as a résumé: what it is, file name, bytes, the code it must be answered with. */
export const badFiles: readonly [what: string, fileName: string, bytes: Uint8Array, code: string][] = [
  ['an empty PDF', 'a.pdf', new Uint8Array(0), 'resume_empty'],
  ['an empty DOCX', 'a.docx', new Uint8Array(0), 'resume_empty'],
  ['a PDF above 20 MiB', 'a.pdf', pdf('', 21 * mebibyte), 'resume_too_large'],
  ['a DOCX above 20 MiB', 'a.docx', Buffer.concat([docx, Buffer.alloc(21 * mebibyte)]), 'resume_too_large'],
  ['an encrypted PDF', 'a.pdf', makeEncryptedPdf(), 'resume_encrypted'],
  ['a DOCX with a password', 'a.docx', protectedDocx, 'resume_encrypted'],
  ['a scanned PDF', 'a.pdf', makeScannedPdf(), 'resume_no_text'],
  ['a DOCX without text', 'a.docx', word('<w:document xmlns:w="x"><w:body/></w:document>'), 'resume_no_text'],
  ['a corrupt PDF', 'a.pdf', pdf('1 0 obj\n<< /Type /Catalog >>\nxref garbage'), 'resume_corrupt'],
  ['half a DOCX', 'a.docx', docx.slice(0, docx.length / 2), 'resume_corrupt'],
  [
    'a DOCX with flipped bits',
    'a.docx',
    docx.map((byte, at) => (at >= 100 && at % 97 === 3 ? byte ^ 0xff : byte)),
    'resume_corrupt',
  ],
  ['a DOCX of XML 5,000 deep', 'a.docx', word('<w:p>'.repeat(5000) + '</w:p>'.repeat(5000)), 'resume_corrupt'],
  ['a DOCX of entities in entities', 'a.docx', word(`${entities}<w:document>&c;&c;</w:document>`), 'resume_corrupt'],
  ['a PDF that unpacks to gigabytes', 'a.pdf', makeBombPdf(), 'resume_zip_bomb'],
  ['a DOCX that unpacks to 100 MiB', 'a.docx', word(new Uint8Array(100 * mebibyte)), 'resume_zip_bomb'],
  ['a .pdf that is a picture', 'a.pdf', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'resume_type_mismatch'],
  ['a .pdf that is a web page', 'a.pdf', Buffer.from('<html><body>Li Na</body></html>'), 'resume_type_mismatch'],
  ['a .pdf that is a DOCX', 'a.pdf', docx, 'resume_type_mismatch'],
  ['a .docx that is another archive', 'a.docx', zipSync({ 'a.txt': strToU8('hi') }), 'resume_type_mismatch'],
  ['a picture', 'a.gif', Buffer.from('GIF89a, not a résumé'), 'resume_unsupported_type'],
  [
    'bytes that are no text',
    'a.txt',
    Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)),
    'resume_encoding_unreadable',
  ],
  ['JSON that ends early', 'a.json', Buffer.from('{"basics":{"name":"Li'), 'resume_json_invalid'],
  [
    'JSON 5,000 deep',
    'a.json',
    Buffer.from(`{"basics":${'['.repeat(5000)}${']'.repeat(5000)}}`),
    'resume_json_invalid',
  ],
];
