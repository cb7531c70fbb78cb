import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** All words of a PDF without white space: lines break where the paper is narrow. */
export async function readPdfText(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  let text = '';
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  await task.destroy();
  return text.replace(/\s+/g, '');
}
