import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, expect, it } from 'vitest';
import { checkAttachment } from './check-attachment.ts';

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const docx = (extra: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w:document/>'), ...extra });
const pdf = (body: string): Uint8Array => Buffer.from(`%PDF-1.7\n${body}\n%%EOF`, 'latin1');
const packed = (body: string): Uint8Array =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj<</Filter/FlateDecode>>stream\n'),
    deflateSync(Buffer.from(body)),
    Buffer.from('\nendstream endobj'),
  ]);
const png = Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1');
/** A client that stops half-way must not keep the test alive. */
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

it.each([
  ['a.pdf', pdf('1 0 obj<</Type/Catalog>>endobj'), 'pdf'],
  ['a.PNG', png, 'png'],
  ['a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'jpeg'],
  ['a.webp', Buffer.from('RIFF0000WEBPVP8 '), 'webp'],
  ['a.docx', docx(), 'docx'],
])('takes %s', async (fileName, bytes, kind) => {
  await expect(checkAttachment({ bytes, fileName })).resolves.toMatchObject({ kind });
});

it.each([
  ['empty.pdf', new Uint8Array(0), 'attachment_type_unsupported'],
  ['text.pdf', Buffer.from('hello'), 'attachment_type_unsupported'],
  ['png.pdf', png, 'attachment_type_unsupported'],
  ['noextension', png, 'attachment_type_unsupported'],
  ['zip.docx', zipSync({ 'a.txt': strToU8('a') }), 'attachment_type_unsupported'],
  ['eicar.txt', Buffer.from(eicar), 'attachment_infected'],
  ['leading.png', Buffer.concat([png, Buffer.from(`xx${eicar}`)]), 'attachment_infected'],
  ['member.docx', docx({ 'word/media/a.bin': strToU8(`..${eicar}`) }), 'attachment_infected'],
  ['nested.docx', docx({ 'a.zip': zipSync({ b: strToU8(eicar) }) }), 'attachment_infected'],
  ['stream.pdf', packed(eicar), 'attachment_infected'],
  ['macro.docm', docx({ 'word/vbaProject.bin': strToU8('x') }), 'attachment_unsafe'],
  ['bomb.docx', docx({ 'word/big.xml': new Uint8Array(40 * 1024 * 1024) }), 'attachment_unsafe'],
  ['damaged.docx', Buffer.from('PK\x03\x04xxxx'), 'attachment_unsafe'],
  ['js.pdf', pdf('<</S/JavaScript/JS(app.alert(1))>>'), 'attachment_unsafe'],
  ['hex.pdf', pdf('<</S/J#61vaScript>>'), 'attachment_unsafe'],
  ['launch.pdf', pdf('<</S/Launch/F(cmd.exe)>>'), 'attachment_unsafe'],
  ['packed.pdf', packed('<</S/Launch>>'), 'attachment_unsafe'],
  ['encrypted.pdf', pdf('trailer<</Encrypt 5 0 R>>'), 'attachment_unsafe'],
])('refuses %s', async (fileName, bytes, code) => {
  await expect(checkAttachment({ bytes, fileName })).rejects.toMatchObject({ code });
});

it('refuses what is too large', async () => {
  await expect(checkAttachment({ bytes: png, fileName: 'a.png' }, { maxBytes: 4 })).rejects.toMatchObject({
    code: 'attachment_too_large',
  });
});

async function clamd(answer: (bytes: Buffer) => string | null): Promise<string> {
  const server = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      got = Buffer.concat([got, part]);
      if (!got.toString('latin1').startsWith('zINSTREAM\0')) return;
      let at = 10;
      const chunks: Buffer[] = [];
      while (at + 4 <= got.length) {
        const length = got.readUInt32BE(at);
        if (length === 0) {
          const words = answer(Buffer.concat(chunks));
          return void (words === null ? socket.destroy() : socket.end(`${words}\0`));
        }
        if (at + 4 + length > got.length) return;
        chunks.push(got.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closing.push(() => server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('asks a clamd where one is named: whole bytes, and no answer is no pass', async () => {
  const bytes = Buffer.concat([png, Buffer.alloc(200_000, 7)]);
  const file = { bytes, fileName: 'a.png' };
  const clean = await clamd((got) => (got.equals(bytes) ? 'stream: OK' : 'stream: Cut FOUND'));
  await expect(checkAttachment(file, { clamdAddress: clean })).resolves.toMatchObject({ kind: 'png' });
  const found = await clamd(() => 'stream: Win.Test FOUND');
  await expect(checkAttachment(file, { clamdAddress: found })).rejects.toMatchObject({ code: 'attachment_infected' });
  for (const words of ['INSTREAM size limit exceeded. ERROR', null]) {
    const broken = await clamd(() => words);
    await expect(checkAttachment(file, { clamdAddress: broken })).rejects.toMatchObject({
      code: 'attachment_scan_failed',
    });
  }
});
