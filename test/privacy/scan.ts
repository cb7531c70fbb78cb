import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Where a marked string was found. */
export type Finding = { place: string; mark: string };

/** The ways a text may lie in a file: as it is, in UTF-16, in base64 at each of its three alignments, escaped as JSON. */
function formsOf(mark: string): Buffer[] {
  const plain = Buffer.from(mark, 'utf8');
  const shifted = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64');
    // The first and last characters depend on what stands beside the text.
    return Buffer.from(encoded.slice(shift === 0 ? 0 : shift + 1, -4));
  });
  const escaped = JSON.stringify(mark)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [plain, Buffer.from(mark, 'utf16le'), ...shifted, Buffer.from(escaped)].filter((form) => form.length >= 6);
}

/** Looks for every mark in every file below the folders and in the texts. */
export function findMarks(
  marks: readonly string[],
  places: { files: readonly string[]; texts: Record<string, string> },
): Finding[] {
  const forms = marks.map((mark) => ({ mark, bytes: formsOf(mark) }));
  const contents: [string, Buffer][] = [
    ...places.files.flatMap(listFiles).map((file): [string, Buffer] => [path.basename(file), readFileSync(file)]),
    ...Object.entries(places.texts).map(([name, text]): [string, Buffer] => [name, Buffer.from(text)]),
  ];
  return contents.flatMap(([place, content]) =>
    forms.filter(({ bytes }) => bytes.some((b) => content.includes(b))).map(({ mark }) => ({ place, mark })),
  );
}

function listFiles(place: string): string[] {
  if (!statSync(place, { throwIfNoEntry: false })) return [];
  return statSync(place).isDirectory()
    ? readdirSync(place).flatMap((name) => listFiles(path.join(place, name)))
    : [place];
}
